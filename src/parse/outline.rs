//! What a page's Markdown holds, without its text: headings, links, claims, directives, fences.
//! Pure.
//!
//! The site keeps outlines, not bodies, so memory does not grow with the length of pages.

mod items;
mod summary;
mod words;

use serde::{Deserialize, Serialize};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Tag, TagEnd};

use super::characters;
use super::claim::{self, Claim, Unbound};
use super::directive::Directive;
use super::document::{self, Document, MarkLine, Part, Problems};
use super::fence::{Fence, fence_info};
use super::heading::HeadingIds;
use super::text::Text;
use crate::builtin::Builtin;
use crate::diagnostic::Diagnostic;
use crate::math;
use crate::source::{FileId, Span, Spanned};
use items::Items;
use words::word_count;

pub use items::ListItem;
pub use summary::is_more_marker;

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Outline {
    pub headings: Vec<Heading>,
    /// Ids in raw HTML, to which links may lead too
    pub html_ids: Vec<String>,
    pub links: Vec<Link>,
    pub claims: Vec<Claim>,
    /// In order, each with the name of the directive that it stands in
    pub directives: Vec<(Directive, Option<String>)>,
    /// Items of the lists in `:::when`
    pub recommended_for: Vec<ListItem>,
    pub fences: Vec<Fence>,
    /// Footnotes that are mentioned, and those that are defined
    pub footnotes: (Vec<String>, Vec<Spanned<String>>),
    /// Words of prose: code blocks do not count
    pub words: u32,
    /// The text before `<!-- more -->`
    pub summary: Option<String>,
    /// The text of a level-1 heading that stands before everything else
    pub leading_title: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6
    pub level: u8,
    /// Unique on the page
    pub id: String,
    pub text: String,
    pub span: Span,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Link {
    pub target: Spanned<String>,
    pub image: bool,
}

/// Reads the outline of a body that begins at byte `offset` of `file`.
///
/// Reports what is wrong with the Markdown itself: directives that are malformed or do not nest,
/// fences that are not closed, formulas and claims that cannot be read, undefined references.
pub fn read(
    body: &str,
    place: (FileId, usize),
    options: Options,
    found: &mut Vec<Diagnostic>,
) -> Outline {
    let document = Document::new(body, place, options, found);
    let mut problems = Problems::default();
    let parts = document.parts_and_problems(&mut problems);
    let mut reader = Reader {
        document: &document,
        outline: Outline::default(),
        ids: HeadingIds::default(),
        open: Vec::new(),
        open_claim: None,
        items: Items::default(),
        containers: Vec::new(),
        next_container: 0,
        before: true,
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
    outline: Outline,
    ids: HeadingIds,
    /// Directives that wait for their `:::`, by index, each with the container that it was opened in
    open: Vec<(usize, Span, usize)>,
    /// The claim whose text is being read: links do not nest
    open_claim: Option<Claim>,
    items: Items,
    /// Lists, quotes and notes around this place, each by a number of its own
    containers: Vec<usize>,
    next_container: usize,
    /// Whether nothing has come yet
    before: bool,
    found: &'f mut Vec<Diagnostic>,
}

impl<'d> Reader<'d, '_> {
    fn directive(&mut self, line: &MarkLine, span: Span) {
        self.before = false;
        let container = self.containers.last().copied().unwrap_or(0);
        match line {
            MarkLine::Leaf(directive) | MarkLine::Open(directive) => {
                let parent = self.open.last().map(|(at, ..)| self.name(*at).to_owned());
                if matches!(line, MarkLine::Open(_)) {
                    self.open.push((self.outline.directives.len(), span, container));
                }
                self.outline.directives.push((directive.clone(), parent));
            }
            MarkLine::Close => match self.open.pop() {
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
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                let text = self.inner_text(TagEnd::Heading(level), rest);
                self.heading(level as u8, id.as_deref(), (text, range));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let code = code_text(rest);
                self.fence(&kind, range, &code);
            }
            Event::Start(tag) if is_container(&tag) => {
                if let Tag::FootnoteDefinition(label) = tag {
                    let first = range.start..range.start + label.len() + 3;
                    let note = Spanned::new(label.to_string(), self.document.span(&first));
                    self.outline.footnotes.1.push(note);
                }
                self.next_container += 1;
                self.containers.push(self.next_container);
            }
            Event::End(tag) if is_container_end(tag) => {
                self.containers.pop();
            }
            Event::Html(html) if is_more_marker(&html) => self.summary(range),
            Event::Html(html) => self.html_ids(&html),
            event if self.inline(&event, range) => {}
            _ => return,
        }
        self.before = false;
    }

    /// Takes note of what stands in a line of text, a heading's too; false for other events.
    fn inline(&mut self, event: &Event<'d>, range: &Range<usize>) -> bool {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => {}
            Event::Start(Tag::Link { dest_url, title, .. }) => self.link(dest_url, title, range),
            Event::Start(Tag::Image { dest_url, .. }) => self.target(dest_url, range, true),
            Event::FootnoteReference(label) => self.outline.footnotes.0.push(label.to_string()),
            Event::Text(text) => {
                if text.len() < range.len() && text.contains(characters::is_forbidden) {
                    self.references(range);
                }
                self.words(text);
            }
            Event::Code(_) => self.outline.words += 1,
            Event::InlineMath(tex) => self.math(tex, math::Form::Inline, range),
            Event::DisplayMath(tex) => self.math(tex, math::Form::Display, range),
            Event::InlineHtml(html) => self.html_ids(html),
            _ => return false,
        }
        true
    }

    /// Reports what is written by its number, as in `&#27;`, and cannot be.
    fn references(&mut self, range: &Range<usize>) {
        for (reference, c) in characters::references(&self.document.text()[range.clone()]) {
            let span = range.start + reference.start..range.start + reference.end;
            let span = self.document.span(&span);
            self.found.push(Diagnostic::invalid_character(span, c));
        }
    }

    /// Takes the parts up to the end of a heading, notes what they hold, and returns their text.
    fn inner_text(&mut self, end: TagEnd, rest: &mut impl Iterator<Item = Part<'d>>) -> String {
        let mut text = String::new();
        while let Some(Part::Markdown(event, range)) = rest.next() {
            self.claim_text(&event, &range);
            match &event {
                Event::End(tag) if *tag == end => break,
                Event::Text(inner) | Event::Code(inner) | Event::InlineMath(inner) => {
                    text.push_str(inner);
                }
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                _ => {}
            }
            self.inline(&event, &range);
        }
        text.trim().to_owned()
    }

    fn heading(&mut self, level: u8, id: Option<&str>, (text, range): (String, &Range<usize>)) {
        if self.before && level == 1 {
            self.outline.leading_title = Some(text.clone());
        }
        let id = self.ids.next(id, &text);
        let span = self.document.span(range);
        self.outline.headings.push(Heading { level, id, text, span });
    }

    fn fence(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>, code: &str) {
        let text = self.document.text();
        let Some((info, at)) = document::info(text, kind, range) else { return };
        let first_line =
            range.start..range.start + text[range.clone()].find('\n').unwrap_or(range.len());
        if !document::is_closed(text, range) {
            self.found.push(Diagnostic::unclosed_fence(self.document.span(&first_line)));
        }
        let place = self.document.span(&(at..at + info.len()));
        let start = place.start as usize;
        match fence_info(info, place.file, start) {
            Ok((language, attributes)) => self.outline.fences.push(Fence {
                language,
                attributes,
                lines: code.lines().count(),
                span: self.document.span(&first_line),
            }),
            Err((span, why)) => self.found.push(Diagnostic::malformed_fence(span, &why)),
        }
    }

    fn link(&mut self, target: &CowStr<'_>, title: &str, range: &Range<usize>) {
        let Some(rest) = target.strip_prefix("fact:") else {
            return self.target(target, range, false);
        };
        let span = self.document.span_of(target, range);
        let whole = self.document.span(range);
        match claim::bond(rest, title, span) {
            Ok(bond) => {
                let text = Text::default();
                self.open_claim = Some(Claim { bond, text, target: span, span: whole });
            }
            Err(Unbound::NoFact(why)) => {
                self.found.push(Diagnostic::invalid_claim(span, target, why));
            }
            Err(Unbound::NoReason) => self.found.push(Diagnostic::exempt_without_reason(span)),
        }
    }

    /// Adds to the text of the claim that is open, and keeps it when its link ends.
    fn claim_text(&mut self, event: &Event<'d>, range: &Range<usize>) {
        let Some(claim) = &mut self.open_claim else { return };
        let source = &self.document.text()[range.clone()];
        let span = self.document.span(range);
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
        let within = within.filter(|at| Builtin::of(self.name(*at)) == Some(Builtin::When));
        let place = (&self.document.text()[range.clone()], self.document.span(range));
        self.items.event(event, place, within);
    }

    fn target(&mut self, target: &str, range: &Range<usize>, image: bool) {
        if is_external(target) {
            return;
        }
        let target = Spanned::new(target.to_owned(), self.document.span_of(target, range));
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

    fn html_ids(&mut self, html: &str) {
        let quoted = |rest: &str| {
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            rest[1..].split_once(quote).map(|(id, _)| id.to_owned())
        };
        self.outline.html_ids.extend(html.split(" id=").skip(1).filter_map(quoted));
    }

    /// The text of the Markdown before the marker, read on its own: it is short.
    fn summary(&mut self, marker: &Range<usize>) {
        if self.outline.summary.is_none() {
            self.outline.summary = Some(summary::plain_text(&self.document.text()[..marker.start]));
        }
    }

    fn finish(mut self, Problems { undefined, lost }: Problems) -> Outline {
        self.found.extend(lost.into_iter().map(Diagnostic::directive_in_text));
        for (at, span, _) in &self.open {
            let unclosed = Diagnostic::unclosed_directive(*span, self.name(*at));
            self.found.push(unclosed);
        }
        self.outline.recommended_for = self.items.finish();
        let (mentioned, defined) = &self.outline.footnotes;
        self.found.extend(
            defined
                .iter()
                .filter(|note| {
                    let key = note.value.to_lowercase();
                    !mentioned.iter().any(|label| label.to_lowercase() == key)
                })
                .map(|note| Diagnostic::unused_footnote(note.span, &note.value)),
        );
        self.found.extend(undefined.into_iter().map(|missing| match missing.footnote {
            true => Diagnostic::undefined_footnote(missing.span, &missing.label),
            false => Diagnostic::undefined_reference(missing.span, &missing.label),
        }));
        self.outline
    }
}

/// Whether a link leaves the site, so that no build can check it.
pub fn is_external(target: &str) -> bool {
    target.starts_with("//")
        || target.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
        })
}

fn code_text<'d>(rest: &mut impl Iterator<Item = Part<'d>>) -> String {
    let mut code = String::new();
    for part in rest {
        match part {
            Part::Markdown(Event::Text(text), _) => code.push_str(&text),
            _ => break,
        }
    }
    code
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
