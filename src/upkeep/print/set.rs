//! A fact that was written → text, JSON, annotations. Pure.

use serde_json::{Value, json};

use crate::base::date::{Date, Duration};
use crate::base::printable;
use crate::claims::written;
use crate::diagnostic::print::{Format, Texts, annotation, push_line};
use crate::matrix::Evidence;
use crate::matrix::selection::Cell;

/// A fact before and after it was written.
#[derive(Debug, Clone, Copy)]
pub struct Rewritten<'r> {
    pub before: Cell<'r>,
    pub after: Cell<'r>,
    /// The patch, if nothing was written
    pub patch: Option<&'r str>,
}

/// A part of a fact that differs. `None` is a part that is not stated.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    key: &'static str,
    old: Option<String>,
    new: Option<String>,
}

/// Returns complete lines. `texts` has the new text.
pub fn report(rewritten: &Rewritten<'_>, texts: &Texts<'_>, format: Format) -> String {
    match format {
        Format::Json => json_line(rewritten, texts),
        Format::Human | Format::Sarif | Format::Issue => human(rewritten, texts),
        Format::Github => {
            let changes: Vec<String> = changes(rewritten).iter().map(arrow).collect();
            let message = format!("{}: {}", rewritten.after.name(), changes.join(", "));
            annotation("notice", "set", rewritten.after.span(), texts, &message)
        }
    }
}

/// Returns whether the value differs, and a day of a check stays that may be older than the new value.
pub fn keeps_its_day(rewritten: &Rewritten<'_>) -> Option<Date> {
    let Rewritten { before, after, .. } = rewritten;
    let is_same = before.fact.value == after.fact.value;
    after.fact.checked.filter(|day| !is_same && before.fact.checked == Some(*day))
}

fn human(rewritten: &Rewritten<'_>, texts: &Texts<'_>) -> String {
    let cell = &rewritten.after;
    let mut changes = changes(rewritten);
    let value = match changes.first().is_some_and(|change| change.key == "value") {
        true => arrow(&changes.remove(0)),
        false => format!("value: {}", written(cell.fact, cell.criterion)),
    };
    let value = value.trim_start_matches("value: ").to_owned();
    let mut text = String::new();
    let place = texts.locate(cell.span());
    push_line(&mut text, format_args!("{place}: {}: {value}", cell.name()));
    for change in &changes {
        push_line(&mut text, format_args!("    {}", arrow(change)));
    }
    text
}

/// `checked: 2025-02-01 → 2026-02-01`
fn arrow(Change { key, old, new }: &Change) -> String {
    let [old, new] = [old, new].map(|text| text.as_deref().unwrap_or("none"));
    printable::line(&format!("{key}: {old} → {new}")).into_owned()
}

fn json_line(rewritten: &Rewritten<'_>, texts: &Texts<'_>) -> String {
    let Rewritten { after, patch, .. } = rewritten;
    let change = |Change { key, old, new }: &Change| json!({ "key": key, "old": old, "new": new });
    let mut object = json!(texts.locate(after.span()));
    object["report"] = "set".into();
    object["matrix"] = after.matrix.id.as_str().into();
    object["subject"] = after.subject().id.as_str().into();
    object["criterion"] = after.criterion.id.as_str().into();
    object["changes"] = changes(rewritten).iter().map(change).collect::<Vec<Value>>().into();
    object["written"] = patch.is_none().into();
    if let Some(patch) = patch {
        object["patch"] = (*patch).into();
    }
    format!("{object}\n")
}

fn changes(rewritten: &Rewritten<'_>) -> Vec<Change> {
    let [old, new] = [&rewritten.before, &rewritten.after].map(parts);
    let changed = old.into_iter().zip(new).map(|((key, old), (_, new))| Change { key, old, new });
    changed.filter(|change| change.old != change.new).collect()
}

/// Returns the parts of a fact as authors write them, the value first.
fn parts(cell: &Cell<'_>) -> [(&'static str, Option<String>); 13] {
    let fact = cell.fact;
    let sources: Vec<&str> = cell.source_names().collect();
    [
        ("value", Some(written(fact, cell.criterion))),
        ("when", fact.when().map(str::to_owned)),
        ("since", fact.since().map(str::to_owned)),
        ("until", fact.until().map(str::to_owned)),
        ("votes", fact.votes.map(|votes| votes.to_string())),
        ("source", (!sources.is_empty()).then(|| sources.join(", "))),
        ("quote", fact.proof().quote().map(str::to_owned)),
        ("archived", fact.proof().archived.as_deref().map(str::to_owned)),
        ("checked", fact.checked.map(Date::iso_day)),
        ("found", fact.proof().found.map(Date::iso_day)),
        ("evidence", fact.evidence.map(|evidence| Evidence::as_str(evidence).to_owned())),
        ("note", fact.note.as_deref().map(str::to_owned)),
        ("stale_after", fact.stale_after.map(Duration::written)),
    ]
}
