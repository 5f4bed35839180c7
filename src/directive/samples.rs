//! `:::samples`: code side by side. Pure.

use super::{Body, Builtin, LEAF};

pub(super) static SAMPLES: Builtin = Builtin {
    name: "samples",
    about: "The code fences in its body, side by side.",
    body: Body::Samples,
    ..LEAF
};
