//! The text of a page, as readers see it. Pure. [`Page`] → text.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use encoding_rs::{Encoding, UTF_8};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use pulldown_cmark::{Event, Options, Parser, TagEnd};
use serde_json::Value;

use super::pdf::{self, PdfText};
use super::pdf_words::PdfWords;
use super::words::{Finding, Words};
use crate::upkeep::web::Page;

/// The words of a page.
#[derive(Debug)]
pub(super) enum SourceText {
    /// In each way in which a reader may see them
    Seen(Vec<Words>),
    Pdf(PdfWords),
}

impl SourceText {
    pub(super) fn find(&self, quote: &Words) -> Finding {
        match self {
            SourceText::Seen(texts) if texts.iter().any(|words| words.have(quote)) => {
                Finding::Found
            }
            SourceText::Seen(_) => Finding::Absent,
            SourceText::Pdf(pdf) => pdf.find(quote),
        }
    }
}

/// Returns the text of a PDF, or `None` if it cannot be read.
pub type ReadPdf<'r> = dyn Fn(&[u8]) -> Option<PdfText> + Sync + 'r;

/// A page of fewer words that has scripts shows its text only once these have run.
const FEW: usize = 40;

pub(super) const TOO_LARGE: &str = "it is too large to be read as a whole";

/// How many bytes at the beginning of a page may name its encoding.
const HEAD: usize = 2048;

/// Returns the text of a page, or why it cannot be read.
pub(super) fn read(page: &Page, read_pdf: &ReadPdf<'_>) -> Result<SourceText, &'static str> {
    let kind = page.content_type.split(';').next().unwrap_or_default().trim();
    if pdf::is_pdf(kind, &page.bytes) {
        // What is missing may be its end, which tells where its pages are.
        if !page.is_whole {
            return Err(TOO_LARGE);
        }
        let text = read_pdf(&page.bytes).ok_or("it is a PDF without text that can be read")?;
        return Ok(SourceText::Pdf(PdfWords::of(&text)));
    }
    let text = decoded(page);
    if kind.contains("html") || kind.is_empty() && begins_as_html(&text) {
        let visible = Visible::of(&text);
        let words = Words::of(&visible.text);
        if visible.has_scripts && words.count() < FEW {
            return Err("it shows its text only with scripts");
        }
        let bare = visible.bare.map(|bare| Words::of(&bare));
        return Ok(SourceText::Seen(std::iter::once(words).chain(bare).collect()));
    }
    let other = match kind {
        "" | "text/plain" | "text/markdown" | "text/x-markdown" => Some(rendered(&text)),
        kind if kind.ends_with("json") => {
            serde_json::from_str(&text).ok().map(|data| values(&data))
        }
        kind if kind.starts_with("text/") || is_data(kind) => None,
        _ => return Err("it is neither HTML nor plain text"),
    };
    let texts = std::iter::once(&*text).chain(other.as_deref());
    Ok(SourceText::Seen(texts.map(Words::of).collect()))
}

fn begins_as_html(text: &str) -> bool {
    let head: String = text.chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    head.contains("<html") || head.contains("<!doctype html")
}

fn is_data(kind: &str) -> bool {
    ["xml", "yaml", "toml", "javascript"].iter().any(|end| kind.ends_with(end))
}

/// Returns a text as it reads if it is Markdown: without its marks.
fn rendered(text: &str) -> String {
    let mut rendered = String::with_capacity(text.len());
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) => rendered.push_str(&text),
            Event::SoftBreak | Event::HardBreak => rendered.push(' '),
            Event::End(of) if !is_inline(of) => rendered.push(' '),
            _ => {}
        }
    }
    rendered
}

fn is_inline(of: TagEnd) -> bool {
    matches!(of, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

/// Returns the keys and values of JSON, without its escapes.
fn values(data: &Value) -> String {
    match data {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(values).collect::<Vec<String>>().join(" "),
        Value::Object(entries) => {
            let entry = |(key, value)| format!("{key} {}", values(value));
            entries.iter().map(entry).collect::<Vec<String>>().join(" ")
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => data.to_string(),
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
    /// Without the numbers of footnotes and the like; `None` if there are none
    bare: Option<String>,
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
        let Sink { text, bare, has_scripts, .. } = tokenizer.sink;
        let (text, bare) = (text.into_inner(), bare.into_inner());
        let bare = Some(bare).filter(|bare| bare.len() < text.len());
        Visible { text, bare, has_scripts: has_scripts.get() }
    }
}

#[derive(Default)]
struct Sink {
    text: RefCell<String>,
    /// The text without that of [`ASIDE`]
    bare: RefCell<String>,
    has_scripts: Cell<bool>,
    /// Whether the text belongs to an element that is not shown
    is_hidden: Cell<bool>,
    /// Whether the text belongs to one of [`ASIDE`]
    is_aside: Cell<bool>,
}

/// Elements whose text is not part of the page.
const HIDDEN: [&str; 7] =
    ["script", "style", "template", "noscript", "iframe", "noembed", "noframes"];

/// Elements whose text may be left out by who quotes the line: numbers of footnotes, readings of characters.
const ASIDE: [&str; 3] = ["sup", "rt", "rp"];

/// Elements that stand within a line, so that what is before and after them may be one word.
const INLINE: [&str; 31] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "u", "var", "wbr",
];

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) if !self.is_hidden.get() => self.push(&text),
            Token::TagToken(tag) => {
                let name = &*tag.name;
                let is_start = tag.kind == TagKind::StartTag;
                let is_inline = INLINE.contains(&name);
                if ASIDE.contains(&name) {
                    self.is_aside.set(is_start && !tag.self_closing);
                } else if !is_inline {
                    self.is_aside.set(false);
                }
                if !is_inline {
                    self.push(" ");
                }
                if HIDDEN.contains(&name) {
                    // A shadow tree is shown.
                    let is_shown = tag.attrs.iter().any(|of| &*of.name.local == "shadowrootmode");
                    self.is_hidden.set(is_start && !tag.self_closing && !is_shown);
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
    fn push(&self, text: &str) {
        self.text.borrow_mut().push_str(text);
        if !self.is_aside.get() {
            self.bare.borrow_mut().push_str(text);
        }
    }

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
        let text = read(&page(content_type, bytes), &pdf::read).expect("it can be read");
        text.find(&Words::of(quote)) == Finding::Found
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
    fn a_quote_may_leave_out_footnotes_and_readings() {
        let html =
            b"<p>17.5<sup>[1]</sup> kg, 3 m<sup>2</sup><p>next. <ruby>kg<rt>kilo</rt></ruby>";
        for quote in ["17.5 kg", "17.5[1] kg", "3 m2", "next. kg"] {
            assert!(has("text/html", html, quote), "{quote}");
        }
    }

    #[test]
    fn what_a_page_shows_may_be_marked_up_otherwise() {
        let xhtml =
            b"<?xml version='1.0'?><html xmlns='x'><p>It <em>weighs</em> 17.5 kg</p></html>";
        assert!(has("application/xhtml+xml", xhtml, "It weighs 17.5 kg"));
        assert!(has("", b"<!DOCTYPE HTML><BODY>It <B>weighs</B> 17.5 kg", "It weighs 17.5 kg"));
        let markdown = b"# Bike\n\nIt **weighs** `17.5 kg`, see [the\nspec](x.html).\n";
        assert!(has("text/markdown", markdown, "It weighs 17.5 kg, see the spec"));
        assert!(has("text/plain", markdown, "It **weighs** `17.5 kg`"));
        assert!(has("text/plain", b"| a | b |\n|---|---|\n| 17.5 | kg |", "17.5 kg"));
        let json = br#"{"about": "Gr\u00f6\u00dfe: 17.5 kg \"net\"", "weight":17.5}"#;
        assert!(has("application/json", json, "Größe: 17.5 kg \"net\""));
        assert!(has("application/ld+json", json, "\"weight\": 17.5"));
        let shadow = b"<x-y><template shadowrootmode=open>17.5 kg</template></x-y>";
        assert!(has("text/html", shadow, "17.5 kg"));
    }

    #[test]
    fn a_page_is_decoded_as_it_says() {
        assert!(has("text/plain; charset=iso-8859-1", b"Gr\xf6\xdfe", "Größe"));
        assert!(has("text/html", b"<meta charset='windows-1252'><p>\x93so\x94", "\"so\""));
        assert!(has("application/json", b"{\"speed\": 45}", "\"speed\": 45"));
    }

    #[test]
    fn a_pdf_is_read_whatever_its_server_says() {
        let bike = pdf::tests::pdf(
            "BT /F1 12 Tf 14 TL (The City Bike) Tj T* (weighs 17.5 kg, ready) Tj ET",
        );
        for kind in ["application/pdf", "text/html", "application/octet-stream", ""] {
            assert!(has(kind, &bike, "City Bike weighs 17.5 kg"), "{kind}");
            assert!(!has(kind, &bike, "17 kg"), "{kind}");
        }
        let after = [b"\r\n\r\n", &bike[..]].concat();
        assert!(has("application/octet-stream", &after, "The City Bike"));
    }

    #[test]
    fn a_pdf_that_is_cut_off_is_not_read() {
        let bytes = pdf::tests::pdf("BT /F1 12 Tf (17.5 kg) Tj ET");
        let cut = Page { is_whole: false, ..page("application/pdf", &bytes) };
        assert_eq!(read(&cut, &pdf::read).err(), Some(TOO_LARGE));
    }

    #[test]
    fn what_is_not_read_is_said() {
        let why =
            |content_type: &str, bytes: &[u8]| read(&page(content_type, bytes), &pdf::read).err();
        let unread = Some("it is a PDF without text that can be read");
        assert_eq!(why("application/pdf", b"<!DOCTYPE html><p>17.5 kg"), unread);
        assert_eq!(why("", b"%PDF-1.7"), unread);
        assert_eq!(why("image/png", b"x"), Some("it is neither HTML nor plain text"));
        let shell = b"<html><body><div id=app></div><script src=a.js></script>";
        assert_eq!(why("text/html", shell), Some("it shows its text only with scripts"));
    }
}
