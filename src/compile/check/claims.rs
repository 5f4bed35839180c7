//! Checks claims: the ids of the facts that they are bound to, and whether they agree with these facts. Pure.

use std::ops::Range;

use super::bound::{Bound, Known};
use super::{
    Checked, claim_fix, claim_gap, claim_order, claim_ranking, claim_ratio, claim_value, limits,
};
use crate::base::index::Index;
use crate::claims::{self, Finding, proof};
use crate::compile::parse::claim::{Binding, Claim, Test};
use crate::compile::site::{Page, Site};
use crate::diagnostic::{Cell, Diagnostic};
use crate::matrix::kind::Statement;
use crate::matrix::rivals::Rivals;
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Fact, Matrix, Soundness, Subject};
use crate::source::{Span, Spanned};

pub(super) fn check(checked: &Checked<'_>, page: &Page, found: &mut Vec<Diagnostic>) {
    for claim in &page.outline.claims {
        check_claim(checked.site, page, claim, found);
    }
}

pub(super) fn check_claim(site: &Site, page: &Page, claim: &Claim, found: &mut Vec<Diagnostic>) {
    let Binding::Fact { test, .. } = &claim.bond else { return };
    let Some(bound) = bound(site, page, claim, found) else { return };
    let matrix = bound.matrix;
    let rivals = rivals(matrix, page, test, found);
    if matrix.soundness == Soundness::Flawed || bound.fact.fact.is_flawed {
        return;
    }
    if let (Some(Rivals::Subject(rival)), Test::Beats(place) | Test::Times(place)) = (rivals, test)
        && rival == bound.fact.subject
    {
        let why = format!("`{}` is compared with itself", bound.fact.subject_id);
        let span = page.span(place.span);
        return found.push(Diagnostic::claim_not_comparable(span, &why, "name the other subject"));
    }
    let Binding::Fact { condition, .. } = &claim.bond else { return };
    if condition
        .as_ref()
        .is_some_and(|id| bound.fact.fact.named_condition().as_deref() == Some(&id.value))
    {
        return statement(&bound, test, rivals, found);
    }
    under_each(&bound, test, rivals, found);
}

/// Checks a claim that names no condition of its fact. It holds if it holds under each: a range may contain all
/// values, and "from $10" may state the least of them.
fn under_each(bound: &Bound<'_>, test: &Test, rivals: Option<Rivals>, found: &mut Vec<Diagnostic>) {
    let mut agreeing = Vec::new();
    let mut wrong = Vec::new();
    for case in bound.fact.fact.cases() {
        let mut of_case = Vec::new();
        statement(&bound.under(case), test, rivals, &mut of_case);
        if of_case.is_empty() {
            agreeing.push(case);
        }
        wrong.push(of_case);
    }
    if agreeing.is_empty() || agreeing.len() == wrong.len() {
        // The first fact is the one that tables show.
        return found.extend(wrong.into_iter().next().unwrap_or_default());
    }
    let any = bound.fact.fact.under_any_condition(bound.fact.criterion.sense);
    if let (Test::Text, Some(value)) = (test, any) {
        let (any, mut of_any) = (Fact { value, ..Fact::UNSTATED }, Vec::new());
        statement(&bound.under(&any), test, rivals, &mut of_any);
        if of_any.is_empty() {
            return;
        }
    }
    let value =
        |case: &Fact| format!("`{}` ({})", bound.under(case).fact.written, case.conditions_text());
    let cases: Vec<String> = bound.fact.fact.cases().map(value).collect();
    let fix = match agreeing.as_slice() {
        [only] => only.condition_id().and_then(|id| claim_fix::to_condition(bound, id)),
        _ => None,
    };
    let targets: Vec<String> =
        agreeing.into_iter().map(|case| format!("fact:{}", bound.under(case).fact.name)).collect();
    let targets: Vec<&str> = targets.iter().map(String::as_str).collect();
    let (span, cases) = (bound.target(), cases.join(", "));
    let ambiguous = Diagnostic::ambiguous_claim(span, bound.fact.cell(), &cases, &targets);
    found.push(ambiguous.with_fix(fix));
}

/// Checks what a claim states about its fact under one condition.
fn statement(bound: &Bound<'_>, test: &Test, rivals: Option<Rivals>, found: &mut Vec<Diagnostic>) {
    match (test, rivals) {
        (Test::Text, _) => text(bound, found),
        (Test::Is(value), _) => found.extend(claim_value::check(bound, value)),
        (Test::Beats(place), Some(rivals)) => {
            let before = found.len();
            claim_order::check(bound, rivals, place, found);
            if found.len() == before {
                claim_ranking::against(bound, rivals, found);
                claim_gap::check(bound, rivals, found);
            }
        }
        (Test::Times(_), Some(Rivals::Subject(other))) => {
            for other in bound.rivals(Rivals::Subject(other)) {
                if !other.fact.is_flawed {
                    claim_ratio::check(bound, &other, found);
                }
            }
        }
        (Test::Since(stated), _) => found.extend(limits::since(bound, stated.as_ref())),
        (Test::Until(stated), _) => found.extend(limits::until(bound, stated.as_ref())),
        (Test::Beats(_) | Test::Times(_), _) => {}
    }
}

/// Finds the fact of a claim. Returns `None` for a claim on no fact. Reports ids that the matrix does not have,
/// and a page without a matrix.
pub(super) fn bound<'m>(
    site: &'m Site,
    page: &'m Page,
    claim: &'m Claim,
    found: &mut Vec<Diagnostic>,
) -> Option<Bound<'m>> {
    let Binding::Fact { subject, criterion, condition, .. } = &claim.bond else { return None };
    let Some(matrix) = site.matrix_of(page) else {
        found.push(Diagnostic::no_matrix(page.span(claim.target), "a claim"));
        return None;
    };
    if !matrix.complete {
        return None;
    }
    let subject_at = subject_of(matrix, page.spanned(subject), found);
    let criterion_at = matrix.criterion(&criterion.value);
    if criterion_at.is_none() {
        let known = matrix.criterion_ids();
        let span = page.span(criterion.span);
        found.push(Diagnostic::unknown_criterion(span, &criterion.value, &known));
    }
    let language = &*site.language;
    let fact = Known::of(matrix, subject_at?, criterion_at?, language).of_subject(&subject.value);
    let bound = Bound { page, matrix, claim, fact, language };
    let Some(id) = condition else { return Some(bound) };
    if let Some(case) = bound.fact.fact.case(&id.value) {
        return Some(bound.under(case));
    }
    if bound.has_rival_under(&id.value) {
        return Some(bound);
    }
    let known: Vec<_> = bound.fact.fact.cases().filter_map(Fact::named_condition).collect();
    let known: Vec<&str> = known.iter().map(|id| &**id).collect();
    let span = page.span(id.span);
    found.push(Diagnostic::unknown_condition(span, &id.value, bound.fact.cell(), &known));
    None
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

/// Finds the subjects that a claim compares with. Reports an unknown id, and a ratio to more than one subject.
pub(super) fn rivals(
    matrix: &Matrix,
    page: &Page,
    test: &Test,
    found: &mut Vec<Diagnostic>,
) -> Option<Rivals> {
    let (Test::Beats(place) | Test::Times(place)) = test else { return None };
    let of = page.spanned(place);
    match (Rivals::find(matrix, of.value), test) {
        (Some(Rivals::Guide | Rivals::Matrix), Test::Times(_)) => {
            found.push(Diagnostic::ratio_to_several(of.span, of.value));
            None
        }
        (Some(rivals), _) => Some(rivals),
        (None, _) => subject_of(matrix, of, found).map(Rivals::Subject),
    }
}

/// Checks what the claim's text states.
fn text(bound: &Bound<'_>, found: &mut Vec<Diagnostic>) {
    let Known { fact, criterion, .. } = &bound.fact;
    let text = bound.text();
    if !fact.value.is_known() {
        let states_state = proof::states_state(text, criterion, bound.language);
        if states_state || claims::states_number(text, criterion, bound.language) {
            found.push(Diagnostic::claim_on_unknown(bound.span(), bound.fact.cell()));
        }
        return;
    }
    votes(bound, found);
    let statements = bound.statements();
    let is_wrong = |finding: &Finding| matches!(finding, Finding::Contradicts(_));
    let fix = statements.iter().any(is_wrong).then(|| claim_fix::to_fact(bound)).flatten();
    let has_other_unit = statements.iter().any(|it| matches!(it, Finding::OtherUnit(_)));
    for statement in statements {
        found.extend(match statement {
            Finding::Agrees(_) => None,
            Finding::Contradicts(place) => {
                let span = bound.place(&place);
                let cell = bound.fact.cell();
                let wrong = Diagnostic::claim_contradicts_fact(span, &text[place], cell);
                Some(wrong.with_fix(fix.clone()))
            }
            Finding::OtherUnit(place) => Some(other_unit(bound.place(&place), &text[place], bound)),
            Finding::Unproven(place) => Some(unproven(bound, place)),
        });
    }
    // "3× faster" is reported once.
    if !has_other_unit {
        claim_ranking::unproven(bound, found);
    }
}

/// Checks the numbers of votes in the claim's text.
fn votes(bound: &Bound<'_>, found: &mut Vec<Diagnostic>) {
    let (text, of) = (bound.claim.text.as_str(), &bound.fact);
    let (votes, unit) = (of.fact.votes, Unit::in_language(None, bound.language));
    for place in claims::votes::contradictions(text, votes, of.criterion, &unit) {
        let (span, stated) = (bound.place(&place), &text[place]);
        found.push(match votes {
            Some(_) => Diagnostic::claim_contradicts_fact(span, stated, of.cell()),
            None => {
                let why = format!("`{stated}` cannot be compared: `{}` has no `votes`", of.name);
                let help = "give the fact its `votes`, or keep their number out of the claim";
                Diagnostic::claim_not_comparable(span, &why, help)
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

/// Reports a number or a state that a fact of its kind cannot bear out.
fn unproven(bound: &Bound<'_>, place: Range<usize>) -> Diagnostic {
    let (fact, stated) = (&bound.fact, &bound.text()[place.clone()]);
    let value = &fact.written;
    let is_number = stated.contains(|c: char| c.is_ascii_digit());
    let help = match fact.criterion.kind.statement() {
        Statement::Word => {
            let test = format!("fact:{}?is={}", fact.name, value.replace(' ', "%20"));
            format!("move it out of the link, or claim the value: `{test}`")
        }
        Statement::Text if is_number => {
            "write what the fact says, or move it out of the link".to_owned()
        }
        Statement::Text => "move it out of the link, or claim the value with `?is=`".to_owned(),
        Statement::None => "move it out of the link".to_owned(),
        Statement::Amount | Statement::Version | Statement::Day | Statement::Support => {
            format!("write `{value}`, or move it out of the link")
        }
    };
    Diagnostic::unproven_claim(bound.place(&place), stated, fact.cell(), &help)
}
