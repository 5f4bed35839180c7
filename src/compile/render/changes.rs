//! What changed in a matrix: the page, and its sentences in the site's language. Pure.

use std::collections::HashSet;

use super::pages::{fill, made_view, render, variables, way_to};
use super::shared::Shared;
use super::{Renderer, Stop};
use crate::base::address::SitePath;
use crate::base::date::Date;
use crate::compile::plan::FEED;
use crate::matrix::changes::{
    Ahead, Change, Changes, FactChange, Flip, Flipped, Named, Stated, Topic,
};
use crate::matrix::view::value_view;
use crate::source::Span;
use crate::source::history::Start;
use crate::theme::contract::{
    ChangeView, ChangesView, FactChangeView, LinkView, PageView, TurnView,
};

/// At most this many values of one commit are shown.
const FACTS: usize = 200;

pub(super) fn page(renderer: &Renderer, matrix: usize) -> Result<String, Stop> {
    let shared = &renderer.shared;
    let of = &shared.site.matrices[matrix];
    let address = address(shared, matrix);
    let view = changes_view(shared, matrix);
    let page = PageView {
        description: summary(shared, &view),
        breadcrumbs: way_to(shared, shared.site.section_of(matrix)),
        matrix: Some(of.id.clone()),
        ..made_view(shared, "changes", title(shared, matrix), &address)
    };
    let mut variables = variables(shared, &page);
    variables.serialize("changes", &view);
    render(renderer, "changes.html", &variables, (&address, Span::whole(of.file)))
}

/// Where the page is.
pub(super) fn address(shared: &Shared, matrix: usize) -> SitePath {
    shared.site.changes_address(matrix).expect("the plan has a page of these changes")
}

pub(super) fn title(shared: &Shared, matrix: usize) -> String {
    fill(shared, "changes.title", &[("name", &shared.site.matrices[matrix].title)])
}

/// How much changed since when, in a sentence.
pub(super) fn summary(shared: &Shared, view: &ChangesView) -> String {
    let commits = count(shared, "changes.commits", view.commits.len());
    let facts = count(shared, "changes.facts", view.facts);
    let since = Date::parse(&view.since).map(|day| shared.strings.date(day)).unwrap_or_default();
    let key = if view.facts == 0 { "changes.summary_without_facts" } else { "changes.summary" };
    fill(shared, key, &[("facts", &facts), ("commits", &commits), ("date", &since)])
}

pub(super) fn changes_view(shared: &Shared, matrix: usize) -> ChangesView {
    let site = &shared.site;
    let changes = &site.changes[matrix];
    let section = site.section_of(matrix).expect("the plan has a page of these changes");
    let feed = || shared.href(&address(shared, matrix).join(FEED));
    ChangesView {
        title: site.matrices[matrix].title.clone(),
        url: shared.link(site.sections[section].page).url,
        feed_url: site.config.feeds.enabled.then(feed),
        facts: changed(changes),
        flips: changes.commits.iter().map(|change| change.flips.len()).sum(),
        since: changes.since.map_or_else(String::new, Date::iso_day),
        start: match changes.start {
            Start::Matrix => "matrix",
            Start::Boundary => "boundary",
            Start::Limit => "limit",
        },
        commits: changes.commits.iter().map(|change| change_view(shared, change)).collect(),
    }
}

/// How many facts changed, each counted once.
fn changed(changes: &Changes) -> usize {
    let facts = changes.commits.iter().flat_map(|change| &change.facts);
    let ids = facts.map(|fact| (&fact.subject.id, &fact.new.criterion.id));
    ids.collect::<HashSet<_>>().len()
}

fn change_view(shared: &Shared, change: &Change) -> ChangeView {
    let commit = &change.commit;
    ChangeView {
        id: format!("v-{}", commit.id),
        commit: commit.id.clone(),
        date: commit.date.iso_day(),
        summary: commit.summary.clone(),
        flips: change.flips.iter().map(|flip| flip_view(shared, flip)).collect(),
        facts: change.facts.iter().take(FACTS).map(|fact| fact_view(shared, fact)).collect(),
        notes: notes(shared, change),
    }
}

fn fact_view(shared: &Shared, change: &FactChange) -> FactChangeView {
    let value = |of: &Stated| shared.with_words(|words| value_view(&of.fact, &of.criterion, words));
    FactChangeView {
        subject: change.subject.name.clone(),
        criterion: change.new.criterion.name.clone(),
        old: value(&change.old),
        new: value(&change.new),
    }
}

fn flip_view(shared: &Shared, flip: &Flip) -> TurnView {
    let (kind, guide) = match &flip.what {
        Flipped::Outcome => ("outcome", None),
        Flipped::Recommendation => ("recommendation", None),
        Flipped::Verdict(path) => ("verdict", guide(shared, path)),
    };
    let now = match flip.what {
        Flipped::Outcome => leads(shared, &flip.new),
        _ => who(shared, &flip.new),
    };
    let (on, name) = match &flip.on {
        Topic::Overall => ("overall", ""),
        Topic::Part(part) => ("part", part.name.as_str()),
    };
    let before = who(shared, &flip.old);
    let key = format!("changes.{kind}.{on}");
    let text = fill(shared, &key, &[("now", &now), ("before", &before), ("name", name)]);
    TurnView { kind, text, guide }
}

/// The guide at a path from the site's folder, if it is published.
fn guide(shared: &Shared, path: &str) -> Option<LinkView> {
    let file = shared.site.sources.find(path)?;
    shared.site.by_file.get(&file).map(|page| shared.link(*page))
}

/// Who is ahead now, as the beginning of a sentence.
fn leads(shared: &Shared, ahead: &Ahead) -> String {
    match ahead {
        Ahead::One(one) => fill(shared, "changes.now.leads", &[("name", &one.name)]),
        Ahead::Tie(several) => {
            fill(shared, "changes.now.tie", &[("names", &names(shared, several))])
        }
        Ahead::Unknown | Ahead::Nobody | Ahead::Depends => fill(shared, "changes.now.unknown", &[]),
    }
}

fn who(shared: &Shared, ahead: &Ahead) -> String {
    match ahead {
        Ahead::One(one) => one.name.clone(),
        Ahead::Tie(several) if several.is_empty() => fill(shared, "changes.who.tie", &[]),
        Ahead::Tie(several) => {
            fill(shared, "changes.who.tie_of", &[("names", &names(shared, several))])
        }
        Ahead::Unknown => fill(shared, "changes.who.unknown", &[]),
        Ahead::Nobody => fill(shared, "changes.who.nobody", &[]),
        Ahead::Depends => fill(shared, "changes.who.depends", &[]),
    }
}

/// `a, b and c`
fn names(shared: &Shared, several: &[Named]) -> String {
    let names: Vec<&str> = several.iter().map(|one| one.name.as_str()).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            fill(shared, "changes.names", &[("names", &rest.join(", ")), ("name", last)])
        }
        _ => names.concat(),
    }
}

/// What changed beside values and flips, each a sentence.
fn notes(shared: &Shared, change: &Change) -> Vec<String> {
    let mut notes = Vec::new();
    for (members, what) in [(&change.subjects, "subject"), (&change.criteria, "criterion")] {
        for (one, known) in &members.added {
            let facts = count(shared, "changes.facts", *known);
            let key = format!("changes.added.{what}");
            notes.push(fill(shared, &key, &[("name", &one.name), ("facts", &facts)]));
        }
        for (one, known) in &members.removed {
            let facts = count(shared, "changes.facts", *known);
            let key = format!("changes.removed.{what}");
            notes.push(fill(shared, &key, &[("name", &one.name), ("facts", &facts)]));
        }
    }
    let around = change.around;
    for (key, n) in [
        ("changes.more", change.facts.len().saturating_sub(FACTS)),
        ("changes.checked", around.checked),
        ("changes.unchecked", around.unchecked),
        ("changes.sources", around.sources),
        ("changes.notes", around.notes),
    ] {
        if n > 0 {
            notes.push(count(shared, key, n));
        }
    }
    if change.is_by_weighing() {
        notes.push(fill(shared, "changes.weighing", &[]));
    }
    notes
}

fn count(shared: &Shared, key: &str, n: usize) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "plural forms do not depend on so large numbers"
    )]
    let text = shared.strings.fill(key, Some(n as f64), |_| Some(n.to_string()));
    text.unwrap_or_else(|| key.to_owned())
}
