//! The page that lists the terms of a taxonomy, and the page of each term. Pure.

use std::borrow::Cow;

use super::recipe::{Inputs, Planning, Recipe, bytes};
use crate::base::hash::Hasher;
use crate::base::index::Index;
use crate::compile::plan::{About, Words, output_path};
use crate::compile::render::context::Context;
use crate::compile::render::head::made_variables;
use crate::compile::render::rendering::Rendering;
use crate::compile::render::stop::Stop;
use crate::compile::site::{Site, TaxonomyKind};
use crate::theme::contract::{TaxonomyView, TermLinkView, TermView};

const HELP: &str = "spell them alike, or call one of them otherwise";
const ALL_TAGS: Words = Words::of("the page of all tags").collision_help(HELP);
const ALL_AUTHORS: Words = Words::of("the page of all authors").collision_help(HELP);
const TAG: Words =
    Words::of("the page of this tag").another("the page of another tag").collision_help(HELP);
const AUTHOR: Words =
    Words::of("the page of this author").another("the page of another author").collision_help(HELP);

pub(super) fn plan(planning: &mut Planning<'_>) {
    for taxonomy in [&planning.site.tags, &planning.site.authors] {
        let kind = taxonomy.kind;
        let Some(first) = taxonomy.terms.first() else { continue };
        let (all, one) = match kind {
            TaxonomyKind::Tags => (&ALL_TAGS, &TAG),
            TaxonomyKind::Authors => (&ALL_AUTHORS, &AUTHOR),
        };
        let path = output_path(&kind.address());
        planning.add(path, first.span, (all, About::Other), Terms(kind));
        for (at, term) in taxonomy.terms.indexed() {
            let path = output_path(&term.address);
            planning.add(path, term.span, (one, About::Other), Term { kind, at });
        }
    }
}

#[derive(Debug)]
struct Terms(TaxonomyKind);

#[derive(Debug)]
struct Term {
    kind: TaxonomyKind,
    at: Index<crate::compile::site::Term>,
}

impl Recipe for Terms {
    fn template(&self, _: &Site) -> Option<&'static str> {
        Some("terms.html")
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let (context, kind) = (rendering.context, self.0);
        let taxonomy = context.site.taxonomy(kind);
        let address = kind.address();
        let terms = taxonomy.terms.iter().map(|term| TermLinkView {
            title: term.name.clone(),
            url: context.href(&term.address),
            count: term.pages.len(),
        });
        let url = context.href(&address);
        let view = TaxonomyView { kind: kind.as_str(), url, terms: terms.collect() };
        let title = context.strings.get(kind.title_key()).to_owned();
        let mut variables = made_variables(context, "terms", title, &address);
        variables.serialize("taxonomy", &view);
        bytes(rendering.page("terms.html", &variables, (&address, context.site.anywhere()))?)
    }
}

impl Recipe for Term {
    fn template(&self, _: &Site) -> Option<&'static str> {
        Some("term.html")
    }

    fn inputs(&self, context: &Context, hasher: &mut Hasher) -> Inputs {
        let term = &context.site.taxonomy(self.kind).terms[self.at];
        hasher.text(self.kind.as_str()).text(&term.name).text(term.address.as_str());
        for page in &term.pages {
            hasher.hash(context.card_hash(*page));
        }
        Inputs::Hashed
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let (context, kind) = (rendering.context, self.kind.as_str());
        let term = &context.site.taxonomy(self.kind).terms[self.at];
        let mut variables = made_variables(context, "term", term.name.clone(), &term.address);
        let url = context.href(&self.kind.address());
        variables.serialize("taxonomy", &TaxonomyView { kind, url, terms: Vec::new() });
        let view = TermView {
            title: term.name.clone(),
            url: context.href(&term.address),
            pages: term.pages.iter().map(|page| context.card(*page)).collect(),
        };
        variables.serialize("term", &view);
        bytes(rendering.page("term.html", &variables, (&term.address, term.span))?)
    }
}
