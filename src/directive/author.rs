//! `:::author`: who wrote the page. Pure.

use super::{AttributeSpec, Body, Builtin, LEAF, Names};

pub(super) static AUTHOR: Builtin = Builtin {
    name: "author",
    about: "A text about an author.",
    body: Body::Markdown,
    attributes: &[AttributeSpec::optional("name", Names::Text, "The author's name.")],
    ..LEAF
};
