//! The outputs of a site. Each kind of output has one file, with its address, template, inputs and bytes.
//! Pure.

mod atom;
mod changes;
mod copy;
mod data;
mod feed;
mod made;
mod not_found;
mod page;
mod recipe;
mod redirect;
mod robots;
mod sitemap;
mod stylesheet;
mod terms;

pub use self::recipe::Recipes;
pub(super) use self::recipe::{Inputs, Recipe};

use self::recipe::Planning;
use crate::compile::plan::Plan;
use crate::compile::site::Site;
use crate::diagnostic::Diagnostic;

/// The planning function of each kind, which adds its outputs.
const KINDS: [fn(&mut Planning<'_>); 12] = [
    page::plan,
    not_found::plan,
    terms::plan,
    made::plan,
    changes::plan,
    redirect::plan,
    copy::plan,
    data::plan,
    stylesheet::plan,
    feed::plan,
    robots::plan,
    sitemap::plan,
];

/// Returns all outputs of a site and their recipes. Reports invalid paths and collisions.
pub fn plan(site: &Site, found: &mut Vec<Diagnostic>) -> (Plan, Recipes) {
    let mut planning = Planning::new(site, found);
    for plan in KINDS {
        plan(&mut planning);
    }
    planning.finish()
}
