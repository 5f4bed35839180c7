//! The statements of guides, and which of them are bound to facts → text, JSON, annotations. Pure.

use serde_json::{Value, json};

use crate::compile::check::coverage::{Bound, Coverage, Passage, Statement};
use crate::compile::check::proof::{Proof, With};
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

/// `3 guides: 68 claims compared, 3 linked, 2 exempt, 9 numbers and 4 superlatives unbound`
pub fn total(coverages: &[Coverage<'_>]) -> String {
    let guides = counted(coverages.len(), ["guide", "guides"]);
    let counts = coverages.iter().map(Counts::of).fold(Counts::default(), Counts::plus);
    format!("{guides}: {}", counts.shown())
}

/// The numbers of statements of each kind.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    compared: usize,
    linked: usize,
    exempt: usize,
    numbers: usize,
    superlatives: usize,
}

impl Counts {
    fn of(coverage: &Coverage<'_>) -> Counts {
        let compared = coverage.bound.iter().filter(|bound| bound.proof.is_compared()).count();
        let unbound = |kind| coverage.unbound.iter().filter(|unbound| unbound.kind == kind).count();
        Counts {
            compared,
            linked: coverage.bound.len() - compared,
            exempt: coverage.exempt.len(),
            numbers: unbound(Statement::Number),
            superlatives: unbound(Statement::Superlative),
        }
    }

    fn plus(self, other: Counts) -> Counts {
        Counts {
            compared: self.compared + other.compared,
            linked: self.linked + other.linked,
            exempt: self.exempt + other.exempt,
            numbers: self.numbers + other.numbers,
            superlatives: self.superlatives + other.superlatives,
        }
    }

    fn shown(self) -> String {
        let Counts { compared, linked, exempt, numbers, superlatives } = self;
        format!(
            "{} compared, {linked} linked, {exempt} exempt, {} and {} unbound",
            counted(compared, ["claim", "claims"]),
            counted(numbers, ["number", "numbers"]),
            counted(superlatives, ["superlative", "superlatives"]),
        )
    }
}

/// A line of the report for people.
struct Line<'c> {
    part: &'c Passage,
    kind: &'static str,
    note: String,
}

/// The counts, and a line for each statement, in the order of the file.
fn human(coverage: &Coverage<'_>, texts: &Texts<'_>) -> String {
    let mut text = String::new();
    let counts = Counts::of(coverage).shown();
    push_line(&mut text, format_args!("{}: {counts}", coverage.page.title));
    let bound = coverage.bound.iter().map(|bound| Line {
        part: &bound.part,
        kind: bound.proof.as_str(),
        note: format!("  ({})", with(bound)),
    });
    let exempt = coverage.exempt.iter().map(|exempt| Line {
        part: &exempt.part,
        kind: "exempt",
        note: format!("  ({})", exempt.reason),
    });
    let unbound = coverage.unbound.iter().map(|unbound| Line {
        part: &unbound.part,
        kind: unbound.kind.as_str(),
        note: String::new(),
    });
    let mut lines: Vec<Line<'_>> = bound.chain(exempt).chain(unbound).collect();
    lines.sort_by_key(|line| line.part.span);
    let places: Vec<String> =
        lines.iter().map(|line| texts.locate(line.part.span).to_string()).collect();
    let width = places.iter().map(|place| place.chars().count()).max().unwrap_or(0);
    for (Line { part, kind, note }, place) in lines.iter().zip(&places) {
        let Passage { before, text: stated, after, .. } = part;
        let around = joined(before, &format!("`{stated}`"), after);
        push_line(&mut text, format_args!("  {place:width$}  {kind:11}  {around}{note}"));
    }
    text
}

/// How many facts a line names.
const MOST_NAMED: usize = 3;

/// What a claim is compared with, or leads to: `nodejs/price: $12 / month, python/price: free`.
fn with(bound: &Bound) -> String {
    let Proof::Compared(with) = &bound.proof else { return bound.fact.clone() };
    let one = |With { fact, value }: &With| format!("{fact}: {value}");
    let mut facts: Vec<String> = with.iter().take(MOST_NAMED).map(one).collect();
    if with.len() > MOST_NAMED {
        facts.push(counted(with.len() - MOST_NAMED, ["other", "others"]));
    }
    facts.join(", ")
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
    let bound = coverage.bound.iter().map(|bound| {
        let mut object = with(at(&bound.part), "fact", &bound.fact);
        object["proof"] = bound.proof.as_str().into();
        object["with"] = facts_of(&bound.proof);
        object
    });
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

/// Returns the facts that a claim is compared with, each with its value.
fn facts_of(proof: &Proof) -> Value {
    let Proof::Compared(with) = proof else { return json!([]) };
    with.iter().map(|With { fact, value }| json!({ "fact": fact, "value": value })).collect()
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
