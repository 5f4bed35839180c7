//! The aliases, links, logos and tags of a subject. Pure.

use super::is_web_address;
use crate::data::{Data, Entry, Reader};
use crate::diagnostic::Diagnostic;
use crate::matrix::keys as known;
use crate::matrix::{Particulars, SubjectLink};
use crate::source::Spanned;

/// Reports `invalid-value`, `wrong-type`, `invalid-url`, `missing-key` and `duplicate-name`.
pub(super) fn read(keys: &mut Reader<'_>) -> Particulars {
    let aliases = names(keys, "aliases");
    let links = links(keys);
    let has_logo = keys.has("logo");
    let [logo, logo_dark] = ["logo", "logo_dark"].map(|key| logo(keys, key));
    if let Some(dark) = logo_dark.as_ref().filter(|_| !has_logo) {
        keys.report(Diagnostic::missing_key(dark.span, "logo", known::SUBJECT.place));
    }
    let tags = names(keys, "tags").into_iter().map(|tag| tag.value).collect();
    Particulars { aliases, links, logo, logo_dark, tags }
}

/// Reads a list of names, each of which counts once.
fn names(keys: &mut Reader<'_>, key: &'static str) -> Vec<Spanned<String>> {
    let mut names: Vec<Spanned<String>> = Vec::new();
    for Spanned { value, span } in keys.texts(key) {
        let name = value.trim();
        if name.is_empty() {
            keys.report(Diagnostic::ill_formed_value(span, key, &value, "one word or more"));
            continue;
        }
        match names.iter().find(|first| first.value == name) {
            Some(first) => {
                let first = first.span;
                keys.report(Diagnostic::repeated_name(span, key, name, first));
            }
            None => names.push(Spanned::new(name.to_owned(), span)),
        }
    }
    names
}

fn links(keys: &mut Reader<'_>) -> Vec<SubjectLink> {
    let entries = keys.table("links").map_or_else(Vec::new, |table| table.entries);
    let mut links = Vec::with_capacity(entries.len());
    for Entry { key, node } in entries {
        let title = key.value.trim();
        let url = match node.data {
            Data::Text(url) => Spanned::new(url, node.span),
            Data::Nothing => continue,
            other => {
                let got = other.type_name();
                keys.report(Diagnostic::wrong_type(node.span, &key.value, "a string", got));
                continue;
            }
        };
        if title.is_empty() {
            let form = "the text of each link before its address, such as `docs = \"https://…\"`";
            keys.report(Diagnostic::ill_formed_value(key.span, "links", &key.value, form));
            continue;
        }
        if !is_web_address(&url.value) {
            keys.report(Diagnostic::invalid_url(url.span, title, &url.value));
        }
        links.push(SubjectLink { title: title.to_owned(), url });
    }
    links
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
