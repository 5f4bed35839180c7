//! Sentences: what prose states of one subject and one criterion, or of a set of subjects. Pure.

mod amount;
mod answer;
mod clause;
mod head;
mod hedge;
mod page;
mod release;
mod section;
mod split;
mod state;
mod tail;
mod token;
mod traits;
mod value;
mod word;

use std::ops::Range;

use super::Reader;
use super::block::{Block, BlockKind};
use super::statement::{Says, Statement};
use super::topic::{Topic, only};
use super::vocabulary::Mention;
use clause::clauses;
use head::{Before, Context, Head, How, Who};
pub(super) use hedge::{Hedges, hedges};
use page::Page;
pub use split::split;
use token::{Kind, Token, tokens};
pub(super) use traits::Traits;
use value::{Sentence, Value};

/// Reads the sentences of a page, other than those of tables.
pub(super) fn read(blocks: &[Block], topics: &[Topic], of: &Reader<'_>) -> Vec<Statement> {
    let Some(page) = Page::of(of) else { return Vec::new() };
    let mut found = Vec::new();
    let mut asked = None;
    let sections = section::topics(blocks, topics, &page);
    for (number, block) in blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Cell(_)) || block.is_quoted {
            asked = None;
            continue;
        }
        let mentions = of.vocabulary.mentions(&block.text);
        let text = Text { number, block, mentions: &mentions };
        let question = asked.take();
        let answered = question.as_ref().and_then(|question| answer::read(question, text, &page));
        found.extend(answered);
        let topic =
            question.map_or(sections[number], |question: answer::Question| question.topic());
        text.read(topic, &page, &mut found);
        asked = answer::question(text, &page);
    }
    found
}

/// Returns the topic of each block, if its heading certainly says what the text below is about.
pub(super) fn topics(blocks: &[Block], topics: &[Topic], of: &Reader<'_>) -> Vec<Topic> {
    let page = Page::of(of);
    page.map_or_else(Vec::new, |page| section::topics(blocks, topics, &page))
}

/// A block with its names.
#[derive(Clone, Copy)]
struct Text<'b> {
    number: usize,
    block: &'b Block,
    mentions: &'b [Mention],
}

impl Text<'_> {
    fn read(self, topic: Topic, page: &Page<'_>, found: &mut Vec<Statement>) {
        let mut before = Before::Nothing;
        let mut is_of_others = false;
        let mut it = topic.criterion.filter(|at| page.has_levels(*at));
        for sentence in split(&self.block.text, page.of.language) {
            let text = &self.block.text[sentence.clone()];
            let hedges = hedges(text, page.of.language);
            let tokens = tokens(&self.block.text, sentence.clone(), self.mentions, page);
            let context = Context { topic, before, it, is_of_others, is_first: true };
            is_of_others = names_others(&tokens, page);
            it = only(tokens.iter().filter_map(Token::whole_criterion));
            if hedges.is_open {
                before = Before::Other;
                continue;
            }
            found.extend(self.sentence(&tokens, &sentence, context, page));
            before = left(&tokens, context, page);
        }
    }

    fn sentence(
        self,
        tokens: &[Token],
        range: &Range<usize>,
        context: Context,
        page: &Page<'_>,
    ) -> Vec<Statement> {
        let mut found = Vec::new();
        let of = Sentence { text: &self.block.text, range, tokens, topic: context.topic.criterion };
        let mut before = context.before;
        for (at, clause) in clauses(tokens, page).into_iter().enumerate() {
            let own = &tokens[clause.tokens.clone()];
            let context = Context { before, is_first: at == 0, ..context };
            let head = head::head(tokens, &clause, context, page);
            before = match head.as_ref().map(|head| &head.who) {
                Some(Who::One(subject)) => Before::One(*subject),
                _ => Before::Other,
            };
            if clause.is_limited {
                continue;
            }
            let of = match clause.label.criterion {
                Some(criterion) => Sentence { topic: Some(criterion), ..of },
                None => of,
            };
            let text = &self.block.text[own[0].range.start..own[own.len() - 1].range.end];
            let hedges = hedges(text, page.of.language);
            match head {
                Some(head) => found.extend(self.clause(&head, of, hedges, page)),
                None if hedges.are_none() => {
                    let state = state::inverted(tokens, own, context, page);
                    found.extend(state.and_then(|(who, state)| self.states(&who, state)));
                }
                None => {}
            }
        }
        found
    }

    fn clause(
        self,
        head: &Head,
        of: Sentence<'_>,
        hedges: Hedges,
        page: &Page<'_>,
    ) -> Vec<Statement> {
        if !head.is_in_number(page) {
            return Vec::new();
        }
        let value = if hedges.are_none() { value_of(head, of, page) } else { None };
        let value = value
            .or_else(|| hedges.are_past_at_most().then(|| release::read(head, of, page)).flatten());
        if let Some(value) = value {
            return self.values(value).collect();
        }
        let state = hedges.are_none().then(|| state::read(head, of.tokens, page)).flatten();
        state.and_then(|state| self.states(&head.who, state)).into_iter().collect()
    }

    fn values(self, value: Value) -> impl Iterator<Item = Statement> {
        let Value { about, range } = value;
        about.into_iter().map(move |about| Statement {
            block: self.number,
            range: range.clone(),
            says: Says::Value(about),
        })
    }

    fn states(self, who: &Who, state: state::State) -> Option<Statement> {
        let states = who.states(state.criterion, state.has)?;
        Some(Statement { block: self.number, range: state.range, says: Says::States(states) })
    }
}

/// Whether a sentence may be about others than the subjects of the matrix.
fn names_others(tokens: &[Token], page: &Page<'_>) -> bool {
    let is_name = |token: &Token| token.kind == Kind::Word && token.is_capital && token.text != "i";
    // Where all nouns have capitals, names cannot be told from them.
    match page.words.has_inversion {
        true => !tokens.iter().any(|token| token.subject().is_some()),
        false => tokens.iter().skip(1).any(is_name),
    }
}

/// Returns what a pronoun in the next sentence may stand for.
fn left(tokens: &[Token], context: Context, page: &Page<'_>) -> Before {
    let whole = clauses(tokens, page);
    let Some(first) = whole.first() else { return Before::Other };
    let Some(Head { who: Who::One(subject), rest, how, .. }) =
        head::head(tokens, first, context, page)
    else {
        return Before::Other;
    };
    let subjects = tokens.iter().filter_map(Token::subject);
    let is_alone = subjects.clone().all(|other| other == subject);
    // "X has a case. It weighs 20 g."
    let names_other = rest.iter().zip(rest.iter().skip(1)).any(|(article, noun)| {
        page.words.indefinite.has(&article.text)
            && !noun.text.starts_with(|c: char| c.is_ascii_digit())
    });
    match is_alone && !names_other && (how != How::Topic || subjects.count() == 0) {
        true => Before::One(subject),
        false => Before::Other,
    }
}

/// Returns the value that a clause states of the subject that it is about, if that is certain.
fn value_of(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Value> {
    let subjects = match &head.who {
        Who::One(subject) => vec![*subject],
        Who::All(subjects) => subjects.clone(),
        Who::None(_) | Who::Only(..) | Who::But(..) => return None,
    };
    let found = amount::read(head, of, page).or_else(|| word::read(head, of, page))?;
    Some(found.with(&subjects))
}

#[cfg(test)]
mod tests;
