//! `::toc`: the table of contents of the page. Pure.

use super::{Builtin, LEAF};

pub(super) static TOC: Builtin =
    Builtin { name: "toc", about: "The headings of the page.", ..LEAF };
