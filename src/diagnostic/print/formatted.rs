//! Reports of formatted files → text, JSON, annotations. Pure.

use serde_json::json;

use super::{Format, Texts, annotation};
use crate::base::printable;
use crate::source::Span;

/// Returns the line that reports a formatted file. `texts` has its new text; `span` is its
/// first changed line.
pub fn report(span: Span, texts: &Texts<'_>, format: Format) -> String {
    let place = texts.locate(span);
    match format {
        Format::Human | Format::Sarif | Format::Issue => {
            format!("{}\n", printable::line(place.file))
        }
        Format::Json => {
            let mut object = json!(place);
            object["report"] = "fmt".into();
            format!("{object}\n")
        }
        Format::Github => {
            annotation("notice", "formatted", span, texts, "the layout changes from here on")
        }
    }
}
