//! The links and the free table of a subject, a criterion or a source. Pure.

use super::is_web_address;
use crate::data::{Data, Entry, Reader};
use crate::diagnostic::Diagnostic;
use crate::matrix::{Link, More};
use crate::source::Spanned;

/// Reports `invalid-value`, `wrong-type` and `invalid-url`.
pub(super) fn read(keys: &mut Reader<'_>) -> More {
    More { links: links(keys), extra: keys.table("extra") }
}

fn links(keys: &mut Reader<'_>) -> Vec<Link> {
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
        links.push(Link { title: title.to_owned(), url });
    }
    links
}
