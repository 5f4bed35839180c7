//! Checks claims: the ids of the facts that they are bound to, and whether they agree with these facts. Pure.

use std::cmp::Ordering;

use super::bound::{Bound, Known};
use super::{Checked, claim_fix, limits};
use crate::base::index::Index;
use crate::base::language::Language;
use crate::claims::comparison::Order;
use crate::claims::quantity::Quantity;
use crate::claims::{self, Finding, comparison};
use crate::compile::parse::claim::{Binding, Claim, Test};
use crate::compile::site::{Page, Site};
use crate::diagnostic::{Cell, Diagnostic};
use crate::matrix::unit::Fit;
use crate::matrix::{Better, Criterion, Fact, Matrix, Soundness, Subject};
use crate::source::{Placed, Span, Spanned};

pub(super) fn check(checked: &Checked<'_>, page: &Page, found: &mut Vec<Diagnostic>) {
    for claim in &page.outline.claims {
        check_claim(checked.site, page, claim, found);
    }
}

pub(super) fn check_claim(site: &Site, page: &Page, claim: &Claim, found: &mut Vec<Diagnostic>) {
    let Binding::Fact { subject, criterion, condition, test } = &claim.bond else { return };
    let Some(matrix) = site.matrix_of(page) else {
        return found.push(Diagnostic::no_matrix(page.span(claim.target), "a claim"));
    };
    if !matrix.complete {
        return;
    }
    let subject_at = subject_of(matrix, page.spanned(subject), found);
    let rival = test.rival().map(|place| (place, subject_of(matrix, page.spanned(place), found)));
    let criterion_at = matrix.criterion(&criterion.value);
    if criterion_at.is_none() {
        let known = matrix.criterion_ids();
        let span = page.span(criterion.span);
        found.push(Diagnostic::unknown_criterion(span, &criterion.value, &known));
    }
    let (Some(subject), Some(criterion)) = (subject_at, criterion_at) else { return };
    let language = &*site.language;
    let fact = Known::of(matrix, subject, criterion, language);
    if matrix.soundness == Soundness::Flawed || fact.fact.is_flawed {
        return;
    }
    let rival = match rival {
        None => None,
        Some((_, None)) => return,
        Some((place, Some(at))) => {
            let known = Known::of(matrix, at, criterion, language);
            if known.fact.is_flawed {
                return;
            }
            Some(Rival { place, known })
        }
    };
    let own = condition.as_ref().map(|id| (id, fact.fact.case(&id.value)));
    let of_rival = |id: &Placed<String>| {
        let Rival { place, known } = rival.as_ref()?;
        Some(Rival { place, known: known.under(known.fact.case(&id.value)?, language) })
    };
    match own {
        None => under_any(
            &Statement { page, claim, language, test, rival: rival.as_ref() },
            &fact,
            found,
        ),
        Some((_, Some(case))) => {
            let statement = Statement { page, claim, language, test, rival: rival.as_ref() };
            statement.check(fact.under(case, language), found);
        }
        // A condition that only the other subject has.
        Some((id, None)) => match of_rival(id) {
            Some(of) => under_any(
                &Statement { page, claim, language, test, rival: Some(&of) },
                &fact,
                found,
            ),
            None => {
                let known: Vec<_> = fact.fact.cases().filter_map(Fact::named_condition).collect();
                let known: Vec<&str> = known.iter().map(|id| &**id).collect();
                let span = page.span(id.span);
                let unknown = Diagnostic::unknown_condition(span, &id.value, fact.cell(), &known);
                found.push(unknown);
            }
        },
    }
}

/// Checks a claim that names no condition. It holds if it holds under each: a range may contain all values.
fn under_any(statement: &Statement<'_>, fact: &Known<'_>, found: &mut Vec<Diagnostic>) {
    let language = statement.language;
    let mut agreeing = Vec::new();
    let mut wrong = Vec::new();
    for case in fact.fact.cases() {
        let mut of_case = Vec::new();
        statement.check(fact.under(case, language), &mut of_case);
        if of_case.is_empty() {
            agreeing.push(case);
        }
        wrong.push(of_case);
    }
    if agreeing.len() == wrong.len() {
        return;
    }
    if agreeing.is_empty() {
        // The first fact is the one that tables show.
        found.extend(wrong.into_iter().next().unwrap_or_default());
        return;
    }
    let value = |case: &Fact| {
        format!("`{}` ({})", fact.under(case, language).written, case.conditions_text())
    };
    let cases: Vec<String> = fact.fact.cases().map(value).collect();
    let targets: Vec<String> = agreeing
        .into_iter()
        .map(|case| format!("fact:{}", fact.under(case, language).name))
        .collect();
    let targets: Vec<&str> = targets.iter().map(String::as_str).collect();
    let span = statement.page.span(statement.claim.target);
    found.push(Diagnostic::ambiguous_claim(span, fact.cell(), &cases.join(", "), &targets));
}

/// The subject that a claim compares its fact with, and its fact.
struct Rival<'m> {
    place: &'m Placed<String>,
    known: Known<'m>,
}

/// What a claim says of a fact.
struct Statement<'m> {
    page: &'m Page,
    claim: &'m Claim,
    language: &'m Language,
    test: &'m Test,
    rival: Option<&'m Rival<'m>>,
}

impl Statement<'_> {
    /// Checks it against the fact under one condition. A rival with facts under several conditions is compared
    /// under the same one if it has it, and else under each.
    fn check(&self, fact: Known<'_>, found: &mut Vec<Diagnostic>) {
        let Statement { page, claim, language, .. } = *self;
        let bound = Bound { page, claim, fact, language };
        match (self.test, self.rival) {
            (Test::Text, _) => text(&bound, found),
            (Test::Is(value), _) => found.extend(super::claim_value::check(&bound, value)),
            (Test::Since(stated), _) => found.extend(limits::since(&bound, stated.as_ref())),
            (Test::Until(stated), _) => found.extend(limits::until(&bound, stated.as_ref())),
            (Test::Beats(_) | Test::Times(_), Some(Rival { place, known })) => {
                let same = bound.fact.fact.condition_id().and_then(|id| known.fact.case(id));
                let cases = same.map_or_else(|| known.fact.cases().collect(), |case| vec![case]);
                for case in cases {
                    let before = found.len();
                    against(&bound, &known.under(case, language), place, self.test, found);
                    if found.len() > before {
                        break;
                    }
                }
            }
            (Test::Beats(_) | Test::Times(_), None) => {}
        }
    }
}

fn subject_of(
    matrix: &Matrix,
    id: Spanned<&str>,
    found: &mut Vec<Diagnostic>,
) -> Option<Index<Subject>> {
    let subject = matrix.subject(id.value);
    if subject.is_none() {
        found.push(matrix.unknown_subject(id.span, id.value, &matrix.subject_ids()));
    }
    subject
}

/// Checks the numbers, versions or dates in the claim's text.
fn text(bound: &Bound<'_>, found: &mut Vec<Diagnostic>) {
    let Known { fact, criterion, .. } = &bound.fact;
    let text = bound.claim.text.as_str();
    if !fact.value.is_known() {
        if claims::states_number(text, criterion, bound.language) {
            found.push(Diagnostic::claim_on_unknown(bound.span(), bound.fact.cell()));
        }
        return;
    }
    let contradictions = claims::contradictions(text, &fact.value, criterion, bound.language);
    let fix = if contradictions.is_empty() { None } else { claim_fix::to_fact(bound) };
    for finding in contradictions {
        found.push(match finding {
            Finding::Contradicts(place) => Diagnostic::claim_contradicts_fact(
                bound.place(&place),
                &text[place],
                bound.fact.cell(),
            )
            .with_fix(fix.clone()),
            Finding::OtherUnit(place) => {
                let span = bound.place(&place);
                other_unit(span, &text[place], bound)
            }
        });
    }
}

fn other_unit(span: Span, stated: &str, bound: &Bound<'_>) -> Diagnostic {
    let fact = &bound.fact;
    let Cell { name, value, .. } = fact.cell();
    let why = format!("`{stated}` cannot be compared with `{name}`, which is `{value}`");
    let help = match &fact.criterion.unit {
        _ if claims::ratios(stated, bound.language).iter().any(|ratio| ratio.fit == Fit::Same) => {
            "name the other subject with `?times=`, or keep other numbers out of the claim"
                .to_owned()
        }
        Some(unit) => format!("write it in `{unit}`, or keep other numbers out of the claim"),
        None => "give the criterion a `unit`, or keep other numbers out of the claim".to_owned(),
    };
    Diagnostic::claim_not_comparable(span, &why, &help)
}

/// Checks `?beats=…` and `?times=…`, which compare the fact with that of another subject. `place` is the id
/// of the other subject.
fn against(
    bound: &Bound<'_>,
    other: &Known<'_>,
    place: &Placed<String>,
    test: &Test,
    found: &mut Vec<Diagnostic>,
) {
    let subject = bound.fact.subject_id;
    if subject == other.subject_id {
        let why = format!("`{subject}` is compared with itself");
        let help = "name the other subject";
        found.push(Diagnostic::claim_not_comparable(bound.page.span(place.span), &why, help));
        return;
    }
    let is_ratio = matches!(test, Test::Times(_));
    let reason = if is_ratio { no_ratio(&bound.fact) } else { no_order(&bound.fact) };
    if let Some((why, help)) = reason {
        let why = format!("`{}` {why}", bound.fact.criterion.id);
        found.push(Diagnostic::claim_not_comparable(bound.target(), &why, help));
        return;
    }
    let unknown: Vec<&Known<'_>> =
        [&bound.fact, other].into_iter().filter(|known| !known.fact.value.is_known()).collect();
    for known in &unknown {
        found.push(Diagnostic::claim_on_unknown(bound.target(), known.cell()));
    }
    match (unknown.is_empty(), is_ratio) {
        (false, _) => {}
        (true, false) => found.extend(beats(bound, other)),
        (true, true) => times(bound, other, found),
    }
}

/// Returns why the facts of a criterion have no order, and a help text. `None` if they have one.
fn no_order(known: &Known<'_>) -> Option<(&'static str, &'static str)> {
    let Criterion { kind, better, .. } = known.criterion;
    kind.no_order().or(match better {
        Better::Higher | Better::Lower => None,
        Better::None if kind.measured().is_some() => Some((
            "has no order: neither higher nor lower is better",
            "give it `better = \"higher\"` or `\"lower\"`",
        )),
        Better::None => {
            Some(("has no order: its `better` is `none`", "remove its `better`, or use `?is=`"))
        }
    })
}

/// Returns why the facts of a criterion have no ratios, and a help text. `None` if they have ratios.
fn no_ratio(known: &Known<'_>) -> Option<(&'static str, &'static str)> {
    let none = ("has no ratios: only numbers do", "compare with `?beats=`");
    (!known.criterion.kind.has_amounts()).then_some(none)
}

fn beats(bound: &Bound<'_>, other: &Known<'_>) -> Option<Diagnostic> {
    let fact = &bound.fact;
    let order = match comparison::order(fact.criterion, &fact.fact.value, &other.fact.value)? {
        Order::Decided(Ordering::Greater) => return None,
        Order::Decided(order) => order,
        Order::Undecided => {
            let undecided =
                Diagnostic::claim_on_undecided_order(bound.span(), fact.cell(), other.cell());
            return Some(undecided);
        }
    };
    let turned =
        format!("fact:{}/{}?beats={}", other.subject_id, fact.criterion.id, fact.subject_id);
    let (span, is_equal) = (bound.span(), order.is_eq());
    Some(Diagnostic::claim_contradicts_order(span, fact.cell(), other.cell(), is_equal, &turned))
}

/// Checks the ratios in the text against the ratio of the subject's value to the other's, or against the
/// inverse where the text says "faster" or "less".
fn times(bound: &Bound<'_>, other: &Known<'_>, found: &mut Vec<Diagnostic>) {
    let no_ratio =
        |known: &&Known<'_>| known.extent().is_none_or(|of| of.at == 0.0 || of.at.is_infinite());
    if let Some(known) = [&bound.fact, other].into_iter().find(no_ratio) {
        let what = if known.extent().is_some_and(|of| of.at == 0.0) { "zero" } else { "unlimited" };
        let why = format!("`{}` is {what}, so there is no ratio", known.name);
        let help = "compare with `?beats=`";
        found.push(Diagnostic::claim_not_comparable(bound.target(), &why, help));
        return;
    }
    let text = bound.claim.text.as_str();
    let stated = claims::ratios(text, bound.language);
    if stated.is_empty() {
        let target = format!("fact:{}?times={}", bound.fact.name, other.subject_id);
        found.push(Diagnostic::claim_without_ratio(bound.span(), &target));
    }
    let wrong = stated.iter().filter_map(|ratio| wrong_ratio(bound, other, ratio));
    let wrong: Vec<Diagnostic> = wrong.collect();
    let fix = if wrong.is_empty() { None } else { claim_fix::to_ratio(bound, other) };
    found.extend(wrong.into_iter().map(|wrong| wrong.with_fix(fix.clone())));
}

fn wrong_ratio(bound: &Bound<'_>, other: &Known<'_>, stated: &Quantity) -> Option<Diagnostic> {
    let text = bound.claim.text.as_str();
    let criterion = bound.fact.criterion;
    let is_inverse = claims::is_inverse(text, &stated.place, criterion.better);
    let (over, under) = if is_inverse { (other, &bound.fact) } else { (&bound.fact, other) };
    let ratio = over.extent()?.ratio(under.extent()?)?;
    if comparison::holds(stated, ratio) {
        return None;
    }
    let Some(ratio) = ratio.number() else {
        let (span, stated) = (bound.place(&stated.place), &text[stated.place.clone()]);
        let cells = [over.cell(), under.cell()];
        return Some(Diagnostic::claim_on_undecided_ratio(span, stated, cells));
    };
    let turned = format!("fact:{}?times={}", other.name, bound.fact.subject_id);
    Some(Diagnostic::claim_contradicts_ratio(
        bound.place(&stated.place),
        &text[stated.place.clone()],
        &comparison::rounded(ratio, stated.low).replace('.', &bound.language.decimal.to_string()),
        (over.cell(), under.cell()),
        comparison::agrees(stated, ratio.recip()).then_some(turned.as_str()),
    ))
}
