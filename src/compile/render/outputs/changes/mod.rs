//! The page and the feed of a matrix's changes. Pure.

mod feed;
mod view;

use std::borrow::Cow;

use super::recipe::{Inputs, Planning, Recipe, bytes};
use crate::base::hash::Hasher;
use crate::base::index::Index;
use crate::compile::plan::{About, Words, output_path};
use crate::compile::render::context::Context;
use crate::compile::render::head::{made_view, variables};
use crate::compile::render::rendering::Rendering;
use crate::compile::render::stop::Stop;
use crate::compile::render::xml::xml;
use crate::compile::site::Site;
use crate::compile::site::addresses::FEED;
use crate::matrix::Matrix;
use crate::source::Span;
use crate::theme::contract::PageView;

const PAGE: Words = Words::of("the page of changes").collision_help(HELP);
const OF_FEED: Words = Words::of("the feed of changes").collision_help(HELP);
const HELP: &str = "write `changes = false` under `[pages]`, or move the other one";

const TEMPLATE: &str = "changes.html";

/// Plans the pages and feeds of changes. A page of an author at the same address replaces the generated page.
pub(super) fn plan(planning: &mut Planning<'_>) {
    let site = planning.site;
    for (matrix, of) in site.matrices.indexed() {
        let Some(address) = site.changes_address(matrix) else { continue };
        let origin = Span::whole(of.file);
        if site.page_at(&address).is_none() {
            let path = output_path(&address);
            planning.add(path, origin, (&PAGE, About::Other), Changes { matrix });
        }
        if site.config.feeds.enabled {
            let path = output_path(&address.join(FEED));
            planning.add(path, origin, (&OF_FEED, About::Other), ChangesFeed { matrix });
        }
    }
}

#[derive(Debug)]
struct Changes {
    matrix: Index<Matrix>,
}

#[derive(Debug)]
struct ChangesFeed {
    matrix: Index<Matrix>,
}

/// Hashes the inputs. The view is included because it contains the titles of the pages whose verdicts
/// changed, which need not be guides.
fn inputs(context: &Context, matrix: Index<Matrix>, hasher: &mut Hasher) -> Inputs {
    let view = view::changes_view(context, matrix);
    hasher.text("changes").hash(context.compared_hash(matrix)).value(&view);
    Inputs::Hashed
}

impl Recipe for Changes {
    fn template(&self, _: &Site) -> Option<&'static str> {
        Some(TEMPLATE)
    }

    fn matrix(&self, _: &Site) -> Option<Index<Matrix>> {
        Some(self.matrix)
    }

    fn inputs(&self, context: &Context, hasher: &mut Hasher) -> Inputs {
        inputs(context, self.matrix, hasher)
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let (context, matrix) = (rendering.context, self.matrix);
        let of = &context.site.matrices[matrix];
        let address = view::address(context, matrix);
        let view = view::changes_view(context, matrix);
        let page = PageView {
            description: view::summary(context, &view),
            breadcrumbs: context.breadcrumbs_to(context.site.section_of(matrix)),
            matrix: Some(of.id.clone()),
            edit_url: context.line_url(Span::whole(of.file)),
            ..made_view(context, "changes", view::title(context, matrix), &address)
        };
        let mut variables = variables(context, &page);
        variables.serialize("changes", &view);
        bytes(rendering.page(TEMPLATE, &variables, (&address, Span::whole(of.file)))?)
    }
}

impl Recipe for ChangesFeed {
    fn inputs(&self, context: &Context, hasher: &mut Hasher) -> Inputs {
        inputs(context, self.matrix, hasher)
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        bytes(xml(feed::feed(rendering.context, self.matrix)))
    }
}
