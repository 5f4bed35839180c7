//! Redirects: from aliases, and from the other order of a pair's subjects. Pure.

use std::borrow::Cow;

use super::recipe::{Inputs, Planning, Recipe, bytes};
use crate::base::address::SitePath;
use crate::base::hash::Hasher;
use crate::base::index::Index;
use crate::compile::plan::{About, Words, output_path};
use crate::compile::render::context::Context;
use crate::compile::render::head::made_variables;
use crate::compile::render::rendering::Rendering;
use crate::compile::render::stop::Stop;
use crate::compile::resolve::author_address;
use crate::compile::site::{Page, Site};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::theme::contract::RedirectView;

const ALIAS: Words = Words::of("this alias")
    .another("an alias")
    .collision_help("remove the alias, or give the other one another address");

pub(super) const TEMPLATE: &str = "redirect.html";

pub(super) fn plan(planning: &mut Planning<'_>) {
    for (page, of) in planning.site.pages.indexed() {
        for alias in &of.matter.aliases {
            match author_address(&alias.value) {
                Ok(address) => {
                    let path = output_path(&address);
                    planning.add(path, of.span(alias.span), (&ALIAS, About::Other), Alias { page });
                }
                Err(why) => {
                    let span = of.span(alias.span);
                    let wrong = Diagnostic::invalid_address(span, &alias.value, why);
                    planning.found.push(wrong);
                }
            }
        }
    }
}

#[derive(Debug)]
struct Alias {
    page: Index<Page>,
}

impl Recipe for Alias {
    fn template(&self, _: &Site) -> Option<&'static str> {
        Some(TEMPLATE)
    }

    fn inputs(&self, context: &Context, hasher: &mut Hasher) -> Inputs {
        let page = &context.site.pages[self.page];
        hasher.text("redirect").text(page.address.as_str()).text(&page.title);
        Inputs::Hashed
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let site = &rendering.context.site;
        let page = &site.pages[self.page];
        bytes(redirect(rendering, (&page.address, &page.title), site.span_of(page))?)
    }
}

/// Renders a redirect. `to` is its target address and the title of the target page.
pub(super) fn redirect(
    rendering: &Rendering<'_>,
    (to, title): (&SitePath, &str),
    span: Span,
) -> Result<String, Stop> {
    let context = rendering.context;
    let mut variables = made_variables(context, "redirect", title.to_owned(), to);
    let view = RedirectView {
        url: context.href(to),
        permalink: context.site.config.base_url.absolute(to),
        title: title.to_owned(),
    };
    variables.serialize("redirect", &view);
    rendering.page(TEMPLATE, &variables, (to, span))
}
