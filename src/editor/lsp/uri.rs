//! `file:` URIs ↔ paths. Pure.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// All characters except the unreserved ones of RFC 3986 and the slash.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Returns the path of a URI, or `None` if it is not the URI of a local file.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    if !rest.starts_with('/') {
        return None;
    }
    let path = percent_decode_str(rest).decode_utf8().ok()?;
    // On Windows, `/C:/site` is the path `C:/site`.
    let disk = path.strip_prefix('/').filter(|_| cfg!(windows));
    Some(PathBuf::from(disk.unwrap_or(&path)))
}

/// Returns the URI of a path, or `None` for a path that is not UTF-8.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    let path = path.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    Uri::from_str(&format!("file://{slash}{}", utf8_percent_encode(&path, ESCAPED))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn paths_round_trip_through_uris() {
        for path in ["/a/b.md", "/a b/ä#?.md", "/%41", "/😀"] {
            let address = uri(Path::new(path)).expect("an address");
            assert_eq!(super::path(&address).as_deref(), Some(Path::new(path)));
        }
        let untitled = Uri::from_str("untitled:Untitled-1").expect("an address");
        assert_eq!(path(&untitled), None);
        let remote = Uri::from_str("file://host/share/a.md").expect("an address");
        assert_eq!(path(&remote), None);
    }
}
