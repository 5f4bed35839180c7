//! Finds the declarations and references of the ids of matrices in authors' files. Pure.

use super::Known;
use super::named::{self, Kind, Named};
use super::slot::written_keys;
use crate::base::index::Index;
use crate::base::path;
use crate::compile::parse::claim::{self, Binding, Claim};
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::document::Document;
use crate::compile::parse::front_matter::{self, FrontMatter};
use crate::compile::parse::outline::{self, Outline};
use crate::compile::site::{Page, Site};
use crate::data::toml;
use crate::data::{Data, Node};
use crate::directive::{self, Names};
use crate::matrix::raw::{RawMatrix, RawSubject, RawVariant};
use crate::matrix::{Matrix, Subject, raw};
use crate::source::{FileId, Place, Placed, Role, Span, Spanned};

/// A declaration of an id, or a reference to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    pub named: Named,
    /// The id, possibly with quotes; if the id is not written literally, the text around it
    pub span: Span,
    pub role: MentionRole,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionRole {
    Declares,
    Refers,
}

/// Returns all mentions in a file, in no particular order.
pub fn in_file(known: &Known<'_>, file: FileId) -> Vec<Mention> {
    match known.site.sources.get(file).role {
        Role::Markdown | Role::Companion => in_page(known, file),
        role if role.is_data() => {
            let Some(text) = known.text(file) else { return Vec::new() };
            let matrices = known.matrices_at(file).into_iter();
            matrices.flat_map(|at| in_data(known.site, at, file, &text)).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns all mentions of one id in the site, sorted by file and position. An id that matrices share is one id.
pub fn of(known: &Known<'_>, named: Named) -> Vec<Mention> {
    let all = named.shared(known.site);
    let files = known.site.sources.iter().filter(|(id, file)| match file.role {
        Role::Markdown | Role::Companion => true,
        role if role.is_data() => {
            known.matrices_at(*id).iter().any(|at| all.iter().any(|named| named.matrix == *at))
        }
        _ => false,
    });
    let in_files = files.flat_map(|(file, _)| in_file(known, file));
    let mut mentions: Vec<Mention> =
        in_files.filter(|mention| all.contains(&mention.named)).collect();
    // For each matrix that shares a declaration, it is another item at the same place.
    mentions.iter_mut().for_each(|mention| mention.named = named);
    mentions.sort_by_key(|mention| mention.span);
    mentions.dedup();
    mentions
}

/// Returns the mention with the shortest span at an offset of a file.
pub fn at(known: &Known<'_>, file: FileId, byte: usize) -> Option<Mention> {
    let is_at = |mention: &Mention| {
        let range = mention.span.range();
        mention.span.file == file && (range.start..=range.end).contains(&byte)
    };
    let mentions = in_file(known, file).into_iter().filter(is_at);
    mentions.min_by_key(|mention| mention.span.range().len())
}

/// Collects mentions of the ids of one matrix in one file.
struct Collector<'s> {
    site: &'s Site,
    matrix: Index<Matrix>,
    /// The file that contains the mentions
    file: FileId,
    mentions: Vec<Mention>,
}

impl Collector<'_> {
    fn refer<S: Copy + Into<Place>>(&mut self, id: &Spanned<String, S>, kinds: &[Kind]) {
        self.mention(&id.value, id.span.into(), kinds, MentionRole::Refers);
    }

    fn declare(&mut self, id: &Spanned<String>, kind: Kind) {
        let named = Named::find(self.site, self.matrix, &[kind], &id.value);
        // A matrix that changes what it shares refers to it.
        let role = match named.is_some_and(|of| of.span(self.site).file != self.file) {
            true => MentionRole::Refers,
            false => MentionRole::Declares,
        };
        self.mention(&id.value, id.span.place(), &[kind], role);
    }

    fn mention(&mut self, id: &str, place: Place, kinds: &[Kind], role: MentionRole) {
        if kinds == [Kind::Subject]
            && let Some(variant) = self.site.matrices[self.matrix].variant(id)
        {
            return self.variant(id, place, variant);
        }
        let span = place.in_file(self.file);
        let named = Named::find(self.site, self.matrix, kinds, id);
        self.mentions.extend(named.map(|named| Mention { named, span, role }));
    }

    /// Adds the id in an attribute's value, unless the value is a keyword such as `tie`.
    fn attribute(&mut self, names: Names, Placed { value: id, span }: &Placed<String>) {
        if names.is_of_subjects()
            && let Some(variant) = self.site.matrices[self.matrix].variant(id)
        {
            return self.variant(id, *span, variant);
        }
        let span = span.in_file(self.file);
        let (named, role) = (Named::meant(self.site, self.matrix, names, id), MentionRole::Refers);
        self.mentions.extend(named.map(|named| Mention { named, span, role }));
    }
}

impl Collector<'_> {
    /// Adds both ids in the address of a variant.
    fn variant(&mut self, address: &str, place: Place, variant: Index<Subject>) {
        let subjects = &self.site.matrices[self.matrix].subjects;
        let Some(of) = &subjects[variant].variant else { return };
        // The place may include quotes. If there are escapes in it, both ids have the whole place.
        let range = place.range();
        let quote = match range.len() - address.len().min(range.len()) {
            0 => Some(0),
            2 => Some(1),
            _ => None,
        };
        let parts = quote.map(|quote| {
            let start = range.start + quote;
            let end = start + address.len();
            [start..end - of.id.len() - 1, end - of.id.len()..end]
        });
        let [subject, id] = parts.unwrap_or([range.clone(), range]);
        let named = [(named::Place::Subject(of.of), subject), (named::Place::Variant(variant), id)];
        for (at, range) in named {
            let (named, span) = (Named { matrix: self.matrix, at }, Span::new(self.file, range));
            self.mentions.push(Mention { named, span, role: MentionRole::Refers });
        }
    }

    /// Adds the declaration of a variant.
    fn declare_variant(&mut self, subject: &str, variant: &RawVariant) {
        let of = &self.site.matrices[self.matrix];
        let address = |id: &str| of.variant(&format!("{subject}.{id}"));
        let mut add = |id: &Spanned<String>, at, role| {
            let named = Named { matrix: self.matrix, at: named::Place::Variant(at) };
            self.mentions.push(Mention { named, span: id.span, role });
        };
        if let Some(at) = address(&variant.id.value) {
            add(&variant.id, at, MentionRole::Declares);
        }
        let Some(extended) = &variant.extends else { return };
        match (address(&extended.value), of.variant(&extended.value)) {
            (Some(at), _) => add(extended, at, MentionRole::Refers),
            // With the id of the subject.
            (None, Some(at)) => self.variant(&extended.value, extended.span.place(), at),
            (None, None) => {}
        }
    }
}

fn in_page(known: &Known<'_>, file: FileId) -> Vec<Mention> {
    let site = known.site;
    if let Some(page) = known.page(file) {
        let Some(matrix) = page.matrix else { return Vec::new() };
        let Page { matter, outline, body_at, .. } = page;
        let page = ReadPage { file, matter, outline, body_at: *body_at };
        return of_page(known, matrix, &page);
    }
    // A page that is not published, such as an expired guide, must be renamed as well.
    let Some(text) = known.text(file) else { return Vec::new() };
    let (kind, dialect) =
        (front_matter::Kind::of(site.sources.get(file)), Dialect::of(site.config.markdown));
    let mut found = Vec::new();
    let (matter, body_at) = front_matter::read(&text, file, kind, &mut found);
    let outline = outline::read(&text[body_at..], (file, body_at), dialect, &mut found);
    let Some(matrix) = matrix_of(site, file, &matter) else { return Vec::new() };
    of_page(known, matrix, &ReadPage { file, matter: &matter, outline: &outline, body_at })
}

/// Returns the matrix that an unpublished page is bound to: the one that the front matter names, else
/// the one in the nearest enclosing folder.
fn matrix_of(site: &Site, file: FileId, matter: &FrontMatter) -> Option<Index<Matrix>> {
    if let Some(id) = &matter.matrix {
        return site.matrices.find(|matrix| matrix.id == id.value);
    }
    let folder = |of: FileId| site.sources.get(of).folder();
    path::upwards(folder(file)).find_map(|at| site.matrices.find(|of| folder(of.file) == at))
}

/// A parsed page file, whether or not it is published.
struct ReadPage<'p> {
    file: FileId,
    matter: &'p FrontMatter,
    outline: &'p Outline,
    /// Offset at which the Markdown begins
    body_at: usize,
}

fn of_page(known: &Known<'_>, matrix: Index<Matrix>, page: &ReadPage<'_>) -> Vec<Mention> {
    let ReadPage { matter, outline, .. } = page;
    let mut ids = Collector { site: known.site, matrix, file: page.file, mentions: Vec::new() };
    for subject in &matter.subjects {
        ids.refer(subject, &[Kind::Subject]);
    }
    for (directive, _) in &outline.directives {
        for attribute in &directive.attributes {
            let names = known.site.reads.names(&directive.name.value, &attribute.key.value);
            if let (Some(names), Some(value)) = (names, &attribute.value) {
                attribute_value(&mut ids, names, value);
            }
        }
    }
    for subject in outline.fences.iter().filter_map(|fence| fence.value("subject")) {
        ids.refer(subject, &[Kind::Subject]);
    }
    let (inline, by_reference): (Vec<&Claim>, Vec<&Claim>) =
        outline.claims.iter().partition(|claim| is_in_place(claim));
    for claim in inline {
        bond(&mut ids, &claim.bond);
    }
    if !by_reference.is_empty() {
        references(known, &mut ids, page, &by_reference);
    }
    ids.mentions
}

fn attribute_value(ids: &mut Collector<'_>, names: Names, value: &Placed<String>) {
    if !names.is_list() {
        return ids.attribute(names, value);
    }
    for id in directive::list(value) {
        ids.attribute(names, &id);
    }
}

/// Reports whether the ids of a claim have spans of their own, because its target is written in the
/// link itself.
fn is_in_place(claim: &Claim) -> bool {
    match &claim.bond {
        Binding::Fact { subject, .. } => subject.span != claim.target,
        Binding::Exempt { .. } => true,
    }
}

fn bond(ids: &mut Collector<'_>, bond: &Binding) {
    let Binding::Fact { subject, criterion, test, .. } = bond else { return };
    ids.refer(subject, &[Kind::Subject]);
    ids.refer(criterion, &[Kind::Criterion]);
    if let Some(rival) = test.rival() {
        ids.refer(rival, &[Kind::Subject]);
    }
}

/// Adds the ids of claims whose targets are link reference definitions: `[text][label]` with
/// `[label]: fact:…`. If the definition contains escapes, the mention has the span of the claim.
fn references(known: &Known<'_>, ids: &mut Collector<'_>, page: &ReadPage<'_>, claims: &[&Claim]) {
    let (file, body_at) = (page.file, page.body_at);
    let text = known.text(file).unwrap_or_default();
    let Some(body) = text.get(body_at..) else { return };
    let dialect = Dialect::of(known.site.config.markdown);
    let document = Document::new(body, (file, body_at), dialect, &mut Vec::new());
    let mut defined = Vec::new();
    for (target, span) in document.definitions() {
        let Some(rest) = target.strip_prefix("fact:") else { continue };
        if let Ok(found) = claim::bond(rest, "", span.place()) {
            bond(ids, &found);
            defined.push(values(&found));
        }
    }
    for claim in claims.iter().filter(|claim| !defined.contains(&values(&claim.bond))) {
        bond(ids, &claim.bond);
    }
}

fn values(bond: &Binding) -> Option<(String, String)> {
    match bond {
        Binding::Fact { subject, criterion, .. } => {
            Some((subject.value.clone(), criterion.value.clone()))
        }
        Binding::Exempt { .. } => None,
    }
}

fn in_data(site: &Site, at: Index<Matrix>, file: FileId, text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    let table = toml::parse(text, file, 0, &mut found);
    let mut ids = Collector { site, matrix: at, file, mentions: Vec::new() };
    of_keys(&mut ids, file, text);
    if site.sources.get(file).role == Role::Subject {
        if let Some(subject) = raw::subject(table, text, &mut found) {
            of_subject(&mut ids, &subject);
        }
        return ids.mentions;
    }
    let mut matrix = match site.sources.get(file).role {
        Role::Criteria => raw::shared(table, &mut found).alone(),
        _ => raw::matrix(table, text, &mut found),
    };
    matrix.unshared();
    let RawMatrix { groups, criteria, sources, rates, data, subjects, scenarios, .. } = matrix;
    for group in &groups {
        ids.declare(&group.id, Kind::Group);
    }
    for criterion in &criteria {
        ids.declare(&criterion.id, Kind::Criterion);
        if let Some(group) = &criterion.group {
            ids.refer(group, &[Kind::Group]);
        }
        if let Some(from) = &criterion.from {
            ids.refer(&from.query.data, &[Kind::Data]);
            from.sources.iter().for_each(|source| ids.refer(source, &[Kind::Source]));
        }
    }
    for source in &sources {
        ids.declare(&source.id, Kind::Source);
    }
    for source in rates.iter().filter_map(|rate| rate.source.as_ref()) {
        ids.refer(source, &[Kind::Source]);
    }
    for data in &data {
        ids.declare(&data.id, Kind::Data);
    }
    for subject in &subjects {
        of_subject(&mut ids, subject);
    }
    for scenario in &scenarios {
        ids.declare(&scenario.id, Kind::Scenario);
        for id in &scenario.requires {
            ids.refer(id, &[Kind::Criterion]);
        }
        if let Some(id) = &scenario.recommend {
            ids.refer(id, &[Kind::Subject]);
        }
    }
    ids.mentions
}

/// Adds the ids that are keys, at every dotted key and header in which they are written; the TOML parser
/// reports only one span for each key.
fn of_keys(ids: &mut Collector<'_>, file: FileId, text: &str) {
    for (path, range) in written_keys(text) {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let kinds: &[Kind] = match path.as_slice() {
            ["subject", "facts", _] | ["facts", _] => &[Kind::Criterion],
            ["subject", "variant", "facts", _] | ["variant", "facts", _] => &[Kind::Criterion],
            ["scenario", "weights", _] => &[Kind::Group, Kind::Criterion],
            ["subject", "data_key", _] | ["data_key", _] => &[Kind::Data],
            ["subject", "variant", "data_key", _] | ["variant", "data_key", _] => &[Kind::Data],
            _ => continue,
        };
        let id = text[range.clone()].to_owned();
        ids.refer(&Spanned::new(id, Span::new(file, range)), kinds);
    }
}

fn of_subject(ids: &mut Collector<'_>, subject: &RawSubject) {
    ids.declare(&subject.id, Kind::Subject);
    for variant in &subject.variants {
        ids.declare_variant(&subject.id.value, variant);
    }
    let of_variants = subject.variants.iter().flat_map(|variant| &variant.facts);
    let facts = subject.facts.iter().chain(of_variants);
    for fact in facts.flat_map(|fact| std::iter::once(fact).chain(&fact.others)) {
        let Data::Table(table) = &fact.node.data else { continue };
        for (key, kind) in [("source", Kind::Source), ("from", Kind::Data)] {
            let entries = table.entries.iter().filter(|entry| entry.key.value == key);
            for Node { data, span } in entries.flat_map(|entry| one_or_more(&entry.node)) {
                if let Data::Text(id) = data {
                    ids.refer(&Spanned::new(id.clone(), *span), &[kind]);
                }
            }
        }
    }
}

fn one_or_more(node: &Node) -> &[Node] {
    match &node.data {
        Data::List(nodes) => nodes,
        _ => std::slice::from_ref(node),
    }
}
