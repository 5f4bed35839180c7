//! Pages generated from a matrix, and the redirects to the pages about two subjects. Pure.

mod compare;
mod criterion;
mod pair;
mod shared;
mod subject;

use std::borrow::Cow;

use super::recipe::{Inputs, Planning, Recipe, bytes};
use super::redirect;
use crate::base::address::SitePath;
use crate::base::date::Date;
use crate::base::hash::Hasher;
use crate::base::index::Index;
use crate::compile::plan::{About, Words, output_path};
use crate::compile::render::context::Context;
use crate::compile::render::head::{made_view, variables};
use crate::compile::render::rendering::{Rendering, template_problem};
use crate::compile::render::shown::{Cell, fact, rows};
use crate::compile::render::stop::Stop;
use crate::compile::site::made::{GeneratedPage, Pair, Topic};
use crate::compile::site::{Page, Site};
use crate::matrix::overview::Place;
use crate::matrix::view::{Drawn, as_of, bibliography};
use crate::matrix::{Fact, Matrix, Subject};
use crate::source::Span;
use crate::theme::contract::{LinkView, PageView, PlaceView};
use crate::theme::{Value, Variables};

/// Maximum number of guides, and of links to other pairs, on one page.
const LISTED: usize = 12;

const PAGE: Words = Words::of("a page made from this matrix")
    .another("another page made from a matrix")
    .collision_help(HELP);
const OTHER_ORDER: Words = Words::of("a redirect made for this matrix").collision_help(HELP);
const HELP: &str = "give the subject or criterion another id, or make no such pages: see `[pages]`";

pub(super) fn plan(planning: &mut Planning<'_>) {
    let site = planning.site;
    for (at, page) in site.made.indexed() {
        let matrix = &site.matrices[page.matrix];
        let origin = match page.about {
            Topic::Subject(subject) | Topic::Pair(subject, _) => matrix.subjects[subject].span,
            Topic::Criterion(criterion) => matrix.criteria[criterion].span,
            Topic::Compare => Span::whole(matrix.file),
        };
        let path = output_path(&site.made_address(page));
        planning.add(path, origin, (&PAGE, About::Made(at)), Made(at));
    }
    for (matrix, pages) in site.matrix_pages.indexed() {
        let (Some(pages), of) = (pages, &site.matrices[matrix]) else { continue };
        for pair in &pages.redirected {
            let (pair, path) = (*pair, output_path(&pages.other_order(of, *pair)));
            let about = About::OtherOrder { matrix, pair };
            let origin = of.subjects[pair.0].span;
            planning.add(path, origin, (&OTHER_ORDER, about), OtherOrder { matrix, pair });
        }
    }
    shared::plan(planning);
}

#[derive(Debug)]
struct Made(Index<GeneratedPage>);

impl Recipe for Made {
    fn template(&self, site: &Site) -> Option<&'static str> {
        Some(template(site.made[self.0].about))
    }

    fn matrix(&self, site: &Site) -> Option<Index<Matrix>> {
        Some(site.made[self.0].matrix)
    }

    fn inputs(&self, context: &Context, hasher: &mut Hasher) -> Inputs {
        let page = &context.site.made[self.0];
        hasher.text("made").hash(context.compared_hash(page.matrix)).debug(page);
        Inputs::Hashed
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let context = rendering.context;
        let page = &context.site.made[self.0];
        let address = context.site.made_address(page);
        let at = (&address, Span::whole(context.site.matrices[page.matrix].file));
        let filled = rendering.with_matrix(page.matrix, |of| {
            let making = Making { context, of, at: page.matrix };
            let head = making.head(page, &address);
            let mut variables = variables(context, &head);
            match page.about {
                Topic::Subject(at) => subject::fill(&making, at, &mut variables)?,
                Topic::Criterion(at) => criterion::fill(&making, at, &mut variables)?,
                Topic::Pair(first, second) => pair::fill(&making, [first, second], &mut variables)?,
                Topic::Compare => compare::fill(&making, &mut variables),
            }
            Ok(variables)
        });
        let variables = filled.map_err(|error| template_problem(error, at))?;
        bytes(rendering.page(template(page.about), &variables, at)?)
    }
}

fn template(about: Topic) -> &'static str {
    match about {
        Topic::Subject(_) => "subject.html",
        Topic::Criterion(_) => "criterion.html",
        Topic::Pair(..) => "pair.html",
        Topic::Compare => "compare.html",
    }
}

/// A redirect to the page of a pair, from the address for the other order of its subjects.
#[derive(Debug)]
struct OtherOrder {
    matrix: Index<Matrix>,
    pair: Pair,
}

impl Recipe for OtherOrder {
    fn template(&self, _: &Site) -> Option<&'static str> {
        Some(redirect::TEMPLATE)
    }

    fn inputs(&self, context: &Context, hasher: &mut Hasher) -> Inputs {
        let title = self.title(context);
        hasher.text("pair").hash(context.matrix_hash(self.matrix)).text(&title).debug(&self.pair);
        Inputs::Hashed
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let context = rendering.context;
        let of = &context.site.matrices[self.matrix];
        let pages = context.site.matrix_pages[self.matrix].as_ref();
        let address = pages.and_then(|pages| pages.pair(of, self.pair.0, self.pair.1));
        let address = address.expect("only a pair with a page has a redirect");
        let to = (&address, &*self.title(context));
        bytes(redirect::redirect(rendering, to, Span::whole(of.file))?)
    }
}

impl OtherOrder {
    fn title(&self, context: &Context) -> String {
        pair_title(context, &context.site.matrices[self.matrix], self.pair.0, self.pair.1)
    }
}

/// The rendering of a generated page.
struct Making<'a> {
    context: &'a Context,
    of: &'a Drawn<'a>,
    at: Index<Matrix>,
}

fn pair_title(
    context: &Context,
    matrix: &Matrix,
    first: Index<Subject>,
    second: Index<Subject>,
) -> String {
    let (first, second) = (&matrix.subjects[first].name, &matrix.subjects[second].name);
    context.fill("pair.page_title", &[("first", first), ("second", second)])
}

impl Making<'_> {
    fn matrix(&self) -> &Matrix {
        self.of.matrix
    }

    fn head(&self, page: &GeneratedPage, address: &SitePath) -> PageView {
        let (context, matrix) = (self.context, self.matrix());
        let name = |of: Index<Subject>| matrix.subjects[of].name.as_str();
        let all = || matrix.listed().collect::<Vec<_>>();
        let title = ("title", matrix.title.as_str());
        // The page about one subject shows its ranks among all subjects.
        let compared = match page.about {
            Topic::Pair(first, second) => vec![first, second],
            Topic::Subject(_) | Topic::Criterion(_) | Topic::Compare => all(),
        };
        let own = compared.into_iter().filter(|at| matrix.subjects[*at].own);
        let (kind, subjects, values) = match page.about {
            Topic::Subject(at) => {
                let name = matrix.subjects[at].own_name();
                ("subject", vec![at], vec![("name", name), title])
            }
            Topic::Criterion(at) => {
                ("criterion", all(), vec![("name", matrix.criteria[at].name.as_str()), title])
            }
            Topic::Pair(first, second) => {
                let names = vec![("first", name(first)), ("second", name(second)), title];
                ("pair", vec![first, second], names)
            }
            Topic::Compare => ("compare", all(), vec![title]),
        };
        let text = |what: &str| context.fill(&format!("{kind}.{what}"), &values);
        PageView {
            description: text("page_description"),
            noindex: page.noindex,
            breadcrumbs: context.breadcrumbs_to(context.site.section_of(self.at)),
            subjects: self.of.subjects(&subjects),
            own: self.of.subjects(&own.collect::<Vec<_>>()),
            as_of: as_of(self.facts(page.about)).map(Date::iso_day),
            matrix: Some(matrix.id.clone()),
            edit_url: context.line_url(match page.about {
                Topic::Subject(at) => matrix.subjects[at].span,
                Topic::Criterion(at) => matrix.criteria[at].span,
                Topic::Pair(..) | Topic::Compare => Span::whole(matrix.file),
            }),
            ..made_view(context, kind, text("page_title"), address)
        }
    }

    /// Returns the facts that a page shows or relies on.
    fn facts(&self, about: Topic) -> Vec<&Fact> {
        let matrix = self.matrix();
        let all = matrix.listed();
        let cells: Vec<Cell> = match about {
            Topic::Subject(at) => {
                let variants = subject::several_variants(matrix, at).iter().copied();
                rows(matrix, variants.filter(|of| *of != at).chain([at])).collect()
            }
            Topic::Criterion(at) => all.map(|subject| (subject, at)).collect(),
            Topic::Pair(first, second) => rows(matrix, [first, second]).collect(),
            Topic::Compare => rows(matrix, all).collect(),
        };
        cells.into_iter().map(|cell| fact(matrix, cell)).collect()
    }

    /// Sets the variable `bibliography` to the sources of these facts.
    fn set_bibliography<'m>(
        &self,
        facts: impl IntoIterator<Item = &'m Fact> + Clone,
        variables: &mut Variables,
    ) {
        let view = self.context.with_matrix(self.at, |of| bibliography(of, facts));
        variables.serialize("bibliography", &view);
    }

    /// Returns the newest guides that compare all of these subjects.
    fn guides(&self, subjects: &[Index<Subject>]) -> Vec<Value> {
        let site = &self.context.site;
        let Some((first, rest)) = subjects.split_first() else { return Vec::new() };
        let compares_rest = |guide: &&Index<Page>| {
            let compared = &site.pages[**guide].subjects;
            rest.iter().all(|subject| compared.contains(subject))
        };
        let guides = site.compared(self.at, *first).iter().filter(compares_rest);
        guides.take(LISTED).map(|guide| self.context.card(*guide)).collect()
    }

    /// Returns links to the pages that compare a subject with one other, in declaration order of the others, after
    /// those that compare its variants.
    fn pairs_with(&self, subject: Index<Subject>) -> impl Iterator<Item = LinkView> {
        let variants = self.matrix().subjects[subject].variants.as_slice();
        let of_variants = variants.iter().enumerate().flat_map(move |(at, one)| {
            variants[at + 1..].iter().map(move |other| (*one.min(other), *one.max(other)))
        });
        let others = self.matrix().listed().filter(move |other| *other != subject);
        let pairs = of_variants.chain(others.map(move |of| (subject.min(of), subject.max(of))));
        pairs.filter_map(|(first, second)| self.pair_link(first, second))
    }

    fn pair_link(&self, first: Index<Subject>, second: Index<Subject>) -> Option<LinkView> {
        let matrix = self.matrix();
        let pages = self.context.site.matrix_pages[self.at].as_ref()?;
        let address = pages.pair(matrix, first, second)?;
        let title = pair_title(self.context, matrix, first, second);
        Some(LinkView { title, url: self.context.href(&address) })
    }
}

fn place_view(place: Place) -> PlaceView {
    let Place { rank, shared, of, tied, undecided } = place;
    PlaceView { rank, shared, of, tied, undecided }
}
