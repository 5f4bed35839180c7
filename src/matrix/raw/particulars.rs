//! The names, logos and tags of a subject. Pure.

use super::more;
use super::names::names;
use crate::data::Reader;
use crate::diagnostic::Diagnostic;
use crate::matrix::Particulars;
use crate::matrix::keys as known;
use crate::source::Spanned;

/// Reports `invalid-value`, `wrong-type`, `invalid-url`, `missing-key` and `duplicate-name`.
pub(super) fn read(keys: &mut Reader<'_>) -> Particulars {
    let aliases = names(keys, "aliases");
    let more = more::read(keys);
    let has_logo = keys.has("logo");
    let [logo, logo_dark] = ["logo", "logo_dark"].map(|key| logo(keys, key));
    if let Some(dark) = logo_dark.as_ref().filter(|_| !has_logo) {
        keys.report(Diagnostic::missing_key(dark.span, "logo", known::SUBJECT.place));
    }
    let tags = names(keys, "tags").into_iter().map(|tag| tag.value).collect();
    Particulars { aliases, more, logo, logo_dark, tags }
}

/// Reads the path of an image. Whether it is one is checked once all files are known.
fn logo(keys: &mut Reader<'_>, key: &'static str) -> Option<Spanned<String>> {
    let path = keys.text(key)?;
    if is_path(&path.value) {
        return Some(path);
    }
    let form = "the path of an image of the site, such as `logos/nodejs.svg`";
    keys.report(Diagnostic::ill_formed_value(path.span, key, &path.value, form));
    None
}

/// Whether a text is neither blank nor an address with a scheme or a host.
fn is_path(text: &str) -> bool {
    let inner = text.strip_prefix('/').unwrap_or(text);
    let begins = inner.starts_with(|c: char| c != '/' && (!c.is_whitespace() || inner != text));
    begins && !text.contains(':')
}
