//! The output of commands: diagnostics, progress and summary lines. The only file that prints.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::base::printable;
use crate::compile::AsRead;
use crate::compile::discover::repository;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::print::{self, Colour, Format, Texts};
use crate::source::{FileId, Sources};

/// Prints diagnostics: the human-readable format to standard error, the others to standard output.
pub(super) fn diagnostics(
    root: &Path,
    sources: &Sources,
    texts: &AsRead,
    found: &[Diagnostic],
    format: Format,
) {
    let texts = self::texts(root, sources, texts, print::files(found));
    match format {
        Format::Human | Format::Issue => {
            let text = print::report(found, &texts, format, Colour::Yes);
            // `anstream` strips colours if standard error is not a terminal, or NO_COLOR is set.
            let _ = anstream::stderr().write_all(text.as_bytes());
            // The hint suggests another command, so it is only printed for an interactive user.
            if std::io::stderr().is_terminal()
                && let Some(hint) = print::hint(found)
            {
                line(&format!("{hint}\n"));
            }
        }
        Format::Json | Format::Github | Format::Sarif => {
            answer(&print::report(found, &texts, format, Colour::No));
        }
    }
}

/// Returns the texts of files, for positions and source lines in messages.
pub(super) fn texts<'s>(
    root: &Path,
    sources: &'s Sources,
    texts: &AsRead,
    files: impl IntoIterator<Item = FileId>,
) -> Texts<'s> {
    let texts = Texts::new(sources, files, |file| texts.get(file));
    texts.within(repository::folder_of(root))
}

/// Prints the result of a command to standard output. `text` consists of whole lines.
pub(super) fn answer(text: &str) {
    // A reader such as `head` may close the pipe early; this is not an error.
    let _ = std::io::stdout().write_all(printable::lines(text).as_bytes());
}

/// Prints a patch to standard output. Lines keep a carriage return at their end, without which a patch of a file
/// with such lines does not apply.
pub(super) fn patch(text: &str) {
    let line = |line: &str| match line.strip_suffix("\r\n") {
        Some(line) => format!("{}\r\n", printable::lines(line)),
        None => printable::lines(line).into_owned(),
    };
    let lines: String = text.split_inclusive('\n').map(line).collect();
    let _ = std::io::stdout().write_all(lines.as_bytes());
}

/// Prints the result of a command to standard output, with styles if that is a terminal.
pub(super) fn styled(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Returns the number of columns of the terminal to which the result of a command is printed; `None` if it is
/// printed elsewhere.
pub(super) fn columns() -> Option<usize> {
    let size = terminal_size::terminal_size_of(std::io::stdout());
    size.map(|(width, _)| usize::from(width.0)).filter(|width| *width > 0)
}

/// Prints a line to standard error.
pub(super) fn line(text: &str) {
    let _ = writeln!(anstream::stderr(), "{}", printable::lines(text));
}

/// Prints a failure of the machine or an error of usage to standard error.
pub(super) fn error(text: &str) {
    let bold = anstyle::Style::new().bold();
    let red = anstyle::AnsiColor::Red.on_default().bold();
    let _ =
        writeln!(anstream::stderr(), "{red}error{red:#}{bold}:{bold:#} {}", printable::lines(text));
}

/// Returns a progress bar, which is hidden if standard error is not a terminal. `what` is the plural of
/// the counted things: "files".
pub(super) fn progress_bar(quiet: bool, what: &str) -> ProgressBar {
    if quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
    let style = ProgressStyle::with_template(&format!("{{bar:32}} {{pos}}/{{len}} {what}"))
        .expect("the template is well formed");
    bar.set_style(style);
    bar
}

/// Formats a duration: `1.42 s`, `12 ms`.
pub(super) fn duration(time: Duration) -> String {
    match time.as_millis() {
        short @ 0..=999 => format!("{short} ms"),
        _ => format!("{:.2} s", time.as_secs_f64()),
    }
}
