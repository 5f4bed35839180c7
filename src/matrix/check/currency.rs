//! Facts in a currency that they name. Pure.

use super::fact::Declared;
use crate::base::currency::is_code;
use crate::diagnostic::Diagnostic;
use crate::matrix::foreign::{Conversion, Foreign, Rate, conversion};
use crate::matrix::kind::amount::currency_of;
use crate::matrix::{Criterion, Fact, FactValue};
use crate::source::Spanned;

/// Returns a fact in the currency that it names. `None` if that is wrong.
///
/// Reports `invalid-currency` and `missing-rate`.
pub(super) fn apply(
    mut fact: Fact,
    code: &Spanned<String>,
    (criterion, declared): (&Criterion, &Declared<'_, '_>),
    found: &mut Vec<Diagnostic>,
) -> Option<Fact> {
    let currency = match Currency::named(code, criterion, declared.rates) {
        Ok(currency) => currency,
        Err(wrong) => {
            found.push(wrong);
            return None;
        }
    };
    fact.value = currency.of(fact.value);
    if let Some(taken) = fact.from_file.as_mut().and_then(|from_file| from_file.taken.as_mut()) {
        let spread = taken.spread.take();
        taken.spread = spread.map(|(least, most)| (currency.of(least), currency.of(most)));
    }
    let has_rate = fact.value.foreign().is_none_or(|foreign| foreign.conversion.is_some());
    if !has_rate && !declared.lacks_rate {
        let Currency { code: from, own, .. } = currency;
        found.push(Diagnostic::missing_rate(code.span, &criterion.id, from, own));
    }
    Some(fact)
}

/// The currency that a fact names.
struct Currency<'c> {
    code: &'c str,
    /// That of the criterion
    own: &'c str,
    conversion: Option<Conversion>,
}

impl<'c> Currency<'c> {
    fn named(
        code: &'c Spanned<String>,
        criterion: &'c Criterion,
        rates: &[Rate],
    ) -> Result<Currency<'c>, Diagnostic> {
        if !is_code(&code.value) {
            return Err(Diagnostic::invalid_currency(code.span, "currency", &code.value));
        }
        let own = criterion.unit.as_deref().filter(|_| criterion.kind.is_price());
        let Some(own) = own.and_then(currency_of) else {
            return Err(Diagnostic::no_currency(code.span, &criterion.id, &code.value));
        };
        let conversion = conversion(rates, &code.value, own);
        Ok(Currency { code: &code.value, own, conversion })
    }

    /// Returns a value that is stated in the currency.
    fn of(&self, value: FactValue) -> FactValue {
        // Nothing, no limit and what is not known are the same in every currency.
        let is_same = self.own == self.code
            || !value.is_known()
            || value.extent().is_some_and(|of| of.at.is_infinite() || of.number() == Some(0.0));
        if is_same {
            return value;
        }
        let (currency, conversion) = (self.code.into(), self.conversion);
        FactValue::Foreign(Box::new(Foreign { currency, amount: value, conversion }))
    }
}
