//! A file in its new layout → text, JSON, annotations. Pure.

use serde_json::json;

use super::{Format, Texts, annotation};
use crate::base::printable;
use crate::source::Span;

/// Returns a line for a file whose text is the new one. `span` is its first line that is new.
pub fn report(span: Span, texts: &Texts<'_>, format: Format) -> String {
    let place = texts.locate(span);
    match format {
        Format::Human | Format::Sarif => format!("{}\n", printable::line(place.file)),
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
