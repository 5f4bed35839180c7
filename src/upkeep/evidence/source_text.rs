//! The text of a page, as readers see it. Pure. [`Page`] → text.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use encoding_rs::{Encoding, UTF_8};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::words::Words;
use crate::upkeep::web::Page;

/// A page of fewer words that has scripts shows its text only once these have run.
const FEW: usize = 40;

/// How many bytes at the beginning of a page may name its encoding.
const HEAD: usize = 2048;

/// Returns the words of a page, or why they cannot be read.
pub(super) fn words_of(page: &Page) -> Result<Words, &'static str> {
    let kind = page.content_type.split(';').next().unwrap_or_default().trim();
    if kind == "application/pdf" || page.bytes.starts_with(b"%PDF-") {
        return Err("PDF is not read");
    }
    let text = decoded(page);
    let is_html = kind.ends_with("html") || kind.is_empty() && text.contains("<html");
    if is_html {
        let visible = Visible::of(&text);
        let words = Words::of(&visible.text);
        let needs_scripts = visible.has_scripts && words.count() < FEW;
        return if needs_scripts { Err("it shows its text only with scripts") } else { Ok(words) };
    }
    let is_text = kind.starts_with("text/") || kind.is_empty();
    let is_data =
        ["json", "xml", "yaml", "toml", "javascript"].iter().any(|end| kind.ends_with(end));
    match is_text || is_data {
        true => Ok(Words::of(&text)),
        false => Err("it is neither HTML nor plain text"),
    }
}

/// Decodes a page by its byte order mark, the encoding that its server names, or that it names itself.
fn decoded(page: &Page) -> Cow<'_, str> {
    let head = String::from_utf8_lossy(&page.bytes[..page.bytes.len().min(HEAD)]);
    let named = charset(&page.content_type).or_else(|| charset(&head.to_ascii_lowercase()));
    named.unwrap_or(UTF_8).decode(&page.bytes).0
}

/// Returns the encoding after `charset=`.
fn charset(text: &str) -> Option<&'static Encoding> {
    let (_, name) = text.split_once("charset=")?;
    let name = name.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
    Encoding::for_label(&name.as_bytes()[..end.unwrap_or(name.len())])
}

/// The text of an HTML page without what browsers do not show.
struct Visible {
    text: String,
    has_scripts: bool,
}

impl Visible {
    fn of(html: &str) -> Visible {
        let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        // It only pauses for scripts that are to be run, which this sink never asks for.
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        let Sink { text, has_scripts, .. } = tokenizer.sink;
        Visible { text: text.into_inner(), has_scripts: has_scripts.get() }
    }
}

#[derive(Default)]
struct Sink {
    text: RefCell<String>,
    has_scripts: Cell<bool>,
    /// Whether the text belongs to an element that is not shown
    is_hidden: Cell<bool>,
}

/// Elements whose text is not part of the page.
const HIDDEN: [&str; 7] =
    ["script", "style", "template", "noscript", "iframe", "noembed", "noframes"];

/// Elements that stand within a line, so that what is before and after them may be one word.
const INLINE: [&str; 28] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
    "wbr",
];

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) if !self.is_hidden.get() => {
                self.text.borrow_mut().push_str(&text);
            }
            Token::TagToken(tag) => {
                let name = &*tag.name;
                let is_start = tag.kind == TagKind::StartTag;
                if !INLINE.contains(&name) {
                    self.text.borrow_mut().push(' ');
                }
                if HIDDEN.contains(&name) {
                    self.is_hidden.set(is_start && !tag.self_closing);
                }
                if is_start {
                    return self.content(name);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Sink {
    fn content(&self, name: &str) -> TokenSinkResult<()> {
        match name {
            "script" => {
                self.has_scripts.set(true);
                TokenSinkResult::RawData(RawKind::ScriptData)
            }
            "style" | "noscript" | "iframe" | "noembed" | "noframes" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(content_type: &str, bytes: &[u8]) -> Page {
        let content_type = content_type.to_owned();
        Page { content_type, bytes: bytes.to_vec(), is_whole: true, diverted_to: None }
    }

    fn has(content_type: &str, bytes: &[u8], quote: &str) -> bool {
        let words = words_of(&page(content_type, bytes)).expect("it can be read");
        words.have(&Words::of(quote))
    }

    #[test]
    fn the_text_of_html_is_what_readers_see() {
        let html =
            b"<p>It <b>starts</b> in&nbsp;<i>45</i>&#32;ms.<script>let x = '90 ms';</script>\
            <style>a { width: 30px }</style><td>12<td>34<!-- 56 -->";
        // A page of a few words that has scripts is taken for an empty shell.
        let html = [&html[..], &b"<p>word".repeat(FEW)].concat();
        let has = |quote| has("text/html; charset=utf-8", &html, quote);
        assert!(has("It starts in 45 ms."));
        assert!(has("12 34"));
        for hidden in ["90 ms", "30px", "56"] {
            assert!(!has(hidden), "{hidden}");
        }
        assert!(!has("1234"), "cells are not one number");
    }

    #[test]
    fn a_page_is_decoded_as_it_says() {
        assert!(has("text/plain; charset=iso-8859-1", b"Gr\xf6\xdfe", "Größe"));
        assert!(has("text/html", b"<meta charset='windows-1252'><p>\x93so\x94", "\"so\""));
        assert!(has("application/json", b"{\"speed\": 45}", "\"speed\": 45"));
    }

    #[test]
    fn what_is_not_read_is_said() {
        let why = |content_type: &str, bytes: &[u8]| words_of(&page(content_type, bytes)).err();
        assert_eq!(why("application/pdf", b""), Some("PDF is not read"));
        assert_eq!(why("", b"%PDF-1.7"), Some("PDF is not read"));
        assert_eq!(why("image/png", b"x"), Some("it is neither HTML nor plain text"));
        let shell = b"<html><body><div id=app></div><script src=a.js></script>";
        assert_eq!(why("text/html", shell), Some("it shows its text only with scripts"));
    }
}
