//! What guides state that could be bound to facts, and the guides with the claims that are certain. Pure.

mod numbers;

use rayon::prelude::*;

use crate::base::failure::Failure;
use crate::claims::written_in;
use crate::compile::check::coverage::{Passage, passage};
use crate::compile::check::reading::page::{Compared, Form, PageText, Stated};
use crate::compile::check::reading::{AllWords, Open, ReadGuide, guides};
use crate::compile::parse::Read;
use crate::compile::site::{Page, Site};
use crate::matrix::FactValue;
use crate::reading::block::BlockKind;
use crate::reading::statement::{About, Says};
use crate::reading::{self, Judgement, Reader};
use crate::source::FileId;
use crate::upkeep::insert::{Inserted, insert};

/// What a guide states without being bound, and its text with the claims that are certain.
#[derive(Debug)]
pub struct Adopted<'s> {
    pub page: &'s Page,
    pub file: FileId,
    /// In the order of the file
    pub offers: Vec<Offer>,
    pub before: String,
    pub text: String,
}

impl Adopted<'_> {
    pub fn count(&self, is_one: impl Fn(&Could) -> bool) -> usize {
        self.offers.iter().filter(|offer| is_one(&offer.could)).count()
    }

    /// Returns how many statements become claims.
    pub fn bound(&self) -> usize {
        self.count(|could| matches!(could, Could::Bind { .. }))
    }
}

/// A statement, a number or a table that is not bound.
#[derive(Debug)]
pub struct Offer {
    pub part: Passage,
    pub could: Could,
}

/// What could be done with it.
#[derive(Debug)]
pub enum Could {
    /// It agrees with these facts, and certainly becomes a claim with this target
    Bind { target: String, facts: Vec<With> },
    /// It agrees with these facts, but where it is, no claim is certain
    Agree { facts: Vec<With>, why: &'static str },
    /// It contradicts these facts
    Correct { facts: Vec<With> },
    /// A number that may be about one of these facts
    Choose { facts: Vec<With> },
    /// A number that is about no criterion: a criterion for it, in TOML
    Declare { criterion: String },
    /// A table that this directive would draw
    Draw { directive: String },
}

/// A fact with its value as an author would write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct With {
    pub fact: String,
    pub value: String,
}

impl With {
    fn of(about: About, of: &Reader<'_>) -> With {
        let (fact, criterion) =
            (of.matrix.fact(about.subject, about.criterion), &of.matrix.criteria[about.criterion]);
        let subject = &of.matrix.subjects[about.subject].id;
        With {
            fact: format!("{subject}/{}", criterion.id),
            value: written_in(of.language, fact, criterion),
        }
    }
}

/// Reads the guides that `wanted` selects, in parallel, and returns what could be bound in them in the order of their
/// addresses.
pub fn adopt<'s>(
    site: &'s Site,
    wanted: &(dyn Fn(&Page) -> bool + Sync),
    read: &Read<'_>,
) -> Result<Vec<Adopted<'s>>, Failure> {
    let words = AllWords::of(site);
    let of_guide = |guide: ReadGuide<'_>| {
        let (offers, text) = of_page(site, &guide);
        let page = site.page_of(guide.open.file)?;
        Some(Adopted { page, file: guide.open.file, offers, before: guide.file_text, text })
    };
    Ok(guides(site, &words, wanted, read)?.into_par_iter().filter_map(of_guide).collect())
}

/// Returns what could be bound on a page, and its text with what is certain.
fn of_page(site: &Site, guide: &ReadGuide<'_>) -> (Vec<Offer>, String) {
    let ReadGuide { open, file_text, text: page, read } = guide;
    let reader = open.reader(site);
    let judged = |stated: &Stated| reading::judge(&stated.statement.says, &stated.text, &reader);
    let judged: Vec<(&Stated, Judgement)> =
        read.stated.iter().map(|stated| (stated, judged(stated))).collect();
    let agreeing = judged.iter().filter(|(_, is)| *is == Judgement::Agrees);
    let certain: Vec<&Stated> = agreeing
        .map(|(stated, _)| *stated)
        .filter(|stated| cannot(stated, page).is_none())
        .collect();
    let Inserted { text: after, bound } = insert(site, open, file_text, &certain);
    let part = |stated: &Stated| {
        passage(page.text(stated.statement.block), &stated.statement.range, open.file)
    };
    let mut offers: Vec<Offer> = Vec::new();
    for (stated, is) in &judged {
        let facts = facts(&stated.statement.says, &reader);
        let target = bound.iter().find(|bound| std::ptr::eq(bound.stated, *stated));
        let could = match (is, target) {
            (Judgement::Open, _) => continue,
            (Judgement::Contradicts, _) => Could::Correct { facts },
            (Judgement::Agrees, Some(bound)) => Could::Bind { target: bound.target.clone(), facts },
            (Judgement::Agrees, None) => {
                let why =
                    cannot(stated, page).unwrap_or("it has markup, or no claim reads its words");
                Could::Agree { facts, why }
            }
        };
        offers.push(Offer { part: part(stated), could });
    }
    offers.extend(numbers::offers(read, page, &reader, open.file));
    let tables = read.tables.iter().filter_map(|table| drawn(table, &judged, open, page));
    offers.extend(tables);
    offers.sort_by_key(|offer| offer.part.span);
    (offers, after)
}

/// Returns why a statement can be no claim where it is.
fn cannot(stated: &Stated, page: &PageText) -> Option<&'static str> {
    let prose = page.prose(stated.statement.block);
    match stated.form {
        Form::FrontMatter => Some("in the front matter there are no links"),
        Form::RawCell => Some("in a table of HTML there are no claims"),
        Form::Prose | Form::Cell => match prose?.kind {
            BlockKind::Heading(_) => Some("a heading is no link"),
            _ if stated.statement.says.about().is_empty() => {
                Some("who wins is stated by a `:::verdict`")
            }
            _ => None,
        },
    }
}

fn facts(says: &Says, of: &Reader<'_>) -> Vec<With> {
    says.about().into_iter().map(|about| With::of(about, of)).collect()
}

/// Offers a directive for a table of which each cell agrees with its fact.
fn drawn(
    table: &Compared,
    judged: &[(&Stated, Judgement)],
    open: &Open<'_>,
    page: &PageText,
) -> Option<Offer> {
    let (first, matrix) = (table.place, open.matrix());
    let agrees = |about: About| {
        judged.iter().any(|(stated, is)| {
            let is_cell = matches!(stated.form, Form::Cell | Form::RawCell);
            is_cell && *is == Judgement::Agrees && stated.statement.says.about() == [about]
        })
    };
    let mut abouts = table.subjects.iter().flat_map(|subject| {
        table.criteria.iter().map(|criterion| About { subject: *subject, criterion: *criterion })
    });
    let is_known =
        |about: &About| matrix.fact(about.subject, about.criterion).value != FactValue::Unknown;
    if table.criteria.is_empty() || !abouts.all(|about| is_known(&about) && agrees(about)) {
        return None;
    }
    let ids: Vec<&str> = table.criteria.iter().map(|at| matrix.criteria[*at].id.as_str()).collect();
    let mut directive = format!("::matrix{{criteria=\"{}\"", ids.join(" "));
    if table.subjects != open.page.subjects {
        let ids: Vec<&str> =
            table.subjects.iter().map(|at| matrix.subjects[*at].id.as_str()).collect();
        directive.push_str(&format!(" subjects=\"{}\"", ids.join(" ")));
    }
    directive.push('}');
    let part = page.passage_at(first, open.file)?;
    Some(Offer { part, could: Could::Draw { directive } })
}
