//! Sanitizes authors' raw HTML. Pure. The only file that names `ammonia`.

use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;

use ammonia::Builder;

use crate::base::address::Use;
use crate::compile::parse::around::TEXT_ONLY;
use crate::compile::parse::scheme::{SCHEMES, unsafe_scheme};
use crate::compile::parse::tags::{Form, tags};

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .add_tags(["section", "figure", "figcaption", "details", "summary", "input"])
        .add_generic_attributes(["id", "class", "lang", "dir", "title"])
        .add_tag_attributes("input", ["type", "disabled", "checked", "aria-label"])
        .add_tag_attributes("div", ["role", "tabindex", "aria-label"])
        .add_tag_attributes("a", ["aria-label", "name"])
        .url_schemes(SCHEMES.into_iter().chain(["data"]).collect())
        .attribute_filter(kept_value)
        .link_rel(None)
        .strip_comments(true);
    builder
});

/// The elements that are kept.
static ELEMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| CLEANER.clone_tags());

/// Begins the placeholder that replaces generated HTML while the authors' HTML around it is sanitized. No
/// author can write it: it is random in each run, and never printed.
static MARK: LazyLock<String> = LazyLock::new(|| format!("\u{e000}{:016x}.", random()));

const MARK_END: char = '\u{e001}';

fn random() -> u64 {
    RandomState::new().hash_one(0)
}

/// Generated HTML that must not be sanitized.
#[derive(Debug, Default)]
pub(crate) struct Kept(Vec<String>);

impl Kept {
    /// Stores HTML, and returns the placeholder to insert until [`Kept::clean`].
    pub(crate) fn keep(&mut self, html: String) -> String {
        self.0.push(html);
        format!("{}{}{MARK_END}", *MARK, self.0.len() - 1)
    }

    /// Sanitizes HTML: drops scripts, styles and event handlers, and keeps the elements and attributes
    /// that text needs. Then replaces each placeholder by its HTML, once. An attribute that contains a
    /// placeholder is dropped, because quotes in the HTML would end its value.
    pub(crate) fn clean(&mut self, html: &str) -> String {
        let clean = clean(html);
        let mut parts = clean.split(MARK.as_str());
        let mut whole = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_once(MARK_END).unwrap_or(("", part));
            let kept = number.parse().ok().and_then(|at: usize| self.0.get_mut(at));
            whole.push_str(&kept.map(std::mem::take).unwrap_or_default());
            whole.push_str(rest);
        }
        whole
    }
}

fn clean(html: &str) -> String {
    CLEANER.clean(&without_foreign(html)).to_string()
}

/// Returns the value of an attribute if it is kept, `None` if the attribute is dropped.
fn kept_value<'v>(element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let used_as = if element == "img" { Use::Image } else { Use::Link };
    let is_address = matches!(attribute, "href" | "src" | "cite");
    let is_dropped =
        value.contains(MARK.as_str()) || is_address && unsafe_scheme(value, used_as).is_some();
    (!is_dropped).then_some(value.into())
}

/// Renames elements that are not kept to names that HTML does not know. The text of an unknown element is
/// kept. But if its name is one of SVG or MathML, as in `mv <path> to <text>`, the parser takes all that
/// follows as its content and drops it.
fn without_foreign(html: &str) -> Cow<'_, str> {
    // The content of these elements is either not HTML or not part of the page.
    let is_known =
        |name: &str| TEXT_ONLY.contains(&name) || matches!(name, "plaintext" | "template");
    let tags = tags(html).into_iter();
    let foreign = tags.filter(|tag| !keeps_name(&tag.name) && !is_known(&tag.name));
    let mut named = String::new();
    let mut copied = 0;
    for tag in foreign {
        let start = tag.place.start + if tag.form == Form::End { "</" } else { "<" }.len();
        named.push_str(&html[copied..start]);
        named.push_str("x-");
        copied = start;
    }
    if copied == 0 {
        return html.into();
    }
    named.push_str(&html[copied..]);
    named.into()
}

/// Whether an element is kept, with its `id`, or with its `name` if it is an `<a>`.
pub(crate) fn keeps_name(element: &str) -> bool {
    ELEMENTS.contains(element)
}

#[cfg(test)]
mod tests {
    use super::{Kept, clean};

    #[test]
    fn scripts_and_handlers_are_dropped_and_text_is_kept() {
        let clean = clean(
            "<p onclick=\"x()\" id=\"a\">b<script>c</script><a href=\"javascript:x\">d</a></p>",
        );
        assert_eq!(clean, "<p id=\"a\">b<a>d</a></p>");
    }

    #[test]
    fn names_of_svg_and_mathml_do_not_end_the_text() {
        for (html, cleaned) in [
            ("<p>mv <path> to <text> now</p>", "<p>mv  to  now</p>"),
            ("<p>Set<int></p>\n<p>b</p>", "<p>Set</p>\n<p>b</p>"),
            ("<path>\n<h2>a</h2>", "\n<h2>a</h2>"),
            ("<svg onload=x()><text>a</text><script>b</script></svg> c", "a c"),
            ("<math><mi>x</mi><style><img src=y onerror=z()></style></math>", "x"),
            (
                "<x-a><!-- --><path/></x-a> <title>a<img src=y onerror=z()></title>",
                " a&lt;img src=y onerror=z()&gt;",
            ),
        ] {
            assert_eq!(clean(html), cleaned, "{html}");
        }
    }

    #[test]
    fn addresses_have_the_schemes_that_links_may_have() {
        for (html, cleaned) in [
            ("<a href=ftp://e.org>a</a>", "<a>a</a>"),
            ("<a href=' JAVASCRIPT:a'>b</a><a href=tel:1>c</a>", "<a>b</a><a href=\"tel:1\">c</a>"),
            ("<img src=data:image/png,x>", "<img src=\"data:image/png,x\">"),
            ("<img src=data:image/svg+xml,x>", "<img>"),
            ("<a href=data:image/png,x>a</a>", "<a>a</a>"),
            ("<q cite=data:,x>a</q>", "<q>a</q>"),
        ] {
            assert_eq!(clean(html), cleaned, "{html}");
        }
    }

    #[test]
    fn kept_html_replaces_its_placeholder_once() {
        let mut kept = Kept::default();
        let [one, two] = ["<math>x</math>", "<p title=\"onclick=a() \">b</p>"]
            .map(|html| kept.keep(html.to_owned()));
        let html =
            format!("<b>{one}</b>{one}<i title='{two}'>\u{e000}1\u{e001}&#xe000;0&#xe001;</i>");
        let cleaned = "<b><math>x</math></b><i>\u{e000}1\u{e001}\u{e000}0\u{e001}</i>";
        assert_eq!(kept.clean(&html), cleaned);
        assert_eq!(kept.clean(&two), "<p title=\"onclick=a() \">b</p>");
    }
}
