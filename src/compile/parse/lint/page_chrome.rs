//! `page-chrome`: parts of a web page around its text that were copied with it: rules of style sheets, buttons,
//! notices, details that run together. Pure.

use super::Found;
use super::marks::Marks;
use super::page::Page;
use super::words::Words;
use crate::compile::parse::blocks::{Block, Kind};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Texts of buttons and notices, as a whole paragraph in lower case without the marks at its end.
const ENGLISH: [&str; 23] = [
    "accept all cookies",
    "add to cart",
    "click to share on facebook (opens in new window)",
    "click to share on twitter (opens in new window)",
    "cookie settings",
    "item added to cart",
    "jump to content",
    "leave a comment",
    "leave a reply",
    "required fields are marked *",
    "share on facebook",
    "share on linkedin",
    "share on twitter",
    "share this",
    "share this article",
    "share this post",
    "skip to content",
    "skip to main content",
    "subscribe to our newsletter",
    "sign up for our newsletter",
    "toggle navigation",
    "your email address will not be published",
    "your email address will not be published. required fields are marked *",
];

const GERMAN: [&str; 7] = [
    "zum inhalt springen",
    "in den warenkorb",
    "alle cookies akzeptieren",
    "newsletter abonnieren",
    "abonnieren sie unseren newsletter",
    "deine e-mail-adresse wird nicht veröffentlicht",
    "schreibe einen kommentar",
];

/// How notices about cookies begin.
const NOTICES: [(&str, Words); 6] = [
    ("we use cookies to ", Words::English),
    ("this website uses cookies", Words::English),
    ("this site uses cookies", Words::English),
    ("by continuing to use this site", Words::English),
    ("diese website verwendet cookies", Words::German),
    ("wir verwenden cookies, um", Words::German),
];

/// The longest text of a button
const LONGEST: usize = 80;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    for block in page.blocks.iter().filter(|block| block.kind == Kind::Paragraph) {
        paragraph(page, block, found);
    }
    for shown in page.texts_with(Marks::DIGIT) {
        if let Some(at) = joined(shown.text) {
            let whole = page.span(shown.range);
            let start = shown.source.find(&shown.text[at.clone()]);
            let span = start.map_or(whole, |start| {
                let start = whole.start as usize + start;
                Span::new(whole.file, start..start + at.len())
            });
            found.add(Diagnostic::joined_fields(span, &shown.text[at]));
        }
    }
}

fn paragraph(page: &Page<'_>, block: &Block, found: &mut Found) {
    let written = &page.document.text()[block.range.clone()];
    if written.starts_with(['.', '#', '@', '[', '\\', '*']) && is_style_rule(&page.text(block)) {
        found.add(Diagnostic::page_chrome(page.span_of(block), "a rule of a style sheet"));
        return;
    }
    // A link is a call of the author, not the rest of a button.
    let Some(text) = page.plain(block).map(str::trim_start) else { return };
    let begins = |notice: &str| {
        text.get(..notice.len()).is_some_and(|start| start.eq_ignore_ascii_case(notice))
    };
    if let Some((_, words)) = NOTICES.iter().find(|(notice, _)| begins(notice)) {
        let notice = Diagnostic::page_chrome(page.span_of(block), "a notice about cookies");
        found.add_in(*words, notice);
    } else if block.range.len() <= LONGEST {
        let text = text.trim_end().trim_end_matches([':', '.', '!', '…']).trim_end();
        let is_one = |controls: &[&str]| controls.iter().any(|it| it.eq_ignore_ascii_case(text));
        let words = match () {
            () if is_one(&ENGLISH) => Words::English,
            () if is_one(&GERMAN) => Words::German,
            () => return,
        };
        let control = Diagnostic::page_chrome(page.span_of(block), "a control of a page");
        found.add_in(words, control);
    }
}

/// `[class^="wpforms-"] { … }`, `.button{color:red}`
fn is_style_rule(text: &str) -> bool {
    let Some((selector, rest)) = text.split_once('{') else { return is_attribute_selector(text) };
    let declares = rest.split_once(':').is_some_and(|(name, value)| {
        let name = name.trim().rsplit([' ', '{', ';']).next().unwrap_or_default();
        let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
        !name.is_empty() && name.chars().all(is_name) && value.contains('}')
    });
    let is_selector =
        selector.starts_with(['.', '#', '@', '[', '*']) && !selector.contains(['。', '?', '!']);
    declares && is_selector && (rest.contains(';') || rest.trim_end().ends_with('}'))
}

/// A selector alone, such as `[class^="wpforms-"]`
fn is_attribute_selector(text: &str) -> bool {
    let inner = text.trim().strip_prefix('[').and_then(|rest| rest.split_once(']'));
    inner.is_some_and(|(inner, _)| {
        ["^=", "*=", "$=", "~=", "|="].iter().any(|operator| {
            inner.split_once(operator).is_some_and(|(name, value)| {
                let is_quoted = value.starts_with(['"', '\'', '“', '”', '‘', '’', '″']);
                is_quoted && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            })
        })
    })
}

/// Finds details without a space between them: `20268 min`, `8 minIntermediate`, `Jane DoeMarch 3, 2025`.
fn joined(text: &str) -> Option<std::ops::Range<usize>> {
    minutes(text).or_else(|| month(text))
}

fn minutes(text: &str) -> Option<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    for at in memchr::memmem::find_iter(bytes, b" min") {
        let digits = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let start = at - digits;
        let after = &text[at + " min".len()..];
        let read = after.strip_prefix(" read").unwrap_or(after);
        let is_glued = |rest: &str| {
            let mut chars = rest.chars();
            chars.next().is_some_and(|c| c.is_ascii_uppercase())
                && chars.next().is_some_and(|c| c.is_ascii_lowercase())
        };
        // A year before the minutes
        let year: Option<u32> = text.get(start..start + 4).and_then(|year| year.parse().ok());
        let has_year =
            matches!(digits, 5 | 6) && year.is_some_and(|year| (1990..2100).contains(&year));
        let is_word = digits > 0 && is_glued(read);
        if is_word || has_year && !after.starts_with(char::is_lowercase) {
            let length = read.find(|c: char| !c.is_alphanumeric()).unwrap_or(read.len());
            return Some(start..text.len() - read.len() + length);
        }
    }
    None
}

const MONTHS: [&str; 12] = [
    "January ",
    "February ",
    "March ",
    "April ",
    "May ",
    "June ",
    "July ",
    "August ",
    "September ",
    "October ",
    "November ",
    "December ",
];

fn month(text: &str) -> Option<std::ops::Range<usize>> {
    // A day of a month is followed by a comma and a year.
    memchr::memmem::find_iter(text.as_bytes(), b", 20").find_map(|comma| {
        let before = &text[..comma];
        let day = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let name = &before[..before.len() - day];
        let month = MONTHS.iter().find(|month| name.ends_with(**month))?;
        let word = &name[..name.len() - month.len()];
        let is_glued = (1..=2).contains(&day) && word.ends_with(char::is_lowercase);
        let begin = word.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        is_glued.then_some(begin..comma)
    })
}
