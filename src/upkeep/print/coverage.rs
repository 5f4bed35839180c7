//! The statements of guides, and which of them are bound to facts → text, JSON, annotations. Pure.

use serde_json::{Value, json};

use crate::compile::check::coverage::{Coverage, Passage, Statement};
use crate::diagnostic::print::{Format, Texts, annotation, counted, push_line};

/// Returns complete lines. The guides are in the given order.
pub fn report(coverages: &[Coverage<'_>], texts: &Texts<'_>, format: Format) -> String {
    let one = |coverage: &Coverage<'_>| match format {
        Format::Human | Format::Sarif | Format::Issue => human(coverage, texts),
        Format::Json => format!("{}\n", json_object(coverage, texts)),
        Format::Github => github(coverage, texts),
    };
    let guides: Vec<String> = coverages.iter().map(one).collect();
    guides.join(if format == Format::Human { "\n" } else { "" })
}

/// `3 guides: 71 claims bound, 2 exempt, 9 numbers and 4 superlatives unbound`
pub fn total(coverages: &[Coverage<'_>]) -> String {
    let guides = counted(coverages.len(), ["guide", "guides"]);
    let sum = |count: &dyn Fn(&Coverage<'_>) -> usize| coverages.iter().map(count).sum();
    let counts = counts([
        sum(&|coverage| coverage.bound.len()),
        sum(&|coverage| coverage.exempt.len()),
        sum(&|coverage| count(coverage, Statement::Number)),
        sum(&|coverage| count(coverage, Statement::Superlative)),
    ]);
    format!("{guides}: {counts}")
}

fn count(coverage: &Coverage<'_>, kind: Statement) -> usize {
    coverage.unbound.iter().filter(|unbound| unbound.kind == kind).count()
}

fn counts([bound, exempt, numbers, superlatives]: [usize; 4]) -> String {
    format!(
        "{} bound, {exempt} exempt, {} and {} unbound",
        counted(bound, ["claim", "claims"]),
        counted(numbers, ["number", "numbers"]),
        counted(superlatives, ["superlative", "superlatives"]),
    )
}

/// The counts, and a line for each statement that is exempt or unbound, in the order of the file.
fn human(coverage: &Coverage<'_>, texts: &Texts<'_>) -> String {
    let numbers = [
        coverage.bound.len(),
        coverage.exempt.len(),
        count(coverage, Statement::Number),
        count(coverage, Statement::Superlative),
    ];
    let mut text = String::new();
    push_line(&mut text, format_args!("{}: {}", coverage.page.title, counts(numbers)));
    let exempt = coverage.exempt.iter().map(|exempt| {
        let note = format!("  ({})", exempt.reason);
        (&exempt.part, "exempt", note)
    });
    let unbound = coverage
        .unbound
        .iter()
        .map(|unbound| (&unbound.part, unbound.kind.as_str(), String::new()));
    let mut lines: Vec<_> = exempt.chain(unbound).collect();
    lines.sort_by_key(|(part, ..)| part.span);
    let places: Vec<String> =
        lines.iter().map(|(part, ..)| texts.locate(part.span).to_string()).collect();
    let width = places.iter().map(|place| place.chars().count()).max().unwrap_or(0);
    for ((part, kind, note), place) in lines.iter().zip(&places) {
        let Passage { before, text: stated, after, .. } = part;
        let around = joined(before, &format!("`{stated}`"), after);
        push_line(&mut text, format_args!("  {place:width$}  {kind:11}  {around}{note}"));
    }
    text
}

/// Joins the parts of a passage, with spaces as in the original text.
fn joined(before: &str, marked: &str, after: &str) -> String {
    let gap =
        if before.is_empty() || before.ends_with(['(', '[', '“', '‘']) { "" } else { " " };
    let is_mark = |c: char| matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | ')' | ']' | '”' | '’');
    let next = if after.is_empty() || after.starts_with(is_mark) { "" } else { " " };
    format!("{before}{gap}{marked}{next}{after}")
}

fn json_object(coverage: &Coverage<'_>, texts: &Texts<'_>) -> Value {
    let at = |part: &Passage| {
        let mut object = json!(texts.locate(part.span));
        object["before"] = part.before.as_str().into();
        object["text"] = part.text.as_str().into();
        object["after"] = part.after.as_str().into();
        object
    };
    let with = |mut object: Value, key: &str, value: &str| {
        object[key] = value.into();
        object
    };
    let bound = coverage.bound.iter().map(|bound| with(at(&bound.part), "fact", &bound.fact));
    let exempt =
        coverage.exempt.iter().map(|exempt| with(at(&exempt.part), "reason", &exempt.reason));
    let unbound = coverage.unbound.iter().map(|it| with(at(&it.part), "kind", it.kind.as_str()));
    json!({
        "report": "claims",
        "file": texts.sources.path(coverage.file),
        "title": coverage.page.title,
        "address": coverage.page.address.as_str(),
        "bound": bound.collect::<Vec<_>>(),
        "exempt": exempt.collect::<Vec<_>>(),
        "unbound": unbound.collect::<Vec<_>>(),
        "looked_for": coverage.looked_for.iter().map(|kind| kind.as_str()).collect::<Vec<_>>(),
    })
}

fn github(coverage: &Coverage<'_>, texts: &Texts<'_>) -> String {
    let one = |part: &Passage, kind: &str| {
        let Passage { before, text, after, .. } = part;
        let around = joined(before, text, after);
        let message = format!("`{text}` is not bound to a fact: {around}");
        annotation("notice", &format!("unbound-{kind}"), part.span, texts, &message)
    };
    coverage.unbound.iter().map(|unbound| one(&unbound.part, unbound.kind.as_str())).collect()
}
