//! Pages made from a matrix. Pure.

mod compare;
mod criterion;
mod pair;
mod subject;

use super::pages::{self, fill, made_view, variables, way_to};
use super::shared::Shared;
use super::shown::{Cell, fact, rows};
use super::{Renderer, Stop};
use crate::base::address::SitePath;
use crate::base::date::Date;
use crate::compile::site::made::{MadePage, Topic};
use crate::matrix::overview::Place;
use crate::matrix::view::{Drawn, as_of, bibliography};
use crate::matrix::{Fact, Matrix};
use crate::source::Span;
use crate::theme::contract::{LinkView, PageView, PlaceView};
use crate::theme::{Value, Variables};

/// At most this many guides, and links to other pairs.
const LISTED: usize = 12;

/// A made page that is being rendered.
struct Making<'a> {
    shared: &'a Shared,
    of: &'a Drawn<'a>,
    /// Index into the site's matrices
    at: usize,
}

pub(super) fn page(renderer: &Renderer, page: &MadePage) -> Result<String, Stop> {
    let shared = &*renderer.shared;
    let address = shared.site.made_address(page);
    let matrix = &shared.site.matrices[page.matrix];
    let span = Span::whole(matrix.file);
    let filled = renderer.with_matrix(page.matrix, |of| {
        let making = Making { shared, of, at: page.matrix };
        let head = making.head(page, &address);
        let mut variables = variables(shared, &head);
        match page.about {
            Topic::Subject(at) => subject::fill(&making, at, &mut variables)?,
            Topic::Criterion(at) => criterion::fill(&making, at, &mut variables)?,
            Topic::Pair(first, second) => pair::fill(&making, [first, second], &mut variables)?,
            Topic::Compare => compare::fill(&making, &mut variables),
        }
        Ok(variables)
    });
    let template = template(page.about);
    let variables = filled.map_err(|error| pages::template_problem(error, &address, span))?;
    pages::render(renderer, template, &variables, (&address, span))
}

pub(super) fn template(about: Topic) -> &'static str {
    match about {
        Topic::Subject(_) => "subject.html",
        Topic::Criterion(_) => "criterion.html",
        Topic::Pair(..) => "pair.html",
        Topic::Compare => "compare.html",
    }
}

/// From the order of a pair that its page does not have.
pub(super) fn other_order(
    renderer: &Renderer,
    matrix: usize,
    (first, second): (usize, usize),
) -> Result<String, Stop> {
    let shared = &renderer.shared;
    let of = &shared.site.matrices[matrix];
    let pages = shared.site.matrix_pages[matrix].as_ref();
    let address = pages.and_then(|pages| pages.pair(of, first, second));
    let address = address.expect("only a pair with a page has a redirect");
    let title = pair_title(shared, of, first, second);
    pages::redirect(renderer, (&address, &title), Span::whole(of.file))
}

pub(super) fn pair_title(shared: &Shared, matrix: &Matrix, first: usize, second: usize) -> String {
    let (first, second) = (&matrix.subjects[first].name, &matrix.subjects[second].name);
    fill(shared, "pair.page_title", &[("first", first), ("second", second)])
}

impl Making<'_> {
    fn matrix(&self) -> &Matrix {
        self.of.matrix
    }

    fn head(&self, page: &MadePage, address: &SitePath) -> PageView {
        let (shared, matrix) = (self.shared, self.matrix());
        let name = |of: usize| matrix.subjects[of].name.as_str();
        let all = || (0..matrix.subjects.len()).collect::<Vec<_>>();
        let title = ("title", matrix.title.as_str());
        // The page about one subject gives its places among all.
        let compared = match page.about {
            Topic::Pair(first, second) => vec![first, second],
            Topic::Subject(_) | Topic::Criterion(_) | Topic::Compare => all(),
        };
        let own = compared.into_iter().filter(|at| matrix.subjects[*at].own);
        let (kind, subjects, values) = match page.about {
            Topic::Subject(at) => ("subject", vec![at], vec![("name", name(at)), title]),
            Topic::Criterion(at) => {
                ("criterion", all(), vec![("name", matrix.criteria[at].name.as_str()), title])
            }
            Topic::Pair(first, second) => {
                let names = vec![("first", name(first)), ("second", name(second)), title];
                ("pair", vec![first, second], names)
            }
            Topic::Compare => ("compare", all(), vec![title]),
        };
        let text = |what: &str| fill(shared, &format!("{kind}.{what}"), &values);
        PageView {
            description: text("page_description"),
            noindex: page.noindex,
            breadcrumbs: way_to(shared, shared.site.section_of(self.at)),
            subjects: self.of.subjects(&subjects),
            own: self.of.subjects(&own.collect::<Vec<_>>()),
            as_of: as_of(self.facts(page.about)).map(Date::iso_day),
            matrix: Some(matrix.id.clone()),
            ..made_view(shared, kind, text("page_title"), address)
        }
    }

    /// The facts that a page shows or rests on.
    fn facts(&self, about: Topic) -> Vec<&Fact> {
        let matrix = self.matrix();
        let all = 0..matrix.subjects.len();
        let cells: Vec<Cell> = match about {
            Topic::Subject(at) => rows(matrix, [at]).collect(),
            Topic::Criterion(at) => all.map(|subject| (subject, at)).collect(),
            Topic::Pair(first, second) => rows(matrix, [first, second]).collect(),
            Topic::Compare => rows(matrix, all).collect(),
        };
        cells.into_iter().map(|cell| fact(matrix, cell)).collect()
    }

    /// What these facts rest on.
    fn set_bibliography<'m>(
        &self,
        facts: impl IntoIterator<Item = &'m Fact> + Clone,
        variables: &mut Variables,
    ) {
        variables.serialize("bibliography", &bibliography(self.matrix(), facts));
    }

    /// The newest guides that compare all of these.
    fn guides(&self, subjects: &[usize]) -> Vec<Value> {
        let site = &self.shared.site;
        let Some((first, rest)) = subjects.split_first() else { return Vec::new() };
        let compares_rest = |guide: &&usize| {
            let compared = &site.pages[**guide].subjects;
            rest.iter().all(|subject| compared.contains(subject))
        };
        let guides = site.compared(self.at, *first).iter().filter(compares_rest);
        guides.take(LISTED).map(|guide| self.shared.card(*guide)).collect()
    }

    /// The pages that compare a subject with one other, in declaration order of these.
    fn pairs_with(&self, subject: usize) -> impl Iterator<Item = LinkView> {
        let others = (0..self.matrix().subjects.len()).filter(move |other| *other != subject);
        others.filter_map(move |other| self.pair_link(subject.min(other), subject.max(other)))
    }

    fn pair_link(&self, first: usize, second: usize) -> Option<LinkView> {
        let matrix = self.matrix();
        let pages = self.shared.site.matrix_pages[self.at].as_ref()?;
        let address = pages.pair(matrix, first, second)?;
        let title = pair_title(self.shared, matrix, first, second);
        Some(LinkView { title, url: self.shared.href(&address) })
    }
}

fn place_view(place: Place) -> PlaceView {
    let Place { rank, shared, of, tied } = place;
    PlaceView { rank, shared, of, tied }
}

/// Two significant digits: `13`, `2.5`, `120`.
fn factor_text(factor: f64) -> String {
    if factor < 9.95 { format!("{factor:.1}") } else { format!("{factor:.0}") }
}
