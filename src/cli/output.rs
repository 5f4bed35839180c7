//! What commands say: messages, progress, closing lines. The only file that prints.

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

/// Prints diagnostics: for people to the standard error, for programs to the standard output.
pub(super) fn diagnostics(
    root: &Path,
    sources: &Sources,
    texts: &AsRead,
    found: &[Diagnostic],
    format: Format,
) {
    let texts = self::texts(root, sources, texts, print::files(found));
    match format {
        Format::Human => {
            let text = print::report(found, &texts, format, Colour::Yes);
            // It strips colours where nobody sees them, and where NO_COLOR is set.
            let _ = anstream::stderr().write_all(text.as_bytes());
            // Who reads a log or a pipe cannot ask back.
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

/// The texts of files, to tell places in them.
pub(super) fn texts<'s>(
    root: &Path,
    sources: &'s Sources,
    texts: &AsRead,
    files: impl IntoIterator<Item = FileId>,
) -> Texts<'s> {
    let texts = Texts::new(sources, files, |file| texts.get(file));
    texts.within(repository::folder_of(root))
}

/// What a command was asked for, to the standard output: whole lines.
pub(super) fn answer(text: &str) {
    // A reader that closes the pipe, such as `head`, has read enough.
    let _ = std::io::stdout().write_all(printable::lines(text).as_bytes());
}

/// What a command was asked for, with styles, which only a terminal gets.
pub(super) fn styled(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// A line to the standard error.
pub(super) fn line(text: &str) {
    let _ = writeln!(anstream::stderr(), "{}", printable::lines(text));
}

/// A failure of the machine or of usage, in the form of a message.
pub(super) fn error(text: &str) {
    let bold = anstyle::Style::new().bold();
    let red = anstyle::AnsiColor::Red.on_default().bold();
    let _ =
        writeln!(anstream::stderr(), "{red}error{red:#}{bold}:{bold:#} {}", printable::lines(text));
}

/// A bar that shows itself on a terminal, and only when the work takes long enough to wonder. `what`
/// is counted: "files".
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

/// `0.42 s`, `12 ms`
pub(super) fn duration(time: Duration) -> String {
    match time.as_millis() {
        short @ 0..=999 => format!("{short} ms"),
        _ => format!("{:.2} s", time.as_secs_f64()),
    }
}
