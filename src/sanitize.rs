//! Raw HTML of authors without what could do harm. Pure. The only file that names `ammonia`.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::Builder;

use crate::parse::around::OF_TEXT;
use crate::parse::tags::{Form, tags};

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .add_tags(["section", "figure", "figcaption", "details", "summary", "input"])
        .add_generic_attributes(["id", "class", "lang", "dir", "title"])
        .add_tag_attributes("input", ["type", "disabled", "checked", "aria-label"])
        .add_tag_attributes("div", ["role", "tabindex", "aria-label"])
        .add_tag_attributes("a", ["aria-label", "name"])
        .link_rel(None)
        .strip_comments(true);
    builder
});

/// The elements that are kept
static ELEMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| CLEANER.clone_tags());

/// The schemes that addresses in raw HTML may have
static SCHEMES: LazyLock<HashSet<&str>> = LazyLock::new(|| CLEANER.clone_url_schemes());

/// Keeps the elements and attributes that text needs, and drops scripts, styles and handlers.
pub(crate) fn clean(html: &str) -> String {
    CLEANER.clean(&without_foreign(html)).to_string()
}

/// Calls elements that are not kept by names that HTML does not know. Of an unknown element the text
/// stays, but of what is named as a part of a drawing or a formula, as in `mv <path> to <text>`, the
/// parser takes all that follows for its content, which is dropped with it.
fn without_foreign(html: &str) -> Cow<'_, str> {
    // The content of these is no HTML, or no part of the page.
    let is_known = |name: &str| OF_TEXT.contains(&name) || matches!(name, "plaintext" | "template");
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

/// Whether an element is kept with what names it: its `id`, or the `name` of an `<a>`.
pub(crate) fn keeps_name(element: &str) -> bool {
    ELEMENTS.contains(element)
}

/// Whether an address that leaves the site is kept in raw HTML.
pub(crate) fn keeps_address(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    address.starts_with("//") || scheme.is_some_and(|scheme| SCHEMES.contains(&*scheme))
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn scripts_and_handlers_are_dropped_and_text_is_kept() {
        let clean = clean(
            "<p onclick=\"x()\" id=\"a\">b<script>c</script><a href=\"javascript:x\">d</a></p>",
        );
        assert_eq!(clean, "<p id=\"a\">b<a>d</a></p>");
    }

    #[test]
    fn what_is_named_as_a_part_of_a_drawing_is_no_end_of_the_text() {
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
}
