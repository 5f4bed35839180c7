//! Hover texts: a few lines of Markdown about what is at an offset. Pure.

use std::fmt::Write as _;
use std::ops::Range;

use super::named::{Named, Place};
use super::slot::{Datum, Part, Slot, Wants, slot};
use super::{Known, mentions, words};
use crate::base::index::Index;
use crate::claims::written;
use crate::compile::check::proof::{Proof, With, proof};
use crate::compile::parse::claim::{Binding, Claim};
use crate::compile::site::Page;
use crate::data::keys::Key;
use crate::directive::Builtin;
use crate::matrix::rivals::Rivals;
use crate::matrix::view::Cell;
use crate::matrix::{Better, Criterion, Fact, FactSource, Matrix, Subject};
use crate::source::FileId;

/// A hover text.
#[derive(Debug, PartialEq, Eq)]
pub struct Hover {
    /// The byte range that the text is about
    pub range: Range<usize>,
    pub markdown: String,
}

/// Returns the hover text for an offset: for a claim its fact, for an id what it identifies, for a key,
/// directive or attribute its meaning.
pub fn hover(known: &Known<'_>, file: FileId, text: &str, byte: usize) -> Option<Hover> {
    if let Some(page) = known.page(file)
        && let Some(claim) = claim_at(page, byte)
        && let Some(markdown) = of_claim(known, page, claim)
    {
        return Some(Hover { range: claim.span.range(), markdown });
    }
    if let Some(mention) = mentions::at(known, file, byte) {
        let markdown = of_named(known, mention.named);
        return Some(Hover { range: mention.span.range(), markdown });
    }
    let Slot { wants, range } = slot(known.site.sources.get(file), text, byte)?;
    let word = text.get(range.clone()).filter(|word| !word.is_empty())?;
    let markdown = match &wants {
        Wants::Data(datum) => of_datum(datum, word)?,
        Wants::Directive { .. } => of_directive(known, word)?,
        Wants::Attribute { directive, .. } => {
            format!("`{word}`: {}", known.site.reads.attribute(directive, word)?.about)
        }
        Wants::FenceAttribute { .. } => format!("`{word}`: {}", words::fence_about(word)?),
        _ => return None,
    };
    Some(Hover { range, markdown })
}

/// Returns the claim at an offset of a page's file.
pub(super) fn claim_at(page: &Page, byte: usize) -> Option<&Claim> {
    page.outline.claims.iter().find(|claim| {
        let range = claim.span.range();
        (range.start..=range.end).contains(&byte)
    })
}

fn of_claim(known: &Known<'_>, page: &Page, claim: &Claim) -> Option<String> {
    match &claim.bond {
        Binding::Exempt { reason } => {
            Some(format!("Deliberately not bound to a fact: {}", plain(reason)))
        }
        Binding::Fact { subject, criterion, condition, test } => {
            let matrix = known.site.matrix_of(page)?;
            let criterion = matrix.criterion(&criterion.value)?;
            let subject = matrix.subject(&subject.value)?;
            let condition = condition.as_ref().map(|of| of.value.as_str());
            let mut text = of_fact(matrix, (subject, criterion), condition);
            let proof = proof(known.site, page, claim);
            if let Some(rival) = test.rival()
                && let Rivals::Subject(rival) = Rivals::find(matrix, &rival.value)?
            {
                let rival = of_fact(matrix, (rival, criterion), condition);
                write!(text, "\n\n---\n\n{rival}").expect("a string takes all");
            }
            write!(text, "\n\n{}", of_proof(&proof)).expect("a string takes all");
            Some(text)
        }
    }
}

/// Describes what a claim proves: `compared with nodejs/price: $12, python/price: free`.
fn of_proof(proof: &Proof) -> String {
    let Proof::Compared(with) = proof else {
        return "*linked*: the text states nothing that is compared with the fact".to_owned();
    };
    let one = |With { fact, value }: &With| plain(&format!("{fact}: {value}"));
    let with: Vec<String> = with.iter().map(one).collect();
    format!("*compared* with {}", with.join(", "))
}

/// Describes a fact with its evidence, sources and note. A fact that is not stated is unknown, not "no".
///
/// With the id of a condition, only the fact under this condition; else the fact under each.
fn of_fact(matrix: &Matrix, (subject, criterion): Cell, condition: Option<&str>) -> String {
    let first = matrix.fact(subject, criterion);
    let case = condition.and_then(|id| first.case(id));
    let cases = case.map_or_else(|| first.cases().collect(), |case| vec![case]);
    let cases = cases.into_iter().map(|fact| of_case(matrix, (subject, criterion), fact));
    cases.collect::<Vec<_>>().join("\n\n")
}

fn of_case(matrix: &Matrix, (subject, criterion): Cell, fact: &Fact) -> String {
    let (subject, criterion) = (&matrix.subjects[subject], &matrix.criteria[criterion]);
    let value = match fact.span {
        None => "unknown: the matrix does not state it".to_owned(),
        Some(_) => written(fact, criterion),
    };
    let (subject, name) = (plain(&subject.name), plain(&criterion.name));
    let mut text = format!("**{subject}, {name}: {}**", plain(&value));
    let conditions = fact.conditions_text();
    if !conditions.is_empty() {
        write!(text, " ({})", plain(&conditions)).expect("a string takes all");
    }
    let basis = basis(fact);
    if !basis.is_empty() {
        write!(text, "\n\n{basis}").expect("a string takes all");
    }
    for source in &fact.sources {
        write!(text, "\n\nSource: {}", of_source(matrix, source)).expect("a string takes all");
    }
    if let Some(from_file) = &fact.from_file {
        let (file, place) = (&matrix.data[from_file.data].path, plain(&from_file.place));
        write!(text, "\n\nTaken from `{file}`: {place}").expect("a string takes all");
    }
    if let Some(quote) = fact.proof().quote() {
        let words: Vec<&str> = quote.split_whitespace().collect();
        write!(text, "\n\n> {}", plain(&words.join(" "))).expect("a string takes all");
    }
    if let Some(copy) = &fact.proof().archived {
        write!(text, "\n\nCopy: <{copy}>").expect("a string takes all");
    }
    if let Some(note) = &fact.note {
        write!(text, "\n\n{}", plain(note)).expect("a string takes all");
    }
    text
}

/// Formats evidence and days: `measured, checked 2026-02-11, quote found 2026-03-01`.
fn basis(fact: &Fact) -> String {
    let evidence = fact.evidence.map(|evidence| evidence.as_str().to_owned());
    let checked = fact.checked.map(|date| format!("checked {}", date.iso_day()));
    let found = fact.proof().quote().and(fact.proof().found);
    let found = found.map(|date| format!("quote found {}", date.iso_day()));
    evidence.into_iter().chain(checked).chain(found).collect::<Vec<_>>().join(", ")
}

fn of_source(matrix: &Matrix, source: &FactSource) -> String {
    match source {
        FactSource::Url(url) => format!("<{url}>"),
        FactSource::Repository(file) => plain(&file.title()),
        FactSource::Declared(at) => {
            let source = &matrix.sources[*at];
            match &source.file {
                Some(file) => format!("{} ({})", plain(&source.title), plain(&file.title())),
                None => format!("[{}]({})", plain(&source.title), source.url.value),
            }
        }
    }
}

fn of_named(known: &Known<'_>, named: Named) -> String {
    let (site, matrix) = (known.site, &known.site.matrices[named.matrix]);
    let kind = named.kind().as_str();
    let mut text = format!("**{}** ({kind} `{}`)", plain(named.name(site)), named.address(site));
    let line = match named.at {
        Place::Criterion(at) => of_criterion(matrix, at),
        Place::Group(at) => format!("weight {}", matrix.groups[at].weight),
        Place::Source(at) => {
            let published = matrix.sources[at].published;
            published.map_or_else(String::new, |day| format!("published {}", day.iso_day()))
        }
        Place::Data(at) => matrix.data[at].path.to_string(),
        Place::Subject(at) => of_variants(matrix, at),
        Place::Variant(_) | Place::Scenario(_) => String::new(),
    };
    let about = named.about(site).map(|about| match named.at {
        Place::Source(_) => format!("<{about}>"),
        _ => plain(about),
    });
    for part in [line].into_iter().chain(about).filter(|part| !part.is_empty()) {
        write!(text, "\n\n{part}").expect("a string takes all");
    }
    text
}

/// Formats the variants of a subject, the default first: `default variant Free; also Pro, Team`.
fn of_variants(matrix: &Matrix, subject: Index<Subject>) -> String {
    let Subject { variant: Some(default), variants, .. } = &matrix.subjects[subject] else {
        return String::new();
    };
    let others = variants.iter().filter(|at| **at != subject);
    let others = others.filter_map(|at| matrix.subjects[*at].variant.as_ref());
    let others: Vec<String> = others.map(|variant| plain(&variant.name)).collect();
    let first = format!("default variant {}", plain(&default.name));
    if others.is_empty() { first } else { format!("{first}; also {}", others.join(", ")) }
}

/// Formats the properties of a criterion: `number in ms, lower is better, weight 2, in Performance`.
fn of_criterion(matrix: &Matrix, at: Index<Criterion>) -> String {
    let criterion = &matrix.criteria[at];
    let unit =
        criterion.unit.as_ref().map_or_else(String::new, |unit| format!(" in {}", plain(unit)));
    let better = match criterion.better {
        Better::None => "not scored".to_owned(),
        better => format!("{} is better", better.as_str()),
    };
    let group = &matrix.groups[criterion.group];
    let group = match group.is_implicit() {
        true => String::new(),
        false => format!(", in {}", plain(&group.name)),
    };
    format!("{}{unit}, {better}, weight {}{group}", criterion.kind.name(), criterion.weight)
}

fn of_datum(datum: &Datum, word: &str) -> Option<String> {
    let (path, name) = match datum.part {
        Part::Header | Part::ListHeader => {
            let path: Vec<String> = word.split('.').map(str::to_owned).collect();
            let (name, path) = path.split_last()?;
            (path.to_vec(), name.clone())
        }
        Part::Key => (datum.path.clone(), word.to_owned()),
        Part::Value { .. } => {
            let (name, path) = datum.path.split_last()?;
            (path.to_vec(), name.clone())
        }
    };
    let key: &Key = datum.of.keys().at(&path)?.keys()?.key(&name)?;
    let required = if key.required { " (required)" } else { "" };
    Some(format!("`{name}`{required}: {}.", key.about))
}

fn of_directive(known: &Known<'_>, name: &str) -> Option<String> {
    let (engine, reads) = (&known.site.theme.engine, &known.site.reads);
    let parameters = reads.parameters(engine, name)?;
    let about =
        Builtin::of(name).map_or("A component of the theme or the site.", |builtin| builtin.about);
    let mut text = format!("`{name}`: {about}");
    for parameter in parameters.iter().filter(|parameter| !parameter.implicit) {
        let name_of = parameter.name.replace('_', "-");
        let required = if parameter.required { " (required)" } else { "" };
        let attribute = reads.attribute(name, &name_of);
        let about = attribute.map_or("", |attribute| attribute.about);
        let line = format!("\n- `{name_of}`{required} {about}");
        text.push_str(line.trim_end());
    }
    Some(text)
}

/// Escapes a text so that Markdown shows it literally.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            plain.push('\\');
        }
        plain.push(if c == '\n' { ' ' } else { c });
    }
    plain
}
