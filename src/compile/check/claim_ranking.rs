//! Checks the rankings in the texts of claims: `the fastest`, `cheaper than Beta`. Pure.

use std::ops::Range;

use super::bound::Bound;
use super::{claim_fix, claim_order};
use crate::base::index::Index;
use crate::claims::Finding;
use crate::claims::ranking::{self, Above, Ranking};
use crate::claims::superlative::Way;
use crate::diagnostic::Diagnostic;
use crate::matrix::kind::Statement;
use crate::matrix::rivals::Rivals;
use crate::matrix::{Better, Criterion, Subject};

/// Returns the rankings of a claim's text. The words of the criterion's own name rank nothing: "oldest" says
/// what the criterion "Oldest Python" is about.
fn rankings(bound: &Bound<'_>) -> Vec<Ranking> {
    let name = bound.fact.criterion.name.to_lowercase();
    let text = bound.text();
    let is_own = |ranking: &Ranking| {
        let words = text[ranking.place.clone()].to_lowercase();
        name.contains(ranking::without_article(&words))
    };
    let mut rankings = ranking::read(text, bound.language);
    rankings.retain(|ranking| !is_own(ranking));
    rankings
}

/// Reports the rankings of a text that is compared with nothing but the fact.
pub(super) fn unproven(bound: &Bound<'_>, found: &mut Vec<Diagnostic>) {
    let no_order = claim_order::no_order(bound.fact.criterion);
    for ranking in rankings(bound) {
        let rivals = match ranking.above {
            Above::All if is_of_something_else(bound, &ranking) => continue,
            Above::All => all(bound),
            Above::Than(after) => match bound.matrix.subject_named_at(&bound.text()[after..]) {
                Some(other) if other != bound.fact.subject => Rivals::Subject(other),
                _ => continue,
            },
            Above::Open if no_order.is_some() || !is_measured(bound.fact.criterion) => continue,
            Above::Open => only_rival(bound).map_or_else(|| all(bound), Rivals::Subject),
        };
        let target = format!("fact:{}?beats={}", bound.fact.name, word(bound, rivals));
        let test = no_order.is_none().then_some(target.as_str());
        let (span, fact) = (bound.place(&ranking.place), bound.fact.cell());
        let stated = &bound.text()[ranking.place];
        let unproven = Diagnostic::unproven_ranking(span, stated, fact, test);
        found.push(with_fix(unproven, bound, rivals));
    }
}

/// Reports the rankings of a text that `?beats=` does not bear out: those above more subjects than it compares
/// with, above another subject, and those in the other direction.
pub(super) fn against(bound: &Bound<'_>, rivals: Rivals, found: &mut Vec<Diagnostic>) {
    for ranking in rankings(bound) {
        let (span, text) = (bound.place(&ranking.place), &bound.text()[ranking.place.clone()]);
        if is_turned(bound, &ranking) {
            let better = bound.fact.criterion.better.as_str();
            let criterion = &bound.fact.criterion.id;
            found.push(Diagnostic::claim_contradicts_direction(span, text, criterion, better));
            continue;
        }
        let Rivals::Subject(rival) = rivals else { continue };
        let wanted = match ranking.above {
            Above::All => has_more_rivals(bound, rival).then(|| all(bound)),
            Above::Than(after) => named(bound, after..bound.text().len(), rival),
            Above::Open => None,
        };
        if let Some(wanted) = wanted {
            let rival = &bound.matrix.subjects[rival].id;
            let more = Diagnostic::claim_ranks_others(span, text, rival, word(bound, wanted));
            found.push(with_fix(more, bound, wanted));
        }
    }
}

fn named(bound: &Bound<'_>, after: Range<usize>, rival: Index<Subject>) -> Option<Rivals> {
    let named = bound.matrix.subject_named_at(&bound.text()[after])?;
    let is_other = named != rival && named != bound.fact.subject;
    is_other.then_some(Rivals::Subject(named))
}

/// Returns all others that a text can mean: those of the guide, or of the matrix if the page compares none.
fn all(bound: &Bound<'_>) -> Rivals {
    if bound.page.subjects.len() < 2 { Rivals::Matrix } else { Rivals::Guide }
}

/// Whether a text can mean more subjects than the two of a claim.
fn has_more_rivals(bound: &Bound<'_>, rival: Index<Subject>) -> bool {
    bound.rivals(all(bound)).iter().any(|other| other.subject != rival)
}

/// Returns the other subject of a guide of two.
fn only_rival(bound: &Bound<'_>) -> Option<Index<Subject>> {
    match bound.rivals(Rivals::Guide).as_slice() {
        [other] => Some(other.subject),
        _ => None,
    }
}

fn word<'b>(bound: &Bound<'b>, rivals: Rivals) -> &'b str {
    match rivals {
        Rivals::Subject(subject) => &bound.matrix.subjects[subject].id,
        Rivals::Guide => Rivals::GUIDE,
        Rivals::Matrix => Rivals::MATRIX,
    }
}

fn with_fix(wrong: Diagnostic, bound: &Bound<'_>, rivals: Rivals) -> Diagnostic {
    let holds = claim_order::holds(bound, rivals);
    wrong.with_fix(holds.then(|| claim_fix::to_beat(bound, word(bound, rivals))).flatten())
}

/// Whether a superlative may rank something other than the subject: "the cheapest plan costs $5", "on the
/// fastest roads".
fn is_of_something_else(bound: &Bound<'_>, ranking: &Ranking) -> bool {
    if ranking.noun.is_none() {
        return false;
    }
    let has_agreed = || bound.statements().iter().any(|it| matches!(it, Finding::Agrees(_)));
    let is_vague = ranking.is_aside || !is_measured(bound.fact.criterion);
    has_agreed() || is_vague && !is_of_fact(bound, ranking)
}

/// Whether a ranking is of what the fact is about: the subject, or a noun of the criterion's name or unit, as in
/// "the longest warranty".
fn is_of_fact(bound: &Bound<'_>, ranking: &Ranking) -> bool {
    let Some(noun) = &ranking.noun else { return true };
    let Criterion { name, unit, .. } = bound.fact.criterion;
    let noun = bound.text()[noun.clone()].to_lowercase();
    let noun = noun.trim_end_matches('s');
    [Some(name), unit.as_ref()].into_iter().flatten().any(|of| of.to_lowercase().contains(noun))
}

/// Whether the facts of a criterion are amounts, versions or days, so that `faster` compares them.
fn is_measured(criterion: &Criterion) -> bool {
    match criterion.kind.statement() {
        Statement::Amount | Statement::Version | Statement::Day => true,
        Statement::Word | Statement::Text | Statement::Support | Statement::None => false,
    }
}

/// Whether a word certainly names the end of the order that is not the better one: `the most expensive` where
/// a lower price is better.
fn is_turned(bound: &Bound<'_>, ranking: &Ranking) -> bool {
    let criterion = bound.fact.criterion;
    let statement = criterion.kind.statement();
    let is_amount = || statement == Statement::Amount && is_of_fact(bound, ranking);
    let is_time = || matches!(statement, Statement::Version | Statement::Day);
    match (ranking.way, criterion.better) {
        (Way::Worst, _) => is_of_fact(bound, ranking),
        (Way::Most, Better::Lower) | (Way::Least, Better::Higher) => is_amount(),
        (Way::Newest, Better::Lower) | (Way::Oldest, Better::Higher) => {
            is_time() && ranking.noun.is_none()
        }
        (Way::Best | Way::Most | Way::Least | Way::Newest | Way::Oldest | Way::Other, _) => false,
    }
}
