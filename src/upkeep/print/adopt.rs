//! What guides state that could be bound → text, JSON, annotations. Pure.

use serde_json::{Value, json};

use crate::compile::check::coverage::Passage;
use crate::diagnostic::print::{Format, Texts, annotation, counted, push_line};
use crate::upkeep::adopt::{Adopted, Could, Offer, With};

/// Returns complete lines. The guides are in the given order.
pub fn report(guides: &[Adopted<'_>], texts: &Texts<'_>, format: Format) -> String {
    let one = |guide: &Adopted<'_>| match format {
        Format::Human | Format::Sarif | Format::Issue => human(guide, texts),
        Format::Json => format!("{}\n", json_object(guide, texts)),
        Format::Github => github(guide, texts),
    };
    let guides: Vec<String> = guides.iter().map(one).collect();
    guides.join(if format == Format::Human { "\n" } else { "" })
}

/// `3 guides: 12 statements to bind`
pub fn total(guides: &[Adopted<'_>]) -> String {
    let bound = guides.iter().map(Adopted::bound).sum();
    let statements = counted(bound, ["statement", "statements"]);
    format!("{}: {statements} to bind", counted(guides.len(), ["guide", "guides"]))
}

/// `bound 12 statements on 2 pages`
pub fn written(statements: usize, pages: usize) -> String {
    let statements = counted(statements, ["statement", "statements"]);
    format!("bound {statements} on {}", counted(pages, ["page", "pages"]))
}

impl Could {
    /// The word for it in JSON, and at the beginning of a line
    fn as_str(&self) -> &'static str {
        match self {
            Could::Bind { .. } => "bind",
            Could::Agree { .. } => "agrees",
            Could::Correct { .. } => "contradicts",
            Could::Choose { .. } => "choose",
            Could::Declare { .. } => "declare",
            Could::Draw { .. } => "draw",
        }
    }

    fn facts(&self) -> &[With] {
        match self {
            Could::Bind { facts, .. }
            | Could::Agree { facts, .. }
            | Could::Correct { facts }
            | Could::Choose { facts } => facts,
            Could::Declare { .. } | Could::Draw { .. } => &[],
        }
    }

    fn note(&self) -> String {
        let facts: Vec<String> =
            self.facts().iter().map(|of| format!("{}: {}", of.fact, of.value)).collect();
        let facts = facts.join(", ");
        match self {
            Could::Agree { why, .. } if facts.is_empty() => format!("({why})"),
            Could::Correct { .. } if facts.is_empty() => String::new(),
            Could::Bind { target, .. } => format!("→ {target}  ({facts})"),
            Could::Agree { why, .. } => format!("({facts}; {why})"),
            Could::Correct { .. } | Could::Choose { .. } => format!("({facts})"),
            Could::Declare { criterion } => {
                format!("→ {}", criterion.trim_end().replace('\n', "; "))
            }
            Could::Draw { directive } => format!("→ {directive}"),
        }
    }
}

fn human(guide: &Adopted<'_>, texts: &Texts<'_>) -> String {
    let mut text = String::new();
    let count = |is_one: fn(&Could) -> bool| guide.count(is_one);
    push_line(
        &mut text,
        format_args!(
            "{}: {} to bind, {} agreeing otherwise, {} contradicting, {} and {} by hand",
            guide.page.title,
            counted(guide.bound(), ["statement", "statements"]),
            count(|could| matches!(could, Could::Agree { .. })),
            count(|could| matches!(could, Could::Correct { .. })),
            counted(
                count(|could| matches!(could, Could::Choose { .. } | Could::Declare { .. })),
                ["number", "numbers"]
            ),
            counted(count(|could| matches!(could, Could::Draw { .. })), ["table", "tables"]),
        ),
    );
    let places: Vec<String> =
        guide.offers.iter().map(|offer| texts.locate(offer.part.span).to_string()).collect();
    let width = places.iter().map(|place| place.chars().count()).max().unwrap_or(0);
    for (Offer { part, could }, place) in guide.offers.iter().zip(&places) {
        let (word, note) = (could.as_str(), could.note());
        let line = format!("  {place:width$}  {word:11}  `{}`  {note}", part.text);
        push_line(&mut text, format_args!("{}", line.trim_end()));
    }
    text
}

fn json_object(guide: &Adopted<'_>, texts: &Texts<'_>) -> Value {
    let offer = |Offer { part, could }: &Offer| {
        let Passage { span, before, text, after } = part;
        let mut object = json!(texts.locate(*span));
        let facts = could.facts().iter();
        let facts = facts.map(|With { fact, value }| json!({ "fact": fact, "value": value }));
        object["before"] = before.as_str().into();
        object["text"] = text.as_str().into();
        object["after"] = after.as_str().into();
        object["could"] = could.as_str().into();
        object["facts"] = facts.collect();
        match could {
            Could::Bind { target, .. } => object["target"] = target.as_str().into(),
            Could::Agree { why, .. } => object["why"] = (*why).into(),
            Could::Declare { criterion } => object["criterion"] = criterion.as_str().into(),
            Could::Draw { directive } => object["directive"] = directive.as_str().into(),
            Could::Correct { .. } | Could::Choose { .. } => {}
        }
        object
    };
    json!({
        "report": "adopt",
        "file": texts.sources.path(guide.file),
        "title": guide.page.title,
        "address": guide.page.address.as_str(),
        "offers": guide.offers.iter().map(offer).collect::<Vec<_>>(),
    })
}

fn github(guide: &Adopted<'_>, texts: &Texts<'_>) -> String {
    let one = |Offer { part, could }: &Offer| {
        let message = format!("`{}` {}", part.text, could.note());
        annotation("notice", could.as_str(), part.span, texts, &message)
    };
    guide.offers.iter().map(one).collect()
}
