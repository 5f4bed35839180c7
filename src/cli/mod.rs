//! The command line: one file per command, each with a function `run`.

mod build;
mod check;
mod completions;
#[cfg(feature = "external")]
mod evidence;
mod explain;
#[cfg(feature = "external")]
mod external;
mod files;
mod fixing;
mod fmt;
mod guides;
#[cfg(feature = "lsp")]
mod lsp;
mod man;
mod named;
mod new;
mod output;
mod parts;
#[cfg(feature = "external")]
mod pdf_text;
mod query;
mod schema;
mod score;
#[cfg(feature = "serve")]
mod serve;
mod set;
mod themes;
mod watcher;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand, value_parser};

use crate::base::address::BaseUrl;
use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::compile::discover::root::{self, NoSite};
use crate::compile::resolve::Selection;
use crate::compile::site::Site;
use crate::compile::{self, Loaded};
use crate::diagnostic::print::{self, Format};
use crate::diagnostic::{self, Diagnostic};
use crate::source::SourceFile;
use crate::upkeep;

const EXAMPLES: &str = "\
Examples:
  versus build               content/ → public/
  versus serve               shows it in a browser, updated at each change
  versus check               finds every mistake, and writes nothing
  versus explain dead-link   explains a message
  versus build --help        shows the flags of a command, with examples";

#[derive(Debug, Parser)]
#[command(name = "versus", version, about, propagate_version = true, after_help = parts::examples(EXAMPLES))]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Create a small site, or add a guide or a subject to a site
    #[command(after_help = new::EXAMPLES)]
    New(new::Arguments),
    /// Compile the content of a site into static files
    #[command(after_help = build::EXAMPLES)]
    Build(build::Arguments),
    /// Serve a site on this machine, and show each change as it is saved
    #[cfg(feature = "serve")]
    #[command(after_help = serve::EXAMPLES)]
    Serve(serve::Arguments),
    /// Find every mistake that a build finds, without building the site
    #[command(after_help = parts::examples(check::EXAMPLES))]
    Check(check::Arguments),
    /// Put matrices into their canonical order and layout
    #[command(after_help = fmt::EXAMPLES)]
    Fmt(fmt::Arguments),
    /// Write one fact into its file, and report the statements that no longer hold
    #[command(after_help = set::EXAMPLES)]
    Set(set::Arguments),
    /// Print the facts that meet conditions, as a table, JSON or CSV
    #[command(after_help = query::EXAMPLES)]
    Query(query::Arguments),
    /// Print what the manual says about a message, or list all messages
    #[command(after_help = explain::EXAMPLES)]
    Explain(explain::Arguments),
    /// Print the scores of a matrix, who is ahead, and what it would take to change that
    #[command(after_help = score::EXAMPLES)]
    Score(score::Arguments),
    /// Print the JSON Schema of a file that you write, for editors, or of published data
    #[command(after_help = schema::EXAMPLES)]
    Schema(schema::Arguments),
    /// Print what templates can use, or list the themes of a site
    #[command(after_help = themes::EXAMPLES)]
    Themes(themes::Arguments),
    /// Run a language server for editors: messages as you type, completion, hover, renaming
    #[cfg(feature = "lsp")]
    #[command(after_help = lsp::EXAMPLES)]
    Lsp(lsp::Arguments),
    /// Print a script that completes commands and flags in a shell
    #[command(after_help = completions::EXAMPLES)]
    Completions(completions::Arguments),
    /// Print a manual page, of the program or of a command
    #[command(after_help = man::EXAMPLES)]
    Man(man::Arguments),
}

/// Maximum number of threads. Each has its own stack, and more threads than cores bring no gain.
const MOST_THREADS: i64 = 256;

/// Message of commands that write no issue.
const ISSUE: &str = "`--format issue` is for `versus check --stale` alone";

/// Flags that commands share.
#[derive(Debug, Clone, Args)]
struct Common {
    /// Folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Include drafts
    #[arg(long)]
    drafts: bool,
    /// Include pages that are dated after today
    #[arg(long)]
    future: bool,
    /// The day to use as today [default: SOURCE_DATE_EPOCH, else today]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    today: Option<Date>,
    /// Address to build for, instead of the configured one
    #[arg(long, value_name = "URL", value_parser = parse_base_url)]
    base_url: Option<BaseUrl>,
    /// Format of messages
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Print no progress and no summary
    #[arg(long, short)]
    quiet: bool,
    /// Number of threads [default: one per core]
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(1..=MOST_THREADS))]
    threads: Option<u16>,
}

impl Common {
    fn selection(&self) -> Selection {
        Selection { drafts: self.drafts, future: self.future, today: today(self.today) }
    }

    /// Returns a message if a report, given with its flag, is requested in a format that exists only for
    /// diagnostics.
    fn check_format(&self, reports: &[(&str, bool)]) -> Result<(), String> {
        if self.format == Format::Issue {
            return Err(ISSUE.to_owned());
        }
        let asked = reports.iter().find(|(_, is_asked)| *is_asked);
        match asked {
            Some((flag, _)) if self.format == Format::Sarif => {
                Err(format!("`--format sarif` is for messages, but {flag} prints a report"))
            }
            _ => Ok(()),
        }
    }

    /// Starts a command that answers a question about the site: see [`Common::load_sound`].
    fn open_sound(&self, answered: &str) -> Result<Loaded, Exit> {
        check_site(&self.root).map_err(|wrong| {
            output::error(&wrong);
            Exit::Usage
        })?;
        self.use_threads();
        self.load_sound(answered)
    }

    /// Loads a site for a command that needs one without errors; warnings are left to `build` and `check`. On
    /// errors, prints them and that nothing was `answered`.
    fn load_sound(&self, answered: &str) -> Result<Loaded, Exit> {
        let loaded = compile::load(&self.root, self.base_url.as_ref(), self.selection());
        let failed = |failure: Failure| {
            output::error(&failure.to_string());
            Exit::Machine
        };
        let mut loaded = loaded.map_err(failed)?;
        if loaded.has_errors() {
            diagnostic::sort(&mut loaded.found);
            let texts = loaded.texts(&self.root).map_err(failed)?;
            let site = Arc::clone(loaded.site());
            self.add_fixes(&site, &mut loaded.found);
            output::diagnostics(&self.root, &site.sources, &texts, &loaded.found, self.format);
            output::line(&format!("nothing {answered}: {}", print::count(&loaded.found)));
            return Err(Exit::Content);
        }
        Ok(loaded)
    }

    /// Adds the fixes that programs can offer to what is printed for them: each is tried.
    fn add_fixes(&self, site: &Site, found: &mut [Diagnostic]) {
        if matches!(self.format, Format::Json | Format::Sarif) {
            let read = |file: &SourceFile| compile::as_read(&self.root, site, file);
            upkeep::remedies::add_to(site, found, &read);
        }
    }

    fn use_threads(&self) {
        if let Some(threads) = self.threads {
            // This fails only if the global pool exists already, and no command creates it before.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(threads.into()).build_global();
        }
    }
}

/// Returns a message if there is no site in the folder.
fn check_site(root: &Path) -> Result<(), String> {
    root::check(root).map_err(|why| match why {
        NoSite::NoFolder(_) => why.to_string(),
        NoSite::OtherFolder(_) => format!("{why}; name one with --root"),
    })
}

/// The result of a command, which determines the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    Done,
    /// The content has errors
    Content,
    Usage,
    /// A failure of the machine: disk, permissions, port or network
    Machine,
    /// The client ended the session without `shutdown`; the language server protocol requires exit code 1
    Abandoned,
}

impl Exit {
    fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Content | Exit::Abandoned => 1,
            Exit::Usage => 2,
            Exit::Machine => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}

/// Runs the command in the program's arguments.
pub fn run() -> ExitCode {
    #[cfg(feature = "external")]
    if pdf_text::is_asked() {
        return pdf_text::run().into();
    }
    let command = match Arguments::try_parse() {
        Ok(arguments) => arguments.command,
        Err(error) => {
            let Some(why) = parts::left_out(&error) else { error.exit() };
            output::error(&why);
            return Exit::Usage.into();
        }
    };
    if let Err(wrong) = source_date_epoch() {
        output::error(&wrong);
        return Exit::Usage.into();
    }
    let exit = match command {
        Command::New(arguments) => new::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Fmt(arguments) => fmt::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Score(arguments) => score::run(&arguments),
        Command::Set(arguments) => set::run(&arguments),
        Command::Query(arguments) => query::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Themes(arguments) => themes::run(&arguments),
        #[cfg(feature = "lsp")]
        Command::Lsp(arguments) => lsp::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
    };
    exit.into()
}

/// Returns the day to use as today: the given one, else `SOURCE_DATE_EPOCH`, else the current day.
fn today(named: Option<Date>) -> Date {
    named.or_else(|| source_date_epoch().ok().flatten()).unwrap_or_else(Date::today)
}

/// Reads the variable of reproducible builds (reproducible-builds.org), whose specification requires that
/// an invalid value ends the build with an error.
fn source_date_epoch() -> Result<Option<Date>, String> {
    let Some(value) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let digits = value.to_str().filter(|value| value.bytes().all(|c| c.is_ascii_digit()));
    let seconds = digits.and_then(|digits| digits.parse().ok());
    let day = seconds.and_then(Date::from_unix_seconds).ok_or_else(|| {
        let value = value.to_string_lossy();
        format!("SOURCE_DATE_EPOCH is `{value}`; it must be a number of seconds since 1970")
    });
    day.map(Some)
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text)
}

fn parse_base_url(text: &str) -> Result<BaseUrl, String> {
    let form = "write an absolute address: https://example.org/";
    BaseUrl::parse(text).map_err(|why| format!("{why}; {form}"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_command_has_examples() {
        let program = Arguments::command();
        for command in program.get_subcommands().chain([&program]) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.starts_with("Examples:\n  versus "), "{}: {help}", command.get_name());
        }
    }
}
