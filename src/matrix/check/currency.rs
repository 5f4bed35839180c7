//! Facts in a currency that they name. Pure.

use crate::base::currency::{is_code, of_unit};
use crate::diagnostic::Diagnostic;
use crate::matrix::foreign::{Conversion, Foreign, Rate, conversion};
use crate::matrix::{Criterion, Fact, FactValue};
use crate::source::Spanned;

/// The rates that facts are converted by.
#[derive(Clone, Copy)]
pub(super) struct Rates<'m> {
    pub(super) all: &'m [Rate],
    /// Whether a rate is left out because of a mistake in it
    pub(super) lack_one: bool,
}

/// Returns a fact in the currency that it names. `None` if that is wrong.
///
/// Reports `invalid-currency` and `missing-rate`.
pub(super) fn apply(
    mut fact: Fact,
    code: &Spanned<String>,
    (criterion, rates): (&Criterion, Rates<'_>),
    found: &mut Vec<Diagnostic>,
) -> Option<Fact> {
    let currency = match Currency::named(code, criterion, rates.all) {
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
    if !has_rate && !rates.lack_one {
        let Currency { code: from, own, .. } = currency;
        found.push(Diagnostic::missing_rate(code.span, &criterion.id, from, own));
    }
    Some(fact)
}

/// Reports `invalid-currency` for a code that the facts of a criterion cannot have.
pub(super) fn check(
    code: &Spanned<String>,
    criterion: &Criterion,
    found: &mut Vec<Diagnostic>,
) -> Option<()> {
    Currency::named(code, criterion, &[]).map_err(|wrong| found.push(wrong)).ok().map(drop)
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
        let Some(own) = own.and_then(of_unit) else {
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
