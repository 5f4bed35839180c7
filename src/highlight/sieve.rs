//! Which rules of a place may match in a line at all. Pure; it decides how long an answer takes,
//! never the answer.
//!
//! A place has up to hundreds of rules, each a pattern that the regex engine would search for by
//! itself, most of them in vain. One automaton that reads the line once finds all that could match.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{Config, NFA};
use regex_automata::{Input, MatchKind, PatternSet};
use syntect::parsing::syntax_definition::ContextId;

use super::bound::upper_bound;
use super::rule::Rule;

/// Of the states that an automaton remembers, for one place and thread
const CACHE_BYTES: usize = 512 * 1024;
const MOST_NFA_BYTES: usize = 1024 * 1024;
/// With fewer rules it is quicker to search for each.
const FEWEST_RULES: usize = 3;

pub(super) struct Sieve {
    /// None when there is nothing to gain.
    sifted: Option<Arc<Sifted>>,
    rules: usize,
}

struct Sifted {
    dfa: DFA,
    /// The place among the rules of each pattern of the automaton
    places: Vec<usize>,
    /// The places of rules that may match anywhere
    always: Vec<usize>,
}

/// What the automaton of a place has learned, and where it writes what it finds.
#[derive(Default)]
pub(super) struct Learned(Option<(Cache, PatternSet)>);

/// Threads share what is costly to build.
static KNOWN: LazyLock<Mutex<HashMap<ContextId, Option<Arc<Sifted>>>>> =
    LazyLock::new(Mutex::default);

impl Sieve {
    /// Of the rules of a place of grammars.
    pub(super) fn new(id: ContextId, rules: &[Rule]) -> Sieve {
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let sifted = known.entry(id).or_insert_with(|| sifted(rules).map(Arc::new)).clone();
        Sieve { sifted, rules: rules.len() }
    }

    /// Writes the places of the rules that may match at or behind `from`, in their order. Every rule
    /// that does match is among them.
    pub(super) fn candidates(
        &self,
        learned: &mut Learned,
        (line, from): (&str, usize),
        candidates: &mut Vec<usize>,
    ) {
        candidates.clear();
        let sifted = self.sifted.as_ref().filter(|_| line.is_ascii());
        if sifted.and_then(|sifted| sifted.read(learned, (line, from), candidates)).is_none() {
            candidates.clear();
            candidates.extend(0..self.rules);
        }
    }
}

impl Sifted {
    /// None when the automaton has no room for the states of this line. What it has room for does not
    /// depend on the lines before it, because what candidates cost decides how much is highlighted.
    fn read(
        &self,
        learned: &mut Learned,
        (line, from): (&str, usize),
        candidates: &mut Vec<usize>,
    ) -> Option<()> {
        let (cache, found) = learned.0.get_or_insert_with(|| {
            (self.dfa.create_cache(), PatternSet::new(self.dfa.pattern_len()))
        });
        found.clear();
        if self.find(cache, (line, from), found).is_none() {
            cache.reset(&self.dfa);
            found.clear();
            self.find(cache, (line, from), found)?;
        }
        candidates.extend(&self.always);
        candidates.extend(found.iter().map(|pattern| self.places[pattern.as_usize()]));
        candidates.sort_unstable();
        Some(())
    }

    fn find(
        &self,
        cache: &mut Cache,
        (line, from): (&str, usize),
        found: &mut PatternSet,
    ) -> Option<()> {
        let input = Input::new(line).span(from..line.len());
        let mut state = self.dfa.start_state_forward(cache, &input).ok()?;
        let mut last = None;
        let bytes = line.as_bytes()[from..].iter().map(|byte| Some(*byte)).chain([None]);
        for byte in bytes {
            state = match byte {
                Some(byte) => self.dfa.next_state(cache, state, byte).ok()?,
                None => self.dfa.next_eoi_state(cache, state).ok()?,
            };
            // States keep their ids: the automaton fails rather than forget some.
            if state.is_match() && last != Some(state) {
                last = Some(state);
                for at in 0..self.dfa.match_len(cache, state) {
                    found.insert(self.dfa.match_pattern(cache, state, at));
                }
            } else if state.is_quit() {
                return None;
            } else if state.is_dead() {
                break;
            }
        }
        Some(())
    }
}

fn sifted(rules: &[Rule]) -> Option<Sifted> {
    if rules.len() < FEWEST_RULES {
        return None;
    }
    let (mut bounds, mut places, mut always) = (Vec::new(), Vec::new(), Vec::new());
    for (at, rule) in rules.iter().enumerate() {
        match upper_bound(rule.pattern.regex.regex_str()) {
            Some(bound) => {
                bounds.push(bound);
                places.push(at);
            }
            None => always.push(at),
        }
    }
    if bounds.is_empty() {
        return None;
    }
    let config = Config::new().utf8(false).nfa_size_limit(Some(MOST_NFA_BYTES));
    let nfa = NFA::compiler().configure(config).build_many_from_hir(&bounds).ok()?;
    let config = DFA::config()
        .match_kind(MatchKind::All)
        .cache_capacity(CACHE_BYTES)
        .skip_cache_capacity_check(true)
        .minimum_cache_clear_count(Some(0));
    let dfa = DFA::builder().configure(config).build_from_nfa(nfa).ok()?;
    Some(Sifted { dfa, places, always })
}
