//! The nesting depth of a page, whose elements come from Markdown and from raw HTML. Pure.
//!
//! The time to sanitize HTML grows with the square of its depth. So this module follows where browsers
//! close elements; an element of which it cannot be sure counts as open.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::TagEnd;

use super::Reader;
use crate::compile::parse::tags::{Form, Tag};
use crate::diagnostic::Diagnostic;

/// Maximum depth of directives. Each level renders its content once more.
pub(super) const MAX_DIRECTIVES: usize = 100;
/// Maximum depth of quotes, list items and footnotes.
const MAX_CONTAINERS: usize = 100;
/// Maximum depth of elements: half of what browsers allow.
const MAX_ELEMENTS: usize = 256;

/// Elements that cannot contain others, or whose number the elements around them limit: links, parts of a
/// table
const UNCOUNTED: &[&str] = &[
    "a", "area", "base", "basefont", "bgsound", "body", "br", "caption", "col", "colgroup",
    "embed", "frame", "frameset", "head", "hr", "html", "image", "img", "input", "keygen", "link",
    "meta", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Elements that close an open paragraph. All headings are `h`.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h",
    "header",
    "hgroup",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
    "xmp",
];

/// Further elements that the end tag of an inline element does not close
const SPECIAL: &[&str] =
    &["button", "desc", "iframe", "noembed", "noframes", "noscript", "script", "style", "textarea"];

/// Elements that limit the scope of an end tag: the end tag of a block closes nothing outside them
const SCOPES: &[&str] = &[
    "annotation-xml",
    "applet",
    "desc",
    "foreignobject",
    "marquee",
    "mi",
    "mn",
    "mo",
    "ms",
    "mtext",
    "object",
    "select",
    "table",
    "td",
    "template",
    "title",
];

/// Formatting elements: if nothing closes them, they are opened again in the next block
const FORMATTING: &[&str] =
    &["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements whose end also ends all formatting inside them
const FORMATTING_LIMITS: &[&str] = &["applet", "marquee", "object", "td", "template"];

/// HTML elements that close `svg` and `math`
const BREAKOUT: &[&str] = &[
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "h",
    "head",
    "hr",
    "i",
    "img",
    "li",
    "listing",
    "menu",
    "meta",
    "nobr",
    "ol",
    "p",
    "pre",
    "ruby",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tt",
    "u",
    "ul",
    "var",
];

/// Elements of `svg` and `math` that contain HTML
const HTML_INTEGRATION: &[&str] =
    &["annotation-xml", "desc", "foreignobject", "mi", "mn", "mo", "ms", "mtext", "title"];

/// The stack of open elements.
#[derive(Default)]
pub(super) struct Depth {
    open: Vec<Open>,
    /// Whether excessive depth was reported, which is done once per page
    is_reported: bool,
}

struct Open {
    name: Cow<'static, str>,
    /// Whether it has no attributes. Browsers reopen at most three such formatting elements of the same
    /// name.
    is_plain: bool,
}

impl Depth {
    /// Processes a start tag of raw HTML, and returns whether its element is nested too deeply.
    fn begin(&mut self, tag: &Tag) -> bool {
        let name = canonical_name(&tag.name);
        let open = Open { name: name.to_owned().into(), is_plain: tag.is_plain() };
        if self.is_in_svg() {
            let is_html = BREAKOUT.contains(&name)
                || name == "font"
                    && ["color", "face", "size"].iter().any(|key| tag.attribute(key).is_some());
            if !is_html {
                return tag.form == Form::Start && self.push(open);
            }
            self.leave_svg();
        }
        // In HTML, the slash of `<div/>` is ignored.
        let is_whole = tag.form == Form::Whole && matches!(name, "svg" | "math");
        let is_limited = match name {
            "rb" | "rp" | "rt" | "rtc" => self.find("ruby", is_scope).is_some(),
            "optgroup" | "option" => self.find("select", is_scope).is_some(),
            _ => is_whole || UNCOUNTED.contains(&name),
        };
        !is_limited && self.begin_html(open)
    }

    /// Processes the start of a Markdown element, and returns whether it is nested too deeply.
    fn begin_mark(&mut self, name: &'static str) -> bool {
        if BREAKOUT.contains(&name) && self.is_in_svg() {
            self.leave_svg();
        }
        self.begin_html(Open { name: name.into(), is_plain: true })
    }

    fn begin_html(&mut self, open: Open) -> bool {
        let name = open.name.as_ref();
        if matches!(name, "dd" | "dt" | "li") {
            let others: &[&str] = if name == "li" { &["li"] } else { &["dd", "dt"] };
            let stops = |name: &str| is_special(name) && !matches!(name, "address" | "div" | "p");
            let last = self
                .open
                .iter()
                .rposition(|open| others.contains(&open.name.as_ref()) || stops(&open.name));
            if let Some(at) = last.filter(|at| others.contains(&self.open[*at].name.as_ref())) {
                self.close(at);
            }
        }
        if BLOCKS.contains(&name) {
            self.end_of("p");
        }
        self.push(open)
    }

    fn push(&mut self, open: Open) -> bool {
        self.open.push(open);
        self.open.len() > MAX_ELEMENTS
    }

    fn end(&mut self, name: &str) {
        let name = canonical_name(name);
        if matches!(name, "br" | "p") && self.is_in_svg() {
            self.leave_svg();
        }
        self.end_of(name);
    }

    fn end_of(&mut self, name: &str) {
        let stops = |other: &str| match name {
            "table" | "td" => matches!(other, "table" | "template"),
            "p" => is_scope(other) || other == "button",
            "li" => is_scope(other) || matches!(other, "ol" | "ul"),
            _ if is_special(name) || FORMATTING.contains(&name) => is_scope(other),
            _ => is_special(other),
        };
        let Some(at) = self.find(name, stops) else { return };
        let has_blocks = self.open[at + 1..].iter().any(|open| is_special(&open.name));
        if FORMATTING.contains(&name) && has_blocks {
            self.open.remove(at);
        } else {
            self.close(at);
        }
    }

    /// Returns the index of the innermost open element of this name, unless one for which `stops` holds
    /// is open inside it.
    fn find(&self, name: &str, stops: impl Fn(&str) -> bool) -> Option<usize> {
        let at = self.open.iter().rposition(|open| open.name == name || stops(&open.name))?;
        (self.open[at].name == name).then_some(at)
    }

    /// Closes an element and everything inside it. Formatting elements inside are opened again, as in
    /// browsers.
    fn close(&mut self, at: usize) {
        let ended = self.open.split_off(at);
        if FORMATTING_LIMITS.contains(&ended[0].name.as_ref()) {
            return;
        }
        for open in ended.into_iter().skip(1) {
            let alike = |other: &&Open| other.is_plain && other.name == open.name;
            let is_new = !open.is_plain || self.open.iter().filter(alike).count() < 3;
            if FORMATTING.contains(&open.name.as_ref()) && is_new {
                self.open.push(open);
            }
        }
    }

    /// Whether a tag at the current position belongs to `svg` or `math`.
    fn is_in_svg(&self) -> bool {
        let is_root = |name: &str| matches!(name, "svg" | "math");
        let root = self
            .open
            .iter()
            .rfind(|open| is_root(&open.name) || HTML_INTEGRATION.contains(&&*open.name));
        root.is_some_and(|root| is_root(&root.name))
    }

    fn leave_svg(&mut self) {
        while self.is_in_svg() {
            let root = self.open.iter().rposition(|open| matches!(&*open.name, "svg" | "math"));
            self.open.truncate(root.unwrap_or(0));
        }
    }
}

fn is_scope(name: &str) -> bool {
    SCOPES.contains(&name)
}

fn is_special(name: &str) -> bool {
    [BLOCKS, SPECIAL, SCOPES].iter().any(|names| names.contains(&name))
}

/// Maps every heading to `h`: the end tag of any heading closes any other.
fn canonical_name(name: &str) -> &str {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "h",
        _ => name,
    }
}

/// Returns the HTML element of a Markdown element that can contain others, as far as a `TagEnd`
/// identifies it.
fn element_of(mark: TagEnd) -> Option<&'static str> {
    Some(match mark {
        TagEnd::Paragraph => "p",
        TagEnd::Heading(_) => "h",
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::List(_) => "ul",
        TagEnd::Item => "li",
        TagEnd::FootnoteDefinition => "div",
        TagEnd::DefinitionList => "dl",
        TagEnd::DefinitionListTitle => "dt",
        TagEnd::DefinitionListDefinition => "dd",
        TagEnd::Table => "table",
        TagEnd::TableCell => "td",
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::Strikethrough => "del",
        TagEnd::Superscript => "sup",
        TagEnd::Subscript => "sub",
        _ => return None,
    })
}

impl Reader<'_, '_> {
    pub(super) fn begin_mark(&mut self, mark: TagEnd, range: &Range<usize>) {
        if let Some(name) = element_of(mark).filter(|_| !self.depth.is_reported)
            && self.depth.begin_mark(name)
        {
            self.too_deep(range, "elements", MAX_ELEMENTS);
        }
    }

    pub(super) fn end_mark(&mut self, mark: TagEnd) {
        if let Some(name) = element_of(mark).filter(|_| !self.depth.is_reported) {
            self.depth.end(name);
        }
    }

    pub(super) fn begin_tag(&mut self, tag: &Tag) {
        if !self.depth.is_reported && self.depth.begin(tag) {
            self.too_deep(&tag.place, "elements", MAX_ELEMENTS);
        }
    }

    pub(super) fn end_tag(&mut self, name: &str) {
        if !self.depth.is_reported {
            self.depth.end(name);
        }
    }

    pub(super) fn enter_container(&mut self, range: &Range<usize>) {
        if self.containers.len() == MAX_CONTAINERS && !self.depth.is_reported {
            self.too_deep(range, "quotes and items of lists", MAX_CONTAINERS);
        }
        self.next_container += 1;
        self.containers.push(self.next_container);
    }

    /// Reports the first line of the element at a range.
    fn too_deep(&mut self, range: &Range<usize>, what: &str, others: usize) {
        self.depth.is_reported = true;
        let text = &self.document.text()[range.clone()];
        let line = text.lines().next().map_or(0, |line| line.trim_end().len());
        let begin = self.document.span(&(range.start..range.start + line.max(1).min(text.len())));
        self.found.push(Diagnostic::too_deep(begin, what, others));
    }
}
