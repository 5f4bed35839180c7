//! Renders blocks: headings, code, tables, alerts, paragraphs of one image. Pure.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::events::{heading_level, is_lone_image, is_task, length, text_of};
use super::{Frame, FrameKind, Writer, escape};
use crate::compile::parse::document::Part;
use crate::compile::parse::fence::{self, Fence, fence_info};
use crate::compile::render::code;
use crate::compile::render::directives::Gathered;
use crate::theme::{Value, Variables};

impl<'w> Writer<'w> {
    pub(super) fn start(
        &mut self,
        tag: &Tag<'w>,
        parts: &[Part<'w>],
        range: Range<usize>,
    ) -> usize {
        match tag {
            Tag::Heading { level, classes, .. } => {
                return self.heading((*level as u8, classes), &range, parts);
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
                self.link_start((*link_type, dest_url, title), &parts[0]);
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
                // A scrollable element must be focusable, so it can be scrolled with the keyboard. It is a
                // group, not a region, because a page with many tables would have too many landmarks.
                let name = escape(self.context().strings.get("page.table"));
                self.tag(format!(
                    "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{name}\"><table>"
                ));
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

    pub(super) fn end(&mut self, tag: TagEnd) {
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

    pub(super) fn heading(
        &mut self,
        (level, classes): (u8, &[CowStr<'_>]),
        range: &Range<usize>,
        parts: &[Part<'w>],
    ) -> usize {
        // The outline has all headings except the title, which the template renders.
        let place = self.document.place(range);
        let heading = self.page.outline.headings.get(self.headings);
        let heading = heading.filter(|heading| heading.span == place);
        let Some(heading) = heading else {
            return length(parts, TagEnd::Heading(heading_level(level))) + 1;
        };
        self.headings += 1;
        if self.is_question(level) {
            self.frames.push(Frame::new(FrameKind::Question(heading)));
            return 1;
        }
        let classes: Vec<String> = classes.iter().map(|class| escape(class)).collect();
        let class = match classes.is_empty() {
            true => String::new(),
            false => format!(" class=\"{}\"", classes.join(" ")),
        };
        self.tag(format!("\n<h{level} id=\"{}\"{class}>", escape(&heading.id)));
        1
    }

    pub(super) fn heading_end(&mut self, tag: TagEnd) {
        let TagEnd::Heading(level) = tag else { return };
        if let Some(FrameKind::Question(_)) = self.frames.last().map(|frame| &frame.kind) {
            return self.question_end();
        }
        self.tag(format!("</h{}>\n", level as u8));
    }

    /// Whether a heading of this level is a question in `:::faq`. The first heading sets the level of
    /// questions; lower headings belong to the answers. Ends the previous answer.
    fn is_question(&mut self, level: u8) -> bool {
        let Some(Gathered::Faq(faq)) = self.body() else { return false };
        if level > *faq.level.get_or_insert(level) {
            return false;
        }
        let before = self.take_html();
        if let Some(Gathered::Faq(faq)) = self.body() {
            faq.answer(&before);
        }
        true
    }

    fn question_end(&mut self) {
        let frame = self.frames.pop().expect("the question's frame is open");
        let html = self.html_of(frame.events);
        if let (FrameKind::Question(heading), Some(Gathered::Faq(faq))) = (frame.kind, self.body())
        {
            faq.ask(heading, &html);
        }
    }

    pub(super) fn code(
        &mut self,
        kind: &CodeBlockKind<'_>,
        parts: &[Part<'w>],
        range: &Range<usize>,
    ) -> usize {
        let end = length(parts, TagEnd::CodeBlock);
        let code = text_of(&parts[1..end]);
        let info = fence::info(self.document.text(), kind, range);
        let place = self.document.place(range);
        let (language, attributes) =
            info.and_then(|(info, _)| fence_info(info, 0).ok()).unwrap_or_default();
        let lines = code.lines().count();
        let fence = Fence { language, attributes, lines, span: place };
        self.samples += 1;
        let view = code::view(&self.scope, &fence, code, self.samples);
        if let Some(Gathered::Samples(samples)) = self.body() {
            samples.push(view);
        } else {
            let own = [("sample", Value::from_serializable(&view))];
            self.keep_component("code", &Variables::default(), &own, None);
        }
        end + 1
    }

    pub(super) fn alert_end(&mut self) {
        let frame = self.frames.pop().expect("the alert's frame is open");
        let FrameKind::Alert(kind) = frame.kind else { return };
        let body = self.html_of(frame.events);
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

    pub(super) fn cell_start(&mut self) {
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
}
