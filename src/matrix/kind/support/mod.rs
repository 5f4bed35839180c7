//! The kind `support`: since which version a feature is supported, and under which restrictions.

mod statement;

use self::statement::FORMS;
use super::choice::{self, Choice};
use super::{Notation, Statement, Values, Written};
use crate::data::keys::Keys;
use crate::data::toml::Bare;
use crate::data::{Data, Entry, Node};
use crate::diagnostic::Diagnostic;
use crate::matrix::raw::RawCriterion;
use crate::matrix::support::{Status, Support};
use crate::matrix::value_keys::SUPPORT;
use crate::matrix::{Better, FactValue};

pub(super) const NAME: &str = "support";

/// The statuses, with their utilities.
#[derive(Debug, Clone, PartialEq)]
pub struct Supports(Vec<Choice>);

impl Values for Supports {
    fn name(&self) -> &'static str {
        NAME
    }

    fn own_keys(&self) -> &'static [&'static str] {
        &["scores"]
    }

    fn value_keys(&self) -> Option<&'static Keys> {
        Some(&SUPPORT)
    }

    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>> {
        let (mut statements, mut found) = (Vec::new(), Vec::new());
        let mut read = |data, span| {
            let one = Written { data, span, digits: None, ..*written };
            statements.extend(statement::read(&one, self, &mut found));
        };
        match written.data {
            Data::List(nodes) => nodes.iter().for_each(|Node { data, span }| read(data, *span)),
            data => read(data, written.span),
        }
        let mut statements = statements.into_iter();
        match statements.next() {
            Some(first) if found.is_empty() => {
                Ok(FactValue::Support(Support::new(first, statements.collect()).into()))
            }
            None if found.is_empty() => Err(written.wrong_value(self)),
            _ => Err(found),
        }
    }

    fn wanted(&self) -> String {
        format!("{FORMS}, `\"no\"`, a table as in `value = {{ since = \"76\", flag = \"…\" }}`")
    }

    fn notation(&self, typed: &str) -> Notation {
        Notation::bare_if(typed, &[Bare::Braced])
    }

    fn words(&self) -> Vec<&str> {
        [Status::Yes, Status::Partial, Status::Preview, Status::No].map(Status::as_str).into()
    }

    fn claimed_words(&self) -> Vec<&str> {
        Status::ALL.map(Status::as_str).into()
    }

    fn choices(&self) -> &[Choice] {
        &self.0
    }

    fn default_better(&self) -> Better {
        Better::Higher
    }

    fn utility(&self, value: &FactValue) -> Option<f64> {
        let status = value.support()?.first().status();
        self.0.iter().find(|choice| choice.name == status.as_str())?.score
    }

    fn is_scored(&self) -> bool {
        true
    }

    fn can_be_required(&self) -> bool {
        true
    }

    fn statement(&self) -> Statement {
        Statement::Support
    }

    fn meant(&self, word: &str) -> Option<FactValue> {
        let statement = statement::of_text(word)?;
        Some(FactValue::Support(Support::new(statement, Vec::new()).into()))
    }
}

/// Reads the utilities of the statuses.
pub(super) fn read(raw: &RawCriterion, found: &mut Vec<Diagnostic>) -> Supports {
    let choice = |status: Status| Choice {
        name: status.as_str().to_owned(),
        score: Some(status.default_score()),
    };
    let mut choices: Vec<Choice> = Status::ALL.map(choice).into();
    let Some(scores) = &raw.scores else { return Supports(choices) };
    let Data::Table(table) = &scores.node.data else {
        let (wanted, got) = ("a table from status to number", scores.node.data.type_name());
        found.push(Diagnostic::wrong_type(scores.node.span, "scores", wanted, got));
        return Supports(choices);
    };
    // Full support is worth all, and none is worth nothing.
    let own = Status::ALL.into_iter().filter(|status| status.is_restricted());
    let own: Vec<&str> = own.map(Status::as_str).collect();
    for Entry { key, node } in &table.entries {
        let score = choice::utility(&key.value, node, found);
        match choices.iter_mut().find(|choice| choice.name == key.value) {
            Some(choice) if own.contains(&key.value.as_str()) => choice.score = Some(score),
            _ => found.push(Diagnostic::unknown_key(key.span, &key.value, "`scores`", &own)),
        }
    }
    Supports(choices)
}

#[cfg(test)]
mod tests;
