//! Finds the files whose diagnostics differ from those that the editor shows.

use std::collections::{BTreeMap, BTreeSet};

use lsp_types::{Diagnostic, PublishDiagnosticsParams};

use super::answers::{self, Places};
use super::client::Client;
use super::documents::Documents;
use super::served::{Served, Shown, Stale};
use super::uri;
use crate::compile::discover::root;
use crate::source::Origin;

/// Returns the notifications for the files whose diagnostics have changed, sorted by path, and records them
/// as shown. Returns nothing while no result of a check is available for the current state.
pub(super) fn changed(
    site: &mut Served,
    documents: &Documents,
    client: Client,
) -> Vec<PublishDiagnosticsParams> {
    let now = match messages(site, documents, client) {
        Some(Ok(now)) => now,
        None => return Vec::new(),
        Some(Err(Outdated)) => {
            site.read_all_again();
            return Vec::new();
        }
    };
    let before = std::mem::replace(&mut site.shown, now);
    site.touched = Stale::nothing();
    let files: BTreeSet<&String> = before.keys().chain(site.shown.keys()).collect();
    let of_file = |path: &String| {
        let sent = |shown: &BTreeMap<String, Shown>| shown.get(path).map(|of| of.sent.clone());
        let is: Vec<Diagnostic> = sent(&site.shown).unwrap_or_default();
        if sent(&before).as_ref() == Some(&is) {
            return None;
        }
        let full = root::place(site.root(), path);
        let version = documents.get(&full).map(|document| document.version);
        let diagnostics = is.into_iter().map(|of| client.can_show(of)).collect();
        Some(PublishDiagnosticsParams { uri: uri::uri(&full)?, diagnostics, version })
    };
    files.into_iter().filter_map(of_file).collect()
}

/// Error: a file with diagnostics has changed since the site was read.
struct Outdated;

/// Returns the diagnostics of each file that has any. If neither they nor the texts that they point to have
/// changed, the converted diagnostics are reused, because computing positions in many files takes time.
fn messages(
    site: &Served,
    documents: &Documents,
    client: Client,
) -> Option<Result<BTreeMap<String, Shown>, Outdated>> {
    let sources = &site.resolved.site.sources;
    let mut files: BTreeMap<String, Shown> = BTreeMap::new();
    for of in site.found()? {
        let file = sources.get(of.span.file);
        if !matches!(file.origin, Origin::Embedded(_)) {
            files.entry(file.path.to_string()).or_default().found.push(of.clone());
        }
    }
    let mut places = Places::new(site, documents, client.encoding);
    for (path, shown) in &mut files {
        let related = shown.found.iter().flat_map(|of| &of.related);
        let mut texts = related.map(|(span, _)| sources.path(span.file)).chain([path.as_str()]);
        let is_touched = texts.any(|path| site.touched.has(path));
        let before = site.shown.get(path).filter(|before| before.found == shown.found);
        shown.sent = match before.filter(|_| !is_touched) {
            Some(before) => before.sent.clone(),
            None => shown.found.iter().map(|of| answers::diagnostic(&mut places, of)).collect(),
        };
    }
    Some(if places.is_old { Err(Outdated) } else { Ok(files) })
}
