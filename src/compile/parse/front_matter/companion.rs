//! The front matter of a file that is checked, but not published. Other programs may read it too. Pure.

use super::{Extent, Kind, keys};
use crate::data::{Data, Entry, Table, yaml};
use crate::source::FileId;

/// Whether what looks like front matter is some. In a file that is not published, `---` may also be a line
/// across the page.
pub(super) fn is_ours(extent: &Extent<'_>, (file, kind): (FileId, Kind), text: &str) -> bool {
    if kind != Kind::Companion || extent.fence == "+++" {
        return true;
    }
    let Some((end, _)) = extent.closed else { return false };
    let mut wrong = Vec::new();
    yaml::parse(&text[extent.begin..end], file, extent.begin, &mut wrong);
    wrong.is_empty()
}

/// Returns the entries that versus reads. Titles of any type are common in files of other programs.
pub(super) fn read_keys(table: Table) -> Table {
    let is_read = |entry: &Entry| {
        let name = &*entry.key.value;
        let must_fit = matches!(name, "matrix" | "subjects");
        let is_known = keys::COMPANION.key(name).is_some();
        is_known && (must_fit || matches!(entry.node.data, Data::Text(_)))
    };
    Table { entries: table.entries.into_iter().filter(is_read).collect(), ..table }
}
