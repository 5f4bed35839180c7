//! Variants of subjects.

use super::*;
use crate::matrix::Subject;
use crate::matrix::text::value_text;

/// Returns the matrix of two criteria, `price` and `sso`, and of the subject `acme` with these further keys.
fn acme(keys: &str) -> (Matrix, Vec<String>) {
    check(&format!(
        "title = 'T'\n[[criterion]]\nid = 'price'\nname = 'Price'\nkind = 'number'\n\
         [[criterion]]\nid = 'sso'\nname = 'SSO'\nkind = 'yes-no'\n\
         [[subject]]\nid = 'acme'\nname = 'Acme'\n{keys}\n\
         [[subject]]\nid = 'other'\nname = 'Other'\nfacts.price = 3\n"
    ))
}

fn variant(id: &str, name: &str, more: &str) -> String {
    format!("[[subject.variant]]\nid = '{id}'\nname = '{name}'\n{more}\n")
}

/// Returns the price and the SSO of a subject, and whether it shares them.
fn facts(matrix: &Matrix, id: &str) -> Vec<(String, bool)> {
    let subject = matrix.subject(id).expect("it is declared");
    let fact = |(at, criterion)| {
        let fact = matrix.fact(subject, at);
        (value_text(fact, criterion, &WORDS), fact.is_shared)
    };
    matrix.criteria.indexed().map(fact).collect()
}

fn stated(text: &str) -> (String, bool) {
    (text.to_owned(), false)
}

fn shared(text: &str) -> (String, bool) {
    (text.to_owned(), true)
}

#[test]
fn the_facts_of_a_variant_lie_over_those_of_its_subject() {
    let text = "facts = { sso = 'no' }\n".to_owned()
        + &variant("free", "Free", "facts.price = 0")
        + &variant("pro", "Pro", "facts = { price = 12, sso = 'yes' }");
    let (matrix, found) = acme(&text);
    assert_eq!(found, NONE);
    assert_eq!(facts(&matrix, "acme"), [stated("0"), stated("No")]);
    assert_eq!(facts(&matrix, "acme.free"), facts(&matrix, "acme"));
    assert_eq!(facts(&matrix, "acme.pro"), [stated("12"), stated("Yes")]);
    assert_eq!(matrix.subject("acme.free"), matrix.subject("acme"));
    assert_eq!(matrix.subject_ids(), ["acme", "acme.free", "acme.pro", "other"]);
    assert_eq!(matrix.subject("pro"), None);
}

#[test]
fn lists_of_all_subjects_have_each_once_by_its_default() {
    let text =
        variant("free", "Free", "") + &variant("pro", "Pro", "default = true\nfacts.price = 12");
    let (matrix, found) = acme(&text);
    assert_eq!(found, NONE);
    let names = |of: &[Index<Subject>]| -> Vec<String> {
        of.iter().map(|at| matrix.subjects[*at].name.clone()).collect()
    };
    let listed: Vec<_> = matrix.listed().collect();
    assert_eq!(names(&listed), ["Acme Pro", "Other"]);
    assert_eq!(names(&matrix.with_variants(&listed)), ["Acme Free", "Acme Pro", "Other"]);
    let free = matrix.subject("acme.free").expect("it is declared");
    assert_eq!(names(&matrix.listed_with(free)), ["Acme Free", "Other"]);
    assert_eq!(names(&matrix.with_variants(&[free])), ["Acme Free"]);
}

#[test]
fn a_shared_fact_is_counted_once() {
    let text = "facts.sso = 'no'\n".to_owned()
        + &variant("free", "Free", "facts.sso = 'yes'")
        + &variant("pro", "Pro", "facts.price = 12")
        + &variant("team", "Team", "extends = 'pro'");
    let (matrix, found) = acme(&text);
    assert_eq!(found, NONE);
    assert_eq!(facts(&matrix, "acme"), [stated("?"), stated("Yes")]);
    assert_eq!(facts(&matrix, "acme.pro"), [stated("12"), stated("No")]);
    assert_eq!(facts(&matrix, "acme.team"), [shared("12"), shared("No")]);
    assert_eq!(matrix.cells().count(), 6);
    assert_eq!(matrix.all_cells().count(), 8);
}

#[test]
fn an_unknown_fact_of_a_variant_hides_that_of_its_subject() {
    let text = "facts.price = 1\n".to_owned() + &variant("pro", "Pro", "facts.price = 'unknown'");
    let (matrix, found) = acme(&text);
    assert_eq!(found, NONE);
    assert_eq!(facts(&matrix, "acme.pro")[0], stated("?"));
}

#[test]
fn a_name_has_the_name_of_the_subject_once() {
    let text = variant("a", "Acme for Teams", "")
        + &variant("b", "the new ACME", "")
        + &variant("c", "Acmeist", "");
    let (matrix, found) = acme(&text);
    assert_eq!(found, NONE);
    let names = ["acme.a", "acme.b", "acme.c"].map(|id| {
        let subject = &matrix.subjects[matrix.subject(id).expect("it is declared")];
        (subject.name.as_str(), subject.own_name())
    });
    let expected = [("Acme for Teams", "Acme"), ("the new ACME", "Acme"), ("Acme Acmeist", "Acme")];
    assert_eq!(names, expected);
}

#[test]
fn variants_extend_each_other_in_any_order_but_not_in_a_circle() {
    let text = variant("c", "C", "extends = 'acme.b'")
        + &variant("b", "B", "extends = 'a'\nfacts.sso = 'yes'")
        + &variant("a", "A", "facts = { price = 1, sso = 'no' }");
    let (matrix, found) = acme(&text);
    assert_eq!(found, NONE);
    assert_eq!(facts(&matrix, "acme.c"), [stated("1"), stated("Yes")]);

    let text = variant("a", "A", "extends = 'b'")
        + &variant("b", "B", "extends = 'c'")
        + &variant("c", "C", "extends = 'b'\nfacts.price = 1")
        + &variant("d", "D", "extends = 'd'");
    let (matrix, found) = acme(&text);
    let circles = [
        "variant-circle «'c'» variants of `acme` are in a circle: `b` extends `c` extends `b`",
        "variant-circle «'d'» the variant `d` of `acme` extends itself",
    ];
    assert_eq!(found, circles);
    assert_eq!(matrix.subject_ids().len(), 6);
}

#[test]
fn mistakes_of_variants_are_reported() {
    let text = variant("pro", "Pro", "default = true\nfacts.pricy = 1")
        + &variant("pro", "Pro 2", "facts.sso = 'maybe'")
        + &variant("Team", "Team", "default = true\nextends = 'prof'")
        + "[[subject.variant]]\nname = 'X'\n";
    let (_, found) = acme(&text);
    let expected = [
        "missing-key «[[subject.variant]]» this variant has no `id`",
        "unknown-criterion «pricy» `acme.pro` has a fact for `pricy`, which is not a criterion of this \
         matrix",
        "duplicate-id «'pro'» there is already a variant `pro`",
        "wrong-value «'maybe'» `sso` cannot be `\"maybe\"`",
        "invalid-id «'Team'» `Team` is not a valid id",
        "unknown-variant «'prof'» `prof` is not a variant of `acme`",
        "duplicate-default «true» `acme.Team` is a second default variant",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_mistake_in_a_shared_fact_flaws_it_in_each_variant() {
    let text = "facts.price = 'much'\n".to_owned()
        + &variant("a", "A", "")
        + &variant("b", "B", "")
        + &variant("c", "C", "facts.price = 1");
    let (matrix, _) = acme(&text);
    let is_flawed = ["acme.a", "acme.b", "acme.c"]
        .map(|id| matrix.fact(matrix.subject(id).expect("it is declared"), at(0)).is_flawed);
    assert_eq!(is_flawed, [true, true, false]);
}

#[test]
fn a_scale_without_ends_spans_the_facts_of_all_variants() {
    let text =
        variant("free", "Free", "facts.price = 0") + &variant("pro", "Pro", "facts.price = 12");
    let (matrix, found) = check(&format!(
        "title = 'T'\n[[criterion]]\nid = 'price'\nname = 'P'\nkind = 'number'\nbetter = 'lower'\n\
         [[subject]]\nid = 'acme'\nname = 'Acme'\n{text}\
         [[subject]]\nid = 'other'\nname = 'Other'\nfacts.price = 3\n"
    ));
    assert_eq!(found, NONE);
    let other = matrix.subject("other").expect("it is declared");
    assert_eq!(matrix.utilities().of_fact(other, at(0)).value(), Some(0.75));
}
