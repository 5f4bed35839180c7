//! Statements that were rewritten → text, JSON, annotations. Pure.

use serde_json::json;

use crate::base::printable;
use crate::diagnostic::print::{Format, Texts, annotation, counted};
use crate::upkeep::fix::{Change, Fixed};

/// Returns a line for each change of a page. `texts` contains the new text of the page.
pub fn report(fixed: &Fixed, texts: &Texts<'_>, format: Format) -> String {
    let one = |change: &Change| {
        let Change { span, old, new, fact } = change;
        let place = texts.locate(*span);
        match format {
            Format::Human | Format::Sarif | Format::Issue => {
                format!("{}\n", printable::line(&format!("{place}: {old} → {new}")))
            }
            Format::Json => {
                let mut object = json!(place);
                object["report"] = "fix".into();
                object["fact"] = fact.as_str().into();
                object["old"] = old.as_str().into();
                object["new"] = new.as_str().into();
                format!("{object}\n")
            }
            Format::Github => {
                let message = format!("`{old}` → `{new}`, as `{fact}` says");
                annotation("notice", "fixed", *span, texts, &message)
            }
        }
    };
    fixed.changes.iter().map(one).collect()
}

/// `fixed 3 statements on 2 pages`
pub fn total(fixed: &[Fixed]) -> String {
    let changes = fixed.iter().map(|page| page.changes.len()).sum();
    let statements = counted(changes, ["statement", "statements"]);
    format!("fixed {statements} on {}", counted(fixed.len(), ["page", "pages"]))
}
