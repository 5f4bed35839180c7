//! Checks the addresses of outputs for collisions and invalid paths. Pure.

use std::collections::HashMap;

use super::output::Output;
use crate::base::folder::is_staging;
use crate::base::path;
use crate::diagnostic::{Diagnostic, ExistingOutput};

/// Maximum length of a name on ext4, APFS, NTFS and other file systems.
const MOST_BYTES_OF_NAME: usize = 255;

/// Maximum length of a path below the output folder. Linux allows 4096 bytes, including the output folder.
const MOST_BYTES_OF_PATH: usize = 3000;

/// Reports outputs whose paths are invalid on file systems, or are reserved for versus or git.
pub(super) fn unusable(outputs: &[Output], found: &mut Vec<Diagnostic>) {
    for output in outputs {
        let path = output.path.as_str();
        let is_long = |part: &str| part.len() > MOST_BYTES_OF_NAME;
        let first = path.split('/').next().unwrap_or_default();
        let why = match path.len() {
            MOST_BYTES_OF_PATH.. => "no file system allows a path this long",
            MOST_BYTES_OF_NAME.. if path.split('/').any(is_long) => {
                "file systems allow names of at most 255 bytes"
            }
            _ if is_staging(first) => "versus prepares its own files in this folder",
            // The output folder may be a git worktree, where git would run hooks in this folder.
            _ if path.split('/').any(|part| part.eq_ignore_ascii_case(".git")) => {
                "git keeps its own files in a folder of this name"
            }
            _ => continue,
        };
        let (what, address) = (output.words.this, output.address());
        found.push(Diagnostic::unusable_address(output.origin, what, address.as_str(), why));
    }
}

/// Reports `address-collision` for two outputs at one address, or one below the other.
pub(super) fn collisions(outputs: &[Output], found: &mut Vec<Diagnostic>) {
    let place = |output: &Output| (!output.words.is_made_once).then_some(output.origin);
    for pair in outputs.windows(2) {
        let [first, second] = pair else { continue };
        if first.path != second.path {
            continue;
        }
        // The diagnostic is reported at an output that comes from a file, because its author can move it.
        let (other, blamed) = match second.words.is_made_once {
            true => (second, first),
            false => (first, second),
        };
        found.push(Diagnostic::address_collision(
            blamed.origin,
            blamed.words.this,
            blamed.address().as_str(),
            ExistingOutput { what: other.words.another, span: place(other) },
            blamed.words.collision_help,
        ));
    }
    let files: HashMap<&str, &Output> =
        outputs.iter().map(|output| (output.path.as_str(), output)).collect();
    for output in outputs {
        for folder in path::above(&output.path) {
            if let Some(file) = files.get(folder) {
                found.push(Diagnostic::address_below_file(
                    output.origin,
                    output.words.this,
                    output.address().as_str(),
                    ExistingOutput { what: file.address().as_str(), span: place(file) },
                    output.words.collision_help,
                ));
            }
        }
    }
}
