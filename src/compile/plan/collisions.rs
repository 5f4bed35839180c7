//! Outputs that cannot stand where they are to. Pure.

use std::collections::HashMap;

use super::output::Output;
use crate::base::folder::is_staging;
use crate::base::path;
use crate::diagnostic::{Diagnostic, Rival};

/// What ext4, APFS, NTFS and others take.
const MOST_BYTES_OF_NAME: usize = 255;

/// Linux takes paths of 4096 bytes, of which the output folder has a part.
const MOST_BYTES_OF_PATH: usize = 3000;

/// Reports outputs that no file system takes, or that would stand where versus works.
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
            // The output may be a branch that is checked out, whose hooks would be run.
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
        // Who has no place of the author's cannot be told to move.
        let (other, blamed) = match second.words.is_made_once {
            true => (second, first),
            false => (first, second),
        };
        found.push(Diagnostic::address_collision(
            blamed.origin,
            blamed.words.this,
            blamed.address().as_str(),
            Rival { what: other.words.another, span: place(other) },
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
                    Rival { what: file.address().as_str(), span: place(file) },
                    output.words.collision_help,
                ));
            }
        }
    }
}
