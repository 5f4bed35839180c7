//! `truncated-heading`: a heading that is cut short: "Performance in Node.", "Pros and cons of". Pure.

use memchr::memmem;

use super::Found;
use super::page::{Heading, Page};
use super::words::{Words, has};
use crate::diagnostic::Diagnostic;

/// Words that end no heading. Prepositions are left out, because many headings end in one: "How to log in".
const ENGLISH: &str = "the an and or than because whose via their your our my its";
const GERMAN: &str =
    "und oder sowie dem den des einen einem einer eines von für zur zum im vom beim";

/// The length of the longest of these words
const LONGEST: usize = 7;

/// Nouns after which "of" ends no heading: "What it is made of" is whole.
const NOUNS: &str = "advantages benefits comparison cons cost costs disadvantages drawbacks examples features history \
                     overview performance types uses";

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    // Where several headings end with a full stop, each may be whole.
    let may_be_cut =
        page.headings.iter().filter(|heading| heading.text.ends_with('.')).count() == 1;
    for heading in page.headings.iter().filter(|heading| heading.is_plain) {
        let text = &*heading.text;
        let report = |why: &str| Diagnostic::truncated_heading(page.span_of_heading(heading), why);
        if let Some(why) = mark(text) {
            found.add(report(why));
        } else if may_be_cut && let Some(word) = whole_name(page, heading) {
            found.add(report(&format!("the page has the name `{word}`")));
        } else if let Some((words, last)) = word(text) {
            found.add_in(words, report(&format!("`{last}` does not end one")));
        }
    }
}

/// Returns which mark shows that a heading is cut short.
fn mark(text: &str) -> Option<&'static str> {
    let has_words =
        text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() >= 2;
    let open = text.rfind('(');
    let is_open = open.is_some_and(|at| {
        let inner = &text[at + 1..];
        !inner.contains(')') && inner.starts_with(char::is_alphanumeric)
    });
    match text {
        _ if !has_words => None,
        _ if text.ends_with(',') => Some("it ends with a comma"),
        _ if text.ends_with(" -") || text.ends_with(" –") || text.ends_with(" &") => {
            Some("nothing follows its last mark")
        }
        _ if is_open => Some("its parenthesis does not end"),
        _ => None,
    }
}

/// Returns the whole name if a heading ends with the beginning of one that the page has: `Node.` of `Node.js`.
fn whole_name<'p>(page: &Page<'p>, heading: &Heading<'_>) -> Option<&'p str> {
    let text = &*heading.text;
    let word = text.rsplit(' ').next().filter(|word| word.len() < text.len())?;
    let name = word.strip_suffix('.')?;
    if name.len() < 2
        || !name.starts_with(char::is_uppercase)
        || !name.chars().all(char::is_alphanumeric)
    {
        return None;
    }
    page.texts.iter().find_map(|shown| {
        let at = memmem::find(shown.text.as_bytes(), word.as_bytes())?;
        let rest = &shown.text[at..];
        let end = rest[word.len()..]
            .find(|c: char| !c.is_alphanumeric())
            .map_or(rest.len(), |end| word.len() + end);
        let is_begun = !shown.text[..at].ends_with(char::is_alphanumeric);
        (is_begun && end > word.len()).then(|| &rest[..end])
    })
}

/// Returns the last word of a heading if it ends none, with its language.
fn word(text: &str) -> Option<(Words, &str)> {
    let text = text.trim_end_matches('.');
    let (before, last) = text.rsplit_once(' ')?;
    // Most headings end with a noun.
    if last.len() > LONGEST || !last.starts_with(char::is_lowercase) {
        return None;
    }
    // "Boolean and", "is, not, or": names of operators
    let is_operators =
        || before.contains(',') || has("bitwise boolean logical", &before.to_lowercase());
    let is_of = || has(NOUNS, &before.rsplit(' ').next().unwrap_or_default().to_lowercase());
    let is_question = || {
        before.split(' ').any(|word| {
            matches!(&*word.to_lowercase(), "what" | "which" | "who" | "whose" | "where" | "how")
        })
    };
    let words = match last {
        "of" if is_of() && !is_question() => Words::English,
        _ if has(ENGLISH, last) => Words::English,
        _ if has(GERMAN, last) => Words::German,
        _ => return None,
    };
    (!is_operators()).then_some((words, last))
}
