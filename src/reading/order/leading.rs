//! Superlatives: who has the highest or the lowest value of all. Pure.

use super::parts::{Clause, Compared, Read};
use crate::base::index::Index;
use crate::matrix::{Criterion, Subject};
use crate::reading::clause::Found;
use crate::reading::statement::Says;
use crate::reading::token::Gap;
use crate::reading::words::order::{Adjective, Aspect};

/// The end of an order that words name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leading {
    adjective: Adjective,
    /// The criterion that follows: `the longest warranty`
    named: Option<Index<Criterion>>,
}

impl Clause<'_, '_> {
    /// Reads a superlative or, of two subjects, a comparative with an article, and what it is of.
    fn leading(&self, at: usize) -> Option<Found<Leading>> {
        let (of, words) = (self.of, self.of.words);
        let article = self.before_superlative(at);
        let has_article = (at..article).any(|at| of.tokens[at].is(words.articles));
        let superlative = self.adjective(article, self.words.superlatives);
        let is_superlative = superlative.is_some();
        let is_pair = of.of.compared.len() == 2;
        let of_two = || {
            (has_article && is_pair)
                .then(|| self.adjective(article, self.words.comparatives))
                .flatten()
        };
        let end_of_all = || {
            let (_, adjective) =
                self.words.ends.iter().find(|(noun, _)| of.phrase(article, &[noun]).is_some())?;
            has_article.then_some(Found { what: *adjective, length: 1 })
        };
        let found = (article < of.tokens.len())
            .then(|| superlative.or_else(of_two).or_else(end_of_all))??;
        let mut end = article + found.length;
        let is_verb =
            of.phrase(end, words.is).is_some() || of.phrase(end, self.words.belongs).is_some();
        let noun = of.is_joined(end)
            && !is_verb
            && of.set(end).is_none()
            && of.phrase(end, words.tails).is_none()
            && !of.tokens[end].is(words.joints);
        let mut named = None;
        let (to_verb, after) = self.after_verb(found.what, end);
        if noun && to_verb.is_some() {
            (named, end) = (to_verb, after);
        } else if noun && let Some(verb) = self.participle(end) {
            (named, end) = (Some(verb), end + 1);
        } else if noun {
            let is_generic = of.tokens[end].is(self.words.nouns) || self.is_of_title(end);
            let set = of.set(end + 1);
            // "The lighter bike" is one of two, "the cheapest foldable bike" is not one of all.
            let is_only = !is_superlative && found.what.aspect != Aspect::Age;
            let is_named = of.tokens[end].meaning.is_some();
            match self.object(end, found.what.aspect) {
                Some((object, _)) if !is_generic => named = Some(object),
                _ if is_named || !(is_generic || set.is_some() || is_only) => return None,
                _ => {}
            }
            end += 1;
        }
        end += of.set(end).unwrap_or(0);
        Some(Found { what: Leading { adjective: found.what, named }, length: end - at })
    }

    /// Returns the criterion of `audited` in "the most recently audited".
    fn participle(&self, at: usize) -> Option<Index<Criterion>> {
        let of = self.of;
        let token = &of.tokens[at];
        let is_verb = token.text.ends_with("ed") || token.text.ends_with("te");
        let named = if token.meaning.is_some() { of.any_criterion_at(at) } else { None };
        let lexicon = of.of.vocabulary.lexicon();
        let named = named.or_else(|| lexicon.verb(&token.text)).filter(|_| is_verb)?;
        lexicon.fits(named, Aspect::Age).then_some(named)
    }

    /// Returns what follows `the editor with`.
    pub(super) fn after_noun_with(&self, at: usize) -> Option<usize> {
        let of = self.of;
        let noun = at + of.phrase(at, of.words.articles)?;
        let is_any = of.tokens.get(noun)?.is(self.words.nouns) || self.is_of_title(noun);
        let with = of.next(noun + 1, self.words.with).filter(|_| is_any)?;
        Some(noun + 1 + with)
    }

    /// Whether a noun is in the title of the matrix: it names any of the subjects.
    pub(super) fn is_of_title(&self, at: usize) -> bool {
        let token = self.of.tokens.get(at);
        token.is_some_and(|token| {
            token.meaning.is_none() && self.of.of.vocabulary.lexicon().is_of_title(&token.text)
        })
    }

    fn leads(&self, subject: Index<Subject>, leading: Leading) -> Option<Says> {
        let named = leading.named.or(self.start.criterion);
        let measure = self.measure(leading.adjective, named)?;
        let rivals = self.of.others(subject)?;
        Some(self.order(subject, rivals, &Compared { measure, ratio: None }, true))
    }

    /// Reads `… is the cheapest`, `is the cheapest of the three`, `is the lighter one`.
    pub(super) fn is_superlative(&self, at: usize) -> Read {
        let [subject] = self.subjects else { return None };
        let Found { what, length } = self.leading(at)?;
        Some((vec![self.leads(*subject, what)?], at + length))
    }

    /// Reads `the cheapest of the three is A`, `the longest warranty is that of A`, `Cheapest: A`.
    pub(super) fn superlative_is(&self, at: usize) -> Read {
        let of = self.of;
        let Found { what, length } = self.leading(at)?;
        let here = at + length;
        let which = || {
            let is_comma = of.tokens.get(here)?.gap == Gap::Comma;
            is_comma.then(|| of.phrase(here, self.words.which_is)).flatten()
        };
        let verbs = [of.words.is, self.words.belongs].concat();
        let verb = of.next(here, &verbs).or_else(which);
        let verb = match verb {
            Some(verb) => verb,
            None if of.tokens.get(here)?.gap == Gap::Strong && of.is_after_colon(here) => 0,
            None => return None,
        };
        let here = here + verb;
        let before = [self.words.that_of, self.words.places].concat();
        let here = here + of.phrase(here, &before).unwrap_or(0);
        let subjects = of.leading_subjects(here)?;
        let [subject] = subjects.what[..] else { return None };
        let says = self.leads(subject, what)?;
        let end = here + subjects.length;
        let is_of_it =
            of.tokens.get(end).is_some_and(|token| token.is(&["'s"]) && of.is_joined(end));
        Some((vec![says], end + usize::from(is_of_it)))
    }

    /// Reads `(builds) fastest`, `(lasts) the longest`, after a verb.
    pub(super) fn does_most(&self, at: usize, named: Option<Index<Criterion>>) -> Read {
        let [subject] = self.subjects else { return None };
        let of = self.of;
        let article = self.before_superlative(at);
        let adjective = self.adjective(article, self.words.superlatives)?;
        let end = article + adjective.length;
        let end = end + of.set(end).unwrap_or(0);
        let leading = Leading { adjective: adjective.what, named };
        Some((vec![self.leads(*subject, leading)?], end))
    }

    /// Reads `(has) the most plugins (of the three)`.
    pub(super) fn has_most(&self, at: usize) -> Read {
        let [subject] = self.subjects else { return None };
        let of = self.of;
        let article = self.before_superlative(at);
        let named = self.superlative_of_name(article).filter(|_| article > at);
        let (adjective, named, end) = match named {
            Some((adjective, named)) => (adjective, named, article + 1),
            None => {
                let Found { what, length } = self.adjective(article, self.words.superlatives)?;
                let (named, end) = self.object_or_topic(article + length, what.aspect)?;
                (what, named, end)
            }
        };
        let end = end + of.set(end).unwrap_or(0);
        let leading = Leading { adjective, named: Some(named) };
        Some((vec![self.leads(*subject, leading)?], end))
    }

    /// Returns where a superlative may be, after articles and words that change nothing.
    fn before_superlative(&self, mut at: usize) -> usize {
        loop {
            let after = self.of.skip_degrees(self.of.skip(at, self.of.words.articles));
            if after == at {
                return at;
            }
            at = after;
        }
    }

    /// Returns the criterion whose name begins with a superlative of its own: `(holds the) largest database`.
    fn superlative_of_name(&self, at: usize) -> Option<(Adjective, Index<Criterion>)> {
        let token = self.of.tokens.get(at)?;
        let named = self.of.criterion_at(at)?;
        let (first, _) = token.text.split_once(' ')?;
        let (_, adjective) = self.words.superlatives.iter().find(|(word, _)| *word == first)?;
        let is_last = self.of.set(at + 1).is_some() || self.of.ends(at + 1);
        is_last.then_some((*adjective, named))
    }

    /// Reads `am wenigsten kostet A`, `das meiste wiegt A`.
    pub(super) fn least_costs(&self, at: usize) -> Read {
        let of = self.of;
        let article = at + of.phrase(at, of.words.articles)?;
        let found = self.adjective(article, self.words.superlatives)?;
        let verb = article + found.length;
        let costs = of.next(verb, of.words.costs).map(|length| (length, Aspect::Price));
        let weighs = || of.next(verb, self.words.weighs).map(|length| (length, Aspect::Weight));
        let (length, aspect) = costs.or_else(weighs)?;
        let subjects = of.subjects(verb + length)?;
        let [subject] = subjects.what[..] else { return None };
        let is_amount = found.what.aspect == Aspect::Amount;
        let adjective = Adjective { aspect, ..found.what };
        let leading = Leading { adjective, named: None };
        let end = verb + length + subjects.length;
        is_amount.then(|| Some((vec![self.leads(subject, leading)?], end)))?
    }

    /// Returns the subject that is all of what is before a colon or a dash: `A: the lightest`.
    fn label(&self, at: usize) -> Option<Index<Subject>> {
        let of = self.of;
        let found = of.subjects(0).filter(|found| found.length == at)?;
        let [subject] = found.what[..] else { return None };
        of.is_after_colon(at).then_some(subject)
    }

    /// Reads `the lightest of the five`, which stands alone in a section about A or after its name.
    pub(super) fn superlative_alone(&self, at: usize) -> Read {
        let of = self.of;
        let label = self.label(at);
        let of_section = || of.setting.section.filter(|section| of.it(at) == Some(*section));
        let section = label.or_else(of_section)?;
        let Found { what, length } = self.leading(at)?;
        let end = at + length;
        let is_last = match of.tokens.get(end) {
            None => true,
            Some(next) => next.gap == Gap::Comma && of.is_joint(end),
        };
        // "The lightest of the five", "the lightest bike of the five"
        let last = (at..end).find(|at| of.set(*at).is_some()).or(label.map(|_| end))?;
        let has_any = of.is_any_noun(&of.tokens[last - 1]);
        let is_bare = (at..last).any(|at| {
            let found = self.adjective(at, self.words.superlatives);
            found.is_some_and(|found| at + found.length == last)
        });
        (is_last && (has_any || is_bare)).then(|| Some((vec![self.leads(section, what)?], end)))?
    }
}
