//! Checks the facts on a page, found by the classes of the default theme. Each function returns mistakes.

use std::collections::BTreeMap;

use crate::support::html::Page;
use crate::unknown::site::{SUBJECTS, criteria, name, state};

/// The words of the default theme for a fact, by its state.
const WORDS: [(&str, &str); 5] = [
    ("yes", "Yes"),
    ("partial", "Partly"),
    ("no", "No"),
    ("unknown", "Not known"),
    ("na", "Not applicable"),
];

/// Counts of checked elements: if a class is renamed, a check that depends on it finds no mistakes.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// By class, subject and criterion, how often a fact is shown
    pub(crate) facts: BTreeMap<(&'static str, String, String), usize>,
    /// Counts of elements that are not a single fact
    pub(crate) others: BTreeMap<&'static str, usize>,
}

impl Seen {
    fn fact(&mut self, class: &'static str, subject: String, criterion: String) {
        *self.facts.entry((class, subject, criterion)).or_default() += 1;
    }

    fn other(&mut self, what: &'static str) {
        *self.others.entry(what).or_default() += 1;
    }
}

/// Checks each fact by its class, its shape and its word.
pub(crate) fn facts(page: &Page, seen: &mut Seen) -> Vec<String> {
    let mut wrong = Vec::new();
    for at in page.all().filter(|at| page.has_class(*at, "fact-value")) {
        let states: Vec<&str> =
            page.classes(at).filter_map(|class| class.strip_prefix("is-")).collect();
        let shapes = page.within(at).into_iter().flat_map(|at| page.classes(at));
        let shapes: Vec<&str> = shapes.filter_map(|class| class.strip_prefix("glyph-")).collect();
        let shapes: Vec<&str> = shapes.into_iter().filter(|shape| *shape != "fill").collect();
        let text = page.text(at).trim().to_owned();
        let context = context(page, at);
        let (Some(subject), Some(criterion)) = &context else {
            wrong.push(format!("nothing around `{text}` tells whose fact it is: {context:?}"));
            continue;
        };
        let state = state(subject, criterion);
        let word = WORDS.iter().find(|(known, _)| *known == state).map(|(_, word)| *word);
        let is_shown = match word {
            Some(word) => text == word && shapes == [state],
            None => shapes.is_empty() && WORDS.iter().all(|(_, word)| text != *word),
        };
        if states != [state] || !is_shown {
            let shown = format!("`{text}` with {states:?} and {shapes:?}");
            wrong.push(format!("{subject}/{criterion} is {state}, and shown as {shown}"));
        }
        seen.fact("fact-value", subject.clone(), criterion.clone());
    }
    wrong
}

/// Checks each fact that is shown in a sentence, or beside a bar of a chart.
pub(crate) fn said(page: &Page, seen: &mut Seen) -> Vec<String> {
    let mut wrong = Vec::new();
    let class =
        |at| ["claim-value", "chart-value"].into_iter().find(|class| page.has_class(at, class));
    for (at, class) in page.all().filter_map(|at| Some((at, class(at)?))) {
        let text = page.text(at).trim().to_owned();
        let (Some(subject), Some(criterion)) = context(page, at) else {
            wrong.push(format!("nothing around `{text}` tells whose fact it is"));
            continue;
        };
        let state = state(&subject, &criterion);
        let said = WORDS.iter().find(|(_, word)| text == *word).map_or("value", |(said, _)| *said);
        if said != state {
            wrong.push(format!("{subject}/{criterion} is {state}, and said to be `{text}`"));
        }
        seen.fact(class, subject, criterion);
    }
    wrong
}

/// A fact without a value has no bar: a bar of length 0 would mean zero.
pub(crate) fn charts(page: &Page, seen: &mut Seen) -> Vec<String> {
    let mut wrong = Vec::new();
    for at in page.all().filter(|at| page.has_class(*at, "chart-bar")) {
        let context = context(page, at);
        let of = context.0.clone().zip(context.1.clone());
        seen.other("chart-bar");
        if of.is_none_or(|(subject, criterion)| state(&subject, &criterion) != "value") {
            wrong.push(format!("{context:?} has a bar"));
        }
    }
    wrong
}

/// The subject and the criterion of an element: from its row and column, from the elements around it, or
/// from the heading of the page.
fn context(page: &Page, at: usize) -> (Option<String>, Option<String>) {
    let (mut subject, mut criterion) = (None, None);
    let mut is_found = |text: &str| {
        let ids = criteria().map(|(id, _)| id);
        subject = subject.take().or_else(|| only(SUBJECTS.map(str::to_owned), text));
        criterion = criterion.take().or_else(|| only(ids, text));
        subject.is_some() && criterion.is_some()
    };
    let of_cell = cell(page, at).into_iter().flat_map(|(row, column)| {
        let heads = page.children(row, &["th"]).into_iter().map(|head| page.text(head));
        heads.chain([column_head(page, row, column)])
    });
    let around = page.above(at).filter(|above| *above != 0).map(|above| page.text(above));
    let _ = of_cell.chain(around).chain([title(page)]).any(|text| is_found(&text));
    (subject, criterion)
}

/// The one of these ids whose name is in the text; none when several are.
fn only(ids: impl IntoIterator<Item = String>, text: &str) -> Option<String> {
    let mut named = ids.into_iter().filter(|id| text.contains(&name(id)));
    named.next().filter(|_| named.next().is_none())
}

/// The row of a table that contains an element, and the number of its cell.
fn cell(page: &Page, at: usize) -> Option<(usize, usize)> {
    let around: Vec<usize> = [at].into_iter().chain(page.above(at)).collect();
    let cell = around.iter().position(|at| matches!(page.name(*at), "td" | "th"))?;
    let row = *around.get(cell + 1).filter(|at| page.name(**at) == "tr")?;
    let column = page.children(row, &["td", "th"]).iter().position(|at| *at == around[cell])?;
    Some((row, column))
}

/// The text of the header of a column.
fn column_head(page: &Page, row: usize, column: usize) -> String {
    let mut tables = page.above(row).filter(|at| page.name(*at) == "table");
    let table = tables.next().expect("a row stands in a table");
    let heads = page.children(table, &["thead"]);
    let rows = heads.into_iter().flat_map(|head| page.children(head, &["tr"]));
    let heads = rows.filter_map(|row| page.children(row, &["th", "td"]).get(column).copied());
    heads.map(|head| page.text(head)).collect()
}

/// A group without known facts has no score, and neither has a subject.
pub(crate) fn scores(page: &Page, seen: &mut Seen) -> Vec<String> {
    let mut wrong = Vec::new();
    for at in page.all().filter(|at| page.name(*at) == "td") {
        let Some((row, column)) = cell(page, at) else { continue };
        let heads = page.children(row, &["th"]).into_iter().map(|head| page.text(head));
        let (head, column) = (heads.collect::<String>(), column_head(page, row, column));
        let groups = ["lit", "dark"].map(str::to_owned);
        if !["Overall", "Score", &name("lit"), &name("dark")].contains(&&*column) {
            continue;
        }
        // On the page of a subject, each row is a group.
        let subject = only(SUBJECTS.map(str::to_owned), &head);
        let subject = subject.or_else(|| only(SUBJECTS.map(str::to_owned), &title(page)));
        let subject = subject.expect("a score is somebody's");
        let group = only(groups, &format!("{head}{column}"));
        let text = page.text(at);
        let says = |word: &str| text.trim().starts_with(word);
        let is_said = match (&*subject, group.as_deref()) {
            ("apart", _) => says("Not applicable"),
            ("bare" | "asked", _) | (_, Some("dark")) => says("Not known"),
            _ => !says("Not"),
        };
        seen.other(if says("Not") { "no score" } else { "score" });
        if !is_said {
            wrong.push(format!("{subject} has the score `{text}` for {group:?}"));
        }
    }
    wrong
}

fn title(page: &Page) -> String {
    page.all().filter(|at| page.name(*at) == "h1").map(|at| page.text(at)).collect()
}

/// There is no "No" beside the name of a dark criterion, in any layout.
pub(crate) fn mentions(page: &Page, seen: &mut Seen) -> Vec<String> {
    let dark: Vec<String> =
        criteria().map(|(id, _)| id).filter(|id| id.starts_with("dark")).collect();
    let mut wrong = Vec::new();
    for at in page.all().filter(|at| matches!(page.name(*at), "tr" | "li" | "p" | "dd" | "figure"))
    {
        let within = page.within(at);
        let attributes = within.iter().flat_map(|at| page.attributes(*at));
        let values: String = attributes.clone().map(|attribute| attribute.value.as_str()).collect();
        let text = page.text(at) + &values;
        if !dark.iter().any(|id| text.contains(&name(id))) {
            continue;
        }
        seen.other("mention");
        let says_no = page.texts(at).iter().any(|text| text.trim() == "No");
        let is_no = |class: &str| matches!(class, "is-no" | "glyph-no" | "no");
        let looks_no = within.iter().any(|at| page.classes(*at).any(is_no))
            || attributes.clone().any(|of| of.name.starts_with("data-") && of.value == "no");
        if says_no || looks_no {
            wrong.push(format!("a no stands beside `{}`", page.text(at).trim()));
        }
    }
    wrong
}

/// A requirement that is not known to be met does not rule a subject out, and does not put it last.
pub(crate) fn standings(page: &Page, seen: &mut Seen) -> Vec<String> {
    let mut wrong = Vec::new();
    for at in page.all().filter(|at| page.has_class(*at, "is-ruled-out")) {
        seen.other("is-ruled-out");
        let text = page.text(at);
        let subject = only(SUBJECTS.map(str::to_owned), &text).expect("it names the subject");
        for (id, _) in criteria().filter(|(id, _)| text.contains(&name(id))) {
            if state(&subject, &id) == "unknown" {
                wrong.push(format!("ruled out by what is not known: `{text}`"));
            }
        }
    }
    let placed = page.all().filter(|at| page.has_class(*at, "findings"));
    for at in placed.flat_map(|at| page.within(at)) {
        if !page.has_class(at, "fact-value") {
            continue;
        }
        seen.other("finding");
        if page.has_class(at, "is-unknown") {
            wrong.push("what is not known is a strength or a weakness".to_owned());
        }
    }
    wrong
}
