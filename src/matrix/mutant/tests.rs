use super::super::check::tests::check;
use super::*;
use crate::base::index::at;
use crate::claims::written;
use crate::matrix::Fact;

/// Returns the matrix of one criterion with these keys, for subjects with these facts.
fn matrix(keys: &str, facts: &[&str]) -> Matrix {
    let mut text = format!("title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\n{keys}\n");
    for (at, fact) in facts.iter().enumerate() {
        text += &format!("[[subject]]\nid = 's{at}'\nname = 'S'\nfacts.c = {fact}\n");
    }
    let (matrix, found) = check(&text);
    assert_eq!(found, [""; 0]);
    matrix
}

fn of(subject: usize) -> FactAt {
    FactAt { subject: at(subject), criterion: at(0), case: 0 }
}

fn shown(matrix: &Matrix, mutants: impl IntoIterator<Item = Mutant>) -> Vec<String> {
    let one = |Mutant { change, value }: Mutant| {
        let fact = Fact { value, ..Fact::UNSTATED };
        format!("{}: {}", change.as_str(), written(&fact, &matrix.criteria[at(0)]))
    };
    mutants.into_iter().map(one).collect()
}

fn mutants(keys: &str, facts: &[&str]) -> Vec<String> {
    let matrix = matrix(keys, facts);
    shown(&matrix, matrix.mutants(of(0)))
}

#[test]
fn a_number_is_moved_beyond_any_rounding_in_both_directions() {
    let is = |fact, expected: &[&str]| {
        assert_eq!(mutants("kind = 'number'", &[fact]), expected, "{fact}");
    };
    is("12", &["higher: 18", "lower: 6"]);
    is("12.50", &["higher: 18.75", "lower: 6.25"]);
    is("1", &["higher: 2", "lower: 0"]);
    is("-4", &["higher: -2", "lower: -6"]);
    is("'10..20'", &["higher: 15–30", "lower: 5–10"]);
    is("'>= 100'", &["higher: 150+", "lower: 50+"]);
    is("'unlimited'", &["lower: 10"]);
    is("0", &["higher: 10"]);
    is("2019", &["higher: 2020", "lower: 2018"]);
}

#[test]
fn a_share_stays_one() {
    assert_eq!(
        mutants("kind = 'number'\nunit = '%'", &["99.9"]),
        ["higher: 100.0%", "lower: 50.0%"]
    );
}

#[test]
fn what_is_free_gets_a_usual_price() {
    let facts = ["'free'", "30", "20"];
    assert_eq!(mutants("kind = 'money'\nunit = 'USD'", &facts), ["higher: USD 30"]);
}

#[test]
fn words_become_other_words() {
    assert_eq!(mutants("kind = 'yes-no'", &["'yes'"]), ["other: no"]);
    assert_eq!(mutants("kind = 'level'", &["'no'"]), ["other: yes", "other: partial"]);
    let choice = "kind = 'choice'\nchoices = ['a', 'b', 'c', 'd']";
    assert_eq!(mutants(choice, &["'b'"]), ["other: a", "other: c"]);
    assert_eq!(mutants("kind = 'list'", &["['a', 'b']"]), ["other: b", "other: something else"]);
    assert_eq!(mutants("kind = 'support'", &["'yes'"]), ["other: no"]);
}

#[test]
fn dates_and_versions_are_moved_by_what_people_say_of_them() {
    assert_eq!(
        mutants("kind = 'date'", &["2024-02-29"]),
        ["higher: 2025-02-28", "lower: 2023-02-28"]
    );
    assert_eq!(mutants("kind = 'date'", &["'1991-02'"]), ["higher: 1992-02", "lower: 1990-02"]);
    assert_eq!(mutants("kind = 'version'", &["'3.12'"]), ["higher: 4.12", "lower: 2.12"]);
    assert_eq!(mutants("kind = 'version'", &["'0.9'"]), ["higher: 1.9", "lower: 0.8"]);
    let since = mutants("kind = 'support'", &["'12.1'"]);
    assert_eq!(since, ["higher: 13.1+", "lower: 11.1+", "other: no"]);
}

#[test]
fn who_is_ahead_falls_behind_all_and_the_others_come_before() {
    let turned = |keys: &str, facts: &[&str], subject: usize| {
        let matrix = matrix(keys, facts);
        let compared: Vec<_> = matrix.listed().collect();
        shown(&matrix, matrix.turned(of(subject), &compared))
    };
    let lower = "kind = 'number'\nbetter = 'lower'";
    assert_eq!(turned(lower, &["10", "20", "40"], 0), ["order: 60"]);
    assert_eq!(turned(lower, &["10", "20", "40"], 1), ["order: 5"]);
    assert_eq!(turned("kind = 'rating'", &["3", "4.5"], 1), ["order: 2"]);
    assert_eq!(turned("kind = 'version'\nbetter = 'higher'", &["'9.1'", "'24'"], 0), ["order: 25"]);
    let nothing: [&str; 0] = [];
    assert_eq!(turned(lower, &["10", "'unknown'"], 0), nothing);
    assert_eq!(turned("kind = 'number'", &["10", "20"], 0), nothing);
    // Nothing is cheaper than what is free.
    assert_eq!(turned("kind = 'money'\nbetter = 'lower'", &["5", "'free'"], 0), nothing);
}

#[test]
fn a_value_is_replaced_for_all_variants_that_share_it_and_restored() {
    let (mut matrix, found) = check(
        "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'rating'\n\
         [[subject]]\nid = 'a'\nname = 'A'\nfacts.c = 4\n\
         [[subject.variant]]\nid = 'x'\nname = 'X'\n\
         [[subject.variant]]\nid = 'y'\nname = 'Y'\n\
         [[subject.variant]]\nid = 'z'\nname = 'Z'\nfacts.c = 5\n\
         [[subject]]\nid = 'b'\nname = 'B'\nfacts.c = 1\n",
    );
    assert_eq!(found, [""; 0]);
    let values = |matrix: &Matrix| -> Vec<f64> {
        let all = ["a", "a.y", "a.z"].map(|id| matrix.subject(id).expect("declared"));
        let number = |subject| matrix.fact(subject, at(0)).value.extent().expect("known").at;
        all.map(number).to_vec()
    };
    let scale = |matrix: &Matrix| matrix.utilities().scale(at(0)).expect("known").best;
    assert_eq!((values(&matrix), scale(&matrix)), (vec![4.0, 4.0, 5.0], 5.0));
    let nine = FactValue::Number { value: 9.0, written: "9".into() };
    let old = matrix.replace_value(of(0), nine);
    assert_eq!((values(&matrix), scale(&matrix)), (vec![9.0, 9.0, 5.0], 9.0));
    matrix.replace_value(of(0), old);
    assert_eq!((values(&matrix), scale(&matrix)), (vec![4.0, 4.0, 5.0], 5.0));
}
