//! Chosen facts → table, JSON. Pure.

use serde_json::json;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::base::date::Date;
use crate::base::printable;
use crate::claims::written;
use crate::diagnostic::print::Texts;
use crate::matrix::code::{Code, Listing};
use crate::matrix::export::{Worded, fact_json};
use crate::matrix::selection::{Age, Cell};
use crate::matrix::text::Words;
use crate::matrix::{Fact, Matrix};

const HEADINGS: [&str; 6] = ["matrix", "fact", "value", "checked", "evidence", "source"];

/// The columns that are cut if the table is too wide: the value and the source.
const CUT: [usize; 2] = [2, 5];

/// Width below which no column is cut.
const LEAST: usize = 12;

const GAP: &str = "  ";

/// Returns a table with a row for each fact, in lines of at most `columns` if possible. A column without any
/// entry is left out, and so is the matrix if all facts are of one. Empty without facts.
pub fn table(cells: &[Cell<'_>], today: Date, columns: Option<usize>) -> String {
    let Some(first) = cells.first() else { return String::new() };
    let is_one = cells.iter().all(|cell| cell.matrix.id == first.matrix.id);
    let rows: Vec<[String; 6]> = cells.iter().map(|cell| row(cell, today, is_one)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let mut widths: [usize; 6] = std::array::from_fn(width);
    for (width, heading) in widths.iter_mut().zip(HEADINGS).filter(|(width, _)| **width > 0) {
        *width = (*width).max(heading.len());
    }
    if let Some(columns) = columns {
        fit(&mut widths, columns);
    }
    let rows = std::iter::once(HEADINGS.map(str::to_owned)).chain(rows);
    rows.map(|row| line(&row, &widths)).collect()
}

fn row(cell: &Cell<'_>, today: Date, is_one: bool) -> [String; 6] {
    let Cell { matrix, criterion, fact, .. } = cell;
    let checked = fact.checked.map(Date::iso_day).unwrap_or_default();
    let is_stale = matches!(cell.age(today), Age::Overdue(_));
    let sources: Vec<&str> = cell.source_names().collect();
    [
        if is_one { String::new() } else { matrix.id.clone() },
        cell.name(),
        written(fact, criterion),
        if is_stale { format!("{checked}, stale") } else { checked },
        evidence(fact),
        sources.join(", "),
    ]
    .map(|text| printable::line(&text).into_owned())
}

/// `documented, found 2026-02-11`
fn evidence(fact: &Fact) -> String {
    let kind = fact.evidence.map(|kind| kind.as_str().to_owned());
    let quote = fact.proof().quote().map(|_| match fact.proof().found {
        Some(day) => format!("found {}", day.iso_day()),
        None => "quoted".to_owned(),
    });
    kind.into_iter().chain(quote).collect::<Vec<String>>().join(", ")
}

/// Makes the widest columns that may be cut narrower until the table fits, or they are at their least.
fn fit(widths: &mut [usize; 6], columns: usize) {
    let total = |widths: &[usize; 6]| {
        let shown = widths.iter().filter(|width| **width > 0);
        shown.map(|width| width + GAP.len()).sum::<usize>().saturating_sub(GAP.len())
    };
    while total(widths) > columns {
        let widest = CUT.into_iter().max_by_key(|column| widths[*column]);
        match widest.filter(|column| widths[*column] > LEAST) {
            Some(column) => widths[column] -= 1,
            None => return,
        }
    }
}

fn line(row: &[String; 6], widths: &[usize; 6]) -> String {
    let shown = row.iter().zip(widths).filter(|(_, width)| **width > 0);
    let padded = shown.map(|(text, width)| {
        let text = cut(text, *width);
        let gap = " ".repeat(width.saturating_sub(text.width()));
        format!("{text}{gap}")
    });
    let line = padded.collect::<Vec<String>>().join(GAP);
    format!("{}\n", line.trim_end())
}

/// Shortens a text to a width.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= width
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// Returns a line with an object for each fact: its ids and its place, and the fields of the published data.
pub fn json(cells: &[Cell<'_>], today: Date, read: &Read<'_>) -> String {
    cells.iter().map(|cell| json_line(cell, today, read)).collect()
}

/// The texts that facts are printed with.
pub struct Read<'r> {
    /// Texts of the files that state the facts
    pub texts: Texts<'r>,
    /// Returns the text of the code of a matrix
    pub code: &'r dyn Fn(&Matrix, &Code) -> Option<Listing>,
}

fn json_line(cell: &Cell<'_>, today: Date, read: &Read<'_>) -> String {
    let Cell { matrix, criterion, subject, fact, .. } = cell;
    let mut object = json!(read.texts.locate(cell.span()));
    object["report"] = "query".into();
    object["matrix"] = matrix.id.as_str().into();
    object["subject"] = cell.subject().id.as_str().into();
    object["criterion"] = criterion.id.as_str().into();
    object["group"] = cell.group().id.as_str().into();
    object["stated"] = fact.span.is_some().into();
    object["overdue_days"] = match cell.age(today) {
        Age::Overdue(overdue) => overdue.days(today).into(),
        Age::Fresh | Age::NeverChecked | Age::NoValue => serde_json::Value::Null,
    };
    let at = matrix.criterion(&criterion.id).expect("it is of this matrix");
    let code = |code: &Code| (read.code)(matrix, code);
    let fact =
        fact_json(Worded { matrix, words: &Words::PLAIN, code: &code }, (*subject, at), fact);
    if let (Some(object), serde_json::Value::Object(fields)) = (object.as_object_mut(), fact) {
        object.extend(fields);
    }
    format!("{object}\n")
}

#[cfg(test)]
mod tests {
    use super::{cut, fit, line};

    #[test]
    fn a_text_is_cut_by_the_columns_that_it_takes() {
        assert_eq!(cut("sencha", 6), "sencha");
        assert_eq!(cut("sencha", 5), "senc…");
        assert_eq!(cut("煎茶の味", 6), "煎茶…");
        assert_eq!(cut("a b", 2), "a…");
    }

    #[test]
    fn a_table_is_as_wide_as_the_terminal_if_it_can_be() {
        let mut widths = [0, 10, 40, 10, 0, 60];
        fit(&mut widths, 66);
        assert_eq!(widths, [0, 10, 20, 10, 0, 20]);
        fit(&mut widths, 10);
        assert_eq!(widths, [0, 10, 12, 10, 0, 12]);
        let row = ["", "a/b", "煎茶", "", "", "x"].map(str::to_owned);
        assert_eq!(line(&row, &[0, 4, 5, 3, 0, 1]), "a/b   煎茶        x\n");
    }
}
