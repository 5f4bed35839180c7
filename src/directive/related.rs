//! `::related`: links to related guides. Pure.

use super::{Builtin, LEAF};

pub(super) static RELATED: Builtin = Builtin { name: "related", about: "Related guides.", ..LEAF };
