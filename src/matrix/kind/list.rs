//! The kind `list`: several texts.

use super::{Notation, Statement, Values, Written, text};
use crate::data::{Data, Node};
use crate::diagnostic::Diagnostic;
use crate::matrix::FactValue;

pub(super) const NAME: &str = "list";

pub(super) struct Lists;

impl Values for Lists {
    fn name(&self) -> &'static str {
        NAME
    }

    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>> {
        let Data::List(nodes) = written.data else { return Err(written.wrong_value(self)) };
        if nodes.is_empty() {
            return Err(written.wrong_value(self));
        }
        let (mut items, mut wrong) = (Vec::with_capacity(nodes.len()), Vec::new());
        for Node { data, span } in nodes {
            let item = Written { data, span: *span, digits: None, ..*written };
            if let Some(text) = item.words() {
                items.push(text.into());
            } else if *data != Data::Nothing {
                wrong.extend(item.wrong_value(self));
            }
        }
        // `Data::Nothing` is reported already. A wrong item invalidates the whole list: a part of it would
        // be another fact than the author's.
        if items.len() == nodes.len() { Ok(FactValue::List(items)) } else { Err(wrong) }
    }

    fn wanted(&self) -> String {
        "a list of strings, such as `[\"Linux\", \"macOS\"]`".to_owned()
    }

    fn notation(&self, _: &str) -> Notation {
        Notation::Listed
    }

    fn no_order(&self) -> Option<(&'static str, &'static str)> {
        Some(text::NO_ORDER)
    }

    fn statement(&self) -> Statement {
        Statement::Text
    }
}
