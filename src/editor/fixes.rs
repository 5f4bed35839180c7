//! What mends a mistake, where that can be told. Pure.

use std::ops::Range;

use super::Known;
use crate::diagnostic::{Code, Diagnostic, meant};
use crate::upkeep::fix;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    pub title: String,
    /// In the file of the diagnostic
    pub range: Range<usize>,
    pub text: String,
}

/// `text` is the file that the diagnostic is in.
pub fn fix(known: &Known<'_>, diagnostic: &Diagnostic, text: &str) -> Option<Fix> {
    match diagnostic.code {
        Code::ClaimContradictsFact => claim(known, diagnostic),
        _ => word(diagnostic, text),
    }
}

/// The word that was meant, in place of the one that the message is about.
fn word(diagnostic: &Diagnostic, text: &str) -> Option<Fix> {
    let near = meant(diagnostic.help.as_deref()?)?;
    let span = diagnostic.span.range();
    let there = text.get(span.clone())?;
    let named = diagnostic.message.split('`').skip(1).step_by(2);
    let wrong = named.into_iter().find(|word| !word.is_empty() && there.contains(*word))?;
    let start = span.start + there.find(wrong)?;
    let range = match (wrong.strip_prefix('#'), diagnostic.code) {
        (Some(anchor), Code::DeadAnchor) => start + 1..start + 1 + anchor.len(),
        (_, Code::DeadLink) => start..start + wrong.find(['#', '?']).unwrap_or(wrong.len()),
        _ => start..start + wrong.len(),
    };
    let text = match diagnostic.code {
        Code::DeadLink => near.replace(' ', "%20"),
        _ => near.to_owned(),
    };
    Some(Fix { title: format!("Change to `{near}`"), range, text })
}

/// The text of a claim that its fact bears out, as `versus check --fix` writes it.
fn claim(known: &Known<'_>, diagnostic: &Diagnostic) -> Option<Fix> {
    let found = std::slice::from_ref(diagnostic);
    let fixed = fix::fix(known.site, found, known.read).ok()?;
    let page = fixed.into_iter().find(|page| page.file == diagnostic.span.file)?;
    let changes = page.changes.iter().map(|change| change.new.as_str());
    let title = format!("Change to `{}`", changes.collect::<Vec<_>>().join("`, `"));
    let (range, text) = difference(&page.before, &page.text);
    Some(Fix { title, range, text })
}

/// What of a text is replaced, by what, to make it another.
fn difference(before: &str, after: &str) -> (Range<usize>, String) {
    let pairs = before.char_indices().zip(after.chars());
    let head = pairs.take_while(|((_, a), b)| a == b).last();
    let head = head.map_or(0, |((at, c), _)| at + c.len_utf8());
    let pairs = before[head..].chars().rev().zip(after[head..].chars().rev());
    let tail: usize = pairs.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    (head..before.len() - tail, after[head..after.len() - tail].to_owned())
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn two_texts_differ_in_one_place() {
        assert_eq!(difference("in 30 ms", "in 45 ms"), (3..5, "45".to_owned()));
        assert_eq!(difference("é30 30", "é30"), (4..7, String::new()));
        assert_eq!(difference("aa", "aaa"), (2..2, "a".to_owned()));
        assert_eq!(difference("x", "x"), (1..1, String::new()));
    }
}
