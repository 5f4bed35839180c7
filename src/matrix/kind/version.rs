//! The kind `version`: a version of a program.

use super::measured::invalid_end;
use super::written::number;
use super::{Measured, Statement, Values, Written, amount};
use crate::data::{Data, Node};
use crate::diagnostic::Diagnostic;
use crate::matrix::shown::Shown;
use crate::matrix::{FactValue, Sense, version};

pub(super) const NAME: &str = "version";

pub(super) struct Versions;

impl Values for Versions {
    fn name(&self) -> &'static str {
        NAME
    }

    fn own_keys(&self) -> &'static [&'static str] {
        &amount::SENSES
    }

    /// Reads a version, which must contain a digit because versions are ordered by their numbers.
    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>> {
        let text = written.text().filter(|text| text.contains(|c: char| c.is_ascii_digit()));
        let text = text.ok_or_else(|| written.wrong_value(self))?.trim();
        let (sense, version) = bound(text);
        if version.contains(is_of_bound) {
            let mut parts = version.split(|c: char| is_of_bound(c) || c == ',').map(str::trim);
            let first = parts.find(|part| !part.is_empty()).unwrap_or(version);
            let help =
                format!("write one, such as `\"{first}\"`, and what else is known as its `note`");
            return Err(vec![Diagnostic::misplaced_amount(
                written.span,
                text,
                "is not one version",
                &help,
            )]);
        }
        if sense == Sense::Value || sense == written.sense {
            return Ok(FactValue::Version(version.into()));
        }
        let key = sense.key().unwrap_or_default();
        if let Some(own) = written.sense.key() {
            let help = format!("write the {own} alone, such as `\"{version}\"`");
            let why = "is a bound on the other side";
            return Err(vec![Diagnostic::misplaced_amount(written.span, text, why, &help)]);
        }
        let help = format!("write `\"{version}\"`, and give the criterion `{key} = true`");
        Err(vec![Diagnostic::misplaced_amount(
            written.span,
            text,
            "is a bound, not a version",
            &help,
        )])
    }

    fn wanted(&self) -> String {
        "a version in quotes, such as `\"3.12\"`".to_owned()
    }

    fn measured(&self) -> Option<&dyn Measured> {
        Some(self)
    }

    fn statement(&self) -> Statement {
        Statement::Version
    }
}

fn is_of_bound(c: char) -> bool {
    matches!(c, '<' | '>' | '≤' | '≥' | '=')
}

/// Returns the version without the signs of a bound: `>= 3.11` and `3.11` for a minimum.
fn bound(text: &str) -> (Sense, &str) {
    let signs =
        [(">=", Sense::Minimum), ("≥", Sense::Minimum), ("<=", Sense::Limit), ("≤", Sense::Limit)];
    let signed =
        signs.iter().find_map(|(sign, of)| Some((*of, text.strip_prefix(sign)?.trim_start())));
    let with_plus = || Some((Sense::Minimum, text.strip_suffix('+')?.trim_end()));
    signed.or_else(with_plus).unwrap_or((Sense::Value, text))
}

impl Measured for Versions {
    fn at(&self, value: &FactValue) -> Option<f64> {
        version::measure(value.version()?)
    }

    /// Reads a string or an integer, but no float: 3.10 would be read as 3.1.
    fn end(&self, node: &Node) -> Result<f64, Diagnostic> {
        let end = if let Data::Text(text) = &node.data {
            version::measure(text)
        } else {
            number(&node.data).filter(|_| matches!(node.data, Data::Integer(_)))
        };
        end.ok_or_else(|| invalid_end(node, "version in quotes"))
    }

    fn written(&self, end: f64) -> String {
        version::written(end)
    }

    fn shown(&self, _: f64, _: &Shown<'_>) -> Option<String> {
        None
    }

    fn share(&self, _: f64, _: f64) -> Option<String> {
        None
    }
}
