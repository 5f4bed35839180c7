//! The contexts of grammars, prepared for the parser: numbered, and with includes expanded. Pure.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde_json::json;
use syntect::parsing::syntax_definition::{
    Context, ContextId, ContextReference, MatchOperation, MatchPattern, Pattern, context_iter,
};
use syntect::parsing::{SyntaxReference, SyntaxSet};

use super::prefilter::{Bytes, Prefilter};
use super::search::Regex;

/// All grammars. Each is unpacked on first use.
pub(super) static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// A context of a grammar, with all rules that apply in it.
pub(super) struct Place {
    pub context: &'static Context,
    /// The context whose rules apply in most places of the grammar, such as comments
    pub prototype: Option<u32>,
    pub rules: Vec<Rule>,
}

#[derive(Clone, Copy)]
pub(super) struct Rule {
    pub pattern: &'static MatchPattern,
    /// The pattern as it is in the grammar, without captured text
    pub compiled: &'static Compiled,
    /// The same wherever the pattern is included
    pub number: u32,
}

/// A pattern, ready to be searched for. The regex is compiled on first use.
pub(super) struct Compiled {
    pub regex: Regex,
    pub prefilter: Prefilter,
}

impl Rule {
    /// Returns false only if the rule cannot match anywhere in a line with these bytes. `bytes` is `None`
    /// for a line that is not ASCII.
    pub(super) fn may_match(&self, bytes: Option<&Bytes>) -> bool {
        bytes.is_none_or(|bytes| self.compiled.prefilter.allows(bytes))
    }
}

/// The places that have been prepared so far.
#[derive(Default)]
pub(super) struct Places {
    known: Vec<Rc<Place>>,
    by_id: HashMap<ContextId, u32>,
    /// By the addresses of their patterns
    rules: HashMap<*const MatchPattern, u32>,
    starts: HashMap<String, u32>,
}

impl Places {
    pub(super) fn place(&self, number: u32) -> Rc<Place> {
        Rc::clone(&self.known[number as usize])
    }

    /// The number of rules. All rule numbers are smaller.
    pub(super) fn rule_count(&self) -> usize {
        self.rules.len()
    }

    /// The number of the place at which a grammar starts. Returns `None` if the grammar is damaged.
    pub(super) fn start(&mut self, syntax: &SyntaxReference) -> Option<u32> {
        if let Some(known) = self.starts.get(&syntax.name) {
            return Some(*known);
        }
        let number = self.number(&start(syntax)?)?;
        self.starts.insert(syntax.name.clone(), number);
        Some(number)
    }

    /// The number of the place that a rule refers to. Returns `None` if the grammar is damaged.
    pub(super) fn number(&mut self, reference: &ContextReference) -> Option<u32> {
        let id = reference.id().ok()?;
        if let Some(known) = self.by_id.get(&id) {
            return Some(*known);
        }
        let context = reference.resolve(&GRAMMARS).ok()?;
        let prototype = match context.prototype {
            Some(id) => Some(self.number(&reference_to(id)?)?),
            None => None,
        };
        let mut rules = Vec::new();
        for (context, at) in context_iter(&GRAMMARS, context) {
            let pattern = context.match_at(at).ok()?;
            let next = u32::try_from(self.rules.len()).ok()?;
            let number = *self.rules.entry(std::ptr::from_ref(pattern)).or_insert(next);
            let compiled = compiled(pattern.regex.regex_str());
            rules.push(Rule { pattern, compiled, number });
        }
        let number = u32::try_from(self.known.len()).ok()?;
        self.known.push(Rc::new(Place { context, prototype, rules }));
        self.by_id.insert(id, number);
        Some(number)
    }
}

/// Returns the compiled form of a pattern, which all grammars and threads share.
fn compiled(pattern: &'static str) -> &'static Compiled {
    static KNOWN: LazyLock<Mutex<HashMap<&'static str, &'static Compiled>>> =
        LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    // Grammars live as long as the program, so the compiled patterns can be leaked.
    known.entry(pattern).or_insert_with(|| {
        let (regex, prefilter) = (Regex::default(), Prefilter::of(pattern));
        Box::leak(Box::new(Compiled { regex, prefilter }))
    })
}

/// The context that leads into a grammar's own contexts: the only one that has the grammar's scope, and
/// that pushes another context on an empty match.
fn start(syntax: &SyntaxReference) -> Option<ContextReference> {
    let grammar = GRAMMARS.syntaxes().iter().position(|other| std::ptr::eq(other, syntax))?;
    let contexts = (0..).map_while(|context| {
        let reference = reference(grammar, context)?;
        Some((reference.resolve(&GRAMMARS).ok()?, reference))
    });
    let mut starts = contexts.filter(|(context, _)| {
        let leads = matches!(&*context.patterns, [Pattern::Match(pattern)]
            if pattern.regex.regex_str().is_empty()
            && matches!(&pattern.operation, MatchOperation::Push(to) if to.len() == 1));
        leads && !context.meta_include_prototype && context.meta_content_scope == [syntax.scope]
    });
    starts.next().map(|(_, reference)| reference)
}

/// Creates a reference to a context. `syntect` hides the fields of its ids, but can deserialize them.
fn reference_to(id: ContextId) -> Option<ContextReference> {
    serde_json::from_value(json!({ "Direct": id })).ok()
}

fn reference(grammar: usize, context: usize) -> Option<ContextReference> {
    let id = json!({ "syntax_index": grammar, "context_index": context });
    serde_json::from_value(json!({ "Direct": id })).ok()
}
