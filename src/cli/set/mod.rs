//! `versus set`: writes one fact into its file, and says which statements no longer hold.

mod target;

use std::collections::BTreeSet;

use clap::Args;
use clap::builder::PossibleValuesParser;

use self::target::Target;
pub(super) use self::target::written_in;
use super::{Common, Exit, check_site, named, output, parse_date};
use crate::author::patch;
use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::claims::written;
use crate::compile::Resolved;
use crate::compile::discover::read;
use crate::compile::site::Site;
use crate::data::toml::quoted;
use crate::diagnostic::print::{self, Format};
use crate::diagnostic::{self, Code, Diagnostic, added};
use crate::matrix::Evidence;
use crate::matrix::keys::{FACT, OF_VALUE};
use crate::source::FileId;
use crate::upkeep::print::set::{Rewritten, keeps_its_day, report};
use crate::workspace::{Changed, Workspace};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus set nodejs/cold-start 45 --source https://nodejs.org/bench --checked today
  versus set nodejs/http2 yes --evidence documented --note 'behind a proxy'
  versus set nodejs/platforms Linux macOS   a list; or with commas: 'Linux, macOS'
  versus set acme/price 4.99 --currency EUR
  versus set nodejs/http2 unknown           or n/a, for every kind
  versus set nodejs/http2 --checked today   the value stays
  versus set nodejs/http2 no --dry-run      prints a patch, and writes nothing

Values need no quotes of TOML: the kind of the criterion decides how they are written. What you do
not name stays as it is.

Exit: 0 if every statement of the site that held still holds; 1 if some no longer do, or if mistakes
in the matrix keep the fact from being written; 2 for a fact that is not valid; 3 if the file cannot
be written.";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// The fact: ids of a subject and a criterion
    #[arg(value_name = "SUBJECT/CRITERION")]
    cell: String,
    /// The value, several for a list [default: the present one]
    #[arg(value_name = "VALUE", allow_negative_numbers = true)]
    value: Vec<String>,
    /// Id of the matrix: its folder below content/ [default: the only one with this fact]
    #[arg(long, value_name = "ID")]
    matrix: Option<String>,
    /// Code of the currency of a price, if that is not the criterion's, such as EUR
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// The number of votes that a rating is the mean of
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u64).range(1..))]
    votes: Option<u64>,
    /// Where the value is from: an address, or the id of a source; may be repeated
    #[arg(long, value_name = "URL|ID")]
    source: Vec<String>,
    /// The condition under which the value holds
    #[arg(long, value_name = "TEXT")]
    when: Option<String>,
    /// The version or the date with which it began to hold
    #[arg(long, value_name = "VERSION")]
    since: Option<String>,
    /// The version or the date with which it ceased to hold
    #[arg(long, value_name = "VERSION")]
    until: Option<String>,
    /// The words of the source that state the value, as they are there
    #[arg(long, value_name = "WORDS")]
    quote: Option<String>,
    /// The address of a copy of the source as it was
    #[arg(long, value_name = "URL")]
    archived: Option<String>,
    /// The day on which you compared the value with its source, or `today`
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    checked: Option<Day>,
    /// How the value is known
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(Evidence::NAMES.map(|(name, _)| name)))]
    evidence: Option<String>,
    /// What readers should know about the value
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// How long the fact stays fresh, such as '6 months'
    #[arg(long, value_name = "TIME")]
    stale_after: Option<String>,
    /// Remove these keys from the fact
    #[arg(long, value_name = "KEYS", value_delimiter = ',', value_parser = PossibleValuesParser::new(removable()))]
    remove: Vec<String>,
    /// Print a patch, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// The value of `--checked`.
#[derive(Debug, Clone, Copy)]
enum Day {
    Today,
    On(Date),
}

fn parse_day(text: &str) -> Result<Day, String> {
    match text {
        "today" => Ok(Day::Today),
        _ => parse_date(text).map(Day::On),
    }
}

/// Returns the keys of a fact that may be removed.
fn removable() -> Vec<&'static str> {
    let keys = FACT.keys.iter().map(|key| key.name);
    keys.filter(|name| !OF_VALUE.contains(name)).collect()
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let common = &arguments.common;
    let checked = check_site(&common.root)
        .and_then(|()| common.check_format(&[("`versus set`", true)]))
        .and_then(|()| check_arguments(arguments));
    if let Err(wrong) = checked {
        output::error(&wrong);
        return Exit::Usage;
    }
    common.use_threads();
    set(arguments).unwrap_or_else(|failure| {
        output::error(&failure.to_string());
        Exit::Machine
    })
}

fn check_arguments(arguments: &Arguments) -> Result<(), String> {
    let Arguments { cell, value, remove, .. } = arguments;
    named::parts_of(cell)?;
    let keys = given_keys(arguments);
    if let Some((key, _)) = keys.iter().find(|(key, _)| remove.iter().any(|of| of == key)) {
        return Err(format!("`{key}` is both given and removed"));
    }
    if value.is_empty() && keys.is_empty() && remove.is_empty() {
        return Err(format!("nothing to write: give a value, as in `versus set {cell} yes`"));
    }
    Ok(())
}

/// Returns the given keys of the fact except its value, each in TOML.
fn given_keys(arguments: &Arguments) -> Vec<(&'static str, String)> {
    let Arguments { common, when, since, until, votes, source, quote, archived, .. } = arguments;
    let Arguments { currency, checked, evidence, note, stale_after, .. } = arguments;
    let sources: Vec<String> = source.iter().map(|source| quoted(source)).collect();
    let source = match sources.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        several => Some(format!("[{}]", several.join(", "))),
    };
    let day = checked.map(|day| match day {
        Day::Today => common.selection().today.iso_day(),
        Day::On(day) => day.iso_day(),
    });
    let text = |text: &Option<String>| text.as_deref().map(quoted);
    let all = [
        ("currency", text(currency)),
        ("when", text(when)),
        ("since", text(since)),
        ("until", text(until)),
        ("votes", votes.map(|votes| votes.to_string())),
        ("source", source),
        ("quote", text(quote)),
        ("archived", text(archived)),
        ("checked", day),
        ("evidence", text(evidence)),
        ("note", text(note)),
        ("stale_after", text(stale_after)),
    ];
    all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

fn set(arguments: &Arguments) -> Result<Exit, Failure> {
    let common = &arguments.common;
    let (root, selection) = (&common.root, common.selection());
    let (mut workspace, before) = Workspace::open(root, common.base_url.clone(), selection)?;
    let site = &before.site;
    let target = match Target::of(arguments, site) {
        Ok(target) => target,
        // In a matrix with mistakes, what is named may be there, but could not be read.
        Err(wrong) => return refuse(common, &before, &wrong, |file| is_of_matrix(site, file)),
    };
    let edit = match target.edit(root, site)? {
        Ok(edit) => edit,
        Err(wrong) => return refuse(common, &before, &wrong, |file| target.is_in(file)),
    };
    let cell = target.cell;
    if edit.new == edit.old {
        if !common.quiet {
            let value = written(cell.fact, cell.criterion);
            output::line(&format!("nothing to write: {} is `{value}` already", cell.name()));
        }
        return Ok(Exit::Done);
    }
    workspace.set_overlay(&edit.path, Some(&edit.new));
    let paths = BTreeSet::from([edit.path.clone()]);
    let after = workspace.refresh(Changed::Files(&paths), selection)?;
    let (old, new) = (before.found(), after.found());
    let corrected = added(&new, &old, edit.file);
    let remaining = old.iter().filter(|of| !corrected.contains(of));
    let remaining: Vec<Diagnostic> = errors_in(remaining, |file| target.is_in(file));
    if !remaining.is_empty() {
        return refuse_unsound(common, &before, remaining);
    }
    let structural = added(&old, &new, edit.file);
    let found = added(&before.check(root)?, &after.check(root)?, edit.file);
    let after_cell = target.cell_in(&after.site);
    let is_refused = |of: &&Diagnostic| {
        let is_of_fact = after_cell.is_some_and(|cell| of.span == cell.span());
        of.is_error() && (is_of_fact || structural.contains(of))
    };
    let refused: Vec<String> = found.iter().filter(is_refused).map(one_line).collect();
    let Some(after_cell) = after_cell.filter(|_| refused.is_empty()) else {
        refused.iter().for_each(|wrong| output::error(wrong));
        return Ok(Exit::Usage);
    };
    let patch = arguments.dry_run.then(|| patch::patch(&edit.path, &edit.old, &edit.new));
    if patch.is_none() {
        edit.write(root, site)?;
    }
    let rewritten = Rewritten { before: cell, after: after_cell, patch: patch.as_deref() };
    say(common, &rewritten, &after, found)
}

fn is_of_matrix(site: &Site, file: FileId) -> bool {
    site.sources.get(file).role.is_data()
}

fn errors_in<'f>(
    found: impl IntoIterator<Item = &'f Diagnostic>,
    is_in: impl Fn(FileId) -> bool,
) -> Vec<Diagnostic> {
    let is_ours = |of: &&Diagnostic| of.is_error() && is_in(of.span.file);
    found.into_iter().filter(is_ours).cloned().collect()
}

/// Reports why the fact cannot be written: by mistakes in files, if there are any, or else by a message.
fn refuse(
    common: &Common,
    site: &Resolved,
    wrong: &str,
    is_in: impl Fn(FileId) -> bool,
) -> Result<Exit, Failure> {
    let found = errors_in(&site.found(), is_in);
    if !found.is_empty() {
        return refuse_unsound(common, site, found);
    }
    output::error(wrong);
    Ok(Exit::Usage)
}

/// Reports the mistakes of a matrix that must be corrected first.
fn refuse_unsound(
    common: &Common,
    site: &Resolved,
    mut found: Vec<Diagnostic>,
) -> Result<Exit, Failure> {
    diagnostic::sort(&mut found);
    let texts = site.texts(&common.root, &found)?;
    common.add_fixes(&site.site, &mut found);
    output::diagnostics(&common.root, &site.site.sources, &texts, &found, common.format);
    output::line(&format!("nothing written: {}", print::count(&found)));
    Ok(Exit::Content)
}

/// Formats a mistake in what was typed, which has no place in a file.
fn one_line(found: &Diagnostic) -> String {
    let found = found.printable();
    let help = match found.code {
        Code::UnsourcedFact => Some("name one with --source"),
        _ => found.help.as_deref(),
    };
    let help = help.map_or_else(String::new, |help| format!("; {help}"));
    format!("{}{help}", found.message())
}

/// Reports what was written, and the messages that are new.
fn say(
    common: &Common,
    rewritten: &Rewritten<'_>,
    after: &Resolved,
    mut found: Vec<Diagnostic>,
) -> Result<Exit, Failure> {
    let (root, sources) = (&common.root, &after.site.sources);
    let file = rewritten.after.span().file;
    let mut as_read = after.texts(root, &found)?;
    let new = read::bytes(root, sources.get(file))?;
    as_read.keep(file, &new);
    let texts = output::texts(root, sources, &as_read, [file]);
    match (rewritten.patch, common.format) {
        (Some(patch), Format::Human | Format::Github | Format::Sarif | Format::Issue) => {
            output::patch(patch)
        }
        _ => output::answer(&report(rewritten, &texts, common.format)),
    }
    common.add_fixes(&after.site, &mut found);
    output::diagnostics(root, sources, &as_read, &found, common.format);
    let has_errors = found.iter().any(Diagnostic::is_error);
    if !common.quiet || has_errors {
        output::line(&closing_line(rewritten, &found));
    }
    if let Some(day) = keeps_its_day(rewritten).filter(|_| !common.quiet) {
        let day = day.iso_day();
        output::line(&format!(
            "`checked` is still {day}: give the day of the new value with --checked"
        ));
    }
    let can_fix = |of: &Diagnostic| of.automatic_fix().is_some();
    if common.format == Format::Human && !common.quiet && found.iter().any(can_fix) {
        output::line("`versus check --fix` rewrites the numbers of claims");
    }
    Ok(if has_errors { Exit::Content } else { Exit::Done })
}

/// `set nodejs/http2: 2 errors are new`
fn closing_line(rewritten: &Rewritten<'_>, found: &[Diagnostic]) -> String {
    let name = rewritten.after.name();
    let done = match rewritten.patch {
        Some(_) => format!("nothing written; with this {name}"),
        None => format!("set {name}"),
    };
    match (found.len(), print::count(found)) {
        (0, _) => format!("{done}: everything that held still holds"),
        (1, one) => format!("{done}: {one} is new"),
        (_, some) => format!("{done}: {some} are new"),
    }
}
