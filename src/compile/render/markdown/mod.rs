//! Renders the Markdown of a page as HTML. Pure.
//!
//! Events are collected on a stack of frames: one for the page, and one for each open directive, footnote,
//! alert, claim, image and question. A frame that ends becomes one piece of HTML in the enclosing frame.

mod blocks;
mod events;
mod inlines;
mod notes;

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, html as writer};

use self::notes::Notes;
use super::context::Context;
use super::directives::{self, Gathered};
use super::scope::{PageScope, Place};
use super::stop::Stop;
use crate::compile::parse::around::Around;
use crate::compile::parse::config::RawHtml;
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::document::{DirectiveLine, Document, Part};
use crate::compile::parse::outline::Heading;
use crate::compile::parse::sanitize::Kept;
use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;
use crate::directive::{Directive, SUBJECT};
use crate::source::Place as FilePlace;
use crate::theme::{Value, Variables};

/// Renders the Markdown of a page. The checks must not have found errors in it.
pub(super) fn html(scope: PageScope<'_>, body: &str) -> Result<String, Stop> {
    let page = scope.page;
    let file = page.file.expect("Markdown stands in a file");
    let dialect = Dialect::of(scope.context().site.config.markdown);
    let document = Document::new(body, (file, page.body_at), dialect, &mut Vec::new());
    let parts = document.parts();
    let mut writer = Writer {
        scope,
        page,
        document: &document,
        frames: vec![Frame::new(FrameKind::Page)],
        headings: 0,
        around: Around::default(),
        notes: Notes::of(&parts),
        alignments: Vec::new(),
        cell: 0,
        in_head: false,
        links: Vec::new(),
        samples: 0,
        numbered: 0,
        kept: Kept::default(),
        found: Vec::new(),
    };
    let mut at = 0;
    while at < parts.len() {
        at += writer.part(&parts[at..]);
    }
    writer.finish()
}

pub(super) struct Writer<'w> {
    scope: PageScope<'w>,
    page: &'w Page,
    document: &'w Document<'w>,
    frames: Vec<Frame<'w>>,
    /// Number of the outline's headings written so far
    headings: usize,
    around: Around,
    notes: Notes,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    /// How to end each open link
    links: Vec<LinkEnd>,
    samples: usize,
    /// Number of tables and charts written so far, for their ids
    numbered: usize,
    kept: Kept,
    found: Vec<Diagnostic>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LinkEnd {
    /// The target is not published, so the link is only text
    Nothing,
    Tag,
    /// Text in angle brackets that is not an address
    Bracket,
}

struct Frame<'w> {
    kind: FrameKind<'w>,
    events: Vec<Event<'w>>,
}

enum FrameKind<'w> {
    Page,
    Directive(&'w Directive, Gathered),
    Footnote(String),
    Alert(BlockQuoteKind),
    /// A claim: its target after `fact:`, and the place of its link
    Claim(String, FilePlace),
    Image {
        target: String,
        title: String,
        block: bool,
    },
    Question(&'w Heading),
}

impl<'w> Frame<'w> {
    fn new(kind: FrameKind<'w>) -> Frame<'w> {
        Frame { kind, events: Vec::new() }
    }
}

impl<'w> Writer<'w> {
    fn context(&self) -> &'w Context {
        self.scope.context()
    }

    /// Processes the first of `parts`, and returns how many parts it has consumed.
    fn part(&mut self, parts: &[Part<'w>]) -> usize {
        match &parts[0] {
            Part::Directive(DirectiveLine::Open(directive), _) => {
                let body = Gathered::of(&directive.name.value);
                self.frames.push(Frame::new(FrameKind::Directive(directive, body)));
                1
            }
            Part::Directive(DirectiveLine::Leaf(directive), _) => {
                let body = Gathered::of(&directive.name.value);
                self.directive(directive, body, None);
                1
            }
            Part::Directive(DirectiveLine::Close, _) => {
                self.close_directive();
                1
            }
            Part::Markdown(event, range) => self.event(event, range, parts),
        }
    }

    fn event(&mut self, event: &Event<'w>, range: &Range<usize>, parts: &[Part<'w>]) -> usize {
        self.around.event(event, range);
        match event {
            Event::Start(tag) => self.start(tag, parts, range.clone()),
            Event::End(tag) => {
                self.end(*tag);
                1
            }
            Event::Text(text) => {
                self.text(text, self.document.source(range));
                1
            }
            event => {
                self.inline(event.clone());
                1
            }
        }
    }

    fn push(&mut self, event: Event<'w>) {
        self.frames.last_mut().expect("the page's frame stays").events.push(event);
    }

    fn tag(&mut self, html: impl Into<CowStr<'w>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    /// Adds HTML of a component, which sanitizing must not change.
    fn keep(&mut self, html: String) {
        match self.policy() {
            RawHtml::Sanitize => {
                let place = self.kept.keep(html);
                self.tag(place);
            }
            RawHtml::Allow | RawHtml::Escape => self.tag(html),
        }
    }

    fn policy(&self) -> RawHtml {
        self.context().site.config.markdown.html
    }

    fn close_directive(&mut self) {
        let frame = self.frames.pop().expect("the checks matched every `:::`");
        let FrameKind::Directive(directive, mut body) = frame.kind else {
            unreachable!("directives and Markdown nest, or the outline reports it")
        };
        let rest = self.html_of(frame.events);
        body.finish(&rest);
        self.directive(directive, body, Some(rest));
    }

    fn directive(&mut self, directive: &'w Directive, body: Gathered, rest: Option<String>) {
        let (scope, criterion) = (self.scope, self.open_criterion());
        let mut place = Place { scope, numbered: &mut self.numbered, criterion };
        let rendered = directives::render(&mut place, directive, body, rest);
        match rendered {
            Ok(rendered) if directive.is(&SUBJECT) && self.body().is_some() => {
                self.contender(&rendered);
            }
            Ok(rendered) => self.keep(rendered),
            Err(diagnostic) => self.found.push(diagnostic),
        }
    }

    /// Adds a contender to its criterion. HTML before the first contender is the introduction; later HTML is
    /// placed after all contenders.
    fn contender(&mut self, rendered: &str) {
        let before = self.take_html();
        let Some(Gathered::Criterion(criterion)) = self.body() else {
            unreachable!("the checks found the contender in a criterion")
        };
        criterion.add(&before, rendered);
    }

    /// Returns the data that the innermost directive collects. `None` inside a container in the directive,
    /// such as a list.
    fn body(&mut self) -> Option<&mut Gathered> {
        let frame = self.frames.last_mut()?;
        match &mut frame.kind {
            FrameKind::Directive(_, body) if !events::is_in_container(&frame.events) => Some(body),
            _ => None,
        }
    }

    /// Takes the events of the innermost frame, and returns their HTML.
    fn take_html(&mut self) -> String {
        let frame = self.frames.last_mut().expect("the page's frame stays");
        let events = std::mem::take(&mut frame.events);
        self.html_of(events)
    }

    /// Returns the innermost open `:::criterion`.
    fn open_criterion(&self) -> Option<&'w Directive> {
        self.frames.iter().rev().find_map(|frame| match &frame.kind {
            FrameKind::Directive(directive, Gathered::Criterion(_)) => Some(*directive),
            _ => None,
        })
    }

    fn keep_component(
        &mut self,
        name: &str,
        arguments: &Variables,
        own: &[(&'static str, Value)],
        body: Option<&str>,
    ) {
        match self.scope.component(name, arguments, own, body) {
            Ok(html) => self.keep(html),
            Err(diagnostic) => self.found.push(diagnostic),
        }
    }

    fn finish(mut self) -> Result<String, Stop> {
        self.footnotes();
        let frame = self.frames.pop().expect("the page's frame stays");
        let html = self.html_of(frame.events);
        if self.found.is_empty() { Ok(html) } else { Err(Stop::Author(self.found)) }
    }

    fn html_of(&mut self, events: Vec<Event<'_>>) -> String {
        let mut html = String::new();
        writer::push_html(&mut html, events.into_iter());
        match self.policy() {
            RawHtml::Sanitize => self.kept.clean(&html),
            RawHtml::Allow | RawHtml::Escape => html,
        }
    }
}

pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    pulldown_cmark_escape::escape_html(&mut escaped, text).expect("a string takes all");
    escaped
}
