//! The Atom feed of a matrix's changes. Pure.

use atom_syndication::{Content, Entry, Text};
use pulldown_cmark_escape::escape_html;

use super::view;
use crate::base::address::{BaseUrl, SitePath};
use crate::base::date::Date;
use crate::base::index::Index;
use crate::compile::render::context::Context;
use crate::compile::render::outputs::atom::{self, link, moment};
use crate::matrix::Matrix;
use crate::theme::contract::ChangeView;

/// Maximum number of commits in the feed.
const CHANGES: usize = 50;

/// Returns the feed of a matrix's changes, with one entry per commit, newest first.
pub(super) fn feed(context: &Context, matrix: Index<Matrix>) -> String {
    let site = &context.site;
    let base = &site.config.base_url;
    let address = view::address(context, matrix);
    let changes = view::changes_view(context, matrix);
    let days = site.changes[matrix].commits.iter().map(|change| change.commit.date);
    let entries = changes.commits.iter().zip(days.clone()).take(CHANGES);
    let entries = entries.map(|(change, day)| change_entry(base, (&address, change), day));
    let title = format!("{} · {}", view::title(context, matrix), site.config.title);
    let subtitle = view::summary(context, &changes);
    let mut feed = atom::empty(site, title, &address, days.max(), Some(subtitle));
    feed.entries = entries.collect();
    feed.to_string()
}

fn change_entry(base: &BaseUrl, (address, change): (&SitePath, &ChangeView), day: Date) -> Entry {
    let permalink = base.absolute(address).followed_by(&format!("#{}", change.id));
    let title = if change.summary.is_empty() { &change.commit } else { &change.summary };
    Entry {
        title: Text::plain(title.clone()),
        id: permalink.to_string(),
        updated: moment(Some(day)),
        links: vec![link("alternate", permalink)],
        content: Some(Content {
            content_type: Some("html".to_owned()),
            value: Some(change_html(change)),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// Returns the changes of a commit as a plain list. The page of changes formats them in more detail.
fn change_html(change: &ChangeView) -> String {
    let flips = change.flips.iter().map(|flip| flip.text.clone());
    let facts = change.facts.iter().map(|fact| {
        format!("{}, {}: {} → {}", fact.subject, fact.criterion, fact.old.text, fact.new.text)
    });
    let mut html = String::from("<ul>");
    for item in flips.chain(facts).chain(change.notes.iter().cloned()) {
        html.push_str("<li>");
        escape_html(&mut html, &item).expect("a string takes everything");
        html.push_str("</li>");
    }
    html + "</ul>"
}
