//! A page's Markdown → HTML. Pure.
//!
//! Events go onto a stack of frames: the page is one, and so is each directive, footnote, alert,
//! claim and image. A frame that ends becomes one piece of HTML in the frame around it.

use std::collections::HashMap;

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd, html as writer,
};

use super::code::{self, Fence};
use super::directives::{self, Body};
use super::pages::template_problem;
use super::shared::Shared;
use super::{Renderer, Stop, sanitize};
use crate::diagnostic::Diagnostic;
use crate::links;
use crate::math;
use crate::parse::claim;
use crate::parse::config::RawHtml;
use crate::parse::directive::Directive;
use crate::parse::document::{self, Document, MarkLine, Part};
use crate::parse::outline::{HeadingIds, fence_info, is_external, is_more_marker};
use crate::site::Page;
use crate::theme::{self, Value, Variables};
use crate::view::{ClaimView, FootnoteView, ImageView};

/// Renders the Markdown of a page, in which the checks found no error. `scope` is what components
/// can read with `@`.
pub(super) fn html(
    renderer: &Renderer,
    page: &Page,
    body: &str,
    scope: &Variables,
) -> Result<String, Stop> {
    let file = page.file.expect("Markdown stands in a file");
    let options = document::options(renderer.shared.site.config.markdown.smart_punctuation);
    let document = Document::new(body, (file, page.body_at), options, &mut Vec::new());
    let mut writer = Writer {
        renderer,
        page,
        scope,
        document: &document,
        frames: vec![Frame::new(FrameKind::Page)],
        ids: HeadingIds::default(),
        notes: Notes::default(),
        alignments: Vec::new(),
        cell: 0,
        in_head: false,
        links: Vec::new(),
        samples: 0,
        tables: 0,
        kept: Vec::new(),
        found: Vec::new(),
    };
    let parts = document.parts();
    let mut at = 0;
    while at < parts.len() {
        at += writer.part(&parts[at..]);
    }
    writer.finish()
}

pub(super) struct Writer<'w> {
    renderer: &'w Renderer,
    pub page: &'w Page,
    scope: &'w Variables,
    document: &'w Document<'w>,
    frames: Vec<Frame<'w>>,
    ids: HeadingIds,
    notes: Notes,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    /// For each open link whether its tags are written
    links: Vec<bool>,
    samples: usize,
    tables: usize,
    /// HTML of ours, put back after sanitising
    kept: Vec<String>,
    found: Vec<Diagnostic>,
}

struct Frame<'w> {
    kind: FrameKind<'w>,
    events: Vec<Event<'w>>,
}

enum FrameKind<'w> {
    Page,
    Directive(&'w Directive, Body),
    Footnote(String),
    Alert(BlockQuoteKind),
    Claim(String),
    Image { target: String, title: String, block: bool },
    Question { id: String },
}

impl<'w> Frame<'w> {
    fn new(kind: FrameKind<'w>) -> Frame<'w> {
        Frame { kind, events: Vec::new() }
    }
}

/// Footnotes by label, numbered by first mention.
#[derive(Default)]
struct Notes {
    numbers: HashMap<String, usize>,
    /// Ids of the mentions of each number
    references: Vec<Vec<String>>,
    texts: HashMap<String, String>,
}

impl<'w> Writer<'w> {
    pub(super) fn shared(&self) -> &'w Shared {
        &self.renderer.shared
    }

    /// Takes the first of `parts`, and returns how many it took.
    fn part(&mut self, parts: &[Part<'w>]) -> usize {
        match &parts[0] {
            Part::Directive(MarkLine::Open(directive), _) => {
                let body = Body::of(&directive.name.value);
                self.frames.push(Frame::new(FrameKind::Directive(directive, body)));
                1
            }
            Part::Directive(MarkLine::Leaf(directive), _) => {
                let body = Body::of(&directive.name.value);
                self.directive(directive, body, None);
                1
            }
            Part::Directive(MarkLine::Close, _) => {
                self.close_directive();
                1
            }
            Part::Markdown(event, range) => match event {
                Event::Start(tag) => self.start(tag, parts, range.clone()),
                Event::End(tag) => {
                    self.end(*tag);
                    1
                }
                event => {
                    self.inline(event.clone());
                    1
                }
            },
        }
    }

    fn push(&mut self, event: Event<'w>) {
        self.frames.last_mut().expect("the page's frame stays").events.push(event);
    }

    fn tag(&mut self, html: impl Into<CowStr<'w>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    /// HTML of ours, which sanitising must not touch.
    fn keep(&mut self, html: String) {
        match self.policy() {
            RawHtml::Sanitize => {
                let place = format!("\u{e000}{}\u{e001}", self.kept.len());
                self.kept.push(html);
                self.push(Event::InlineHtml(place.into()));
            }
            RawHtml::Allow | RawHtml::Escape => self.tag(html),
        }
    }

    fn policy(&self) -> RawHtml {
        self.shared().site.config.markdown.html
    }

    fn close_directive(&mut self) {
        let frame = self.frames.pop().expect("the checks matched every `:::`");
        let FrameKind::Directive(directive, mut body) = frame.kind else {
            unreachable!("directives and Markdown nest, or the outline reports it")
        };
        let rest = self.to_html(frame.events);
        body.finish(&rest);
        self.directive(directive, body, Some(rest));
    }

    fn directive(&mut self, directive: &'w Directive, body: Body, rest: Option<String>) {
        let rendered = directives::render(self, directive, body, rest);
        match rendered {
            Ok(rendered) if directive.name.value == "subject" => self.contender(&rendered),
            Ok(rendered) => self.keep(rendered),
            Err(diagnostic) => self.found.push(diagnostic),
        }
    }

    /// What stands before the first contender introduces the criterion; what stands after it
    /// follows all of them.
    fn contender(&mut self, rendered: &str) {
        let frame = self.frames.last_mut().expect("the page's frame stays");
        let before = std::mem::take(&mut frame.events);
        let before = self.to_html(before);
        let frame = self.frames.last_mut().expect("the page's frame stays");
        let FrameKind::Directive(_, Body::Criterion(criterion)) = &mut frame.kind else {
            unreachable!("the checks found the contender in a criterion")
        };
        criterion.add(&before, rendered);
    }

    /// The id of the criterion whose section is being written.
    pub(super) fn open_criterion(&self) -> Option<&str> {
        self.frames.iter().rev().find_map(|frame| match &frame.kind {
            FrameKind::Directive(directive, Body::Criterion(_)) => {
                directive.value("id").map(|id| id.value.as_str())
            }
            _ => None,
        })
    }

    pub(super) fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    /// Renders a component, whose `@` parameters read `own` and then the page.
    pub(super) fn component(
        &self,
        name: &str,
        arguments: &Variables,
        own: &[(&'static str, Value)],
        body: Option<&str>,
    ) -> Result<String, Diagnostic> {
        let mut scope = self.scope.clone();
        for (name, value) in own {
            scope.set(name, value.clone());
        }
        let rendered = self.renderer.engine.render_component(name, arguments, &scope, body);
        rendered.map_err(|error| {
            let span = self.shared().site.span_of(self.page);
            let page = &self.page.address;
            template_problem(&error, page, span)
        })
    }

    fn keep_component(
        &mut self,
        name: &str,
        arguments: &Variables,
        own: &[(&'static str, Value)],
        body: Option<&str>,
    ) {
        match self.component(name, arguments, own, body) {
            Ok(html) => self.keep(html),
            Err(diagnostic) => self.found.push(diagnostic),
        }
    }

    fn start(&mut self, tag: &Tag<'w>, parts: &[Part<'w>], range: std::ops::Range<usize>) -> usize {
        match tag {
            Tag::Heading { level, id, classes, .. } => {
                return self.heading(*level as u8, id.as_deref(), classes, parts);
            }
            Tag::CodeBlock(kind) => return self.code(kind, parts, &range),
            Tag::Paragraph if is_lone_image(parts) => {
                let end = 1 + length(&parts[1..], TagEnd::Image);
                self.image_start(&parts[1], true);
                for part in &parts[2..=end] {
                    self.part(std::slice::from_ref(part));
                }
                return end + 2;
            }
            Tag::Image { .. } => self.image_start(&parts[0], false),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link_start((*link_type, dest_url, title), tag);
            }
            Tag::BlockQuote(Some(kind)) => {
                self.frames.push(Frame::new(FrameKind::Alert(*kind)));
            }
            Tag::FootnoteDefinition(label) => {
                self.frames.push(Frame::new(FrameKind::Footnote(label.to_string())));
            }
            Tag::Item if is_task(parts) => self.tag("<li class=\"task\">"),
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                self.tag("<div class=\"table-scroll\"><table>");
            }
            Tag::TableHead => {
                (self.in_head, self.cell) = (true, 0);
                self.tag("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.tag("<tr>");
            }
            Tag::TableCell => self.cell_start(),
            // HTML blocks have no tags of their own.
            Tag::HtmlBlock => {}
            tag => self.push(Event::Start(tag.clone())),
        }
        1
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.link_end(),
            TagEnd::Image => self.image_end(),
            TagEnd::BlockQuote(Some(_)) => self.alert_end(),
            TagEnd::FootnoteDefinition => self.footnote_end(),
            TagEnd::Heading(_) => self.heading_end(tag),
            TagEnd::Table => self.tag("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.tag("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.tag("</tr>\n"),
            TagEnd::TableCell => self.tag(if self.in_head { "</th>" } else { "</td>" }),
            TagEnd::HtmlBlock => {}
            tag => self.push(Event::End(tag)),
        }
    }

    fn inline(&mut self, event: Event<'w>) {
        match event {
            Event::Text(text) if self.links.is_empty() && text.contains("://") => {
                self.bare_links(&text);
            }
            Event::Html(html) | Event::InlineHtml(html) if is_more_marker(&html) => {}
            Event::Html(html) | Event::InlineHtml(html) => match self.policy() {
                RawHtml::Escape => self.push(Event::Text(html)),
                RawHtml::Allow | RawHtml::Sanitize => self.push(Event::Html(html)),
            },
            Event::InlineMath(tex) => self.math(&tex, math::Form::Inline),
            Event::DisplayMath(tex) => self.math(&tex, math::Form::Display),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            event => self.push(event),
        }
    }

    fn heading(
        &mut self,
        level: u8,
        id: Option<&str>,
        classes: &[CowStr<'_>],
        parts: &[Part<'w>],
    ) -> usize {
        let end = length(parts, TagEnd::Heading(heading_level(level)));
        let id = self.ids.next(id, &text_of(&parts[1..end]));
        if level == 1 && self.page.titled_by_heading && self.ids.count() == 1 {
            return end + 1;
        }
        if self.is_question(level) {
            self.frames.push(Frame::new(FrameKind::Question { id }));
            return 1;
        }
        let classes: Vec<String> = classes.iter().map(|class| escape(class)).collect();
        let class = match classes.is_empty() {
            true => String::new(),
            false => format!(" class=\"{}\"", classes.join(" ")),
        };
        self.tag(format!("\n<h{level} id=\"{}\"{class}>", escape(&id)));
        1
    }

    fn heading_end(&mut self, tag: TagEnd) {
        let TagEnd::Heading(level) = tag else { return };
        if let Some(FrameKind::Question { .. }) = self.frames.last().map(|frame| &frame.kind) {
            return self.question_end();
        }
        self.tag(format!("</h{}>\n", level as u8));
    }

    /// Whether a heading of this level is a question: the level of the first one in `:::faq`.
    fn is_question(&mut self, level: u8) -> bool {
        let kind = self.frames.last_mut().map(|frame| &mut frame.kind);
        let Some(FrameKind::Directive(_, Body::Faq(faq))) = kind else { return false };
        let questions = *faq.level.get_or_insert(level);
        if level > questions {
            return false;
        }
        let before = std::mem::take(&mut self.frames.last_mut().expect("just matched").events);
        let html = self.to_html(before);
        if let Some(FrameKind::Directive(_, Body::Faq(faq))) =
            self.frames.last_mut().map(|frame| &mut frame.kind)
        {
            faq.answer(&html);
        }
        true
    }

    fn question_end(&mut self) {
        let frame = self.frames.pop().expect("the question's frame is open");
        let text = text_of_events(&frame.events);
        let html = self.to_html(frame.events);
        let FrameKind::Question { id } = frame.kind else { return };
        if let Some(FrameKind::Directive(_, Body::Faq(faq))) =
            self.frames.last_mut().map(|frame| &mut frame.kind)
        {
            faq.ask(id, &html, text);
        }
    }

    fn code(
        &mut self,
        kind: &CodeBlockKind<'_>,
        parts: &[Part<'w>],
        range: &std::ops::Range<usize>,
    ) -> usize {
        let end = length(parts, TagEnd::CodeBlock);
        let code = text_of(&parts[1..end]);
        let info = document::info(self.document.text(), kind, range);
        let place = self.document.span(range);
        let (language, attributes) =
            info.and_then(|(info, _)| fence_info(info, place.file, 0).ok()).unwrap_or_default();
        let fence = Fence { language: language.map(|name| name.value), attributes, code };
        self.samples += 1;
        let view = code::view(self, &fence, self.samples);
        let kind = self.frames.last_mut().map(|frame| &mut frame.kind);
        if let Some(FrameKind::Directive(_, Body::Samples(samples))) = kind {
            samples.push(view);
        } else {
            let own = [("sample", Value::from_serializable(&view))];
            self.keep_component("code", &Variables::default(), &own, None);
        }
        end + 1
    }

    fn image_start(&mut self, part: &Part<'w>, block: bool) {
        if let Part::Markdown(Event::Start(Tag::Image { dest_url, title, .. }), _) = part {
            let (target, title) = (dest_url.to_string(), title.to_string());
            self.frames.push(Frame::new(FrameKind::Image { target, title, block }));
        }
    }

    fn image_end(&mut self) {
        let frame = self.frames.pop().expect("the image's frame is open");
        let FrameKind::Image { target, title, block } = frame.kind else { return };
        let alt = text_of_events(&frame.events);
        let image = self.shared().image(self.page, &target);
        if !block && !title.is_empty() {
            return self.keep(inline_image(&image, &alt, &title));
        }
        let mut arguments = Variables::default();
        arguments.set("url", Value::from(image.url.as_str()));
        arguments.set("alt", Value::from(alt));
        arguments.set("caption", Value::from(title));
        arguments.set("width", Value::from(image.width.unwrap_or(0)));
        arguments.set("height", Value::from(image.height.unwrap_or(0)));
        self.keep_component("image", &arguments, &[], None);
    }

    fn link_start(&mut self, (kind, target, title): (LinkType, &str, &str), tag: &Tag<'w>) {
        if let Some(claim) = target.strip_prefix("fact:") {
            self.links.push(true);
            return self.frames.push(Frame::new(FrameKind::Claim(claim.to_owned())));
        }
        if kind == LinkType::Email || is_external(target) {
            self.links.push(true);
            return self.push(Event::Start(tag.clone()));
        }
        let shared = self.shared();
        match links::follow(&shared.site, &shared.plan, self.page, target) {
            Ok(destination) => {
                self.links.push(true);
                let href = escape(&shared.href(&destination.address));
                let title = match title {
                    "" => String::new(),
                    title => format!(" title=\"{}\"", escape(title)),
                };
                self.tag(format!("<a href=\"{href}\"{title}>"));
            }
            // What is not published yet is text without a link.
            Err(_) => self.links.push(false),
        }
    }

    fn link_end(&mut self) {
        let is_written = self.links.pop().unwrap_or(true);
        if let Some(FrameKind::Claim(_)) = self.frames.last().map(|frame| &frame.kind) {
            return self.claim_end();
        }
        if is_written {
            self.tag("</a>");
        }
    }

    fn claim_end(&mut self) {
        let frame = self.frames.pop().expect("the claim's frame is open");
        let FrameKind::Claim(rest) = frame.kind else { return };
        let text = self.to_html(frame.events);
        let Some(view) = self.claim_view(&rest, &text) else { return self.tag(text) };
        let own = [("claim", Value::from_serializable(&view))];
        self.keep_component("claim", &Variables::default(), &own, None);
    }

    /// None for `fact:none`, which is bound to nothing on purpose.
    fn claim_view(&self, rest: &str, text: &str) -> Option<ClaimView> {
        let matrix = self.shared().site.matrix_of(self.page)?;
        let nowhere = self.shared().site.span_of(self.page);
        let bond = claim::bond(rest, "", nowhere).ok()?;
        let claim::Bond::Fact { subject, criterion, .. } = bond else { return None };
        let subject = matrix.subject(&subject.value)?;
        let criterion = matrix.criterion(&criterion.value)?;
        let fact = self
            .shared()
            .with_words(|words| crate::matrix::view::fact_view(matrix, subject, criterion, words));
        let inserted = text.trim().is_empty();
        let html = if inserted { escape(&fact.text) } else { text.to_owned() };
        Some(ClaimView {
            html: theme::html(&html),
            inserted,
            criterion: crate::matrix::view::criterion_view(matrix, criterion),
            fact,
        })
    }

    fn alert_end(&mut self) {
        let frame = self.frames.pop().expect("the alert's frame is open");
        let FrameKind::Alert(kind) = frame.kind else { return };
        let body = self.to_html(frame.events);
        let kind = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let mut arguments = Variables::default();
        arguments.set("kind", Value::from(kind));
        self.keep_component("alert", &arguments, &[], Some(&body));
    }

    fn cell_start(&mut self) {
        let class = match self.alignments.get(self.cell) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        self.cell += 1;
        let open = if self.in_head { "<th scope=\"col\"" } else { "<td" };
        self.tag(format!("{open}{class}>"));
    }

    fn bare_links(&mut self, text: &str) {
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url]);
        for span in finder.spans(text) {
            let piece = span.as_str().to_owned();
            match span.kind() {
                Some(_) => {
                    let url = escape(&piece);
                    self.tag(format!("<a href=\"{url}\">{url}</a>"));
                }
                None => self.push(Event::Text(piece.into())),
            }
        }
    }

    fn math(&mut self, tex: &str, form: math::Form) {
        let mathml = math::to_mathml(tex, form).expect("the outline reports formulas");
        self.keep(mathml);
    }

    fn footnote_reference(&mut self, label: &str) {
        let next = self.notes.numbers.len() + 1;
        let number = *self.notes.numbers.entry(label.to_owned()).or_insert(next);
        if number == next {
            self.notes.references.push(Vec::new());
        }
        let references = &mut self.notes.references[number - 1];
        let id = match references.len() {
            0 => format!("footnote-ref-{number}"),
            more => format!("footnote-ref-{number}-{}", more + 1),
        };
        references.push(id.clone());
        let link = format!("<a id=\"{id}\" href=\"#footnote-{number}\">{number}</a>");
        self.tag(format!("<sup class=\"footnote-ref\">{link}</sup>"));
    }

    fn footnote_end(&mut self) {
        let frame = self.frames.pop().expect("the note's frame is open");
        let FrameKind::Footnote(label) = frame.kind else { return };
        let html = self.to_html(frame.events);
        self.notes.texts.insert(label, html);
    }

    /// In the order of first mention; a note in a note comes after those of the text.
    fn footnotes(&mut self) {
        let mut labels: Vec<(usize, String)> =
            self.notes.numbers.iter().map(|(label, number)| (*number, label.clone())).collect();
        labels.sort_unstable();
        let notes: Vec<FootnoteView> = labels
            .into_iter()
            .filter_map(|(number, label)| {
                Some(FootnoteView {
                    number,
                    id: format!("footnote-{number}"),
                    html: theme::html(self.notes.texts.get(&label)?),
                    references: self.notes.references[number - 1].clone(),
                })
            })
            .collect();
        if !notes.is_empty() {
            let own = [("notes", Value::from_serializable(&notes))];
            self.keep_component("footnotes", &Variables::default(), &own, None);
        }
    }

    fn finish(mut self) -> Result<String, Stop> {
        self.footnotes();
        let frame = self.frames.pop().expect("the page's frame stays");
        let mut html = self.to_html(frame.events);
        // What was kept may hold places of what was kept before it.
        for (at, kept) in self.kept.iter().enumerate().rev() {
            html = html.replace(&format!("\u{e000}{at}\u{e001}"), kept);
        }
        if self.found.is_empty() { Ok(html) } else { Err(Stop::Author(self.found)) }
    }

    fn to_html(&self, events: Vec<Event<'_>>) -> String {
        let mut html = String::new();
        writer::push_html(&mut html, events.into_iter());
        match self.policy() {
            RawHtml::Sanitize => sanitize::clean(&html),
            RawHtml::Allow | RawHtml::Escape => html,
        }
    }
}

/// The number of parts from a start to its end, which is at that index.
fn length(parts: &[Part<'_>], end: TagEnd) -> usize {
    let is_end =
        |part: &Part<'_>| matches!(part, Part::Markdown(Event::End(tag), _) if *tag == end);
    parts.iter().position(is_end).expect("the parser closes what it opens")
}

/// Whether a paragraph is one image and nothing else.
fn is_lone_image(parts: &[Part<'_>]) -> bool {
    let Some(Part::Markdown(Event::Start(Tag::Image { .. }), _)) = parts.get(1) else {
        return false;
    };
    let end = 1 + length(&parts[1..], TagEnd::Image);
    matches!(parts.get(end + 1), Some(Part::Markdown(Event::End(TagEnd::Paragraph), _)))
}

/// Whether a list item begins with a check box.
fn is_task(parts: &[Part<'_>]) -> bool {
    parts[1..]
        .iter()
        .take(2)
        .any(|part| matches!(part, Part::Markdown(Event::TaskListMarker(_), _)))
}

fn text_of(parts: &[Part<'_>]) -> String {
    let mut text = String::new();
    for part in parts {
        if let Part::Markdown(event, _) = part {
            push_text(&mut text, event);
        }
    }
    text
}

fn text_of_events(events: &[Event<'_>]) -> String {
    let mut text = String::new();
    for event in events {
        push_text(&mut text, event);
    }
    text
}

fn push_text(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(inner) | Event::Code(inner) | Event::InlineMath(inner) => text.push_str(inner),
        Event::SoftBreak | Event::HardBreak => text.push(' '),
        _ => {}
    }
}

fn heading_level(level: u8) -> pulldown_cmark::HeadingLevel {
    usize::from(level).try_into().expect("a level is 1 to 6")
}

fn inline_image(image: &ImageView, alt: &str, title: &str) -> String {
    let size = |name: &str, pixels: Option<u32>| {
        pixels.map_or_else(String::new, |pixels| format!(" {name}=\"{pixels}\""))
    };
    format!(
        "<img src=\"{}\" alt=\"{}\" title=\"{}\"{}{} loading=\"lazy\">",
        escape(&image.url),
        escape(alt),
        escape(title),
        size("width", image.width),
        size("height", image.height)
    )
}

pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    pulldown_cmark_escape::escape_html(&mut escaped, text).expect("a string takes all");
    escaped
}
