//! `versus serve`: serves a site locally while its author works on it.

use std::io::ErrorKind;
use std::time::Instant;

use clap::Args;

use super::{Common, Exit, check_site, output};
use crate::base::printable;
use crate::diagnostic::print::{self, Format};
use crate::serve::{self, Editor, Notice, Options, Watching};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus serve                       pages at http://127.0.0.1:4400/, updated at each change
  versus serve --drafts --open       with drafts, in your browser
  versus serve --port 0              on any free port
  versus serve --editor idea         messages link to IntelliJ IDEA
  versus serve --poll                where the system does not report changes";

/// The default port.
const PORT: u16 = 4400;

const POLLING: &str = "files are checked for changes a few times a second";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// Port to listen on; 0 takes any free port
    #[arg(long, value_name = "PORT", default_value_t = PORT)]
    port: u16,
    /// Open the site in your browser
    #[arg(long)]
    open: bool,
    /// Editor that messages open: vscode, vscode-insiders, vscodium, cursor, zed, idea, none, or an
    /// address with {path}, {line} and {column} [default: VERSUS_EDITOR, else vscode]
    #[arg(long, value_name = "EDITOR", value_parser = Editor::parse)]
    editor: Option<Editor>,
    /// Poll the files for changes instead of waiting for the system's notifications
    #[arg(long)]
    poll: bool,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let begun = Instant::now();
    let common = &arguments.common;
    let checked = check_site(&common.root)
        .and_then(|()| check_format(common.format))
        .and_then(|()| editor(arguments));
    let editor = match checked {
        Ok(editor) => editor,
        Err(wrong) => {
            output::error(&wrong);
            return Exit::Usage;
        }
    };
    common.use_threads();
    let listener = match serve::listen(arguments.port) {
        Ok(listener) => listener,
        Err(error) => {
            output::error(&refusal(arguments.port, &error));
            return Exit::Machine;
        }
    };
    let said = Output { common: common.clone(), open: arguments.open, begun };
    let selection = common.clone();
    let options = Options {
        root: common.root.clone(),
        base_url: common.base_url.clone(),
        selection: Box::new(move || selection.selection()),
        watching: if arguments.poll { Watching::ByPolling } else { Watching::ByEvents },
        editor,
        on_notice: Box::new(move |what| said.say(what)),
    };
    match serve::run(options, listener) {
        Ok(()) => Exit::Done,
        Err(failure) => {
            output::error(&failure.to_string());
            Exit::Machine
        }
    }
}

fn check_format(format: Format) -> Result<(), String> {
    match format {
        Format::Sarif => Err("`--format sarif` is a single document, but serve reports each \
                              change; use `versus check`"
            .to_owned()),
        Format::Issue => Err(super::ISSUE.to_owned()),
        Format::Human | Format::Json | Format::Github => Ok(()),
    }
}

fn editor(arguments: &Arguments) -> Result<Editor, String> {
    if let Some(editor) = &arguments.editor {
        return Ok(editor.clone());
    }
    match std::env::var("VERSUS_EDITOR") {
        Ok(named) => Editor::parse(&named).map_err(|wrong| format!("VERSUS_EDITOR: {wrong}")),
        Err(_) => Ok(Editor::default()),
    }
}

fn refusal(port: u16, error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::AddrInUse => format!(
            "port {port} is in use by another program; choose one with --port, or a free one with \
             --port 0"
        ),
        _ => format!("cannot serve on port {port}: {error}"),
    }
}

struct Output {
    common: Common,
    open: bool,
    begun: Instant,
}

impl Output {
    fn say(&self, said: &Notice<'_>) {
        let quiet = self.common.quiet;
        match said {
            Notice::Ready { url, pages, watching } => {
                let pages = print::counted(*pages, ["page", "pages"]);
                let time = output::duration(self.begun.elapsed());
                // Printed even with --quiet, because `--port 0` chooses an unknown port.
                output::line(&format!(
                    "serving {pages} at {url} after {time}; press Ctrl-C to stop"
                ));
                if *watching == Watching::ByPolling && !quiet {
                    output::line(POLLING);
                }
                if self.open && open::that_detached(url).is_err() {
                    output::line("no browser could be opened");
                }
            }
            Notice::Polling if !quiet => output::line(POLLING),
            Notice::Changed { files, time } if !quiet => {
                let what = match files.map(|files| (files.first(), files.len())) {
                    Some((Some(file), 1)) => printable::line(file).into_owned(),
                    Some((_, count)) => print::counted(count, ["file", "files"]),
                    None => "the site".to_owned(),
                };
                output::line(&format!("read {what} again in {}", output::duration(*time)));
            }
            Notice::Polling | Notice::Changed { .. } => {}
            Notice::Found { site, found, texts } => {
                let (root, format) = (&self.common.root, self.common.format);
                let mut found = found.to_vec();
                self.common.add_fixes(site, &mut found);
                output::diagnostics(root, &site.sources, texts, &found, format);
                let count = print::count(&found);
                if !quiet {
                    let count = if count.is_empty() { "no mistakes".to_owned() } else { count };
                    output::line(&count);
                }
            }
            Notice::Failed(failure) => output::error(&failure.to_string()),
        }
    }
}
