//! Finds the tags in a piece of HTML as browsers do: not in comments, scripts or other text. Pure. Only
//! this file and `upkeep/evidence/source_text.rs` name `html5ever`.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// In lower case
    pub name: String,
    pub form: Form,
    /// Names in lower case; values without quotes, with entities decoded
    attributes: Vec<(String, String)>,
    /// Range in the HTML, including the text after the tag
    pub place: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Start,
    End,
    /// `<br/>`
    Whole,
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let attribute = self.attributes.iter().find(|(known, _)| known == name)?;
        Some(&attribute.1)
    }

    pub fn is_plain(&self) -> bool {
        self.attributes.is_empty()
    }
}

/// Returns the tags of `html` in order. A tag without its closing `>` is ignored.
pub fn tags(html: &str) -> Vec<Tag> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut read = 0;
    // The tokenizer reports no offsets, so it is fed in pieces that begin at each `<`. A tag ends in the
    // piece after which its token is emitted, and begins at the first piece since the previous token.
    let starts = html.match_indices('<').map(|(at, _)| at).skip_while(|at| *at == 0);
    for end in starts.chain([html.len()]) {
        input.push_back(StrTendril::from_slice(&html[read..end]));
        // It only pauses for scripts that are to be run, which this sink never asks for.
        let _ = tokenizer.feed(&input);
        tokenizer.sink.place(read..end);
        read = end;
    }
    tokenizer.sink.tags.into_inner()
}

#[derive(Default)]
struct Sink {
    tags: RefCell<Vec<Tag>>,
    /// How many tags have their range
    placed: Cell<usize>,
    /// Start of the piece in which the current token began, while there is one
    begun: Cell<Option<usize>>,
    /// Whether the last piece emitted a token
    gave: Cell<bool>,
    /// How many `svg` and `math` elements are open: no element inside them contains raw text
    foreign: Cell<usize>,
}

impl Sink {
    fn place(&self, piece: Range<usize>) {
        let start = self.begun.get().unwrap_or(piece.start);
        let mut tags = self.tags.borrow_mut();
        for tag in tags.iter_mut().skip(self.placed.get()) {
            tag.place = start..piece.end;
        }
        self.placed.set(tags.len());
        self.begun.set(if self.gave.take() { None } else { Some(start) });
    }

    /// Returns how to tokenize the content of an element.
    fn content(&self, name: &str) -> TokenSinkResult<()> {
        match name {
            _ if self.foreign.get() > 0 => TokenSinkResult::Continue,
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if matches!(token, Token::ParseError(_)) {
            return TokenSinkResult::Continue;
        }
        self.gave.set(true);
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        let form = match tag.kind {
            TagKind::EndTag => Form::End,
            TagKind::StartTag if tag.self_closing => Form::Whole,
            TagKind::StartTag => Form::Start,
        };
        let name = tag.name.to_string();
        let content =
            if form == Form::End { TokenSinkResult::Continue } else { self.content(&name) };
        if matches!(name.as_str(), "svg" | "math") {
            let foreign = self.foreign.get();
            self.foreign.set(match form {
                Form::Start => foreign + 1,
                Form::End => foreign.saturating_sub(1),
                Form::Whole => foreign,
            });
        }
        let attributes = tag.attrs.into_iter();
        let attributes = attributes
            .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
        let attributes = attributes.collect();
        self.tags.borrow_mut().push(Tag { name, form, attributes, place: 0..0 });
        content
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the text of each tag with its id.
    fn check(html: &str) -> Vec<(&str, Option<String>)> {
        let of = |tag: Tag| (&html[tag.place.clone()], tag.attribute("id").map(str::to_owned));
        tags(html).into_iter().map(of).collect()
    }

    #[test]
    fn a_tag_has_its_attributes_however_they_are_written() {
        for html in
            ["<P ID=u>", "<p\nid='u'>", "<p class=\"a>b\" id=\"u\">", "<p/id=u>", "<p id=&#117;>"]
        {
            assert_eq!(check(html), [(html, Some("u".to_owned()))], "{html}");
        }
        assert_eq!(check("<p data-id=\"u\" title=\" id='u'\">")[0].1, None);
    }

    #[test]
    fn a_tag_has_its_place_with_the_text_after_it() {
        let html = "a < b <i title='<'>c</i><!-- <p id=x> --><br/>";
        let tags: Vec<&str> = check(html).into_iter().map(|(tag, _)| tag).collect();
        assert_eq!(tags, ["<i title='<'>c", "</i>", "<br/>"]);
    }

    #[test]
    fn raw_text_has_no_tags() {
        for html in [
            "<script>'<p id=x>'</script>",
            "<style><p id=x></style>",
            "<textarea><p id=x></textarea>",
            "<iframe><p id=x></iframe>",
        ] {
            assert_eq!(check(html).len(), 2, "{html}");
        }
        assert_eq!(check("<svg><title><b id=x></b></title></svg>").len(), 6);
        assert_eq!(check("<p id=x"), []);
    }
}
