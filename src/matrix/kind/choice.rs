//! The kind `choice`: one of the values that the criterion declares.

use super::written::number;
use super::{Statement, Values, Written};
use crate::data::{Data, Entry, Node};
use crate::diagnostic::{Diagnostic, one_of};
use crate::matrix::raw::{RawCriterion, in_toml};
use crate::matrix::text::is_same;
use crate::matrix::{Better, Datum, FactValue};

pub(super) const NAME: &str = "choice";

/// The choices of a criterion, in declaration order.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices(pub Vec<Choice>);

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub name: String,
    /// Its utility, if the criterion defines one, 0..1
    pub score: Option<f64>,
}

impl Choices {
    fn index(&self, is: impl Fn(&str) -> bool) -> Option<FactValue> {
        self.0.iter().position(|choice| is(&choice.name)).map(FactValue::Choice)
    }

    fn chosen(&self, value: &FactValue) -> Option<&Choice> {
        if let FactValue::Choice(at) = value { Some(&self.0[*at]) } else { None }
    }
}

impl Values for Choices {
    fn name(&self) -> &'static str {
        NAME
    }

    fn own_keys(&self) -> &'static [&'static str] {
        &["choices", "scores"]
    }

    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>> {
        let choice = written.text().and_then(|text| self.index(|name| name == text));
        choice.ok_or_else(|| written.wrong_value(self))
    }

    fn wanted(&self) -> String {
        let quoted: Vec<String> =
            self.0.iter().map(|choice| format!("\"{}\"", choice.name)).collect();
        one_of(&quoted.iter().map(String::as_str).collect::<Vec<&str>>())
    }

    fn words(&self) -> Vec<&str> {
        self.0.iter().map(|choice| choice.name.as_str()).collect()
    }

    fn choices(&self) -> &[Choice] {
        &self.0
    }

    fn datum<'v>(&'v self, value: &'v FactValue) -> Option<Datum<'v>> {
        self.chosen(value).map(|choice| Datum::Text(&choice.name))
    }

    fn default_better(&self) -> Better {
        if self.is_scored() { Better::Higher } else { Better::None }
    }

    fn utility(&self, value: &FactValue) -> Option<f64> {
        self.chosen(value)?.score
    }

    fn is_scored(&self) -> bool {
        self.0.iter().any(|choice| choice.score.is_some())
    }

    fn no_order(&self) -> Option<(&'static str, &'static str)> {
        self.0.iter().any(|choice| choice.score.is_none()).then_some((
            "has no order: its choices have no `scores`",
            "give it `scores`, or use `?is=`",
        ))
    }

    fn statement(&self) -> Statement {
        Statement::Word
    }

    fn meant(&self, word: &str) -> Option<FactValue> {
        self.index(|name| is_same(name, word))
    }
}

/// Reads the choices of a criterion; `None` if they cannot be read.
pub(super) fn read(raw: &RawCriterion, found: &mut Vec<Diagnostic>) -> Option<Choices> {
    let Some(choices) = &raw.choices else {
        let of = format!("this criterion of kind `{NAME}`");
        found.push(Diagnostic::missing_key(raw.span, "choices", &of));
        return None;
    };
    let names = names(&choices.node, found)?.into_iter();
    let mut choices: Vec<Choice> =
        names.map(|name| Choice { name: name.to_owned(), score: None }).collect();
    if let Some(scores) = &raw.scores {
        score(&mut choices, &scores.node, found);
    }
    Some(Choices(choices))
}

/// Reads the names of choices; `None` if one is wrong, so that a fact with it is not reported as well.
fn names<'r>(node: &'r Node, found: &mut Vec<Diagnostic>) -> Option<Vec<&'r str>> {
    let before = found.len();
    let mut names: Vec<&str> = Vec::new();
    let Data::List(nodes) = &node.data else {
        let wanted = "a list of strings";
        found.push(Diagnostic::wrong_type(node.span, "choices", wanted, node.data.type_name()));
        return None;
    };
    for node in nodes {
        let Data::Text(name) = &node.data else {
            let got = format!("a list with {}", node.data.type_name());
            found.push(Diagnostic::wrong_type(node.span, "choices", "a list of strings", &got));
            continue;
        };
        let form = match name.as_str() {
            name if FactValue::of_word(name).is_some() => {
                "another word: a fact of any kind may be `unknown` or `n/a`"
            }
            name if name.trim().is_empty() => "one word or more",
            name if names.contains(&name) => "each choice once",
            name => {
                names.push(name);
                continue;
            }
        };
        found.push(Diagnostic::ill_formed_value(node.span, "choices", name, form));
    }
    if nodes.is_empty() {
        let form = "the values that a fact may have, such as `[\"static\", \"dynamic\"]`";
        found.push(Diagnostic::ill_formed_value(node.span, "choices", "[]", form));
    }
    (found.len() == before).then_some(names)
}

/// Sets the utility of each choice. Every choice needs one, as it would otherwise count as unknown.
fn score(choices: &mut [Choice], node: &Node, found: &mut Vec<Diagnostic>) {
    let Data::Table(scores) = &node.data else {
        let wanted = "a table from choice to number";
        found.push(Diagnostic::wrong_type(node.span, "scores", wanted, node.data.type_name()));
        return;
    };
    for Entry { key, node } in &scores.entries {
        let utility = utility(&key.value, node, found);
        match choices.iter_mut().find(|choice| choice.name == key.value) {
            Some(choice) => choice.score = Some(utility),
            None => {
                let known: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
                found.push(Diagnostic::unknown_key(key.span, &key.value, "`scores`", &known));
            }
        }
    }
    for choice in choices.iter().filter(|choice| choice.score.is_none()) {
        found.push(Diagnostic::missing_key(node.span, &choice.name, "`scores`"));
    }
}

/// Reads the utility of a choice, 0..1.
pub(super) fn utility(choice: &str, node: &Node, found: &mut Vec<Diagnostic>) -> f64 {
    match number(&node.data) {
        Some(utility) if (0.0..=1.0).contains(&utility) => return utility,
        Some(other) => {
            let (got, form) = (in_toml(other), "a number from 0 to 1");
            found.push(Diagnostic::ill_formed_value(node.span, choice, &got, form));
        }
        None => {
            let got = node.data.type_name();
            found.push(Diagnostic::wrong_type(node.span, choice, "a number", got));
        }
    }
    0.0
}
