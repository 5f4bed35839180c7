//! Checks `?since` and `?until`, with which a claim states when a fact began or ceased to hold. Pure.

use percent_encoding::percent_decode_str;

use super::bound::Bound;
use crate::base::language::Language;
use crate::base::period::Period;
use crate::claims::{day, version};
use crate::diagnostic::Diagnostic;
use crate::matrix::text::is_same;
use crate::source::Placed;

pub(super) fn since(bound: &Bound<'_>, stated: Option<&Placed<String>>) -> Option<Diagnostic> {
    check(bound, Limit { key: "since", of: bound.fact.fact.since() }, stated)
}

pub(super) fn until(bound: &Bound<'_>, stated: Option<&Placed<String>>) -> Option<Diagnostic> {
    check(bound, Limit { key: "until", of: bound.fact.fact.until() }, stated)
}

/// The beginning or the end of a fact.
#[derive(Clone, Copy)]
struct Limit<'m> {
    key: &'static str,
    of: Option<&'m str>,
}

/// Reports a fact without the limit, and a text or a value that states another. A claim without text shows it.
fn check(
    bound: &Bound<'_>,
    limit: Limit<'_>,
    stated: Option<&Placed<String>>,
) -> Option<Diagnostic> {
    let Limit { key, of } = limit;
    let Some(of) = of else {
        return Some(Diagnostic::claim_without_limit(bound.target(), key, bound.fact.cell()));
    };
    let wrong = |span, stated: &str| {
        Some(Diagnostic::claim_contradicts_limit(span, stated, (key, of), bound.fact.cell()))
    };
    if let Some(value) = stated {
        let value = bound.page.spanned(value);
        let text = percent_decode_str(value.value).decode_utf8_lossy();
        if !says(&text, of, bound.language) {
            return wrong(value.span, &text);
        }
    }
    let text = bound.claim.text.as_str().trim();
    let is_silent = text.is_empty() || stated.is_some();
    if is_silent || says(text, of, bound.language) { None } else { wrong(bound.span(), text) }
}

/// Returns whether a text states a version, a date or words, and nothing that contradicts them.
fn says(text: &str, limit: &str, language: &Language) -> bool {
    if text.to_lowercase().contains(&limit.to_lowercase()) && !limit.ends_with(is_digit) {
        return true;
    }
    if let Ok(period) = Period::parse(limit) {
        let stated = day::read(text, Some(period), language);
        return !stated.is_empty() && stated.iter().all(|stated| day::agrees(stated, period));
    }
    let parts = version::parts(limit);
    let stated = version::read(text, &parts, language);
    is_same(text, limit)
        || !parts.is_empty()
            && !stated.is_empty()
            && stated.iter().all(|stated| version::agrees(stated, &parts))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(text: &str, limit: &str) -> bool {
        super::says(text, limit, Language::plain())
    }

    #[test]
    fn a_text_states_a_limit_as_people_write_it() {
        for (text, limit) in [
            ("since 2.4", "2.4"),
            ("since version 2.4", "2.4"),
            ("from Node 18 on", "18.0.0"),
            ("since March 2024", "2024-03"),
            ("since 2024", "2024-03-02"),
            ("since macOS Ventura", "Ventura"),
            ("v79", "79"),
        ] {
            assert!(says(text, limit), "{text}: {limit}");
        }
        for (text, limit) in [
            ("since 2.5", "2.4"),
            ("for a long time", "2.4"),
            ("since April 2024", "2024-03"),
            ("since 2.40", "2.4"),
            ("since Monterey", "Ventura"),
            ("since 1.2, then 2.4", "2.4"),
        ] {
            assert!(!says(text, limit), "{text}: {limit}");
        }
    }
}
