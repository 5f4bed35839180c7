//! A page as a browser parses it, beside its source.

use std::cell::{Cell, RefCell};

use html5ever::buffer_queue::BufferQueue;
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{QuirksMode, TreeBuilder, TreeBuilderOpts, TreeSink as _};
use html5ever::{TokenizerResult, tendril::StrTendril};
use markup5ever_rcdom::{Handle, Node, NodeData, RcDom};

/// The pieces of a page, in order. Text is without white space, which parsers move and drop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Start(String),
    End(String),
    Text(String),
}

/// An element of the tree.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// Its direct text
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes.find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

#[derive(Debug)]
pub(crate) struct Page {
    /// Each with its line
    pub(crate) written: Vec<(Piece, u64)>,
    pub(crate) parsed: Vec<Piece>,
    /// In order, with those in templates
    pub(crate) elements: Vec<Element>,
    /// The errors of the parser, each with its line
    pub(crate) errors: Vec<(String, u64)>,
}

impl Page {
    pub(crate) fn read(html: &str) -> Page {
        let options = TreeBuilderOpts {
            exact_errors: true,
            // Without scripts, the content of `<noscript>` is HTML.
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        };
        let recorder = Recorder {
            builder: TreeBuilder::new(RcDom::default(), options),
            written: RefCell::default(),
            errors: RefCell::default(),
            known_errors: Cell::new(0),
        };
        let options = TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() };
        let tokenizer = Tokenizer::new(recorder, options);
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(html));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        tokenizer.end();
        let Recorder { builder, written, errors, .. } = tokenizer.sink;
        let dom = builder.sink.finish();
        let mut errors = errors.into_inner();
        if dom.quirks_mode.get() != QuirksMode::NoQuirks {
            errors.push(("it is read in quirks mode".to_owned(), 1));
        }
        let mut page = Page {
            written: written.into_inner(),
            parsed: Vec::new(),
            elements: Vec::new(),
            errors,
        };
        page.walk(&dom.document);
        page
    }

    fn walk(&mut self, node: &Node) {
        match &node.data {
            NodeData::Text { contents } => push_text(&mut self.parsed, &contents.borrow(), |of| of),
            NodeData::Element { name, attrs, template_contents, .. } => {
                let name = name.local.to_ascii_lowercase().to_string();
                self.parsed.push(Piece::Start(name.clone()));
                let attributes = attrs.borrow();
                let attributes = attributes.iter().map(|attribute| {
                    let prefix = attribute.name.prefix.as_ref();
                    let prefix = prefix.map_or(String::new(), |prefix| format!("{prefix}:"));
                    let name = format!("{prefix}{}", attribute.name.local);
                    (name.to_ascii_lowercase(), attribute.value.to_string())
                });
                let attributes = attributes.collect();
                self.elements.push(Element { name: name.clone(), attributes, text: text_in(node) });
                self.walk_children(&node.children.borrow());
                if let Some(contents) = &*template_contents.borrow() {
                    self.walk(contents);
                }
                if !VOID.contains(&name.as_str()) {
                    self.parsed.push(Piece::End(name));
                }
            }
            _ => self.walk_children(&node.children.borrow()),
        }
    }

    fn walk_children(&mut self, children: &[Handle]) {
        for child in children {
            self.walk(child);
        }
    }
}

/// Elements that have no end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

fn text_in(node: &Node) -> String {
    let children = node.children.borrow();
    let texts = children.iter().filter_map(|child| match &child.data {
        NodeData::Text { contents } => Some(contents.borrow().to_string()),
        _ => None,
    });
    texts.collect()
}

/// Appends to the last piece if it is text.
fn push_text<T>(pieces: &mut Vec<T>, text: &str, new: impl Fn(Piece) -> T)
where
    T: AsPiece,
{
    let text: String = text.split_whitespace().collect();
    match pieces.last_mut().map(AsPiece::piece) {
        _ if text.is_empty() => {}
        Some(Piece::Text(before)) => before.push_str(&text),
        _ => pieces.push(new(Piece::Text(text))),
    }
}

trait AsPiece {
    fn piece(&mut self) -> &mut Piece;
}

impl AsPiece for Piece {
    fn piece(&mut self) -> &mut Piece {
        self
    }
}

impl AsPiece for (Piece, u64) {
    fn piece(&mut self) -> &mut Piece {
        &mut self.0
    }
}

/// Passes tokens from the tokenizer to the tree builder, and records them.
struct Recorder {
    builder: TreeBuilder<Handle, RcDom>,
    written: RefCell<Vec<(Piece, u64)>>,
    errors: RefCell<Vec<(String, u64)>>,
    /// How many of the builder's errors have a line
    known_errors: Cell<usize>,
}

impl TokenSink for Recorder {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        self.note(&token, line);
        let result = self.builder.process_token(token, line);
        let found = self.builder.sink.errors.borrow();
        let new = found[self.known_errors.get()..].iter().map(|error| (error.to_string(), line));
        self.errors.borrow_mut().extend(new);
        self.known_errors.set(found.len());
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Recorder {
    fn note(&self, token: &Token, line: u64) {
        let mut written = self.written.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                if tag.kind == TagKind::EndTag {
                    return written.push((Piece::End(name), line));
                }
                written.push((Piece::Start(name.clone()), line));
                if tag.self_closing && !VOID.contains(&name.as_str()) {
                    written.push((Piece::End(name), line));
                }
            }
            Token::CharacterTokens(text) => {
                push_text(&mut written, text, |text| (text, line));
            }
            _ => {}
        }
    }
}
