//! `missing-canonical`: a page that says where it was first published, and has no `canonical_url`. Pure.

use pulldown_cmark::{Event, Tag};

use super::Found;
use super::page::Page;
use super::words::Words;
use crate::compile::parse::blocks::{Block, Kind};
use crate::compile::parse::document::Part;
use crate::data::{Data, Entry};
use crate::diagnostic::Diagnostic;

/// How a sentence begins that says it, in lower case.
const BEGINNINGS: [(&str, Words); 17] = [
    ("originally published ", Words::English),
    ("originally posted ", Words::English),
    ("first published on ", Words::English),
    ("first published at ", Words::English),
    ("cross-posted from ", Words::English),
    ("crossposted from ", Words::English),
    ("reposted from ", Words::English),
    ("this article was originally ", Words::English),
    ("this post was originally ", Words::English),
    ("this guide was originally ", Words::English),
    ("this article originally appeared ", Words::English),
    ("this post originally appeared ", Words::English),
    ("this article was first published ", Words::English),
    ("this post was first published ", Words::English),
    ("zuerst veröffentlicht ", Words::German),
    ("zuerst erschienen ", Words::German),
    ("ursprünglich veröffentlicht ", Words::German),
];

/// Keys of `[extra]` for the address of the original.
const KEYS: [&str; 6] = [
    "canonical",
    "canonical_url",
    "original",
    "original_url",
    "originally_published_at",
    "source_url",
];

/// The longest paragraph that is only a note about its origin
const LONGEST: usize = 400;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    if page.matter.canonical_url.is_some() {
        return;
    }
    for Entry { key, node } in &page.matter.extra.entries {
        if let Data::Text(address) = &node.data
            && KEYS.contains(&key.value.as_str())
            && let Some(host) = host(address)
        {
            let span = node.span.in_file(page.document.file());
            found.add(Diagnostic::missing_canonical(span, host));
        }
    }
    let outer =
        page.blocks.iter().filter(|block| block.depth <= 1 && block.kind == Kind::Paragraph);
    for block in outer.filter(|block| block.range.len() <= LONGEST) {
        if let Some(words) = says(page, block)
            && let Some(host) = origin(page, block)
        {
            found.add_in(words, Diagnostic::missing_canonical(page.span_of(block), &host));
        }
    }
}

fn says(page: &Page<'_>, block: &Block) -> Option<Words> {
    let written = &page.document.text()[block.range.clone()];
    let start = written.trim_start_matches(['*', '_', '(', '[', '<', '>', ' ']);
    // Most paragraphs begin with another letter.
    if !start.starts_with(['O', 'o', 'F', 'f', 'C', 'c', 'R', 'T', 't', 'Z', 'z', 'U', 'u']) {
        return None;
    }
    let begins = |begin: &str| {
        start.get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin))
    };
    BEGINNINGS.iter().find(|(begin, _)| begins(begin)).map(|(_, words)| *words)
}

/// Returns the host of the first link of a paragraph, or of the first address in its text.
fn origin(page: &Page<'_>, block: &Block) -> Option<String> {
    block.inner(page.parts).iter().find_map(|part| match part {
        Part::Markdown(Event::Start(Tag::Link { dest_url, .. }), _) => {
            host(dest_url).map(str::to_owned)
        }
        Part::Markdown(Event::Text(text), _) => {
            let at = text.find("http")?;
            host(&text[at..]).map(str::to_owned)
        }
        _ => None,
    })
}

/// Returns the host of an absolute address.
fn host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let end =
        rest.find(|c: char| c == '/' || c == '?' || c == '#' || c.is_whitespace() || c == ')');
    let host = &rest[..end.unwrap_or(rest.len())];
    Some(host.trim_end_matches('.')).filter(|host| host.contains('.'))
}
