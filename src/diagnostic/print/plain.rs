//! Messages as a terminal or a log may show them. Pure.

use std::borrow::Cow;

use crate::base::printable::line;
use crate::diagnostic::Diagnostic;

/// A message with its words as [`line()`] has them.
pub(crate) fn diagnostic(of: &Diagnostic) -> Cow<'_, Diagnostic> {
    let related = of.related.iter().map(|(_, what)| what);
    let mut all = related.chain(&of.notes).chain(&of.help).chain([&of.message]);
    if all.all(|text| matches!(line(text), Cow::Borrowed(_))) {
        return Cow::Borrowed(of);
    }
    let owned = |text: &String| line(text).into_owned();
    Cow::Owned(Diagnostic {
        message: owned(&of.message),
        help: of.help.as_ref().map(owned),
        notes: of.notes.iter().map(owned).collect(),
        related: of.related.iter().map(|(span, what)| (*span, owned(what))).collect(),
        ..*of
    })
}
