//! How well guides are guarded → text, JSON, annotations. Pure.

use serde_json::{Value, json};

use crate::compile::check::coverage::Passage;
use crate::compile::check::mutants::{Guard, Guarded, Tested, Tried, share};
use crate::diagnostic::print::{Format, Texts, annotation, counted, push_line};

/// Returns complete lines. The guides are in the given order.
pub fn report(guides: &[Guarded<'_>], texts: &Texts<'_>, format: Format) -> String {
    let one = |guide: &Guarded<'_>| match format {
        Format::Human | Format::Sarif | Format::Issue => human(guide, texts),
        Format::Json => format!("{}\n", json_object(guide, texts)),
        Format::Github => github(guide, texts),
    };
    let guides: Vec<String> = guides.iter().map(one).collect();
    guides.join(if format == Format::Human { "\n" } else { "" })
}

/// `3 guides: 108 of 120 facts guarded, 90 %`
pub fn total(guides: &[Guarded<'_>]) -> String {
    let guarded = guides.iter().map(Guarded::guarded).sum();
    let facts = guides.iter().map(|guide| guide.facts.len()).sum();
    format!("{}: {}", counted(guides.len(), ["guide", "guides"]), shown(guarded, facts))
}

/// Returns a line for each guide of which a smaller share is guarded, in percent.
pub fn below(guides: &[Guarded<'_>], least: u8, texts: &Texts<'_>) -> Vec<String> {
    let is_below = |guide: &&Guarded<'_>| guide.share() * 100.0 < f64::from(least);
    let line = |guide: &Guarded<'_>| {
        let (path, share) = (texts.sources.path(guide.file), percent(guide.share()));
        format!("{path}: {share} is below {least} %")
    };
    guides.iter().filter(is_below).map(line).collect()
}

/// `41 of 48 facts guarded, 85 %`
fn shown(guarded: usize, facts: usize) -> String {
    let of = format!("{guarded} of {} guarded", counted(facts, ["fact", "facts"]));
    match facts {
        0 => of,
        _ => format!("{of}, {}", percent(share(guarded, facts))),
    }
}

/// Rounds down, so that 100 % is all.
fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0 + 1e-9).floor())
}

fn human(guide: &Guarded<'_>, texts: &Texts<'_>) -> String {
    let mut text = String::new();
    let (checked, drawn) = (guide.count(Guard::Checked), guide.count(Guard::Drawn));
    let shown = shown(guide.guarded(), guide.facts.len());
    push_line(
        &mut text,
        format_args!("{}: {shown} ({checked} checked, {drawn} drawn)", guide.page.title),
    );
    let survivors = survivors(guide);
    let named = survivors.iter().flat_map(|fact| fact.places.iter().map(move |part| (*fact, part)));
    let mut named: Vec<(&Tested, &Passage)> = named.collect();
    named.sort_by_key(|(_, part)| part.span);
    let places: Vec<String> =
        named.iter().map(|(_, part)| texts.locate(part.span).to_string()).collect();
    let width = places.iter().map(|place| place.chars().count()).max().unwrap_or(0);
    for ((fact, part), place) in named.iter().zip(&places) {
        let note = format!("{}: {}", fact.fact, change(fact));
        push_line(&mut text, format_args!("  {place:width$}  `{}`  ({note})", short(&part.text)));
    }
    let unnamed = survivors.iter().filter(|fact| fact.places.is_empty());
    let unnamed: Vec<&str> = unnamed.map(|fact| fact.fact.as_str()).collect();
    if !unnamed.is_empty() {
        push_line(&mut text, format_args!("  neither shown nor named: {}", unnamed.join(", ")));
    }
    text
}

fn survivors<'g>(guide: &'g Guarded<'_>) -> Vec<&'g Tested> {
    guide.facts.iter().filter(|fact| fact.guard == Guard::None).collect()
}

/// How many of the values that are not noticed a line has.
const MOST_VALUES: usize = 2;

/// `45 ms could be 68 ms or 22 ms`: the values that are not noticed.
fn change(fact: &Tested) -> String {
    let silent = fact.tried.iter().filter(|tried| !tried.is_noticed);
    let values: Vec<&str> = silent.map(|tried| tried.value.as_str()).take(MOST_VALUES).collect();
    match values.is_empty() {
        true => fact.value.clone(),
        false => format!("{} could be {}", fact.value, values.join(" or ")),
    }
}

/// The longest text of a line, in characters.
const LONGEST: usize = 72;

/// Returns the first words of a text, with an ellipsis if there are more.
fn short(text: &str) -> String {
    let Some((at, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let end = text[..at].rfind(' ').unwrap_or(at);
    format!("{}…", &text[..end])
}

fn json_object(guide: &Guarded<'_>, texts: &Texts<'_>) -> Value {
    let place = |part: &Passage| {
        let mut object = json!(texts.locate(part.span));
        object["text"] = part.text.as_str().into();
        object
    };
    let tried = |Tried { change, value, is_noticed }: &Tried| json!({ "change": change.as_str(), "value": value, "noticed": is_noticed });
    let survivor = |fact: &Tested| {
        json!({
            "fact": fact.fact,
            "value": fact.value,
            "mutants": fact.tried.iter().map(tried).collect::<Vec<_>>(),
            "places": fact.places.iter().map(place).collect::<Vec<_>>(),
        })
    };
    json!({
        "report": "mutants",
        "file": texts.sources.path(guide.file),
        "title": guide.page.title,
        "address": guide.page.address.as_str(),
        "facts": guide.facts.len(),
        "guarded": guide.guarded(),
        "checked": guide.count(Guard::Checked),
        "drawn": guide.count(Guard::Drawn),
        "share": (guide.share() * 1e4).round() / 1e4,
        "survivors": survivors(guide).into_iter().map(survivor).collect::<Vec<_>>(),
    })
}

fn github(guide: &Guarded<'_>, texts: &Texts<'_>) -> String {
    let one = |fact: &Tested| -> String {
        let message = format!("`{}` is not guarded here: {}", fact.fact, change(fact));
        let at = |part: &Passage| annotation("notice", "survivor", part.span, texts, &message);
        fact.places.iter().map(at).collect()
    };
    survivors(guide).into_iter().map(one).collect()
}
