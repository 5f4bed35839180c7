//! [`RawCriterion`] → [`Criterion`]. Pure.

use crate::base::index::Index;
use crate::data::{Data, Entry};
use crate::diagnostic::Diagnostic;
use crate::matrix::digits::Digits;
use crate::matrix::kind::MEASURED;
use crate::matrix::raw::RawCriterion;
use crate::matrix::{Better, Criterion, Group, Kind, Scale, Sense};

/// Returns the criterion, and whether its kind could be read. If not, the criterion gets the kind
/// `text`, so that references to it resolve, and its facts must not be checked.
///
/// Without `better`, the scale determines which end is better; without a scale, the kind does.
///
/// Reports `invalid-value`, `missing-key`, `unknown-key`, `wrong-type` and `invalid-scale`.
pub(super) fn check(
    raw: RawCriterion,
    group: Index<Group>,
    found: &mut Vec<Diagnostic>,
) -> (Criterion, bool) {
    let kind = kind(&raw, found);
    let readable = kind.is_some();
    let mut digits = Digits::Scaled;
    let (kind, better, scale) = match kind {
        Some(kind) => {
            digits = stated_digits(raw.digits.as_ref(), &kind, found).unwrap_or(digits);
            let scale = scale(raw.scale.as_ref(), &kind, found);
            let (better, scale) = direction(&raw, &kind, scale, found);
            (kind, better, scale)
        }
        None => (Kind::Text, Better::None, None),
    };
    let sense = if readable { sense(&raw, found) } else { Sense::Value };
    let criterion = Criterion {
        id: raw.id.value,
        name: raw.name,
        terms: raw.terms,
        group,
        kind,
        unit: raw.unit,
        digits,
        better,
        sense,
        scale,
        weight: raw.weight,
        stale_after: raw.stale_after,
        about: raw.about,
        is_from_file: raw.from.is_some(),
        more: raw.more,
        span: raw.id.span,
    };
    (criterion, readable)
}

/// Reads the kind; `None` if it cannot be read. Reports keys that belong to other kinds.
fn kind(raw: &RawCriterion, found: &mut Vec<Diagnostic>) -> Option<Kind> {
    let kind = Kind::read(raw, found)?;
    for entry in [&raw.choices, &raw.scores, &raw.minimum, &raw.limit].into_iter().flatten() {
        if !kind.own_keys().contains(&entry.key.value.as_str()) {
            found.push(misplaced(entry, &kind));
        }
    }
    Some(kind)
}

/// Reads `minimum` and `limit`, of which a criterion has one at most.
fn sense(raw: &RawCriterion, found: &mut Vec<Diagnostic>) -> Sense {
    let mut is_on = |entry: Option<&Entry>| {
        let Entry { key, node } = entry?;
        if let Data::Boolean(is_on) = node.data {
            return is_on.then_some(key.span);
        }
        if node.data != Data::Nothing {
            let got = node.data.type_name();
            found.push(Diagnostic::wrong_type(node.span, &key.value, "true or false", got));
        }
        None
    };
    match (is_on(raw.minimum.as_ref()), is_on(raw.limit.as_ref())) {
        (None, None) => Sense::Value,
        (Some(_), None) => Sense::Minimum,
        (None, Some(_)) => Sense::Limit,
        (Some(_), Some(limit)) => {
            let form = "`minimum` or `limit`: a fact cannot be both";
            found.push(Diagnostic::ill_formed_value(limit, "limit", "true", form));
            Sense::Minimum
        }
    }
}

fn misplaced(entry: &Entry, kind: &Kind) -> Diagnostic {
    let place = format!("a criterion of kind `{}`", kind.name());
    Diagnostic::unknown_key(entry.key.span, &entry.key.value, &place, &[])
}

/// Reads how numbers are shown; `None` if it is not said, or wrong.
fn stated_digits(
    entry: Option<&Entry>,
    kind: &Kind,
    found: &mut Vec<Diagnostic>,
) -> Option<Digits> {
    let entry = entry?;
    let span = entry.node.span;
    if !kind.has_amounts() {
        found.push(misplaced(entry, kind));
        return None;
    }
    let Data::Text(text) = &entry.node.data else {
        found.push(Diagnostic::wrong_type(span, "digits", "a string", entry.node.data.type_name()));
        return None;
    };
    let named = Digits::NAMES.iter().find(|(name, _)| name == text);
    if named.is_none() {
        let allowed = Digits::NAMES.map(|(name, _)| name);
        found.push(Diagnostic::invalid_value(span, "digits", text, &allowed));
    }
    named.map(|(_, digits)| *digits)
}

/// Reads the scale; `None` if it is missing or wrong.
fn scale(entry: Option<&Entry>, kind: &Kind, found: &mut Vec<Diagnostic>) -> Option<Scale> {
    let entry = entry?;
    let span = entry.node.span;
    let Some(measured) = kind.measured() else {
        found.push(misplaced(entry, kind));
        return None;
    };
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
    let [worst, best] =
        [worst, best].map(|end| measured.end(end).map_err(|wrong| found.push(wrong)).ok());
    let scale = Scale { worst: worst?, best: best? };
    #[expect(clippy::float_cmp, reason = "ends that differ at all are ends")]
    if scale.worst == scale.best {
        found.push(Diagnostic::invalid_scale(span, "its worst and best value are the same"));
        return None;
    }
    Some(scale)
}

/// Returns which values are better, and the scale unless it contradicts `better`.
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
        return (by_scale.unwrap_or(kind.default_better()), scale);
    };
    let why = match (better, by_scale) {
        (Better::Higher, Some(Better::Lower)) => {
            "its best value is below its worst, but higher is better"
        }
        (Better::Lower, Some(Better::Higher)) => {
            "its best value is above its worst, but lower is better"
        }
        (Better::None, Some(_)) => "`better = \"none\"` says that neither end is better",
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
    if *better != Better::None && kind.measured().is_none() {
        let form = format!("`none` or nothing: only {MEASURED} have an order to choose");
        found.push(Diagnostic::ill_formed_value(written.span, "better", &written.value, &form));
        return None;
    }
    Some(*better)
}
