//! Stage 4 of 7. Pure: every output of a site, at its address.
//!
//! What a site has outputs of, and how each is made, is in [`render::outputs`](super::render::outputs).
//! Whoever needs bytes has a recipe run: a build all of them, a server the one that is asked for.

mod collisions;
mod output;

use std::collections::HashMap;

pub use self::output::{About, Output, RecipeId, Words};
use crate::base::address::SitePath;
use crate::diagnostic::Diagnostic;
use crate::source::FileId;

/// Every output, in the order of their paths.
#[derive(Debug)]
pub struct Plan {
    outputs: Vec<Output>,
    copied: HashMap<FileId, usize>,
}

impl Plan {
    /// Reports outputs that cannot stand where they are to.
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

    /// How many of them are pages.
    pub fn pages(&self) -> usize {
        self.outputs.iter().filter(|output| output.path.ends_with(".html")).count()
    }

    pub fn find(&self, path: &str) -> Option<&Output> {
        let at = self.outputs.binary_search_by(|output| output.path.as_str().cmp(path)).ok()?;
        Some(&self.outputs[at])
    }

    /// The output that a file is copied to.
    pub fn copy_of(&self, file: FileId) -> Option<&Output> {
        self.copied.get(&file).map(|at| &self.outputs[*at])
    }

    /// What is at an address of the site, such as `/backend/` or `/feed.xml`.
    pub fn at(&self, address: &SitePath) -> Option<&Output> {
        self.find(&output_path(address))
    }
}

/// The file behind an address.
pub fn output_path(address: &SitePath) -> String {
    let inner = address.as_str().trim_start_matches('/');
    match inner.is_empty() || inner.ends_with('/') {
        true => format!("{inner}index.html"),
        false => inner.to_owned(),
    }
}
