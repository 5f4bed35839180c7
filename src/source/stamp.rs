//! Whether a file may have changed, told without reading it. Pure.

use std::fs::Metadata;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// What tells, without reading, whether a file may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub size_bytes: u64,
    /// Nanoseconds since 1970
    pub modified_ns: u64,
    /// When its bytes, name or rights changed, which nobody can set; the same as `modified_ns` where
    /// the system does not tell
    pub changed_ns: u64,
    /// The number by which the file system knows the file, for folders that change places: what is
    /// in them may be as long and as old as what was. 0 where the system does not tell
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

/// File systems count time in steps of up to this many nanoseconds (FAT: two seconds).
const COARSEST_NS: u64 = 2_000_000_000;

impl Stamp {
    /// Of a file that changes again and again: it tells nothing, and is racy for ever.
    pub const RESTLESS: Stamp =
        Stamp { size_bytes: 0, modified_ns: u64::MAX, changed_ns: u64::MAX, number: 0 };

    /// What a file's metadata say of when it changed.
    pub fn of(metadata: &Metadata) -> Stamp {
        let since_1970 = |time: SystemTime| time.duration_since(UNIX_EPOCH).ok();
        let modified =
            metadata.modified().ok().and_then(since_1970).map_or(0, |since| since.as_nanos());
        let modified_ns = u64::try_from(modified).unwrap_or(u64::MAX);
        let changed_ns = changed_ns(metadata).unwrap_or(modified_ns);
        Stamp { size_bytes: metadata.len(), modified_ns, changed_ns, number: number(metadata) }
    }

    /// Whether nobody wrote to a file between two looks at it. Its number is left out, because some
    /// file systems give another one at each look.
    pub fn is_same_text(self, later: Stamp) -> bool {
        let of = |stamp: Stamp| (stamp.size_bytes, stamp.modified_ns, stamp.changed_ns);
        of(self) == of(later)
    }

    /// Whether the file may have changed after somebody looked at it, at `listed_ns`, and still have
    /// this stamp: within one step of the file system's clock. Git calls such an entry racy.
    pub fn is_racy(self, listed_ns: u64) -> bool {
        self.modified_ns.max(self.changed_ns).saturating_add(COARSEST_NS) >= listed_ns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_within_a_step_of_the_clock_may_have_changed_once_more() {
        let stamp = |modified_ns, changed_ns| Stamp {
            size_bytes: 1,
            modified_ns: modified_ns * COARSEST_NS,
            changed_ns: changed_ns * COARSEST_NS,
            number: 1,
        };
        let listed_ns = 10 * COARSEST_NS;
        assert!(!stamp(8, 8).is_racy(listed_ns));
        assert!(stamp(9, 9).is_racy(listed_ns));
        // Its time was set back, or is to come.
        assert!(stamp(3, 10).is_racy(listed_ns));
        assert!(stamp(99, 8).is_racy(listed_ns));
    }
}
