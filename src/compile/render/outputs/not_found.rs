//! The page that servers show for missing pages (404). Pure.

use std::borrow::Cow;

use super::recipe::{Inputs, Planning, Recipe, bytes};
use crate::base::address::SitePath;
use crate::base::hash::Hasher;
use crate::compile::plan::Words;
use crate::compile::render::context::Context;
use crate::compile::render::head::made_variables;
use crate::compile::render::rendering::Rendering;
use crate::compile::render::stop::Stop;
use crate::compile::site::Site;

const WORDS: Words = Words::once("the page for missing pages");
const TEMPLATE: &str = "404.html";

pub(super) fn plan(planning: &mut Planning<'_>) {
    planning.once("404.html", &WORDS, NotFound);
}

#[derive(Debug)]
struct NotFound;

impl Recipe for NotFound {
    fn template(&self, _: &Site) -> Option<&'static str> {
        Some(TEMPLATE)
    }

    fn inputs(&self, _: &Context, hasher: &mut Hasher) -> Inputs {
        hasher.text("404");
        Inputs::Hashed
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let context = rendering.context;
        let title = context.strings.get("not_found.title").to_owned();
        let address = SitePath::of_file("404.html");
        let variables = made_variables(context, "404", title, &address);
        bytes(rendering.page(TEMPLATE, &variables, (&address, context.site.anywhere()))?)
    }
}
