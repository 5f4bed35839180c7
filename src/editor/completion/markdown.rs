//! Completion in claims, directives and code fences. Pure.

use super::{Item, SUBJECTS, What, id, ids, links, matrix_of, stated};
use crate::compile::parse::fence::FENCE_ATTRIBUTES;
use crate::compile::site::Page;
use crate::directive::{self, Body, Builtin};
use crate::editor::Known;
use crate::editor::named::{Kind, Named, Place};
use crate::editor::slot::Wants;
use crate::editor::words::fence_about;
use crate::highlight::language_names;
use crate::matrix::Fact;
use crate::matrix::rivals::Rivals;
use crate::source::FileId;
use crate::theme::{Parameter, ParameterKind, directive_name};

/// Returns the items for a part of a claim. `after` is the text after the word at the cursor.
pub(super) fn claim(known: &Known<'_>, page: &Page, wants: &Wants, after: &str) -> Vec<Item> {
    let Some(at) = page.matrix else { return Vec::new() };
    let matrix = &known.site.matrices[at];
    match wants {
        Wants::ClaimSubject => {
            let all = SUBJECTS.iter().flat_map(|kind| Named::all(known.site, at, *kind));
            let mut subjects: Vec<Named> = all.collect();
            // The subjects of the page come first.
            let is_on_page = |named: &Named| match named.at {
                Place::Subject(at) => page.subjects.contains(&at),
                Place::Variant(at) => {
                    page.subjects.contains(&at) && !matrix.subjects[at].is_listed()
                }
                _ => false,
            };
            subjects.sort_by_key(|named| !is_on_page(named));
            let slash = if after.starts_with('/') { "" } else { "/" };
            let item = |named| {
                let item = id(known, named);
                let text = format!("{}{slash}", item.label);
                item.text(text)
            };
            let none = Item::new(What::Value, "none")
                .detail("not bound to a fact")
                .about("Text that is deliberately not bound to a fact; the link's title says why.")
                .text("none \"\"");
            subjects.into_iter().map(item).chain([none]).collect()
        }
        Wants::ClaimCriterion { subject } => {
            let of = matrix.subject(subject);
            let mut items = Vec::new();
            for (criterion, declared) in matrix.criteria.indexed() {
                let item = id(known, Named { matrix: at, at: Place::Criterion(criterion) });
                let Some(subject) = of else {
                    items.push((false, item));
                    continue;
                };
                let fact = matrix.fact(subject, criterion);
                let value = crate::claims::written(fact, declared);
                let detail = format!("{}: {value}", item.detail);
                items.push((!fact.value.is_known(), item.detail(detail)));
            }
            // Known facts come first.
            items.sort_by_key(|(is_last, _)| *is_last);
            items.into_iter().map(|(_, item)| item).collect()
        }
        Wants::ClaimCondition { subject, criterion } => {
            let (subject, criterion) = (matrix.subject(subject), matrix.criterion(criterion));
            let (Some(subject), Some(criterion)) = (subject, criterion) else { return Vec::new() };
            let item = |case: &Fact| {
                let value = crate::claims::written(case, &matrix.criteria[criterion]);
                let item = Item::new(What::Value, case.named_condition()?);
                Some(item.detail(format!("{value}, {}", case.conditions_text())))
            };
            matrix.fact(subject, criterion).cases().filter_map(item).collect()
        }
        Wants::ClaimTest => {
            let tests = [
                ("is=", "the fact has this value"),
                ("beats=", "the fact is better than that of another subject, or of all others"),
                ("times=", "the text states the ratio to another subject"),
                ("since", "the text states since which version or date the fact holds"),
                ("until", "the text states until which version or date the fact holds"),
            ];
            tests.map(|(test, detail)| Item::new(What::Attribute, test).detail(detail)).into()
        }
        Wants::ClaimValue { subject, criterion } => {
            let (subject, criterion) = (matrix.subject(subject), matrix.criterion(criterion));
            let (Some(subject), Some(criterion)) = (subject, criterion) else { return Vec::new() };
            let values = stated(matrix, subject, criterion).into_iter();
            // A space in a link target is written as `%20`.
            let item = |value: String| {
                let text = value.replace(' ', "%20");
                Item::new(What::Value, value).text(text)
            };
            values.map(item).collect()
        }
        Wants::ClaimRival { subject, several } => {
            let others = SUBJECTS.iter().flat_map(|kind| Named::all(known.site, at, *kind));
            let others = others.filter(|named| named.address(known.site) != subject);
            let is_word = |word: &str| *several && matrix.subject(word).is_none();
            let words = Rivals::WORDS.iter().filter(|(word, _)| is_word(word));
            let words = words.map(|(word, about)| Item::new(What::Value, *word).detail(*about));
            others.map(|named| id(known, named)).chain(words).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the directives, built in or from the theme and the site, that the page can use.
pub(super) fn directives(known: &Known<'_>, page: Option<&Page>, colons: usize) -> Vec<Item> {
    let (engine, reads) = (&known.site.theme.engine, &known.site.reads);
    let has_matrix = matrix_of(page).is_some();
    let fits = |name: &&str| {
        let needs = reads.needs_matrix(&directive_name(name));
        !directive::INTERNAL.contains(name) && (has_matrix || !needs)
    };
    let item = |component: &str| {
        let name = directive_name(component);
        let parameters = reads.parameters(engine, &name).unwrap_or_default();
        // A component with a required argument that only templates can pass cannot be a directive.
        let is_given = |known: &Parameter| known.kind != ParameterKind::Value || !known.required;
        if !parameters.iter().filter(|known| !known.implicit).all(is_given) {
            return None;
        }
        let required: Vec<String> = parameters
            .iter()
            .filter(|known| known.required && !known.implicit && known.name != "label")
            .map(|known| format!("{}=\"\"", known.name.replace('_', "-")))
            .collect();
        let list = match required.is_empty() {
            true => String::new(),
            false => format!("{{{}}}", required.join(" ")),
        };
        let builtin = Builtin::of(&name);
        let detail = if builtin.is_some() { "" } else { "component" };
        let text = format!("{name}{list}");
        let item = Item::new(What::Directive, name).detail(detail).text(text);
        let has_body = builtin.map(|builtin| builtin.body != Body::None);
        Some((has_body, item.about(builtin.map_or("", |builtin| builtin.about))))
    };
    let names = engine.component_names();
    let mut items: Vec<(Option<bool>, Item)> =
        names.into_iter().filter(fits).filter_map(item).collect();
    items.retain(|(has_body, _)| has_body.is_none_or(|has_body| has_body == (colons == 3)));
    // Built-in directives before other components of the theme.
    items.sort_by_key(|(has_body, _)| has_body.is_none());
    items.into_iter().map(|(_, item)| item).collect()
}

/// Returns the attributes that a component declares, without those that are already given.
pub(super) fn attributes(
    known: &Known<'_>,
    directive: &str,
    given: &[String],
    after: &str,
) -> Vec<Item> {
    let (engine, reads) = (&known.site.theme.engine, &known.site.reads);
    let parameters = reads.parameters(engine, directive);
    let is_open = |known: &Parameter| {
        !known.implicit
            && known.kind != ParameterKind::Value
            && !given.iter().any(|key| key.replace('-', "_") == known.name)
    };
    let item = |known: Parameter| {
        let name = known.name.replace('_', "-");
        let detail = if known.required { "required" } else { "" };
        let text = match known.kind {
            ParameterKind::Boolean => name.clone(),
            _ => valued(&name, after),
        };
        Item::new(What::Attribute, name).detail(detail).text(text)
    };
    parameters.unwrap_or_default().into_iter().filter(is_open).map(item).collect()
}

/// Returns an attribute followed by an empty value, unless a value follows already.
fn valued(name: &str, after: &str) -> String {
    if after.starts_with('=') { name.to_owned() } else { format!("{name}=\"\"") }
}

pub(super) fn attribute_values(
    known: &Known<'_>,
    page: Option<&Page>,
    directive: &str,
    key: &str,
) -> Vec<Item> {
    if directive::link_use(key).is_some() {
        return page.map(|page| links::pages(known, page)).unwrap_or_default();
    }
    let names = known.site.reads.names(directive, key);
    let (Some(names), Some(matrix)) = (names, matrix_of(page)) else { return Vec::new() };
    let word = |(word, detail): &(&str, &str)| Item::new(What::Value, *word).detail(*detail);
    let words = names.words().iter().map(word);
    let kinds = names.kinds().iter();
    kinds.flat_map(|kind| ids(known, matrix, *kind)).chain(words).collect()
}

pub(super) fn languages() -> Vec<Item> {
    language_names().map(|name| Item::new(What::Value, name)).collect()
}

pub(super) fn fence_attributes(given: &[String], after: &str) -> Vec<Item> {
    let open = FENCE_ATTRIBUTES.iter().filter(|name| !given.iter().any(|key| key == *name));
    let item = |name: &&str| {
        let text = match *name {
            "linenos" | "diff" => (*name).to_owned(),
            name => valued(name, after),
        };
        Item::new(What::Attribute, *name).about(fence_about(name).unwrap_or_default()).text(text)
    };
    open.map(item).collect()
}

pub(super) fn fence_values(
    known: &Known<'_>,
    file: FileId,
    page: Option<&Page>,
    key: &str,
) -> Vec<Item> {
    match (key, matrix_of(page)) {
        ("subject", Some(matrix)) => ids(known, matrix, Kind::Subject),
        ("file", _) => links::samples(known, file),
        _ => Vec::new(),
    }
}
