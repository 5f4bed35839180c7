//! Raw HTML of authors without what could do harm. Pure. The only file that names `ammonia`.

use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::Builder;

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
    CLEANER.clean(html).to_string()
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
}
