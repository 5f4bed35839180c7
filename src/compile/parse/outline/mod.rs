//! The outline of a page: its headings, links, claims, directives and code fences, without its text.
//! Pure.
//!
//! The site keeps outlines instead of bodies, so that memory does not grow with the length of pages.

mod anchors;
mod depth;
mod fences;
mod forbidden;
mod headings;
mod items;
mod notes;
mod refused;
mod summary;
mod title;
mod words;

use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::around::Around;
use super::claim::{self, BindingError, Claim};
use super::config::RawHtml;
use super::dialect::Dialect;
use super::document::{DirectiveLine, Document, Part, Problems};
use super::fence::Fence;
use super::lint::Writing;
use super::scheme;
use super::skip::Skip;
use super::text::Text;
use crate::base::address::Use;
use crate::base::math;
use crate::data::characters;
use crate::diagnostic::Diagnostic;
use crate::directive::{Body, Builtin, Directive};
use crate::source::{FileId, Place, Placed, Span};
use anchors::Anchors;
use depth::{Depth, MAX_DIRECTIVES};
use fences::code_text;
use items::Items;
use words::word_count;

pub use items::{ListItem, Within};
use title::leading_heading;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Outline {
    pub headings: Vec<Heading>,
    /// Other link targets: ids in raw HTML, names of `<a>`, and ids that components may print
    pub anchors: Vec<String>,
    pub links: Vec<Link>,
    pub claims: Vec<Claim>,
    /// In order, each with the name of the directive that contains it
    pub directives: Vec<(Directive, Option<String>)>,
    /// Items of the lists in `:::when`, and below headings that recommend a subject
    pub recommended_for: Vec<ListItem>,
    pub fences: Vec<Fence>,
    /// Labels of the footnotes that are referenced, and of those that are defined
    pub footnotes: (Vec<String>, Vec<Placed<String>>),
    /// Number of words, without those of code blocks
    pub words: u32,
    /// The text before `<!-- more -->`
    pub summary: Option<String>,
    /// The text and the place of a level-1 heading before all other content
    pub leading_title: Option<Placed<String>>,
    /// The id that this heading would have, if it is shown as the page's title, which has no id
    pub title_id: Option<String>,
    /// Comments that turn checks off
    pub skips: Vec<Skip>,
    pub writing: Writing,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6
    pub level: u8,
    /// Unique on the page
    pub id: String,
    pub text: String,
    /// Whether the id is derived from the text
    pub is_made: bool,
    /// Whether it is in a footnote, which is shown elsewhere or not at all
    pub in_note: bool,
    pub span: Place,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Link {
    pub target: Placed<String>,
    pub image: bool,
}

/// Reads the outline of a body that begins at byte `offset` of `file`; `place` has both.
///
/// Reports errors in the Markdown itself: directives that are malformed or do not nest, fences that are
/// not closed, formulas and claims that cannot be parsed, undefined references.
pub fn read(
    body: &str,
    place: (FileId, usize),
    dialect: Dialect,
    found: &mut Vec<Diagnostic>,
) -> Outline {
    let document = Document::new(body, place, dialect, found);
    let mut problems = Problems::default();
    let parts = document.parts_and_problems(&mut problems);
    of(&document, parts, problems, found)
}

/// Returns the same as [`read`], for a document whose parts and problems are known.
pub fn of<'d>(
    document: &'d Document<'d>,
    parts: Vec<Part<'d>>,
    problems: Problems,
    found: &mut Vec<Diagnostic>,
) -> Outline {
    let repeated = document.repeated_definitions(&parts).into_iter();
    found.extend(repeated.map(|of| Diagnostic::repeated_reference(of.span, &of.label, of.first)));
    let mut reader = Reader {
        document,
        title: leading_heading(document, &parts),
        outline: Outline { summary: summary::of(&parts), ..Outline::default() },
        policy: document.dialect().html,
        anchors: Anchors::default(),
        around: Around::default(),
        depth: Depth::default(),
        open: Vec::new(),
        open_claim: None,
        items: Items::default(),
        recommending: None,
        containers: Vec::new(),
        next_container: 0,
        notes: 0,
        definitions: None,
        found,
    };
    let mut parts = parts.into_iter();
    while let Some(part) = parts.next() {
        match part {
            Part::Directive(line, span) => reader.directive(line, span),
            Part::Markdown(event, range) => reader.event(event, &range, &mut parts),
        }
    }
    reader.finish(problems)
}

struct Reader<'d, 'f> {
    document: &'d Document<'d>,
    /// Range of the heading that is the page's title
    title: Option<Range<usize>>,
    outline: Outline,
    policy: RawHtml,
    anchors: Anchors,
    around: Around,
    depth: Depth,
    /// Directives that are not closed yet: the index in the outline, the span, and the innermost
    /// container
    open: Vec<(usize, Span, usize)>,
    /// The claim whose text is being collected: links do not nest
    open_claim: Option<Claim>,
    items: Items,
    /// The heading above, if it recommends a subject
    recommending: Option<Within>,
    /// The list items, quotes and footnotes around the current position, each with a unique number
    containers: Vec<usize>,
    next_container: usize,
    /// Number of open footnotes
    notes: usize,
    /// The first definition of each target, collected when it is first needed
    definitions: Option<HashMap<String, Span>>,
    found: &'f mut Vec<Diagnostic>,
}

impl<'d> Reader<'d, '_> {
    fn directive(&mut self, line: &DirectiveLine, span: Span) {
        let container = self.containers.last().copied().unwrap_or(0);
        match line {
            DirectiveLine::Leaf(directive) | DirectiveLine::Open(directive) => {
                let parent = self.open.last().map(|(at, ..)| self.name(*at).to_owned());
                if matches!(line, DirectiveLine::Open(_)) {
                    if self.open.len() == MAX_DIRECTIVES {
                        self.found.push(Diagnostic::deep_directive(span, MAX_DIRECTIVES));
                    }
                    self.open.push((self.outline.directives.len(), span, container));
                }
                // A site's component may print its `id`; the `id` of a built-in directive names what it
                // shows.
                let names = Builtin::of(&directive.name.value).and_then(|of| of.names("id"));
                if let Some(id) = directive.value("id").filter(|_| names.is_none()) {
                    self.anchors.other(&id.value);
                }
                self.outline.directives.push((directive.clone(), parent));
            }
            DirectiveLine::Close => match self.open.pop() {
                None => self.found.push(Diagnostic::unopened_directive(span)),
                Some((at, opened, around)) if around != container => {
                    let crossed = Diagnostic::crossed_directive(span, self.name(at), opened);
                    self.found.push(crossed);
                }
                Some(_) => {}
            },
        }
    }

    fn name(&self, directive: usize) -> &str {
        &self.outline.directives[directive].0.name.value
    }

    fn event(
        &mut self,
        event: Event<'d>,
        range: &Range<usize>,
        rest: &mut impl Iterator<Item = Part<'d>>,
    ) {
        self.claim_text(&event, range);
        self.item(&event, range);
        self.around(&event, range);
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                let inner = self.inner_text(TagEnd::Heading(level), rest);
                self.heading(level as u8, id.as_deref(), (inner, range));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let code = code_text(rest);
                self.fence(&kind, range, &code);
            }
            Event::Start(tag) if is_container(&tag) => {
                if let Tag::FootnoteDefinition(label) = tag {
                    let first = range.start..range.start + label.len() + 3;
                    let note = Placed::new(label.to_string(), self.document.place(&first));
                    self.outline.footnotes.1.push(note);
                    self.notes += 1;
                }
                self.enter_container(range);
            }
            Event::End(tag) if is_container_end(tag) => {
                self.notes -= usize::from(tag == TagEnd::FootnoteDefinition);
                self.containers.pop();
            }
            event => self.inline(&event, range),
        }
    }

    /// Records an inline event, also one in a heading.
    fn inline(&mut self, event: &Event<'d>, range: &Range<usize>) {
        if let Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) = event {
            self.check_attribute(title, range);
        }
        match event {
            Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => {}
            Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, .. })
                if scheme::is_plain(dest_url, self.policy) => {}
            Event::Start(Tag::Link { dest_url, title, .. }) => self.link(dest_url, title, range),
            Event::Start(Tag::Image { dest_url, .. })
                if !self.report_if_refused(dest_url, range, Use::Image) =>
            {
                self.target(dest_url, range, true);
            }
            Event::FootnoteReference(label) => self.outline.footnotes.0.push(label.to_string()),
            Event::Text(text) => {
                if text.len() < range.len() && text.contains(characters::is_forbidden) {
                    self.check_references(range);
                }
                self.words(text);
            }
            Event::Code(_) => self.outline.words += 1,
            Event::InlineMath(tex) => self.math(tex, math::Form::Inline, range),
            Event::DisplayMath(tex) => self.math(tex, math::Form::Display, range),
            _ => {}
        }
    }

    fn link(&mut self, target: &CowStr<'_>, title: &str, range: &Range<usize>) {
        let Some(rest) = target.strip_prefix("fact:") else {
            if !self.report_if_refused(target, range, Use::Link) {
                self.target(target, range, false);
            }
            return;
        };
        let span = self.document.span_of(target, range);
        match claim::bond(rest, title, span.place()) {
            Ok(bond) => {
                let (target, whole) = (span.place(), self.document.place(range));
                self.open_claim = Some(Claim { bond, text: Text::default(), target, span: whole });
            }
            Err(BindingError::NoFact(why)) => {
                self.found.push(Diagnostic::invalid_claim(span, target, why));
            }
            Err(BindingError::NoReason) => self.found.push(Diagnostic::exempt_without_reason(span)),
        }
    }

    /// Adds an event to the text of the current claim, and records the claim when its link ends.
    fn claim_text(&mut self, event: &Event<'d>, range: &Range<usize>) {
        let Some(claim) = &mut self.open_claim else { return };
        let (source, span) = (self.document.source(range), self.document.place(range));
        match event {
            Event::Text(text) => claim.text.push(text, source, span),
            Event::Code(text) | Event::InlineMath(text) => claim.text.push(text, source, span),
            Event::SoftBreak | Event::HardBreak => claim.text.push(" ", source, span),
            Event::End(TagEnd::Link) => self.outline.claims.extend(self.open_claim.take()),
            _ => {}
        }
    }

    fn item(&mut self, event: &Event<'d>, range: &Range<usize>) {
        let within = self.open.last().map(|(at, ..)| *at);
        let builtin = |at: &usize| Builtin::of(self.name(*at));
        let is_use = |at: &usize| builtin(at).is_some_and(|of| of.body == Body::UseCases);
        let directive = within.filter(is_use).map(Within::Directive);
        let heading = self.recommending.as_ref().filter(|_| within.is_none());
        let (source, span) = (self.document.source(range), self.document.place(range));
        self.items.event(event, source, span, directive.as_ref().or(heading));
    }

    fn target(&mut self, target: &str, range: &Range<usize>, image: bool) {
        if is_external(target) {
            return;
        }
        let target = Placed::new(target.to_owned(), self.document.span_of(target, range).place());
        self.outline.links.push(Link { target, image });
    }

    fn words(&mut self, text: &str) {
        self.outline.words = self.outline.words.saturating_add(word_count(text));
    }

    fn math(&mut self, tex: &str, form: math::Form, range: &Range<usize>) {
        if let Err(why) = math::to_mathml(tex, form) {
            self.found.push(Diagnostic::invalid_math(self.document.span(range), &why));
        }
    }

    fn finish(mut self, Problems { undefined, lost }: Problems) -> Outline {
        self.found.extend(lost.into_iter().map(Diagnostic::directive_in_text));
        for (at, span, _) in &self.open {
            let unclosed = Diagnostic::unclosed_directive(*span, self.name(*at));
            self.found.push(unclosed);
        }
        (self.outline.headings, self.outline.anchors) = self.anchors.finish(self.found);
        self.outline.recommended_for = self.items.finish();
        let (mentioned, defined) = &self.outline.footnotes;
        notes::check((mentioned, defined), self.document.file(), self.found);
        self.found.extend(undefined.into_iter().map(|missing| match missing.footnote {
            true => Diagnostic::undefined_footnote(missing.span, &missing.label),
            false => Diagnostic::undefined_reference(missing.span, &missing.label),
        }));
        self.outline
    }
}

/// Whether a link's target is external, so that no build can check it.
pub fn is_external(target: &str) -> bool {
    target.starts_with("//")
        || target.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
        })
}

fn is_container(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_) | Tag::Item | Tag::FootnoteDefinition(_) | Tag::DefinitionListDefinition
    )
}

fn is_container_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListDefinition
    )
}

#[cfg(test)]
mod tests;
