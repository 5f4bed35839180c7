//! Facts to check again → an issue in Markdown, for a tracker. Pure.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::address::{Href, Repository};
use crate::base::date::Date;
use crate::claims::written;
use crate::diagnostic::print::{Place, Texts, counted};
use crate::matrix::freshness::Overdue;
use crate::matrix::selection::{Cell, Named};
use crate::upkeep::stale::Stale;

/// Trackers refuse longer texts: GitHub takes 65,536 characters.
const LONGEST: usize = 60_000;

/// An overdue fact.
type Row<'r> = (&'r Cell<'r>, &'r Overdue);

/// Returns the overdue facts as a list of tasks, those with the same first source together, in the order of the report.
/// Facts lead to their lines in the repository, if the site has one. Empty if no fact is overdue; facts that
/// were never checked are left out.
pub fn issue(
    stale: &Stale<'_>,
    today: Date,
    texts: &Texts<'_>,
    repository: Option<&Repository>,
) -> String {
    let mut groups: Vec<(String, Vec<Row<'_>>)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (cell, overdue) in &stale.overdue {
        let heading = cell.sources().next().map_or("Without a source".to_owned(), source);
        let place = *places.entry(heading.clone()).or_insert_with(|| {
            groups.push((heading, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push((cell, overdue));
    }
    let all = stale.overdue.len();
    if all == 0 {
        return String::new();
    }
    let mut text = format!(
        "{} to check again. Compare each with its source, then write the day:\n\
         `versus set SUBJECT/CRITERION --checked today`\n",
        counted(all, ["fact is", "facts are"])
    );
    if stale.overdue.iter().any(|(cell, _)| cell.fact.from_file.is_some()) {
        text.push_str(
            "\nFacts of a data file get their day from the file, or where the matrix reads it.\n",
        );
    }
    let mut listed = 0;
    for (heading, rows) in groups {
        let mut part = format!("\n### {heading}\n\n");
        for row in &rows {
            part.push_str(&task(row, today, texts, repository));
        }
        if text.len() + part.len() > LONGEST {
            let _ =
                writeln!(text, "\nAnd {} more: `versus check --stale` lists all.", all - listed);
            break;
        }
        text.push_str(&part);
        listed += rows.len();
    }
    text
}

fn source(Named { title, url }: Named<'_>) -> String {
    let title = escaped(title.unwrap_or(url));
    match url.contains("://") {
        true => format!("[{title}]({})", target(&Href::written(url))),
        false => title,
    }
}

/// `- [ ] [nodejs/http2](…) is "yes", checked on 2025-05-31, 1 day overdue`, with its quote.
fn task(
    (cell, overdue): &Row<'_>,
    today: Date,
    texts: &Texts<'_>,
    repository: Option<&Repository>,
) -> String {
    let place = texts.locate(cell.span());
    let name = escaped(&format!("{}: {}", cell.matrix.id, cell.name()));
    let name = match repository {
        Some(repository) => format!("[{name}]({})", line(repository, place)),
        None => format!("{name} ({})", escaped(&place.to_string())),
    };
    let value = escaped(&written(cell.fact, cell.criterion));
    let days = usize::try_from(overdue.days(today)).unwrap_or(0);
    let days = counted(days, ["day", "days"]);
    let day = overdue.checked.iso_day();
    let others: Vec<String> = cell.sources().skip(1).map(source).collect();
    let others = match others.is_empty() {
        true => String::new(),
        false => format!("; see also {}", others.join(", ")),
    };
    let mut task = format!("- [ ] {name} is “{value}”, checked on {day}, {days} overdue{others}\n");
    if let Some(quote) = cell.fact.proof().quote() {
        let _ = writeln!(task, "  > {}", escaped(quote));
    }
    task
}

fn line(repository: &Repository, place: Place<'_>) -> String {
    target(&repository.line(place.file, place.line))
}

/// Encodes the characters of an address that could end the target of a link.
fn target(address: &Href) -> String {
    address.as_str().replace('(', "%28").replace(')', "%29")
}

/// Escapes a text for one line of Markdown: no markup, no mention of a person, no number of an issue.
fn escaped(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars().filter(|c| !c.is_control()) {
            match c {
                '@' | '#' | '<' | '>' | '&' => {
                    let _ = write!(line, "&#{};", u32::from(c));
                }
                '\\' | '`' | '*' | '_' | '[' | ']' | '(' | ')' | '|' | '~' | '!' | '$' => {
                    line.extend(['\\', c]);
                }
                c => line.push(c),
            }
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_text_of_an_author_is_no_markup() {
        assert_eq!(escaped("a\n *b* <i>"), "a \\*b\\* &#60;i&#62;");
        assert_eq!(escaped("@me #12 [x](y)"), "&#64;me &#35;12 \\[x\\]\\(y\\)");
    }
}
