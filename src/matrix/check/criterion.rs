//! [`RawCriterion`] → [`Criterion`]. Pure.

use crate::base::date::Date;
use crate::data::{Data, Entry, Node};
use crate::diagnostic::Diagnostic;
use crate::matrix::raw::{RawCriterion, in_toml};
use crate::matrix::{Better, Criterion, Kind, Scale, version};

/// Returns the criterion, and whether its kind could be read. If not, it stands there as a text, so
/// that it can be referred to, and its facts are not to be checked.
///
/// Without `better`, the scale tells which end is better; without a scale, higher is for a rating,
/// and neither for a number, money, a version or a date. A yes is better than a no unless `better`
/// is `none`, and a choice goes by its scores.
///
/// Reports `invalid-value`, `missing-key`, `unknown-key`, `wrong-type` and `invalid-scale`.
pub(super) fn check(
    raw: RawCriterion,
    group: usize,
    found: &mut Vec<Diagnostic>,
) -> (Criterion, bool) {
    let kind = kind(&raw, found);
    let readable = kind.is_some();
    let (kind, better, scale) = match kind {
        Some(kind) => {
            let scale = scale(raw.scale.as_ref(), &kind, found);
            let (better, scale) = direction(&raw, &kind, scale, found);
            (kind, better, scale)
        }
        None => (Kind::Text, Better::None, None),
    };
    let criterion = Criterion {
        id: raw.id.value,
        name: raw.name,
        group,
        kind,
        unit: raw.unit,
        better,
        scale,
        weight: raw.weight,
        stale_after: raw.stale_after,
        about: raw.about,
        span: raw.id.span,
    };
    (criterion, readable)
}

/// None for a kind that is missing or unknown, or a choice whose choices cannot be read.
fn kind(raw: &RawCriterion, found: &mut Vec<Diagnostic>) -> Option<Kind> {
    let written = raw.kind.as_ref()?;
    let kind = match written.value.as_str() {
        "yes-no" => Kind::YesNo,
        "level" => Kind::Level,
        "number" => Kind::Number,
        "money" => Kind::Money,
        "rating" => Kind::Rating,
        "version" => Kind::Version,
        "date" => Kind::Date,
        "text" => Kind::Text,
        "list" => Kind::List,
        "choice" => return choice(raw, found),
        other => {
            found.push(Diagnostic::invalid_value(written.span, "kind", other, &Kind::NAMES));
            return None;
        }
    };
    for entry in [&raw.choices, &raw.scores].into_iter().flatten() {
        found.push(misplaced(entry, &kind));
    }
    Some(kind)
}

fn misplaced(entry: &Entry, kind: &Kind) -> Diagnostic {
    let place = format!("a criterion of kind `{}`", kind.name());
    Diagnostic::unknown_key(entry.key.span, &entry.key.value, &place, &[])
}

fn choice(raw: &RawCriterion, found: &mut Vec<Diagnostic>) -> Option<Kind> {
    let Some(choices) = &raw.choices else {
        found.push(Diagnostic::missing_key(raw.span, "choices", "this criterion of kind `choice`"));
        return None;
    };
    let choices = choice_names(&choices.node, found)?;
    let mut choices: Vec<(String, Option<f64>)> =
        choices.into_iter().map(|choice| (choice.to_owned(), None)).collect();
    if let Some(scores) = &raw.scores {
        score(&mut choices, &scores.node, found);
    }
    Some(Kind::Choice(choices))
}

/// None when one of them is wrong: a fact that names it is not to be reported as well.
fn choice_names<'r>(node: &'r Node, found: &mut Vec<Diagnostic>) -> Option<Vec<&'r str>> {
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
            "unknown" | "n/a" => "another word: a fact of any kind may be `unknown` or `n/a`",
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

/// Gives each choice its utility. All of them need one: a choice without would count as unknown.
fn score(choices: &mut [(String, Option<f64>)], node: &Node, found: &mut Vec<Diagnostic>) {
    let Data::Table(scores) = &node.data else {
        let wanted = "a table from choice to number";
        found.push(Diagnostic::wrong_type(node.span, "scores", wanted, node.data.type_name()));
        return;
    };
    for Entry { key, node } in &scores.entries {
        let utility = utility(&key.value, node, found);
        match choices.iter_mut().find(|(name, _)| *name == key.value) {
            Some(choice) => choice.1 = Some(utility),
            None => {
                let known: Vec<&str> = choices.iter().map(|(name, _)| name.as_str()).collect();
                found.push(Diagnostic::unknown_key(key.span, &key.value, "`scores`", &known));
            }
        }
    }
    for (name, _) in choices.iter().filter(|(_, utility)| utility.is_none()) {
        found.push(Diagnostic::missing_key(node.span, name, "`scores`"));
    }
}

fn utility(choice: &str, node: &Node, found: &mut Vec<Diagnostic>) -> f64 {
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

fn is_ordered(kind: &Kind) -> bool {
    matches!(kind, Kind::Number | Kind::Money | Kind::Rating | Kind::Version | Kind::Date)
}

/// None when there is none, or a wrong one.
fn scale(entry: Option<&Entry>, kind: &Kind, found: &mut Vec<Diagnostic>) -> Option<Scale> {
    let entry = entry?;
    let span = entry.node.span;
    if !is_ordered(kind) {
        found.push(misplaced(entry, kind));
        return None;
    }
    let Data::List(ends) = &entry.node.data else {
        let got = entry.node.data.type_name();
        found.push(Diagnostic::wrong_type(span, "scale", "a list of two values", got));
        return None;
    };
    let [worst, best] = ends.as_slice() else {
        let values = if ends.len() == 1 { "value" } else { "values" };
        let why = format!("it has {} {values}, not two", ends.len());
        found.push(Diagnostic::invalid_scale(span, &why));
        return None;
    };
    let (worst, best) = (scale_end(worst, kind, found), scale_end(best, kind, found));
    let scale = Scale { worst: worst?, best: best? };
    #[expect(clippy::float_cmp, reason = "ends that differ at all are ends")]
    if scale.worst == scale.best {
        found.push(Diagnostic::invalid_scale(span, "its worst is its best"));
        return None;
    }
    Some(scale)
}

fn scale_end(node: &Node, kind: &Kind, found: &mut Vec<Diagnostic>) -> Option<f64> {
    let (end, wanted) = match (kind, &node.data) {
        (Kind::Date, Data::Date(text) | Data::Text(text)) => match Date::parse(text) {
            Ok(date) => (Some(date.days_since_1970()), "date"),
            Err(wrong) => {
                found.push(Diagnostic::invalid_date(node.span, &wrong));
                return None;
            }
        },
        (Kind::Date, _) => (None, "date"),
        // Not a number with a point: 3.10 would be read as 3.1.
        (Kind::Version, Data::Text(text)) => (version::measure(text), "version in quotes"),
        (Kind::Version, Data::Integer(_)) => (number(&node.data), "version in quotes"),
        (Kind::Version, _) => (None, "version in quotes"),
        (_, data) => (number(data).filter(|end| end.is_finite()), "number"),
    };
    if end.is_none() {
        let why = format!("one of its ends is no {wanted}");
        found.push(Diagnostic::invalid_scale(node.span, &why));
    }
    end
}

fn number(data: &Data) -> Option<f64> {
    match data {
        #[expect(clippy::cast_precision_loss, reason = "authors' numbers stay far below 2^53")]
        Data::Integer(integer) => Some(*integer as f64),
        Data::Float(float) => Some(*float),
        _ => None,
    }
}

/// What is better, and the scale unless the two contradict each other.
fn direction(
    raw: &RawCriterion,
    kind: &Kind,
    scale: Option<Scale>,
    found: &mut Vec<Diagnostic>,
) -> (Better, Option<Scale>) {
    let by_scale = scale.map(|scale| match scale.worst < scale.best {
        true => Better::Higher,
        false => Better::Lower,
    });
    let Some(better) = stated_better(raw, kind, found) else {
        return (by_scale.unwrap_or(usual_better(kind)), scale);
    };
    let why = match (better, by_scale) {
        (Better::Higher, Some(Better::Lower)) => {
            "its best is below its worst, but higher is better"
        }
        (Better::Lower, Some(Better::Higher)) => "its best is above its worst, but lower is better",
        (Better::None, Some(_)) => "neither end is better, by `better = \"none\"`",
        _ => return (better, scale),
    };
    let span = raw.scale.as_ref().map_or(raw.span, |entry| entry.node.span);
    found.push(Diagnostic::invalid_scale(span, why));
    (better, None)
}

fn stated_better(raw: &RawCriterion, kind: &Kind, found: &mut Vec<Diagnostic>) -> Option<Better> {
    let written = raw.better.as_ref()?;
    let named = Better::NAMES.iter().find(|(name, _)| *name == written.value);
    let Some((_, better)) = named else {
        let allowed = Better::NAMES.map(|(name, _)| name);
        found.push(Diagnostic::invalid_value(written.span, "better", &written.value, &allowed));
        return None;
    };
    if *better != Better::None && !is_ordered(kind) {
        let form = "`none` or nothing: only numbers, money, ratings, versions and dates have an \
                    order to choose";
        found.push(Diagnostic::ill_formed_value(written.span, "better", &written.value, form));
        return None;
    }
    Some(*better)
}

fn usual_better(kind: &Kind) -> Better {
    match kind {
        Kind::YesNo | Kind::Level | Kind::Rating => Better::Higher,
        Kind::Choice(choices) if choices.iter().any(|(_, utility)| utility.is_some()) => {
            Better::Higher
        }
        _ => Better::None,
    }
}
