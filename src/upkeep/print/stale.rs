//! Facts to check again → text, JSON, annotations. Pure.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::base::date::Date;
use crate::claims::written;
use crate::diagnostic::print::{Format, Texts, annotation, counted, push_line};
use crate::matrix::freshness::Overdue;
use crate::matrix::selection::{Cell, Named};
use crate::source::FileId;
use crate::upkeep::stale::Stale;

/// The files that contain the facts.
pub fn files(stale: &Stale<'_>) -> Vec<FileId> {
    let overdue = stale.overdue.iter().map(|(cell, _)| cell);
    overdue.chain(&stale.never).map(|cell| cell.span().file).collect()
}

/// Returns complete lines: first the overdue facts, then those that were never checked.
pub fn report(stale: &Stale<'_>, today: Date, texts: &Texts<'_>, format: Format) -> String {
    let overdue = stale.overdue.iter().map(|(cell, overdue)| (cell, Some(overdue)));
    let all: Vec<Row<'_>> = overdue.chain(stale.never.iter().map(|cell| (cell, None))).collect();
    match format {
        Format::Human | Format::Sarif | Format::Issue => human(&all, today, texts),
        Format::Json => all.iter().map(|row| json_line(row, today, texts)).collect(),
        Format::Github => all.iter().map(|row| github(row, today, texts)).collect(),
    }
}

/// `2 facts to check again, 31 never checked`
pub fn total(stale: &Stale<'_>) -> String {
    let facts = counted(stale.overdue.len(), ["fact", "facts"]);
    format!("{facts} to check again, {} never checked", stale.never.len())
}

/// A fact, and its dates if it is overdue.
type Row<'r> = (&'r Cell<'r>, Option<&'r Overdue>);

/// Writes the day of the last check and the value of each fact, then its position and its sources, each on
/// a line.
fn human(rows: &[Row<'_>], today: Date, texts: &Texts<'_>) -> String {
    let width = rows.iter().filter_map(|row| Some(late(row.1?, today).len())).max().unwrap_or(0);
    let mut text = String::new();
    for (at, (cell, overdue)) in rows.iter().enumerate() {
        let is_first_never = overdue.is_none() && (at == 0 || rows[at - 1].1.is_some());
        if is_first_never {
            let gap = if at == 0 { "" } else { "\n" };
            let _ = writeln!(text, "{gap}never checked:");
        }
        let when = match overdue {
            Some(overdue) => format!("{}  {:>width$}", overdue.checked, late(overdue, today)),
            None => String::new(),
        };
        let (matrix, name) = (&cell.matrix.id, cell.name());
        push_line(&mut text, format_args!("{when}  {matrix}: {name} is `{}`", value(cell)));
        push_line(&mut text, format_args!("    {}", texts.locate(cell.span())));
        for Named { title, url } in cell.sources() {
            let title = title.map_or_else(String::new, |title| format!("{title}: "));
            push_line(&mut text, format_args!("    {title}{url}"));
        }
    }
    text
}

/// `45 ms`
fn value(cell: &Cell<'_>) -> String {
    written(cell.fact, cell.criterion)
}

fn late(overdue: &Overdue, today: Date) -> String {
    let days = usize::try_from(overdue.days(today)).unwrap_or(0);
    format!("{} overdue", counted(days, ["day", "days"]))
}

fn json_line((cell, overdue): &Row<'_>, today: Date, texts: &Texts<'_>) -> String {
    let mut object = json!(texts.locate(cell.span()));
    let sources = cell.sources().map(|Named { title, url }| json!({ "title": title, "url": url }));
    object["report"] = "stale".into();
    object["state"] = if overdue.is_some() { "overdue" } else { "never-checked" }.into();
    object["matrix"] = cell.matrix.id.as_str().into();
    object["subject"] = cell.matrix.subjects[cell.subject].id.as_str().into();
    object["criterion"] = cell.criterion.id.as_str().into();
    object["value"] = value(cell).into();
    object["checked"] = overdue.map(|overdue| overdue.checked.iso_day()).into();
    object["fresh_until"] = overdue.map(|overdue| overdue.fresh_until.to_string()).into();
    object["overdue_days"] = overdue.map(|overdue| overdue.days(today)).into();
    object["sources"] = Value::Array(sources.collect());
    format!("{object}\n")
}

fn github((cell, overdue): &Row<'_>, today: Date, texts: &Texts<'_>) -> String {
    let when = match overdue {
        Some(overdue) => {
            format!("was last checked on {}, {}", overdue.checked, late(overdue, today))
        }
        None => "was never checked".to_owned(),
    };
    let title = if overdue.is_some() { "stale-fact" } else { "never-checked" };
    let mut message = format!("`{}` (`{}`) {when}", cell.name(), value(cell));
    for Named { url, .. } in cell.sources() {
        let _ = write!(message, "\n{url}");
    }
    annotation("notice", title, cell.span(), texts, &message)
}
