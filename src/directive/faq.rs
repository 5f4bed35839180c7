//! `:::faq`: questions and answers. Pure.

use super::{Body, Builtin, LEAF};

pub(super) static FAQ: Builtin = Builtin {
    name: "faq",
    about: "Questions as headings, each with its answer.",
    body: Body::Questions,
    ..LEAF
};
