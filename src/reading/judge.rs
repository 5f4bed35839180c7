//! Compares statements with the facts. Pure.

use super::order::Ratio;
use super::statement::{About, Has, Says};
use super::{Reader, choice};
use crate::base::index::Index;
use crate::claims::Finding;
use crate::claims::pair::Pair;
use crate::claims::proof::{self, Stated};
use crate::claims::spoken;
use crate::matrix::amount::APPROXIMATION;
use crate::matrix::interval::{Interval, Order};
use crate::matrix::kind::Statement as Form;
use crate::matrix::outcome::Outcome;
use crate::matrix::reserved::{On, Winner};
use crate::matrix::verdict::{self, Judgement as OfVerdict};
use crate::matrix::{Criterion, Fact, Level, Subject};

/// Whether a statement agrees with the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    Agrees,
    Contradicts,
    /// The facts are not known, or do not decide it
    Open,
}

impl Judgement {
    fn of(is_so: bool) -> Judgement {
        if is_so { Judgement::Agrees } else { Judgement::Contradicts }
    }

    /// Returns what holds if several statements hold together.
    fn and(self, other: Judgement) -> Judgement {
        match (self, other) {
            (Judgement::Contradicts, _) | (_, Judgement::Contradicts) => Judgement::Contradicts,
            (Judgement::Agrees, other) => other,
            (Judgement::Open, _) => Judgement::Open,
        }
    }
}

/// Judges a statement, which is in these words.
pub fn judge(says: &Says, text: &str, of: &Reader<'_>) -> Judgement {
    match says {
        Says::Value(about) => value(*about, text, of),
        Says::States(states) => {
            let each = states.iter().map(|(about, has)| state(*about, *has, of));
            each.reduce(Judgement::and).unwrap_or(Judgement::Open)
        }
        Says::Order { of: about, rivals, is_higher, or_same } => {
            let kind = &of.matrix.criteria[about.criterion].kind;
            let each = rivals.iter().map(|rival| {
                pair(*about, *rival, of, |own, other| {
                    let [own, other] = [own, other].map(|fact| kind.interval(&fact.value));
                    own.zip(other).map_or(Judgement::Open, |(own, other)| {
                        order(own, other, *is_higher, *or_same)
                    })
                })
            });
            each.reduce(Judgement::and).unwrap_or(Judgement::Open)
        }
        Says::Ratio { of: about, rival, words, is_higher } => {
            let criterion = &of.matrix.criteria[about.criterion];
            let words = text.get(words.clone()).unwrap_or_default();
            let ratio = Ratio::read(words, criterion, of.language);
            pair(*about, *rival, of, |own, other| {
                let [own, other] = [own, other].map(|fact| fact.value.extent());
                let pair = own.zip(other).map(|(own, other)| Pair { own, other, criterion });
                let holds = || ratio.as_ref()?.holds(&pair?, *is_higher);
                holds().map_or(Judgement::Open, Judgement::of)
            })
        }
        Says::Same { of: about, rival } => {
            let kind = &of.matrix.criteria[about.criterion].kind;
            pair(*about, *rival, of, |own, other| {
                let [own, other] = [own, other].map(|fact| kind.interval(&fact.value));
                own.zip(other).map_or(Judgement::Open, |(own, other)| same(own, other))
            })
        }
        Says::Wins { winner, on } => wins(*winner, *on, of),
        Says::Repeats { of: Winner::Depends, .. } => Judgement::Open,
        Says::Despite { .. } => Judgement::Contradicts,
        Says::Repeats { winner, of } => Judgement::of(winner == of),
    }
}

/// Judges each fact that a statement may be about: a subject may mean any of its variants, and a fact any of its
/// conditions. It is contradicted only if all of them contradict it.
fn each(about: About, of: &Reader<'_>, judge: impl Fn(&Fact) -> Judgement) -> Judgement {
    let subjects = of.matrix.with_variants(&[about.subject]);
    let facts = subjects.iter().map(|subject| of.matrix.fact(*subject, about.criterion));
    let facts: Vec<&Fact> = facts.flat_map(Fact::cases).collect();
    if facts.iter().any(|fact| fact.is_flawed) {
        return Judgement::Open;
    }
    let judged: Vec<Judgement> = facts.into_iter().map(judge).collect();
    let is_any = |wanted| judged.contains(&wanted);
    match (is_any(Judgement::Agrees), is_any(Judgement::Open)) {
        (true, _) => Judgement::Agrees,
        (_, true) => Judgement::Open,
        _ if judged.is_empty() => Judgement::Open,
        _ => Judgement::Contradicts,
    }
}

fn value(about: About, text: &str, of: &Reader<'_>) -> Judgement {
    let criterion = &of.matrix.criteria[about.criterion];
    let subject = &of.matrix.subjects[about.subject];
    let aliases = subject.particulars.aliases.iter().map(|alias| alias.value.as_str());
    let product: Vec<&str> = aliases.chain([subject.name.as_str()]).collect();
    each(about, of, |fact| {
        if !fact.value.is_known() {
            return Judgement::Open;
        }
        if criterion.kind.statement() == Form::Text {
            let others = of.matrix.subjects.indexed().map(|(at, _)| at);
            let others = others.flat_map(|at| of.matrix.fact(at, about.criterion).cases());
            return choice::agrees(text, fact, criterion, others)
                .map_or(Judgement::Open, Judgement::of);
        }
        let stated = Stated {
            fact,
            criterion,
            product: &product,
            names: of.names,
            others: &[],
            language: of.language,
        };
        let named = choice::named(text, criterion);
        // "Monthly" is a part of "monthly or yearly".
        if named.as_ref().is_some_and(|named| choice::includes(&fact.value, named, criterion)) {
            return Judgement::Open;
        }
        let numeral = numeral(text, of).filter(|_| criterion.kind.has_amounts());
        let findings = proof::read(numeral.as_deref().unwrap_or(text), stated);
        match named.filter(|_| findings.is_empty()) {
            Some(named) => Judgement::of(named == fact.value),
            None => of_findings(&findings),
        }
    })
}

/// Returns the digits of a text that is a number in words, such as the `eight` of a cell.
fn numeral(text: &str, of: &Reader<'_>) -> Option<String> {
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    let one = || {
        // Elsewhere, "a year" may be any year.
        let (article, unit) = lower.split_once(' ')?;
        let is_one = ONE.contains(&article) && !unit.trim().contains(' ');
        is_one.then(|| format!("1 {unit}"))
    };
    // "Five-year"
    let joined = || {
        let (number, unit) = lower.split_once('-')?;
        let is_unit = unit.chars().all(char::is_alphabetic);
        let number = spoken::whole(number, of.language).filter(|_| is_unit)?;
        Some(format!("{number} {unit}"))
    };
    spoken::whole(&lower, of.language).map(|value| value.to_string()).or_else(one).or_else(joined)
}

/// The number of a unit that is alone with it: "a year".
const ONE: [&str; 8] = ["a", "an", "one", "ein", "eine", "einen", "einem", "einer"];

/// A text that states several values agrees if one of them does.
fn of_findings(findings: &[Finding]) -> Judgement {
    let has = |wanted: fn(&Finding) -> bool| findings.iter().any(wanted);
    if has(|finding| matches!(finding, Finding::Agrees(_))) {
        Judgement::Agrees
    } else if findings.is_empty()
        || has(|finding| matches!(finding, Finding::OtherUnit(_) | Finding::Unproven(_)))
    {
        Judgement::Open
    } else {
        Judgement::Contradicts
    }
}

fn state(about: About, has: Has, of: &Reader<'_>) -> Judgement {
    let criterion = &of.matrix.criteria[about.criterion];
    let level = |fact: &Fact| fact.value.level().or_else(|| level_of_fee(fact, criterion));
    each(about, of, |fact| match (has, level(fact)) {
        (_, None) | (Has::Supported | Has::Lacking, Some(Level::Partial)) => Judgement::Open,
        (Has::Supported, Some(level)) => Judgement::of(level == Level::Yes),
        (Has::Lacking, Some(level)) => Judgement::of(level == Level::No),
        (Has::Exactly(stated), Some(level)) => Judgement::of(stated == level),
    })
}

/// Returns whether there is a fee at all.
fn level_of_fee(fact: &Fact, criterion: &Criterion) -> Option<Level> {
    let kind = &criterion.kind;
    let amount = kind.is_price().then(|| kind.interval(&fact.value)).flatten()?;
    match (amount.low.at > 0.0, amount.high.at <= 0.0) {
        (true, _) => Some(Level::Yes),
        (_, true) => Some(Level::No),
        (false, false) => None,
    }
}

/// Judges the facts of two subjects, of which each may have several. It is open if the facts of the rival disagree.
fn pair(
    about: About,
    rival: Index<Subject>,
    of: &Reader<'_>,
    judge: impl Fn(&Fact, &Fact) -> Judgement,
) -> Judgement {
    let rivals = of.matrix.with_variants(&[rival]);
    each(about, of, |fact| {
        let rivals = rivals.iter().map(|at| of.matrix.fact(*at, about.criterion));
        let mut judged = rivals.flat_map(Fact::cases).map(|rival| match rival.is_flawed {
            true => Judgement::Open,
            false => judge(fact, rival),
        });
        let first = judged.next().unwrap_or(Judgement::Open);
        judged.fold(first, |one, other| if one == other { one } else { Judgement::Open })
    })
}

fn order(own: Interval, other: Interval, is_higher: bool, or_same: bool) -> Judgement {
    match own.order(other) {
        Order::Decided(order) if order.is_eq() => Judgement::of(or_same),
        Order::Decided(order) => Judgement::of(order.is_gt() == is_higher),
        Order::Undecided => Judgement::Open,
    }
}

/// Two values that differ by less than people round are neither the same nor certainly not.
fn same(own: Interval, other: Interval) -> Judgement {
    let near = APPROXIMATION * own.high.at.abs().max(other.high.at.abs());
    match own.order(other) {
        Order::Decided(order) if order.is_eq() => Judgement::Agrees,
        Order::Decided(_)
            if (own.low.at - other.high.at).abs().min((other.low.at - own.high.at).abs())
                > near =>
        {
            Judgement::Contradicts
        }
        Order::Decided(_) | Order::Undecided => Judgement::Open,
    }
}

fn wins(winner: Winner, on: On, of: &Reader<'_>) -> Judgement {
    match of_verdict(winner, on, of) {
        Some(OfVerdict::Agrees) => Judgement::Agrees,
        Some(OfVerdict::Contradicts(_)) => Judgement::Contradicts,
        Some(OfVerdict::Unknown | OfVerdict::Unscored) | None => Judgement::Open,
    }
}

/// Returns the outcome by the facts, if it contradicts that a subject wins.
pub fn outcome(winner: Winner, on: On, of: &Reader<'_>) -> Option<Outcome> {
    match of_verdict(winner, on, of)? {
        OfVerdict::Contradicts(outcome) => Some(outcome),
        OfVerdict::Agrees | OfVerdict::Unknown | OfVerdict::Unscored => None,
    }
}

fn of_verdict(winner: Winner, on: On, of: &Reader<'_>) -> Option<OfVerdict> {
    let is_flawed = of.matrix.has_reserved_id() || of.matrix.is_flawed_on(on, of.compared);
    let judged = || verdict::judge(of.matrix, of.matrix.utilities(), on, winner, of.compared);
    (!is_flawed).then(judged)
}
