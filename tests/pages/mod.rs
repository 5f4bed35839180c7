//! The output of a build: its files, and the attributes of its pages.

pub(crate) mod attributes;
pub(crate) mod tree;
