//! The words by which texts name the subjects and the criteria of a matrix. Pure.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::cases::in_other_cases;
use super::lexicon::Lexicon;
use super::surroundings::{is_of_longer_name, is_other_word, is_word};
use super::traits::Traits;
use crate::base::index::Index;
use crate::base::language::Language;
use crate::matrix::{Criterion, Matrix, Subject};

/// All names of a matrix, in one automaton, and what its criteria are about. Both are found when a text is read.
#[derive(Debug)]
pub struct Vocabulary<'m> {
    matrix: &'m Matrix,
    compiled: OnceLock<Compiled>,
    lexicon: OnceLock<Lexicon>,
    traits: OnceLock<Option<Traits>>,
}

#[derive(Debug)]
struct Compiled {
    automaton: AhoCorasick,
    /// What each pattern of the automaton means
    names: Vec<Name>,
}

#[derive(Debug, Clone)]
struct Name {
    meaning: Meaning,
    /// As it must be written, if the same letters in lower case are a common word: `Go`, `Signal`
    exact: Option<String>,
}

/// What a name in a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Subject(Index<Subject>),
    /// The whole name of a criterion, or one of its `terms`
    Criterion(Index<Criterion>),
    /// A word that is in the name of one criterion only
    Part(Index<Criterion>),
}

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub range: Range<usize>,
    pub meaning: Meaning,
}

/// Returns the names in a part of a text, of all those of the text.
pub(super) fn within<'m>(names: &'m [Mention], part: &Range<usize>) -> &'m [Mention] {
    let first = names.partition_point(|name| name.range.start < part.start);
    let names = &names[first..];
    &names[..names.partition_point(|name| name.range.end <= part.end)]
}

impl Compiled {
    fn of(matrix: &Matrix) -> Compiled {
        let mut names = Names::default();
        for at in matrix.listed() {
            subject(matrix, at, &mut names);
        }
        for (at, criterion) in matrix.criteria.indexed() {
            for name in written(&criterion.name).into_iter().chain(own_terms(criterion)) {
                names.add_term(&name, Meaning::Criterion(at));
            }
        }
        parts(matrix, &mut names);
        let (patterns, names) = names.finish();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(patterns)
            .expect("names are far shorter than an automaton may be");
        Compiled { automaton, names }
    }
}

impl<'m> Vocabulary<'m> {
    pub fn of(matrix: &'m Matrix) -> Vocabulary<'m> {
        Vocabulary {
            matrix,
            compiled: OnceLock::new(),
            lexicon: OnceLock::new(),
            traits: OnceLock::new(),
        }
    }

    /// Returns the words that stand for a criterion without being its name.
    pub(super) fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| Lexicon::of(self.matrix))
    }

    /// Returns what the criteria are about, as a language tells it; `None` if its sentences are not read. All texts
    /// are in one language.
    pub(super) fn traits(&self, language: &Language) -> Option<&Traits> {
        self.traits.get_or_init(|| Traits::of(self.matrix, language)).as_ref()
    }

    /// Returns the names in a text, in order and without overlap.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let is_meant = |name: &Name, range: &Range<usize>| match &name.exact {
            Some(exact) => {
                *exact == text[range.clone()]
                    && !is_other_word(text, range)
                    && !is_of_longer_name(text, range)
            }
            None => true,
        };
        self.find(text, is_meant).collect()
    }

    /// Returns what a whole text means, such as the head of a column: a name in any case, perhaps with a remark in
    /// brackets after it.
    pub fn meant(&self, text: &str) -> Option<Meaning> {
        let bare = |text: &str| {
            let text = text.trim_matches(|c: char| !c.is_alphanumeric() && !"+#".contains(c));
            let found = self.find(text, |_, _| true).next()?;
            (found.range == (0..text.len())).then_some(found.meaning)
        };
        let before_bracket =
            || text.split(['(', '[']).next().filter(|name| name.len() < text.len());
        bare(text).or_else(|| bare(before_bracket()?))
    }

    fn find<'t>(
        &'t self,
        text: &'t str,
        is_meant: impl Fn(&Name, &Range<usize>) -> bool + 't,
    ) -> impl Iterator<Item = Mention> + 't {
        let Compiled { automaton, names } = self.compiled.get_or_init(|| Compiled::of(self.matrix));
        automaton.find_iter(text).filter_map(move |found| {
            let (name, range) = (&names[found.pattern().as_usize()], found.range());
            let is_so = is_word(text, &range) && is_meant(name, &range);
            is_so.then_some(Mention { range, meaning: name.meaning })
        })
    }
}

/// Names with their meanings. A name of two meanings is none.
#[derive(Default)]
struct Names {
    by_name: HashMap<String, Option<Name>>,
}

impl Names {
    fn add(&mut self, name: &str, meaning: Meaning, exact: Option<String>) {
        let key = name.trim().to_lowercase();
        if key.chars().count() < SHORTEST
            && exact.is_none()
            && !key.chars().all(char::is_alphanumeric)
            || key.is_empty()
        {
            return;
        }
        let own = Name { meaning, exact };
        match self.by_name.get_mut(&key) {
            None => drop(self.by_name.insert(key, Some(own))),
            Some(Some(known)) if known.meaning == meaning => {
                known.exact = known.exact.take().and(own.exact);
            }
            Some(known) => *known = None,
        }
    }

    /// Adds a term in the singular and the plural.
    fn add_term(&mut self, term: &str, meaning: Meaning) {
        self.add(term, meaning, None);
        if let Some(singular) =
            term.strip_suffix('s').filter(|of| of.len() > 3 && !of.ends_with('s'))
        {
            self.add(singular, meaning, None);
        } else if term.ends_with(char::is_alphabetic) {
            self.add(&format!("{term}s"), meaning, None);
        }
    }

    /// Returns the patterns and what they mean, in an order that does not depend on hashes.
    fn finish(self) -> (Vec<String>, Vec<Name>) {
        let mut all: Vec<(String, Name)> = Vec::new();
        for (key, name) in self.by_name {
            let Some(name) = name else { continue };
            all.extend(in_other_cases(&key).into_iter().map(|form| (form, name.clone())));
            all.push((key, name));
        }
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        all.into_iter().unzip()
    }
}

/// A name of fewer letters may be anything.
const SHORTEST: usize = 2;

/// Adds the names of a subject.
fn subject(matrix: &Matrix, at: Index<Subject>, names: &mut Names) {
    let of = &matrix.subjects[at];
    let meaning = Meaning::Subject(at);
    let aliases = of.particulars.aliases.iter().map(|alias| alias.value.as_str());
    for name in aliases.chain([of.own_name(), of.name.as_str()]) {
        for form in forms(name) {
            names.add(&form, meaning, is_common(&form).then(|| form.clone()));
        }
    }
    let of_id = of.id.replace('-', " ");
    if !is_common(of.own_name()) && of_id.chars().count() > SHORTEST {
        names.add(&of_id, meaning, None);
    }
}

/// Ends of names that people leave out: `Node` for `Node.js`.
const ENDINGS: [&str; 8] = ["js", "io", "ai", "dev", "py", "rs", "app", "com"];

/// Letters of a name without its ending.
const LEAST_OF_STEM: usize = 4;

/// Returns a name as it is written with and without its punctuation or its ending: `Node.js`, `NodeJS`, `Node js`,
/// `Node`.
fn forms(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    let stem = name.rsplit_once('.').filter(|(stem, _)| stem.chars().count() >= LEAST_OF_STEM);
    let stem = stem.filter(|(stem, end)| ENDINGS.contains(end) && is_common(stem));
    forms.extend(stem.map(|(stem, _)| stem.to_owned()));
    let has_marks = name.contains(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
    if has_marks {
        let is_kept = |c: &char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '+' | '#');
        let without: String = name.chars().filter(is_kept).collect();
        let spaced: String = name.chars().map(|c| if is_kept(&c) { c } else { ' ' }).collect();
        let is_long = |form: &String| form.chars().filter(|c| c.is_alphanumeric()).count() > 3;
        forms.extend([without, spaced].into_iter().filter(is_long));
    }
    forms
}

/// Whether the letters of a name in lower case may be a common word: it is one word with a capital at its
/// beginning and no other sign that it is a name.
fn is_common(name: &str) -> bool {
    let mut letters = name.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    is_capital && letters.all(|c| c.is_alphabetic() && !c.is_uppercase())
}

/// Returns a name without what is in brackets, and as it is.
fn written(name: &str) -> Vec<String> {
    let bare = name.split(" (").next().unwrap_or(name);
    let mut all = vec![name.to_owned()];
    if bare.len() < name.len() {
        all.push(bare.to_owned());
    }
    all
}

/// Returns the terms of a criterion, and its id.
fn own_terms(criterion: &Criterion) -> impl Iterator<Item = String> {
    let terms = criterion.terms.iter().map(|term| term.value.clone());
    terms.chain([criterion.id.replace('-', " ")])
}

/// Adds the words that are in the names of one criterion only.
fn parts(matrix: &Matrix, names: &mut Names) {
    let mut by_word: HashMap<String, Option<Index<Criterion>>> = HashMap::new();
    for (at, criterion) in matrix.criteria.indexed() {
        let texts = [criterion.name.clone()].into_iter().chain(own_terms(criterion));
        for text in texts {
            let words = text.split(|c: char| !c.is_alphanumeric() && c != '/');
            for word in words.filter(|word| word.chars().count() >= LEAST_OF_PART) {
                let word = singular(&word.to_lowercase()).to_owned();
                if !VAGUE.contains(&word.as_str()) {
                    let known = by_word.entry(word).or_insert(Some(at));
                    *known = known.filter(|known| *known == at);
                }
            }
        }
    }
    for (word, at) in by_word {
        let Some(at) = at else { continue };
        for form in [word.clone(), format!("{word}s")] {
            let key = form.to_lowercase();
            names
                .by_name
                .entry(key)
                .or_insert(Some(Name { meaning: Meaning::Part(at), exact: None }));
        }
    }
}

/// Letters of a word that may stand for the name that it is in.
const LEAST_OF_PART: usize = 4;

/// Words that are in many names and say nothing of what they are about, in English and German.
const VAGUE: [&str; 45] = [
    "with",
    "without",
    "from",
    "more",
    "most",
    "least",
    "than",
    "that",
    "this",
    "have",
    "having",
    "support",
    "supported",
    "supports",
    "maximum",
    "minimum",
    "number",
    "average",
    "total",
    "time",
    "type",
    "year",
    "month",
    "user",
    "first",
    "last",
    "best",
    "mean",
    "median",
    "level",
    "feature",
    "free",
    "built",
    "open",
    "mit",
    "ohne",
    "anzahl",
    "maximal",
    "pro",
    "other",
    "annual",
    "yearly",
    "monthly",
    "weekly",
    "daily",
];

fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|of| of.len() > 3 && !of.ends_with('s')).unwrap_or(word)
}
