//! `:::call-to-action`: a text with a button. Pure.

use super::{AttributeSpec, Body, Builtin, LEAF, Names};

pub(super) static CALL_TO_ACTION: Builtin = Builtin {
    name: "call-to-action",
    about: "A text with a button.",
    body: Body::Markdown,
    attributes: &[
        AttributeSpec::optional("href", Names::Link, "Where the button leads."),
        AttributeSpec::optional("label", Names::Text, "The text of the button."),
    ],
    ..LEAF
};
