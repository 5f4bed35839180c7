//! Makes one fact of the values that were chosen in a data file. Pure.

use super::typed::{Typed, typed};
use crate::data::characters;
use crate::data::document::Document;
use crate::data::{Data, Node};
use crate::diagnostic::Diagnostic;
use crate::matrix::kind::{Statement, Written};
use crate::matrix::raw::RawQuery;
use crate::matrix::unit::exact_factor;
use crate::matrix::{Criterion, Datum, FactValue, Take, Taken};
use crate::source::{Span, Spanned};

/// What reading a value needs to know.
#[derive(Clone, Copy)]
pub(in crate::matrix) struct Reading<'r> {
    pub(in crate::matrix) document: &'r Document,
    pub(in crate::matrix) query: &'r RawQuery,
    pub(in crate::matrix) criterion: &'r Criterion,
}

/// A value that was read, with its span in the data file.
pub(in crate::matrix) struct Value {
    pub(in crate::matrix) value: FactValue,
    pub(in crate::matrix) span: Span,
    pub(in crate::matrix) taken: Option<Taken>,
}

impl Reading<'_> {
    /// Makes one value of those that were chosen. `None` if one of them cannot be read.
    ///
    /// Reports `no-conversion`, `several-rows`, and whatever the kind of the criterion reports, at the values.
    pub(in crate::matrix) fn value(
        &self,
        values: Vec<Node>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Value> {
        let factor = self.factor(found)?;
        match (&self.query.take, values.as_slice()) {
            (Some(take), _) => self.taken(take, values, factor, found),
            (None, [_]) => {
                let node = values.into_iter().next().expect("there is one");
                let span = node.span;
                Some(Value { value: self.one(node, factor, found)?, span, taken: None })
            }
            (None, [_, second, ..]) => {
                let (span, count) = (self.query.span(), values.len());
                found.push(Diagnostic::several_rows(span, count, second.span));
                None
            }
            (None, []) => None,
        }
    }

    /// Returns the factor from the unit in the file to that of the criterion.
    fn factor(&self, found: &mut Vec<Diagnostic>) -> Option<f64> {
        let Some(unit) = &self.query.unit else { return Some(1.0) };
        let own = self.criterion.unit.as_deref();
        let factor = exact_factor(&unit.value, own)
            .filter(|_| self.criterion.kind.statement() == Statement::Amount);
        if factor.is_none() {
            let id = &self.criterion.id;
            found.push(Diagnostic::no_conversion(unit.span, &unit.value, id, own));
        }
        factor
    }

    fn one(&self, node: Node, factor: f64, found: &mut Vec<Diagnostic>) -> Option<FactValue> {
        let kind = &*self.criterion.kind;
        let Typed { node, digits } = typed(node, &self.document.text, kind);
        let span = node.span;
        let (data, digits) = converted(node.data, digits, factor);
        if let Data::Text(text) = &data
            && let Some(word) = FactValue::of_word(text)
        {
            return Some(word);
        }
        if let Some(wrong) = characters::wrong_in(&data, span) {
            found.push(wrong.used_at(self.query.data.span));
            return None;
        }
        let (digits, criterion) = (digits.as_deref(), self.criterion.id.as_str());
        let sense = self.criterion.sense;
        let written = Written { data: &data, span, digits, criterion, sense };
        let from_file = |wrong: Diagnostic| wrong.used_at(self.query.data.span);
        let read =
            kind.read(&written).map_err(|wrong| found.extend(wrong.into_iter().map(from_file)));
        #[expect(clippy::float_cmp, reason = "the same unit has exactly this factor")]
        if factor != 1.0
            && let (Ok(_), Data::Text(text)) = (&read, &data)
        {
            found.push(from_file(Diagnostic::inexact_in_other_unit(span, text)));
            return None;
        }
        read.ok()
    }

    fn taken(
        &self,
        take: &Spanned<Take>,
        values: Vec<Node>,
        factor: f64,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Value> {
        let first = values.first()?.span;
        if take.value == Take::Count {
            let count = values.iter().filter(|value| is_known(&value.data)).count();
            let data = Data::Integer(i64::try_from(count).unwrap_or(i64::MAX));
            let value = self.read_number(&data, None, first, found)?;
            let taken = Taken { take: take.value, count, spread: None };
            return Some(Value { value, span: first, taken: Some(taken) });
        }
        // In the unit of the file, whose numbers have the fewest digits.
        let mut known: Vec<Known> = Vec::with_capacity(values.len());
        for node in values {
            // One report is enough, because the others are most often the same.
            let value = self.one(node.clone(), 1.0, found)?;
            if !value.is_known() {
                continue;
            }
            let at = self.criterion.kind.measured().and_then(|measured| measured.at(&value));
            let Some(at) = at else {
                let kind = self.criterion.kind.name();
                found.push(Diagnostic::take_of_no_measure(take.span, take.value.as_str(), kind));
                return None;
            };
            known.push(Known { at, value, node });
        }
        known.sort_by(|one, other| one.at.total_cmp(&other.at));
        let (Some(least), Some(most)) = (known.first(), known.last()) else {
            return Some(Value { value: FactValue::Unknown, span: first, taken: None });
        };
        let mut read = |known: &Known| self.one(known.node.clone(), factor, found);
        let spread = (read(least)?, read(most)?);
        let middle = known.len() / 2;
        let (value, span) = match take.value {
            Take::Min => (spread.0.clone(), least.node.span),
            Take::Max => (spread.1.clone(), most.node.span),
            Take::Median if known.len() % 2 == 1 || known[middle - 1].is_same(&known[middle]) => {
                (read(&known[middle])?, known[middle].node.span)
            }
            Take::Median => {
                let mean = f64::midpoint(known[middle - 1].at, known[middle].at);
                let span = known[middle - 1].node.span;
                (self.mean(take, (mean, 1), (&known, factor), found)?, span)
            }
            Take::Mean => {
                #[expect(clippy::cast_precision_loss, reason = "a file has fewer than 2^53 rows")]
                let mean = known.iter().map(|known| known.at).sum::<f64>() / known.len() as f64;
                (self.mean(take, (mean, 2), (&known, factor), found)?, first)
            }
            Take::Count => unreachable!("it is done"),
        };
        let taken = Some(Taken { take: take.value, count: known.len(), spread: Some(spread) });
        Some(Value { value, span, taken })
    }

    /// Reads a mean, with as many decimals as the values have and `more`.
    fn mean(
        &self,
        take: &Spanned<Take>,
        (mean, more): (f64, usize),
        (known, factor): (&[Known], f64),
        found: &mut Vec<Diagnostic>,
    ) -> Option<FactValue> {
        if self.criterion.kind.statement() != Statement::Amount {
            let kind = self.criterion.kind.name();
            found.push(Diagnostic::take_of_no_measure(take.span, take.value.as_str(), kind));
            return None;
        }
        let decimals = known.iter().map(|known| self.decimals(&known.value)).max().unwrap_or(0);
        let digits = format!("{mean:.*}", decimals + more);
        let digits = digits.trim_end_matches('0').trim_end_matches('.');
        let data = Data::Float(digits.parse().unwrap_or(mean));
        let (data, digits) = converted(data, Some(digits.into()), factor);
        self.read_number(&data, digits.as_deref(), known[0].node.span, found)
    }

    /// Returns how many decimals a number has.
    fn decimals(&self, value: &FactValue) -> usize {
        match self.criterion.kind.datum(value) {
            Some(Datum::Number { digits, .. }) => {
                digits.split_once('.').map_or(0, |(_, decimals)| decimals.len())
            }
            _ => 0,
        }
    }

    fn read_number(
        &self,
        data: &Data,
        digits: Option<&str>,
        span: Span,
        found: &mut Vec<Diagnostic>,
    ) -> Option<FactValue> {
        let (criterion, sense) = (self.criterion.id.as_str(), self.criterion.sense);
        let written = Written { data, span, digits, criterion, sense };
        let read = self.criterion.kind.read(&written);
        let from_file = |wrong: Diagnostic| wrong.used_at(self.query.data.span);
        read.map_err(|wrong| found.extend(wrong.into_iter().map(from_file))).ok()
    }
}

/// One of several values.
struct Known {
    /// Its position in the order of values
    at: f64,
    value: FactValue,
    node: Node,
}

impl Known {
    fn is_same(&self, other: &Known) -> bool {
        self.value.agrees_with(&other.value)
    }
}

/// Whether a value is neither missing nor `unknown`.
fn is_known(data: &Data) -> bool {
    match data {
        Data::Nothing => false,
        Data::Text(text) => FactValue::of_word(text.trim()).is_none(),
        _ => true,
    }
}

/// Converts a number. It has at most two significant digits more than before, and at least five. Any other value
/// stays as it is.
fn converted(data: Data, digits: Option<Box<str>>, factor: f64) -> (Data, Option<Box<str>>) {
    let number = match &data {
        #[expect(clippy::cast_precision_loss, reason = "fewer digits are kept")]
        Data::Integer(integer) => *integer as f64,
        Data::Float(float) => *float,
        _ => return (data, digits),
    };
    #[expect(clippy::float_cmp, reason = "the same unit has exactly this factor")]
    if factor == 1.0 {
        return (data, digits);
    }
    let is_digit = |c: &char| c.is_ascii_digit();
    let written = digits.as_deref().map_or(FULL, |digits| {
        digits.trim_start_matches(['-', '0', '.']).chars().filter(is_digit).count()
    });
    let decimals = (written + 2).clamp(5, FULL) - 1;
    let number: f64 = format!("{:.decimals$e}", number * factor).parse().unwrap_or(f64::NAN);
    (Data::Float(number), Some(number.to_string().into()))
}

/// The most significant digits that a converted number can have.
const FULL: usize = 15;
