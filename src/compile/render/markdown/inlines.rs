//! Renders inlines: links, claims, images, formulas, raw HTML. Pure.

use pulldown_cmark::{CowStr, Event, LinkType, Tag};

use super::events::text_of_events;
use super::{Frame, FrameKind, LinkEnd, Writer, escape};
use crate::base::address::Href;
use crate::base::address::Use;
use crate::base::math;
use crate::compile::check::proof::proof;
use crate::compile::parse::around::{is_more_marker, is_skip_comment};
use crate::compile::parse::bare_links::{self, Piece};
use crate::compile::parse::claim::{self, Binding, Test};
use crate::compile::parse::document::Part;
use crate::compile::parse::outline::is_external;
use crate::compile::parse::scheme::{is_plain, refused};
use crate::compile::refer;
use crate::source::Place;
use crate::theme::contract::{self, ClaimView, CriterionView, FactView, ImageView};
use crate::theme::{self, Value, Variables};

/// What a claim is bound to.
struct Claimed {
    fact: contract::Part<FactView>,
    criterion: contract::Part<CriterionView>,
    /// Whether it is about `since` or `until`
    is_limit: bool,
    /// Whether it names none of the conditions under which there are facts
    is_of_all: bool,
    /// The text of the value or of the limit
    shown: String,
}

impl<'w> Writer<'w> {
    pub(super) fn inline(&mut self, event: Event<'w>) {
        match event {
            Event::Html(html) | Event::InlineHtml(html)
                if is_more_marker(&html) || is_skip_comment(&html) => {}
            Event::Html(html) | Event::InlineHtml(html) => self.push(Event::Html(html)),
            Event::InlineMath(tex) => self.math(&tex, math::Form::Inline),
            Event::DisplayMath(tex) => self.math(&tex, math::Form::Display),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            // A check box needs an accessible name, which describes its state.
            Event::TaskListMarker(done) => {
                let (key, checked) =
                    if done { ("page.task_done", " checked=\"\"") } else { ("page.task_open", "") };
                let name = escape(self.context().strings.get(key));
                self.tag(format!(
                    "<input disabled=\"\" type=\"checkbox\"{checked} aria-label=\"{name}\">\n"
                ));
            }
            // The default writer ends these tags with a slash, like CommonMark's examples. HTML has no such
            // slash.
            Event::Rule => self.push(Event::Html("<hr>\n".into())),
            Event::HardBreak if !self.in_image() => self.tag("<br>\n"),
            event => self.push(event),
        }
    }

    pub(super) fn image_start(&mut self, part: &Part<'w>, block: bool) {
        if let Part::Markdown(Event::Start(Tag::Image { dest_url, title, .. }), _) = part {
            let (target, title) = (dest_url.to_string(), title.to_string());
            self.frames.push(Frame::new(FrameKind::Image { target, title, block }));
        }
    }

    pub(super) fn image_end(&mut self) {
        let frame = self.frames.pop().expect("the image's frame is open");
        let FrameKind::Image { target, title, block } = frame.kind else { return };
        let alt = text_of_events(&frame.events);
        if self.in_image() {
            return self.push(Event::Text(alt.into()));
        }
        let image = self.context().image(self.page, &target);
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

    pub(super) fn link_start(
        &mut self,
        (kind, target, title): (LinkType, &str, &str),
        part: &Part<'w>,
    ) {
        let Part::Markdown(Event::Start(tag), range) = part else { return };
        if let Some(claim) = target.strip_prefix("fact:") {
            self.links.push(LinkEnd::Tag);
            let kind = FrameKind::Claim(claim.to_owned(), self.document.place(range));
            return self.frames.push(Frame::new(kind));
        }
        if kind == LinkType::Autolink && is_plain(target, self.policy()) {
            self.links.push(LinkEnd::Bracket);
            return self.push(Event::Text("<".into()));
        }
        if kind == LinkType::Email || is_external(target) {
            let mut tag = tag.clone();
            if let Tag::Link { dest_url, .. } = &mut tag
                && !target.is_ascii()
            {
                *dest_url = String::from(Href::written(target)).into();
            }
            // The outline has reported unsafe schemes.
            self.links.push(LinkEnd::Tag);
            return self.push(Event::Start(tag));
        }
        let context = self.context();
        match refer::follow(&context.site, &context.plan, self.page, target) {
            Ok(destination) => {
                self.links.push(LinkEnd::Tag);
                self.tag(link_tag(context.destination(&destination).as_str(), title));
            }
            // The target is not published yet, so only the text is rendered.
            Err(_) => self.links.push(LinkEnd::Nothing),
        }
    }

    pub(super) fn link_end(&mut self) {
        let end = self.links.pop().unwrap_or(LinkEnd::Tag);
        if let Some(FrameKind::Claim(..)) = self.frames.last().map(|frame| &frame.kind) {
            return self.claim_end();
        }
        match end {
            LinkEnd::Nothing => {}
            LinkEnd::Bracket => self.push(Event::Text(">".into())),
            LinkEnd::Tag => self.tag("</a>"),
        }
    }

    pub(super) fn claim_end(&mut self) {
        let frame = self.frames.pop().expect("the claim's frame is open");
        let FrameKind::Claim(rest, place) = frame.kind else { return };
        if self.in_image() {
            let text = text_of_events(&frame.events);
            let claimed = self.claimed(&rest).filter(|_| text.trim().is_empty());
            let text = claimed.map_or(text, |claimed| claimed.shown);
            return self.push(Event::Text(text.into()));
        }
        let text = self.html_of(frame.events);
        let Some(view) = self.claim_view(&rest, place, &text) else { return self.keep(text) };
        let own = [("claim", Value::from_serializable(&view))];
        self.keep_component("claim", &Variables::default(), &own, None);
    }

    /// Returns the view of a claim. `None` for `fact:none`, which is explicitly bound to no fact.
    pub(super) fn claim_view(&self, rest: &str, place: Place, text: &str) -> Option<ClaimView> {
        let Claimed { fact, criterion, is_limit, is_of_all, shown } = self.claimed(rest)?;
        let inserted = text.trim().is_empty();
        let is_of_all = is_of_all && !inserted;
        let html = if inserted { escape(&shown) } else { text.to_owned() };
        let compared = self.is_compared(place);
        let html = theme::html(&html);
        Some(ClaimView { html, inserted, is_limit, is_of_all, compared, criterion, fact })
    }

    /// Returns what a claim is bound to. `None` for `fact:none`.
    fn claimed(&self, rest: &str) -> Option<Claimed> {
        let at = self.page.matrix?;
        let matrix = &self.context().site.matrices[at];
        let bond = claim::bond(rest, "", Place::default()).ok()?;
        let Binding::Fact { subject, criterion, condition, test } = bond else { return None };
        let subject = matrix.subject(&subject.value)?;
        let criterion = matrix.criterion(&criterion.value)?;
        let (first, criterion) = self
            .context()
            .with_matrix(at, |of| (of.fact(subject, criterion), of.criterion(criterion)));
        let is_named = |other: &&contract::Part<FactView>| {
            let named = condition.as_ref().map(|named| &named.value);
            named.is_some() && named == other.validity.as_ref().map(|of| &of.id)
        };
        let fact = first.others.iter().find(is_named).unwrap_or(&first).clone();
        let validity = fact.validity.as_ref();
        let is_of_all = condition.is_none() && !first.others.is_empty();
        let (is_limit, shown) = match test {
            Test::Since(_) => (true, validity.map(|of| &of.since)),
            Test::Until(_) => (true, validity.map(|of| &of.until)),
            Test::Text | Test::Is(_) | Test::Beats(_) | Test::Times(_) => (false, Some(&fact.text)),
        };
        let shown = shown.cloned().unwrap_or_default();
        Some(Claimed { fact, criterion, is_limit, is_of_all, shown })
    }

    /// Whether the claim at a place of the page's file agrees with its fact, and does not only lead to it.
    fn is_compared(&self, place: Place) -> bool {
        let claims = &self.page.outline.claims;
        // In the order of the file.
        let at = claims.binary_search_by_key(&place.start, |claim| claim.span.start);
        at.is_ok_and(|at| proof(&self.context().site, self.page, &claims[at]).is_compared())
    }

    /// Writes text, and turns bare URLs in it into links. `written` is the text's Markdown. Text in a link,
    /// an image or raw code has no bare links.
    pub(super) fn text(&mut self, text: &CowStr<'w>, written: &str) {
        let is_linked = !self.links.is_empty() || self.around.is_without_links();
        if self.in_image() || is_linked || !text.contains("://") {
            return self.push(Event::Text(text.clone()));
        }
        for piece in bare_links::pieces(text, written) {
            match piece {
                Piece::Text(text) => self.push(Event::Text(text.to_owned().into())),
                // A URL that is not allowed stays text. This is not an error, because the author wrote no
                // link.
                Piece::Link(url) if refused(url, Use::Link, self.policy()).is_some() => {
                    self.push(Event::Text(url.to_owned().into()));
                }
                Piece::Link(url) => {
                    let (href, url) = (escape(Href::written(url).as_str()), escape(url));
                    self.tag(format!("<a href=\"{href}\">{url}</a>"));
                }
            }
        }
    }

    /// Whether the current text is the alternative text of an image.
    fn in_image(&self) -> bool {
        matches!(self.frames.last(), Some(Frame { kind: FrameKind::Image { .. }, .. }))
    }

    pub(super) fn math(&mut self, tex: &str, form: math::Form) {
        if self.in_image() {
            return self.push(Event::Text(tex.to_owned().into()));
        }
        let mathml = math::to_mathml(tex, form).expect("the outline reports formulas");
        self.keep(mathml);
    }
}

fn link_tag(href: &str, title: &str) -> String {
    let title = match title {
        "" => String::new(),
        title => format!(" title=\"{}\"", escape(title)),
    };
    format!("<a href=\"{}\"{title}>", escape(href))
}

fn inline_image(image: &ImageView, alt: &str, title: &str) -> String {
    let size = |name: &str, pixels: Option<u32>| {
        pixels.map_or_else(String::new, |pixels| format!(" {name}=\"{pixels}\""))
    };
    format!(
        "<img src=\"{}\" alt=\"{}\" title=\"{}\"{}{} loading=\"lazy\">",
        escape(image.url.as_str()),
        escape(alt),
        escape(title),
        size("width", image.width),
        size("height", image.height)
    )
}
