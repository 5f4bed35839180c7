//! The view of a matrix's changes, with sentences in the site's language. Pure.

use std::collections::HashSet;

use crate::base::address::SitePath;
use crate::base::date::Date;
use crate::base::index::Index;
use crate::compile::render::context::Context;
use crate::compile::site::addresses::FEED;
use crate::matrix::Matrix;
use crate::matrix::changes::{
    Ahead, Change, Changes, FactChange, Flip, Flipped, Named, Stated, Topic,
};
use crate::matrix::view::value_view;
use crate::source::history::Start;
use crate::theme::contract::{ChangeView, ChangesView, FactChangeView, LinkView, TurnView};

/// Maximum number of changed values shown per commit.
const FACTS: usize = 200;

/// Returns the address of the page of changes.
pub(super) fn address(context: &Context, matrix: Index<Matrix>) -> SitePath {
    context.site.changes_address(matrix).expect("the plan has a page of these changes")
}

pub(super) fn title(context: &Context, matrix: Index<Matrix>) -> String {
    context.fill("changes.title", &[("name", &context.site.matrices[matrix].title)])
}

/// Returns a sentence with the number of changes and the date of the first version.
pub(super) fn summary(context: &Context, view: &ChangesView) -> String {
    let commits = count(context, "changes.commits", view.commits.len());
    let facts = count(context, "changes.facts", view.facts);
    let since =
        Date::parse(&view.since).map(|day| context.strings.date(day.into())).unwrap_or_default();
    let key = if view.facts == 0 { "changes.summary_without_facts" } else { "changes.summary" };
    context.fill(key, &[("facts", &facts), ("commits", &commits), ("date", &since)])
}

pub(super) fn changes_view(context: &Context, matrix: Index<Matrix>) -> ChangesView {
    let site = &context.site;
    let changes = &site.changes[matrix];
    let section = site.section_of(matrix).expect("the plan has a page of these changes");
    let feed = || context.href(&address(context, matrix).join(FEED));
    ChangesView {
        title: site.matrices[matrix].title.clone(),
        url: context.link(site.sections[section].page).url,
        feed_url: site.config.feeds.enabled.then(feed),
        facts: changed(changes),
        flips: changes.commits.iter().map(|change| change.flips.len()).sum(),
        since: changes.since.map_or_else(String::new, Date::iso_day),
        start: match changes.start {
            Start::Matrix => "matrix",
            Start::Boundary => "boundary",
            Start::Limit => "limit",
        },
        commits: changes.commits.iter().map(|change| change_view(context, change)).collect(),
    }
}

/// Returns the number of facts that changed at least once.
fn changed(changes: &Changes) -> usize {
    let facts = changes.commits.iter().flat_map(|change| &change.facts);
    let ids = facts.map(|fact| (&fact.subject.id, &fact.new.criterion.id));
    ids.collect::<HashSet<_>>().len()
}

fn change_view(context: &Context, change: &Change) -> ChangeView {
    let commit = &change.commit;
    ChangeView {
        id: format!("v-{}", commit.id),
        commit: commit.id.clone(),
        date: commit.date.iso_day(),
        summary: commit.summary.clone(),
        flips: change.flips.iter().map(|flip| flip_view(context, flip)).collect(),
        facts: change.facts.iter().take(FACTS).map(|fact| fact_view(context, fact)).collect(),
        notes: notes(context, change),
    }
}

fn fact_view(context: &Context, change: &FactChange) -> FactChangeView {
    let value =
        |of: &Stated| context.with_words(|words| value_view(&of.fact, &of.criterion, words));
    FactChangeView {
        subject: change.subject.name.clone(),
        criterion: change.new.criterion.name.clone(),
        old: value(&change.old),
        new: value(&change.new),
    }
}

fn flip_view(context: &Context, flip: &Flip) -> TurnView {
    let (kind, guide) = match &flip.what {
        Flipped::Outcome => ("outcome", None),
        Flipped::Recommendation => ("recommendation", None),
        Flipped::Verdict(path) => ("verdict", guide(context, path)),
    };
    let now = match flip.what {
        Flipped::Outcome => leads(context, &flip.new),
        _ => who(context, &flip.new),
    };
    let (on, name) = match &flip.on {
        Topic::Overall => ("overall", ""),
        Topic::Part(part) => ("part", part.name.as_str()),
    };
    let before = who(context, &flip.old);
    let key = format!("changes.{kind}.{on}");
    let text = context.fill(&key, &[("now", &now), ("before", &before), ("name", name)]);
    TurnView { kind, text, guide }
}

/// Returns a link to the page of the file at `path`, relative to the site's folder, if it is published.
fn guide(context: &Context, path: &str) -> Option<LinkView> {
    let file = context.site.sources.find(path)?;
    context.site.by_file.get(&file).map(|page| context.link(*page))
}

/// Returns a clause that says which subject leads now, as the beginning of a sentence.
fn leads(context: &Context, ahead: &Ahead) -> String {
    match ahead {
        Ahead::One(one) => context.fill("changes.now.leads", &[("name", &one.name)]),
        Ahead::Tie(several) => {
            context.fill("changes.now.tie", &[("names", &names(context, several))])
        }
        Ahead::Unknown | Ahead::Nobody | Ahead::Depends => context.fill("changes.now.unknown", &[]),
    }
}

fn who(context: &Context, ahead: &Ahead) -> String {
    match ahead {
        Ahead::One(one) => one.name.clone(),
        Ahead::Tie(several) if several.is_empty() => context.fill("changes.who.tie", &[]),
        Ahead::Tie(several) => {
            context.fill("changes.who.tie_of", &[("names", &names(context, several))])
        }
        Ahead::Unknown => context.fill("changes.who.unknown", &[]),
        Ahead::Nobody => context.fill("changes.who.nobody", &[]),
        Ahead::Depends => context.fill("changes.who.depends", &[]),
    }
}

/// Joins names as in `a, b and c`.
fn names(context: &Context, several: &[Named]) -> String {
    let names: Vec<&str> = several.iter().map(|one| one.name.as_str()).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            context.fill("changes.names", &[("names", &rest.join(", ")), ("name", last)])
        }
        _ => names.concat(),
    }
}

/// Returns a sentence for each change other than values and flips.
fn notes(context: &Context, change: &Change) -> Vec<String> {
    let mut notes = Vec::new();
    for (members, what) in [(&change.subjects, "subject"), (&change.criteria, "criterion")] {
        for (one, known) in &members.added {
            let facts = count(context, "changes.facts", *known);
            let key = format!("changes.added.{what}");
            notes.push(context.fill(&key, &[("name", &one.name), ("facts", &facts)]));
        }
        for (one, known) in &members.removed {
            let facts = count(context, "changes.facts", *known);
            let key = format!("changes.removed.{what}");
            notes.push(context.fill(&key, &[("name", &one.name), ("facts", &facts)]));
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
            notes.push(count(context, key, n));
        }
    }
    if change.is_by_weighing() {
        notes.push(context.fill("changes.weighing", &[]));
    }
    notes
}

fn count(context: &Context, key: &str, n: usize) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "plural forms do not depend on so large numbers"
    )]
    let text = context.strings.fill(key, Some(n as f64), |_| Some(n.to_string()));
    text.unwrap_or_else(|| key.to_owned())
}
