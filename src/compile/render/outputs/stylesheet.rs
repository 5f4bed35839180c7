//! The stylesheet with the colours of highlighted code. Pure.

use std::borrow::Cow;

use super::recipe::{Inputs, Planning, Recipe, bytes};
use crate::base::hash::Hasher;
use crate::compile::plan::Words;
use crate::compile::render::code_stylesheet;
use crate::compile::render::context::Context;
use crate::compile::render::rendering::Rendering;
use crate::compile::render::stop::Stop;
use crate::compile::site::addresses::HIGHLIGHT_STYLESHEET;
use crate::highlight;

const WORDS: Words = Words::once("the stylesheet of highlighted code");

pub(super) fn plan(planning: &mut Planning<'_>) {
    planning.once(HIGHLIGHT_STYLESHEET, &WORDS, Stylesheet);
}

#[derive(Debug)]
struct Stylesheet;

impl Recipe for Stylesheet {
    fn inputs(&self, _: &Context, hasher: &mut Hasher) -> Inputs {
        hasher.text("highlight");
        Inputs::Hashed
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let chosen = &rendering.context.site.config.highlight;
        let light = chosen.light.as_ref().map_or(highlight::LIGHT_SCHEME, |name| &name.value);
        let dark = chosen.dark.as_ref().map_or(highlight::DARK_SCHEME, |name| &name.value);
        bytes(code_stylesheet::stylesheet(light, dark).expect("the checks found both schemes"))
    }
}
