//! Diagnostics of authors' mistakes: one type, with one constructor for each mistake.
//!
//! A constructor is named after its code, or, where several mistakes share a code, after the mistake.
//! Each part of a site has its own file of constructors.
//! `content/manual/messages.md` explains every code, and `tests/invalid/` has a case for each.
//! Messages are lower case, without a full stop, with the author's words in backticks; the help
//! line says what to do next.

mod added;
mod claims;
mod code;
mod conditions;
mod content;
mod data;
mod external;
mod facts;
mod fix;
mod from_file;
mod manual;
mod markdown;
mod matrix;
mod placed;
pub mod print;
mod reading;
mod shared;
mod suggest;
mod theme;
mod variants;
mod verdict;
mod writing;

pub use added::added;
pub use claims::Cell;
pub use code::Code;
pub use content::ExistingOutput;
pub use facts::Dated;
pub use fix::{Applies, Edit, Fix, Misspelling, Shown, Way};
pub use manual::{Entry, entries, entry};
pub use placed::PlacedDiagnostic;
pub use reading::{Read, Remedy, Words};
pub(crate) use suggest::did_you_mean;
pub use suggest::{nearest, one_of};
pub use verdict::{MatrixVerdict, Recommended};

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use crate::base::printable;
use crate::source::Span;

/// The severity of a diagnostic: an error stops the build; a warning is shown and the build continues.
///
/// ```
/// let warning = "# Compared\n\n[^unused]: Nobody asks.\n";
/// let site = versus::Memory::from([("content/_index.md", warning)]);
/// let report = versus::check(&site, &versus::Options::default())?;
/// assert_eq!(report.diagnostics[0].severity, versus::Severity::Warning);
/// # Ok::<(), versus::Failure>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Severity {
    /// Nothing is built
    Error,
    /// Everything is built
    Warning,
}

impl Severity {
    /// Returns the name that is printed.
    ///
    /// ```
    /// assert_eq!(versus::Severity::Error.as_str(), "error");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A mistake in a site. Its texts are for people; the program decides by the other fields alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    pub code: Code,
    message: String,
    /// The page that could not be rendered, if the mistake is in a template
    page: Option<Box<FailedPage>>,
    pub span: Span,
    pub help: Option<Box<str>>,
    /// Other spans that belong to the mistake, each with a label
    pub related: Vec<(Span, String)>,
    /// The reasons for the message, such as the calculation of a score, one line each
    pub notes: Vec<String>,
    /// The ways out that a program can take, the one to prefer first
    pub fixes: Vec<Fix>,
}

/// The first page for which a template fails, and the number of other such pages.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FailedPage {
    address: String,
    others: usize,
}

impl fmt::Display for FailedPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, ", while rendering `{}`", self.address)?;
        match self.others {
            0 => Ok(()),
            1 => f.write_str(" and 1 other page"),
            many => write!(f, " and {many} other pages"),
        }
    }
}

impl Diagnostic {
    fn error(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            code,
            message: message.into(),
            page: None,
            span,
            help: None,
            related: Vec::new(),
            notes: Vec::new(),
            fixes: Vec::new(),
        }
    }

    fn warning(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, span, message) }
    }

    fn help(mut self, help: impl Into<Box<str>>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    fn notes(mut self, notes: Vec<String>) -> Diagnostic {
        self.notes = notes;
        self
    }

    fn related(mut self, span: Span, what: impl Into<String>) -> Diagnostic {
        self.related.push((span, what.into()));
        self
    }

    fn fix(mut self, fix: Fix) -> Diagnostic {
        self.fixes.push(fix);
        self
    }

    /// Suggests the intended word; if it is unknown, adds the help `otherwise`.
    fn meant_or(self, slip: Option<Misspelling>, otherwise: impl FnOnce() -> String) -> Diagnostic {
        match slip {
            Some(slip) => {
                let written = [slip.wrong.clone(), slip.meant.clone()];
                self.meant_within(slip, written)
            }
            None => self.help(otherwise()),
        }
    }

    /// Suggests the intended word. `written` is the text to replace and its replacement, which may
    /// contain more than the words themselves.
    fn meant_within(self, slip: Misspelling, written: [String; 2]) -> Diagnostic {
        let help = suggest::meant(&slip.meant);
        let fix = Fix::word(self.span, slip, written);
        self.help(help).fix(fix)
    }

    /// Suggests the known word nearest to `word`; if none is near, lists the known words or `otherwise`.
    fn nearest_of(self, word: &str, known: &[&str], otherwise: &str) -> Diagnostic {
        let slip = Misspelling::of(word, nearest(word, known.iter().copied()));
        self.meant_or(slip, || suggest::use_one_of(known, otherwise))
    }

    /// Adds the fix of a claim, which the caller makes because it depends on the claim's fact.
    pub fn with_fix(self, fix: Option<Fix>) -> Diagnostic {
        match fix {
            Some(fix) => self.fix(fix),
            None => self,
        }
    }

    /// Returns the same diagnostic with another severity.
    pub fn with_severity(self, severity: Severity) -> Diagnostic {
        Diagnostic { severity, ..self }
    }

    /// Returns the same diagnostic at another span.
    pub fn at(self, span: Span) -> Diagnostic {
        Diagnostic { span, ..self }
    }

    /// Returns the fix that is made without being chosen, if there is one.
    pub fn automatic_fix(&self) -> Option<&Fix> {
        self.fixes.iter().find(|fix| fix.applies == Applies::Automatic)
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    pub fn message(&self) -> Cow<'_, str> {
        match &self.page {
            None => Cow::Borrowed(&self.message),
            Some(page) => Cow::Owned(format!("{}{page}", self.message)),
        }
    }

    /// Returns the diagnostic with texts that are safe to print, as [`printable::line`] makes them.
    pub fn printable(&self) -> Cow<'_, Diagnostic> {
        let message = self.message();
        let related = self.related.iter().map(|(_, what)| what.as_str());
        let notes = self.notes.iter().map(String::as_str);
        let mut all = related.chain(notes).chain(self.help.as_deref()).chain([&*message]);
        if all.all(|text| matches!(printable::line(text), Cow::Borrowed(_))) {
            return Cow::Borrowed(self);
        }
        let owned = |text: &str| printable::line(text).into_owned();
        Cow::Owned(Diagnostic {
            message: owned(&message),
            page: None,
            help: self.help.as_deref().map(|help| owned(help).into()),
            notes: self.notes.iter().map(|note| owned(note)).collect(),
            related: self.related.iter().map(|(span, what)| (*span, owned(what))).collect(),
            fixes: self.fixes.clone(),
            ..*self
        })
    }

    /// Compares by span, then severity (errors first), code and message: the order of a report.
    fn order(&self, other: &Diagnostic) -> Ordering {
        let place = |of: &Diagnostic| (of.span, of.severity, of.code);
        let page = |of: &Diagnostic| of.page.as_ref().map(|page| format!("{}`", page.address));
        place(self)
            .cmp(&place(other))
            .then_with(|| self.message.cmp(&other.message))
            .then_with(|| page(self).cmp(&page(other)))
            .then_with(|| self.related.cmp(&other.related))
    }

    /// Returns whether both report the same mistake. The places that explain it may differ, because several
    /// matrices can share what is wrong.
    pub(crate) fn is_same(&self, other: &Diagnostic) -> bool {
        let what = |of: &Diagnostic| (of.severity, of.code, of.span);
        what(self) == what(other) && self.message() == other.message()
    }
}

/// Sorts diagnostics into the order of a report and removes duplicates.
pub fn sort(found: &mut Vec<Diagnostic>) {
    found.sort_by(Diagnostic::order);
    found.dedup_by(|next, first| first.is_same(next));
}

/// Merges diagnostics that differ only in their page into the first one, which counts the others. `found`
/// must be sorted.
pub fn merge_pages(found: &mut Vec<Diagnostic>) {
    let mistake = |of: &Diagnostic| (of.code, of.span);
    found.dedup_by(|next, first| {
        let is_same = mistake(first) == mistake(next) && first.message == next.message;
        let (Some(page), Some(more)) = (&mut first.page, &next.page) else { return false };
        page.others += if is_same { 1 + more.others } else { 0 };
        is_same
    });
}
