//! Raw HTML of authors without what could do harm. Pure. The only file that names `ammonia`.

use std::sync::LazyLock;

use ammonia::Builder;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .add_tags(["section", "figure", "figcaption", "details", "summary", "input"])
        .add_generic_attributes(["id", "class", "lang", "dir", "title"])
        .add_tag_attributes("input", ["type", "disabled", "checked", "aria-label"])
        .add_tag_attributes("div", ["role", "tabindex", "aria-label"])
        .add_tag_attributes("a", ["aria-label"])
        .link_rel(None)
        .strip_comments(true);
    builder
});

/// Keeps the elements and attributes that text needs, and drops scripts, styles and handlers.
pub(super) fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
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
