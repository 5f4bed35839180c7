//! Fixes with their places in the texts, and as JSON. Pure.

use serde_json::{Value, json};

use super::{Place, Texts};
use crate::diagnostic::{Diagnostic, Edit, Fix};

/// A fix whose old texts are all where they should be, with their places.
pub(super) struct Located<'a> {
    pub(super) fix: &'a Fix,
    pub(super) edits: Vec<(Place<'a>, &'a Edit)>,
}

/// Returns the fixes of a diagnostic that programs can apply.
pub(super) fn located<'a>(
    of: &'a Diagnostic,
    texts: &'a Texts<'_>,
) -> impl Iterator<Item = Located<'a>> {
    of.fixes.iter().filter_map(|fix| {
        let edits = fix.edits.iter().map(|edit| Some((texts.place_of(edit)?, edit)));
        Some(Located { fix, edits: edits.collect::<Option<_>>()? })
    })
}

/// Returns a list of objects, each with its `edits`.
pub(super) fn json(of: &Diagnostic, texts: &Texts<'_>) -> Value {
    let fixes = located(of, texts).map(|Located { fix, edits }| {
        let edits = edits.into_iter().map(|(place, edit)| {
            let mut object = json!(place);
            object["old"] = edit.old.as_str().into();
            object["new"] = edit.new.as_str().into();
            object
        });
        json!({ "title": fix.title(), "way": fix.way, "edits": edits.collect::<Vec<Value>>() })
    });
    fixes.collect()
}
