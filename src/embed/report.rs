//! Diagnostics with their file, line and column, for programs.

use std::fmt;
use std::path::Path;

use crate::base::failure::Failure;
use crate::base::printable;
use crate::compile::AsRead;
use crate::compile::site::Site;
use crate::diagnostic::print::{self, Texts};
use crate::diagnostic::{self, Severity};
use crate::source::Sources;

/// The problems of a site, in the order of their positions. `Display` writes each on a line, with its help
/// below.
///
/// ```
/// let site = versus::Memory::from([("content/_index.md", "# Compared\n\nSee [this](gone.md).\n")]);
/// let report = versus::check(&site, &versus::Options::default())?;
/// let text = report.to_string();
/// assert!(text.starts_with("content/_index.md:3:12: error[dead-link]: "), "{text}");
/// # Ok::<(), versus::Failure>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Report {
    /// Errors and warnings
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Creates a report. Reads the files that contain the diagnostics, to compute lines and columns.
    pub(super) fn read(
        root: &Path,
        site: &Site,
        found: &[diagnostic::Diagnostic],
    ) -> Result<Report, Failure> {
        let texts = AsRead::of(root, site, print::files(found))?;
        Ok(Report::of((&site.sources, &texts), found))
    }

    pub(super) fn of(
        (sources, texts): (&Sources, &AsRead),
        found: &[diagnostic::Diagnostic],
    ) -> Report {
        let texts = Texts::new(sources, print::files(found), |file| texts.get(file));
        Report { diagnostics: found.iter().map(|found| Diagnostic::of(found, &texts)).collect() }
    }

    /// Returns whether there are errors, which prevent a build.
    ///
    /// ```
    /// let site = versus::Memory::from([("content/_index.md", "# Compared\n")]);
    /// assert!(!versus::check(&site, &versus::Options::default())?.has_errors());
    /// # Ok::<(), versus::Failure>(())
    /// ```
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|of| of.severity == Severity::Error)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.diagnostics.iter().try_for_each(|of| writeln!(f, "{of}"))
    }
}

/// A mistake of a site's author, with its position. The strings may quote the author's text, including any
/// special characters; `Display` is for people, and makes control characters visible.
///
/// ```
/// let site = versus::Memory::from([("versus.toml", "titel = \"Compared\"\n")]);
/// let report = versus::check(&site, &versus::Options::default())?;
/// let found = &report.diagnostics[0];
/// assert_eq!((found.code, found.severity), ("unknown-key", versus::Severity::Error));
/// assert_eq!((found.file.as_str(), found.line, found.column), ("versus.toml", 1, 1));
/// assert_eq!(found.message, "`titel` is not a key of the configuration");
/// assert_eq!(found.help.as_deref(), Some("did you mean `title`?"));
/// # Ok::<(), versus::Failure>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The kind of mistake, such as `dead-link`; the manual explains each
    pub code: &'static str,
    /// Whether the mistake prevents a build
    pub severity: Severity,
    /// The problem, on one line
    pub message: String,
    /// How to solve it
    pub help: Option<String>,
    /// The path from the site's root; paths of the default theme begin with `versus:`
    pub file: String,
    /// The line, from 1
    pub line: usize,
    /// The column in characters, from 1
    pub column: usize,
    /// The line in which it ends
    pub end_line: usize,
    /// The column after its last character
    pub end_column: usize,
}

impl Diagnostic {
    fn of(found: &diagnostic::Diagnostic, texts: &Texts<'_>) -> Diagnostic {
        let place = texts.locate(found.span);
        Diagnostic {
            code: found.code.as_str(),
            severity: found.severity,
            message: found.message().into_owned(),
            help: found.help.as_deref().map(str::to_owned),
            file: place.file.to_owned(),
            line: place.line,
            column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { code, severity, message, help, file, line, column, .. } = self;
        let (file, message) = (printable::line(file), printable::line(message));
        let severity = severity.as_str();
        write!(f, "{file}:{line}:{column}: {severity}[{code}]: {message}")?;
        help.iter().try_for_each(|help| write!(f, "\n  help: {}", printable::line(help)))
    }
}
