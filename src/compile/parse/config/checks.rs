//! `[check]` of `versus.toml`: which defects of writing are not reported. Pure.

use super::keys as known;
use crate::data::{Reader, Table};
use crate::diagnostic::{Code, Diagnostic};

#[derive(Debug, Clone, Default)]
pub struct Checks {
    /// The codes whose warnings are not reported
    pub off: Vec<Code>,
}

/// Reads the table. Reports `invalid-value` for what is no code, and for a code that cannot be turned off.
pub(super) fn read(table: Table, found: &mut Vec<Diagnostic>) -> Checks {
    let mut keys = Reader::new(table, &known::CHECK, found);
    let mut off = Vec::new();
    for name in keys.texts("off") {
        match Code::named(&name.value) {
            Some(code) if code.is_optional() => off.push(code),
            Some(code) => keys.report(Diagnostic::code_always_on(name.span, code)),
            None => {
                let known = Code::OPTIONAL;
                keys.report(Diagnostic::invalid_value(name.span, "off", &name.value, known));
            }
        }
    }
    keys.finish();
    Checks { off }
}
