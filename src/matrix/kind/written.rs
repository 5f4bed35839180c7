//! A value as written in a file, before a kind reads it.

use super::Values;
use crate::data::Data;
use crate::diagnostic::Diagnostic;
use crate::matrix::Sense;
use crate::matrix::raw::in_toml;
use crate::source::Span;

#[derive(Clone, Copy)]
pub struct Written<'w> {
    pub data: &'w Data,
    pub span: Span,
    /// The digits of a number, which a float does not keep: `2.50`
    pub digits: Option<&'w str>,
    /// The id of its criterion
    pub criterion: &'w str,
    /// What the facts of its criterion say
    pub sense: Sense,
}

impl Written<'_> {
    pub(super) fn text(&self) -> Option<&str> {
        if let Data::Text(text) = self.data { Some(text) } else { None }
    }

    /// Returns the text, unless it is blank.
    pub(super) fn words(&self) -> Option<&str> {
        self.text().filter(|text| !text.trim().is_empty())
    }

    /// Reports a value that a kind does not accept.
    pub(super) fn wrong_value(&self, kind: &dyn Values) -> Vec<Diagnostic> {
        vec![Diagnostic::wrong_value(self.span, &self.shown(), self.criterion, &kind.wanted())]
    }

    /// Returns the value in backticks, as written in TOML.
    fn shown(&self) -> String {
        match (self.data, self.digits) {
            (_, Some(digits)) => format!("`{digits}`"),
            (Data::Text(text), _) => format!("`\"{text}\"`"),
            (Data::Integer(integer), _) => format!("`{integer}`"),
            (Data::Float(float), _) => format!("`{}`", in_toml(*float)),
            (Data::Boolean(boolean), _) => format!("`{boolean}`"),
            (Data::Date(date), _) => format!("`{date}`"),
            (Data::List(nodes), _) if nodes.is_empty() => "`[]`".to_owned(),
            (other, _) => other.type_name().to_owned(),
        }
    }
}

pub(super) fn number(data: &Data) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "authors' numbers stay far below 2^53")]
    if let Data::Integer(integer) = data {
        return Some(*integer as f64);
    }
    if let Data::Float(float) = data { Some(*float) } else { None }
}
