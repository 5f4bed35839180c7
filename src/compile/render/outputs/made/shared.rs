//! The page about a criterion that several matrices share. Pure.

use std::borrow::Cow;

use super::{Making, criterion};
use crate::base::date::Date;
use crate::base::hash::Hasher;
use crate::base::index::Index;
use crate::compile::plan::{About, Words, output_path};
use crate::compile::render::context::Context;
use crate::compile::render::head::{made_view, variables};
use crate::compile::render::outputs::recipe::{Inputs, Planning, Recipe, bytes};
use crate::compile::render::rendering::{Rendering, template_problem};
use crate::compile::render::stop::Stop;
use crate::compile::site::Site;
use crate::compile::site::made::{InMatrix, SharedCriterion};
use crate::matrix::view::{as_of, bibliography};
use crate::matrix::{Criterion, Matrix};
use crate::theme::TemplateError;
use crate::theme::contract::{LinkView, PageView, SharedRankingView, SharedView};

const TEMPLATE: &str = "shared.html";

const PAGE: Words = Words::of("a page made from these shared criteria")
    .another("a page made from shared criteria")
    .collision_help(
        "move the shared criteria to a folder of their own, or write `shared = true` in `[pages]` of \
         each matrix that shares them",
    );

pub(super) fn plan(planning: &mut Planning<'_>) {
    let site = planning.site;
    for (at, shared) in site.made_shared() {
        let InMatrix { matrix, criterion } = shared.lead;
        let origin = site.matrices[matrix].criteria[criterion].span;
        let path = output_path(&shared.address);
        planning.add(path, origin, (&PAGE, About::Shared(at)), Shared(at));
    }
}

#[derive(Debug)]
struct Shared(Index<SharedCriterion>);

impl Recipe for Shared {
    fn template(&self, _: &Site) -> Option<&'static str> {
        Some(TEMPLATE)
    }

    fn matrix(&self, site: &Site) -> Option<Index<Matrix>> {
        Some(site.shared_criteria[self.0].lead.matrix)
    }

    fn inputs(&self, context: &Context, hasher: &mut Hasher) -> Inputs {
        let shared = &context.site.shared_criteria[self.0];
        hasher.text("shared");
        for InMatrix { matrix, .. } in &shared.of {
            hasher.hash(context.compared_hash(*matrix));
        }
        for link in context.breadcrumbs_to(shared.section) {
            hasher.value(&link);
        }
        hasher.debug(shared);
        Inputs::Hashed
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let context = rendering.context;
        let shared = &context.site.shared_criteria[self.0];
        let lead = &context.site.matrices[shared.lead.matrix].criteria[shared.lead.criterion];
        let at = (&shared.address, lead.span);
        let mut variables = variables(context, &head(rendering, shared, lead));
        let view = view(rendering, shared).map_err(|error| template_problem(error, at))?;
        variables.serialize("shared", &view);
        bytes(rendering.page(TEMPLATE, &variables, at)?)
    }
}

fn view(rendering: &Rendering<'_>, shared: &SharedCriterion) -> Result<SharedView, TemplateError> {
    let lead = shared.lead;
    let matrices = shared.of.iter().map(|of| in_matrix(rendering, *of));
    Ok(SharedView {
        criterion: rendering.with_matrix(lead.matrix, |of| of.criterion(lead.criterion)),
        matrices: matrices.collect::<Result<_, TemplateError>>()?,
    })
}

fn in_matrix(
    rendering: &Rendering<'_>,
    InMatrix { matrix: at, criterion }: InMatrix,
) -> Result<SharedRankingView, TemplateError> {
    let context = rendering.context;
    rendering.with_matrix(at, |of| {
        let section = context.site.section_of(at).expect("only a matrix with a section has pages");
        let page = context.link(context.site.sections[section].page);
        Ok(SharedRankingView {
            matrix: LinkView { title: of.matrix.title.clone(), url: page.url },
            ranking: criterion::ranking(&Making { context, of, at }, criterion)?,
            bibliography: bibliography(of, criterion::facts(of.matrix, criterion)),
        })
    })
}

fn head(rendering: &Rendering<'_>, shared: &SharedCriterion, lead: &Criterion) -> PageView {
    let context = rendering.context;
    let site = &context.site;
    let (mut subjects, mut own, mut facts, mut titles) = (vec![], vec![], vec![], vec![]);
    for InMatrix { matrix: at, criterion } in &shared.of {
        let matrix = &site.matrices[*at];
        let all: Vec<_> = matrix.listed().collect();
        let owned: Vec<_> = all.iter().copied().filter(|at| matrix.subjects[*at].own).collect();
        rendering.with_matrix(*at, |of| {
            subjects.extend(of.subjects(&all));
            own.extend(of.subjects(&owned));
        });
        facts.extend(criterion::facts(matrix, *criterion));
        titles.push(matrix.title.as_str());
    }
    let (name, titles) = (("name", lead.name.as_str()), titles.join(", "));
    let title = context.fill("criterion.page_title", &[name]);
    PageView {
        description: context.fill("shared.page_description", &[name, ("titles", &titles)]),
        noindex: shared.noindex,
        breadcrumbs: match shared.section {
            Some(section) => context.breadcrumbs_to(Some(section)),
            None => vec![context.home_link()],
        },
        subjects,
        own,
        as_of: as_of(facts).map(Date::iso_day),
        edit_url: context.line_url(lead.span),
        ..made_view(context, "criterion", title, &shared.address)
    }
}
