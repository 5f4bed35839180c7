//! Reads the manifest of a theme, `theme.toml`. Pure.

use crate::data::{Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};
use crate::theme::keys::THEME;

#[derive(Debug)]
pub struct Manifest {
    pub name: String,
    pub options: Table,
}

/// Reads a manifest. Reports invalid keys, and `incompatible-theme` if the running version is outside
/// the theme's range.
pub fn read(table: Table, running: &str, found: &mut Vec<Diagnostic>) -> Manifest {
    let mut keys = Reader::new(table, &THEME, found);
    let here = keys.span();
    let name = keys.required_text("name").map_or_else(String::new, |name| name.value);
    keys.text("description");
    let min = keys.required_text("min_version");
    let max = keys.required_text("max_version");
    let options = keys.table("options").unwrap_or_else(|| Table::empty(here));
    keys.finish();
    check_range(&name, min, max, running, found);
    Manifest { name, options }
}

fn check_range(
    theme: &str,
    min: Option<Spanned<String>>,
    max: Option<Spanned<String>>,
    running: &str,
    found: &mut Vec<Diagnostic>,
) {
    let mut read = |key: &str, version: &Spanned<String>| {
        let numbers = numbers(&version.value);
        if numbers.is_none() {
            found.push(Diagnostic::ill_formed_value(
                version.span,
                key,
                &version.value,
                "a version such as `0.1` or `0.1.0`",
            ));
        }
        numbers
    };
    let low = min.as_ref().and_then(|min| read("min_version", min));
    let high = max.as_ref().and_then(|max| read("max_version", max));
    let (Some(min), Some(max), Some(low), Some(high)) = (min, max, low, high) else { return };
    let have = numbers(running).expect("cargo checked the version");
    // `max_version = "0.1"` means every 0.1.x.
    let too_new = have.iter().zip(&high).find(|(have, high)| have != high);
    let too_new = too_new.is_some_and(|(have, high)| have > high);
    let outside: Option<Span> = match (have < low, too_new) {
        (true, _) => Some(min.span),
        (_, true) => Some(max.span),
        _ => None,
    };
    if let Some(span) = outside {
        let wants = format!("{} to {}", min.value, max.value);
        found.push(Diagnostic::incompatible_theme(span, theme, &wants, running));
    }
}

fn numbers(version: &str) -> Option<Vec<u32>> {
    version.split('.').map(|part| part.parse().ok()).collect()
}
