//! `versus query`: prints the facts of matrices that meet conditions.

use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::named::{ids_of, parts_of, unknown};
use super::{Common, Exit, check_site, output, parse_date};
use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::compile::AsRead;
use crate::diagnostic::print::{self, Format};
use crate::diagnostic::{self, Diagnostic};
use crate::matrix::Matrix;
use crate::matrix::code::Code;
use crate::matrix::export;
use crate::matrix::selection::{AgeKind, Basis, Cell, Filter, State};
use crate::matrix::text::Words;
use crate::upkeep::print::query;
use crate::workspace::Workspace;

pub(super) const EXAMPLES: &str = "\
Examples:
  versus query                                      every fact of the site
  versus query nodejs/http2 python/http2            some facts
  versus query --subject nodejs --group web         what a subject offers in a group
  versus query --state unknown                      what is still to be found out
  versus query --state unsourced --evidence vendor  values of vendors without a source
  versus query --stale --today 2026-12-24           what is to be checked again by that day
  versus query --evidence sourced                   what has a source, but no quote that was found
  versus query --checked-before 2026-01-01          what nobody checked this year
  versus query --source nodejs.org                  what rests on a source
  versus query --format csv > facts.csv             for a spreadsheet
  versus query --format json | jq .text             for programs, one object a line

A fact is printed if it meets every condition; of a list, it must meet one. An unknown fact is
printed too: it is neither no nor yes.

Exit: 0, whether facts meet the conditions or not; 1 if a matrix has errors; 2 for an id that does
not exist.";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Only these facts: ids of a subject and a criterion
    #[arg(value_name = "SUBJECT/CRITERION")]
    cells: Vec<String>,
    /// Folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Of these matrices: their folders below content/ [default: all]
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    matrix: Vec<String>,
    /// Of these subjects
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    subject: Vec<String>,
    /// Of the subjects of these families
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    family: Vec<String>,
    /// On these criteria
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    criterion: Vec<String>,
    /// On the criteria of these groups
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    group: Vec<String>,
    /// By what is known: known, unknown, n/a, unsourced
    #[arg(long, value_name = "STATES", value_delimiter = ',', value_parser = PossibleValuesParser::new(State::NAMES.map(|(name, _)| name)), hide_possible_values = true)]
    state: Vec<String>,
    /// By how it is known: measured, vendor, documented, inferred; quoted, found, sourced
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = PossibleValuesParser::new(Basis::NAMES.map(|(name, _)| name)), hide_possible_values = true)]
    evidence: Vec<String>,
    /// From these sources: ids, or parts of addresses
    #[arg(long, value_name = "SOURCES", value_delimiter = ',')]
    source: Vec<String>,
    /// Checked before this day
    #[arg(long, value_name = "DAY", value_parser = parse_date)]
    checked_before: Option<Date>,
    /// Checked after this day
    #[arg(long, value_name = "DAY", value_parser = parse_date)]
    checked_after: Option<Date>,
    /// To be checked again; with --never-checked, either
    #[arg(long)]
    stale: bool,
    /// With a value, but without the day of a check
    #[arg(long)]
    never_checked: bool,
    /// The day to use as today [default: SOURCE_DATE_EPOCH, else today]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    today: Option<Date>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Table)]
    format: Output,
    /// Print no number of facts
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Output {
    /// For people
    Table,
    /// One object a line
    Json,
    /// The columns of the published matrix.csv
    Csv,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let checked = check_site(&arguments.root)
        .and_then(|()| arguments.cells.iter().try_for_each(|cell| check_cell(cell)));
    if let Err(wrong) = checked {
        output::error(&wrong);
        return Exit::Usage;
    }
    query(arguments).unwrap_or_else(|failure| {
        output::error(&failure.to_string());
        Exit::Machine
    })
}

/// Refuses what names no fact. An id alone is often meant as a subject.
fn check_cell(cell: &str) -> Result<(), String> {
    let of_subject = |wrong| match cell.contains('/') {
        true => wrong,
        false => format!("{wrong}; for all facts of a subject, `--subject {cell}`"),
    };
    parts_of(cell).map(|_| ()).map_err(of_subject)
}

/// Returns the flags that this command shares with others.
fn common(arguments: &Arguments) -> Common {
    Common {
        root: arguments.root.clone(),
        drafts: false,
        future: false,
        today: arguments.today,
        base_url: None,
        format: if arguments.format == Output::Json { Format::Json } else { Format::Human },
        quiet: arguments.quiet,
        threads: None,
    }
}

fn query(arguments: &Arguments) -> Result<Exit, Failure> {
    let common = common(arguments);
    let (root, today) = (&common.root, common.selection().today);
    let (_, resolved) = Workspace::open(root, None, common.selection())?;
    let site = &resolved.site;
    // Mistakes in guides keep no fact from being read.
    let is_of_matrix = |of: &Diagnostic| {
        let role = site.sources.get(of.span.file).role;
        of.is_error() && role.is_data()
    };
    let mut mistakes: Vec<Diagnostic> = resolved.found().into_iter().filter(is_of_matrix).collect();
    if !mistakes.is_empty() {
        diagnostic::sort(&mut mistakes);
        let texts = resolved.texts(root, &mistakes)?;
        common.add_fixes(site, &mut mistakes);
        output::diagnostics(root, &site.sources, &texts, &mistakes, common.format);
        output::line(&format!("nothing printed: {}", print::count(&mistakes)));
        return Ok(Exit::Content);
    }
    let matrices = match chosen(arguments, &site.matrices) {
        Ok(matrices) => matrices,
        Err(wrong) => {
            output::error(&wrong);
            return Ok(Exit::Usage);
        }
    };
    let cells = cells(arguments, &matrices, today);
    let text = match arguments.format {
        Output::Table => query::table(&cells, today, output::columns()),
        // Lines that programs print end in LF.
        Output::Csv => export::csv_of(cells.iter().copied(), &Words::PLAIN).replace("\r\n", "\n"),
        Output::Json => {
            let files = || cells.iter().map(|cell| cell.span().file);
            let texts = AsRead::of(root, site, files())?;
            let texts = output::texts(root, &site.sources, &texts, files());
            let code = |of: &Matrix, code: &Code| resolved.samples_of_facts().listing(of, code);
            query::json(&cells, today, &query::Read { texts, code: &code })
        }
    };
    output::answer(&text);
    if !common.quiet {
        output::line(&print::counted(cells.len(), ["fact", "facts"]));
    }
    Ok(Exit::Done)
}

/// Returns the chosen matrices.
///
/// # Errors
/// Returns a message about the first id that none of them has.
fn chosen<'m>(
    arguments: &Arguments,
    matrices: &'m [Arc<Matrix>],
) -> Result<Vec<&'m Matrix>, String> {
    let Arguments { cells, matrix, subject, criterion, group, .. } = arguments;
    let all = || matrices.iter().map(|of| &**of);
    let ids: Vec<&str> = all().map(|of| of.id.as_str()).collect();
    if let Some(wrong) = matrix.iter().find(|id| !ids.contains(&id.as_str())) {
        return Err(unknown("matrix of this site", wrong, &ids));
    }
    let is_chosen = |of: &&Matrix| matrix.is_empty() || matrix.contains(&of.id);
    let chosen: Vec<&Matrix> = all().filter(is_chosen).collect();
    let place = if matrix.is_empty() { "this site" } else { "these matrices" };
    let parts: Vec<(&str, &str)> = cells.iter().filter_map(|cell| cell.split_once('/')).collect();
    let subjects = subject.iter().map(String::as_str).chain(parts.iter().map(|part| part.0));
    let criteria = criterion.iter().map(String::as_str).chain(parts.iter().map(|part| part.1));
    let groups = group.iter().map(String::as_str);
    let of = |ids: fn(&'m Matrix) -> Vec<&'m str>| ids_of(chosen.iter().copied(), ids);
    check(&format!("subject of {place}"), subjects.collect(), &of(Matrix::subject_ids))?;
    let families = chosen.iter().flat_map(|of| &of.subjects).filter_map(|of| of.family.as_deref());
    let mut families: Vec<&str> = families.collect();
    families.sort_unstable();
    families.dedup();
    let family = arguments.family.iter().map(String::as_str).collect();
    check(&format!("family of {place}"), family, &families)?;
    check(&format!("criterion of {place}"), criteria.collect(), &of(Matrix::criterion_ids))?;
    check(&format!("group of {place}"), groups.collect(), &of(Matrix::group_ids))?;
    Ok(chosen)
}

/// Returns a message about the first id that is not known.
fn check(what: &str, ids: Vec<&str>, known: &[&str]) -> Result<(), String> {
    let wrong = ids.into_iter().find(|id| !known.contains(id));
    wrong.map_or(Ok(()), |id| Err(unknown(what, id, known)))
}

/// Returns the facts that meet the conditions, each once, in the order of the matrices.
fn cells<'m>(arguments: &Arguments, matrices: &[&'m Matrix], today: Date) -> Vec<Cell<'m>> {
    let states: Vec<State> = of_names(&State::NAMES, &arguments.state);
    let evidence: Vec<Basis> = of_names(&Basis::NAMES, &arguments.evidence);
    let ages =
        [(arguments.stale, AgeKind::Overdue), (arguments.never_checked, AgeKind::NeverChecked)];
    let ages: Vec<AgeKind> = ages.into_iter().filter(|(is, _)| *is).map(|(_, age)| age).collect();
    let filter = Filter {
        names: &arguments.cells,
        subjects: &arguments.subject,
        families: &arguments.family,
        criteria: &arguments.criterion,
        groups: &arguments.group,
        sources: &arguments.source,
        states: &states,
        evidence: &evidence,
        checked_before: arguments.checked_before,
        checked_after: arguments.checked_after,
        ages: &ages,
    };
    let all = matrices.iter().flat_map(|matrix| Cell::all(matrix));
    all.filter(|cell| filter.accepts(cell, today)).collect()
}

/// Returns the values with these names, which are known.
fn of_names<T: Copy>(known: &[(&str, T)], names: &[String]) -> Vec<T> {
    known.iter().filter(|(name, _)| names.iter().any(|of| of == name)).map(|(_, of)| *of).collect()
}
