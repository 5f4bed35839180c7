//! Detects files that may have changed, without reading them. Pure.

use std::fs::Metadata;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// Metadata of a file that shows, without reading it, whether it may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub size_bytes: u64,
    /// The modification time, in nanoseconds since 1970
    pub modified_ns: u64,
    /// The time at which the content, name or permissions last changed (ctime), in nanoseconds since 1970.
    /// Programs cannot set it. Equal to `modified_ns` on systems that do not have it
    pub changed_ns: u64,
    /// The inode number. It reveals that a folder was replaced by another one, whose files may have the
    /// same sizes and times. 0 on systems that do not have it
    pub number: u64,
}

#[cfg(unix)]
fn number(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}

#[cfg(unix)]
fn changed_ns(metadata: &Metadata) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    let nanoseconds =
        i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
    u64::try_from(nanoseconds).ok()
}

#[cfg(not(unix))]
fn changed_ns(_: &Metadata) -> Option<u64> {
    None
}

/// The coarsest resolution of file times, in nanoseconds (FAT: two seconds).
const COARSEST_NS: u64 = 2_000_000_000;

impl Stamp {
    /// The stamp of a file that keeps changing. It proves nothing, and is always racy.
    pub const UNSTABLE: Stamp =
        Stamp { size_bytes: 0, modified_ns: u64::MAX, changed_ns: u64::MAX, number: 0 };

    /// The stamp of a file that is not read.
    pub const UNREAD: Stamp = Stamp { size_bytes: 0, modified_ns: 0, changed_ns: 0, number: 0 };

    /// The stamp of a file with this metadata.
    pub fn of(metadata: &Metadata) -> Stamp {
        let since_1970 = |time: SystemTime| time.duration_since(UNIX_EPOCH).ok();
        let modified =
            metadata.modified().ok().and_then(since_1970).map_or(0, |since| since.as_nanos());
        let modified_ns = u64::try_from(modified).unwrap_or(u64::MAX);
        let changed_ns = changed_ns(metadata).unwrap_or(modified_ns);
        Stamp { size_bytes: metadata.len(), modified_ns, changed_ns, number: number(metadata) }
    }

    /// Returns whether a file was not written between two reads of its metadata. Ignores the inode number,
    /// because some file systems return a different one each time.
    pub fn is_same_content(self, later: Stamp) -> bool {
        let of = |stamp: Stamp| (stamp.size_bytes, stamp.modified_ns, stamp.changed_ns);
        of(self) == of(later)
    }

    /// Returns whether the file may have changed after it was listed, at `listed_ns`, and still have this
    /// stamp: the two times are within the resolution of the file system's clock. Git calls such an entry
    /// racy.
    pub fn is_racy(self, listed_ns: u64) -> bool {
        self.modified_ns.max(self.changed_ns).saturating_add(COARSEST_NS) >= listed_ns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_within_the_clock_resolution_is_racy() {
        let stamp = |modified_ns, changed_ns| Stamp {
            size_bytes: 1,
            modified_ns: modified_ns * COARSEST_NS,
            changed_ns: changed_ns * COARSEST_NS,
            number: 1,
        };
        let listed_ns = 10 * COARSEST_NS;
        assert!(!stamp(8, 8).is_racy(listed_ns));
        assert!(stamp(9, 9).is_racy(listed_ns));
        // The modification time was set back, or is in the future.
        assert!(stamp(3, 10).is_racy(listed_ns));
        assert!(stamp(99, 8).is_racy(listed_ns));
    }
}
