//! Stage 4 of 7. Pure: lists every output of a site with its address.
//!
//! [`render::outputs`](super::render::outputs) defines the outputs and their recipes. A build runs all
//! recipes, a server runs the one of the requested output.

mod collisions;
mod output;

use std::collections::HashMap;

pub use self::output::{About, Output, RecipeId, Words};
use crate::base::address::SitePath;
use crate::diagnostic::Diagnostic;
use crate::source::FileId;

/// All outputs, sorted by path.
#[derive(Debug)]
pub struct Plan {
    outputs: Vec<Output>,
    copied: HashMap<FileId, usize>,
}

impl Plan {
    /// Creates a plan. Reports invalid paths and collisions.
    pub fn new(mut outputs: Vec<Output>, found: &mut Vec<Diagnostic>) -> Plan {
        outputs.sort_by(|a, b| (&a.path, a.origin).cmp(&(&b.path, b.origin)));
        collisions::unusable(&outputs, found);
        collisions::collisions(&outputs, found);
        let copied = outputs.iter().enumerate().filter_map(|(at, output)| match output.about {
            About::File(file) => Some((file, at)),
            _ => None,
        });
        let copied = copied.collect();
        Plan { outputs, copied }
    }

    pub fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    /// Returns the number of outputs that are HTML pages.
    pub fn pages(&self) -> usize {
        self.outputs.iter().filter(|output| output.path.ends_with(".html")).count()
    }

    pub fn find(&self, path: &str) -> Option<&Output> {
        let at = self.outputs.binary_search_by(|output| output.path.as_str().cmp(path)).ok()?;
        Some(&self.outputs[at])
    }

    /// Returns the output that is a copy of a file.
    pub fn copy_of(&self, file: FileId) -> Option<&Output> {
        self.copied.get(&file).map(|at| &self.outputs[*at])
    }

    /// Returns the output at an address, such as `/backend/` or `/feed.xml`.
    pub fn at(&self, address: &SitePath) -> Option<&Output> {
        self.find(&output_path(address))
    }
}

/// Returns the path, below the output folder, of the file at an address.
pub fn output_path(address: &SitePath) -> String {
    let inner = address.as_str().trim_start_matches('/');
    match inner.is_empty() || inner.ends_with('/') {
        true => format!("{inner}index.html"),
        false => inner.to_owned(),
    }
}
