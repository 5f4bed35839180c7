//! Valid criteria, and the diagnostics of invalid ones.

use super::{NONE, check, diagnostics};
use crate::base::index::at;
use crate::matrix::kind::{Choice, Choices};
use crate::matrix::{Better, Criterion, Kind, Matrix, Scale};

fn with(keys: &str) -> (Matrix, Vec<String>) {
    check(&format!("title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\n{keys}"))
}

fn criterion(keys: &str) -> Criterion {
    let (matrix, found) = with(keys);
    assert_eq!(found, NONE, "{keys}");
    matrix.criteria[at(0)].clone()
}

fn mistakes(keys: &str) -> Vec<String> {
    let (matrix, found) = with(keys);
    assert_eq!(matrix.criteria.len(), 1, "a criterion with a mistake stays");
    found
}

#[test]
fn every_kind_is_known_by_its_name() {
    for kind in Kind::NAMES {
        let choices = if kind == "choice" { "choices = ['a']" } else { "" };
        assert_eq!(criterion(&format!("kind = '{kind}'\n{choices}")).kind.name(), kind);
    }
}

#[test]
fn a_kind_that_is_unknown_or_missing_is_reported_and_its_facts_are_not() {
    let subject = "[[subject]]\nid = 's'\nname = 'S'\nfacts.c = 30";
    let (matrix, found) = with(&format!("kind = 'numeric'\nscale = 3\n{subject}"));
    assert_eq!(found, ["invalid-value «'numeric'» `numeric` is not a valid value of `kind`"]);
    assert!(!matrix.fact(at(0), at(0)).value.is_known());
    let (_, found) = with(subject);
    assert_eq!(found, ["missing-key «[[criterion]]» this criterion has no `kind`"]);
}

#[test]
fn what_is_better_follows_from_the_kind_or_the_scale() {
    let better = |keys: &str| criterion(keys).better;
    for kind in ["number", "money", "version", "date", "text", "list"] {
        assert_eq!(better(&format!("kind = '{kind}'")), Better::None, "{kind}");
    }
    for kind in ["yes-no", "level", "rating"] {
        assert_eq!(better(&format!("kind = '{kind}'")), Better::Higher, "{kind}");
    }
    assert_eq!(better("kind = 'choice'\nchoices = ['a']"), Better::None);
    assert_eq!(better("kind = 'choice'\nchoices = ['a']\nscores = { a = 1 }"), Better::Higher);
    assert_eq!(better("kind = 'number'\nscale = [500, 0]"), Better::Lower);
    assert_eq!(better("kind = 'rating'\nscale = [5, 1]"), Better::Lower);
    assert_eq!(better("kind = 'version'\nbetter = 'higher'"), Better::Higher);
    assert_eq!(better("kind = 'yes-no'\nbetter = 'none'"), Better::None);
}

#[test]
fn better_is_for_what_has_an_order() {
    let reported = ["invalid-value «'lower'» `lower` is not a valid value of `better`"];
    for kind in ["yes-no", "level", "text", "list"] {
        assert_eq!(mistakes(&format!("kind = '{kind}'\nbetter = 'lower'")), reported);
    }
    let found = mistakes("kind = 'number'\nbetter = 'more'");
    assert_eq!(found, ["invalid-value «'more'» `more` is not a valid value of `better`"]);
}

#[test]
fn a_scale_runs_from_worst_to_best() {
    let scale = |keys| criterion(keys).scale.expect("it is right");
    let scale_of_ms = scale("kind = 'number'\nscale = [500, 0.5]\nbetter = 'lower'");
    assert_eq!(scale_of_ms, Scale { worst: 500.0, best: 0.5 });
    let days = scale("kind = 'date'\nscale = [1970-01-02, '1971-01-01']");
    assert_eq!(days, Scale { worst: 1.0, best: 365.0 });
    let versions = scale("kind = 'version'\nscale = ['3.9', '3.10']");
    assert!(versions.worst < versions.best);
    assert_eq!(scale("kind = 'version'\nscale = [18, 24]"), Scale { worst: 18.0, best: 24.0 });
    assert_eq!(criterion("kind = 'number'").scale, None);
}

#[test]
fn a_scale_that_measures_nothing_is_reported() {
    let wrong = [
        ("number", "[1]", "[1]", "it has 1 value, not two"),
        ("number", "[1, 2, 3]", "[1, 2, 3]", "it has 3 values, not two"),
        ("money", "[7, 7.0]", "[7, 7.0]", "its worst and best value are the same"),
        ("number", "[0, inf]", "inf", "one of its ends is not a number"),
        ("rating", "['low', 5]", "'low'", "one of its ends is not a number"),
        ("date", "[1, 2026-01-01]", "1", "one of its ends is not a date"),
        ("version", "['3.9', 3.10]", "3.10", "one of its ends is not a version in quotes"),
        (
            "number",
            "[0, 1]\nbetter = 'lower'",
            "[0, 1]",
            "its best value is above its worst, but lower is better",
        ),
        (
            "number",
            "[1, 0]\nbetter = 'higher'",
            "[1, 0]",
            "its best value is below its worst, but higher is better",
        ),
        (
            "number",
            "[1, 0]\nbetter = 'none'",
            "[1, 0]",
            "`better = \"none\"` says that neither end is better",
        ),
    ];
    for (kind, scale, place, why) in wrong {
        let (matrix, found) = with(&format!("kind = '{kind}'\nscale = {scale}"));
        let message = format!("invalid-scale «{place}» this scale is not valid: {why}");
        assert_eq!(found, [message]);
        assert_eq!(matrix.criteria[at(0)].scale, None);
    }
    assert_eq!(
        mistakes("kind = 'date'\nscale = ['soon', 2026-01-01]"),
        ["invalid-date «'soon'» `soon` is not a date"]
    );
    assert_eq!(
        mistakes("kind = 'number'\nscale = 500"),
        ["wrong-type «500» `scale` is a whole number, not a list of two values"]
    );
    assert_eq!(
        mistakes("kind = 'text'\nscale = [0, 1]"),
        ["unknown-key «scale» `scale` is not a key of a criterion of kind `text`"]
    );
}

#[test]
fn a_choice_has_choices_and_may_have_scores_for_them() {
    let kind = criterion("kind = 'choice'\nchoices = ['a', 'b']\nscores = { b = 0.5, a = 1 }").kind;
    let choice = |(name, score): (&str, f64)| Choice { name: name.to_owned(), score: Some(score) };
    assert_eq!(kind, Kind::Choice(Choices([("a", 1.0), ("b", 0.5)].map(choice).into())));
    assert_eq!(
        mistakes("kind = 'choice'"),
        ["missing-key «[[criterion]]» this criterion of kind `choice` has no `choices`"]
    );
    assert_eq!(
        mistakes("kind = 'text'\nchoices = ['a']\nscores = {}"),
        [
            "unknown-key «choices» `choices` is not a key of a criterion of kind `text`",
            "unknown-key «scores» `scores` is not a key of a criterion of kind `text`",
        ]
    );
}

#[test]
fn choices_that_cannot_be_told_apart_are_reported_and_their_facts_are_not() {
    let subject = "[[subject]]\nid = 's'\nname = 'S'\nfacts.c = 'z'";
    for (choices, at, said) in [
        ("['a', 'a']", "'a'", "a"),
        ("['unknown']", "'unknown'", "unknown"),
        ("['n/a']", "'n/a'", "n/a"),
        ("['']", "''", ""),
        ("[]", "[]", "[]"),
    ] {
        let (_, found) = with(&format!("kind = 'choice'\nchoices = {choices}\n{subject}"));
        assert_eq!(
            found,
            [format!("invalid-value «{at}» `{said}` is not a valid value of `choices`")]
        );
    }
    assert_eq!(
        mistakes("kind = 'choice'\nchoices = [1]"),
        ["wrong-type «1» `choices` is a list with a whole number, not a list of strings"]
    );
    assert_eq!(
        mistakes("kind = 'choice'\nchoices = 'a'"),
        ["wrong-type «'a'» `choices` is a string, not a list of strings"]
    );
}

#[test]
fn a_score_is_a_utility_of_a_choice() {
    let found = mistakes(
        "kind = 'choice'\nchoices = ['a', 'b', 'c']\nscores = { a = 2, d = 1, b = 'high' }",
    );
    assert_eq!(
        found,
        [
            "invalid-value «2» `2` is not a valid value of `a`",
            "unknown-key «d» `d` is not a key of `scores`",
            "wrong-type «'high'» `b` is a string, not a number",
            "missing-key «{ a = 2, d = 1, b = 'high' }» `scores` has no `c`",
        ]
    );
    assert_eq!(
        mistakes("kind = 'choice'\nchoices = ['a']\nscores = 1"),
        ["wrong-type «1» `scores` is a whole number, not a table from choice to number"]
    );
}

#[test]
fn the_help_names_what_would_be_right() {
    let help = |keys: &str| {
        let text = format!("title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\n{keys}");
        diagnostics(&text, &[], &[])
            .1
            .remove(0)
            .help
            .map(String::from)
            .expect("every message helps")
    };
    assert_eq!(
        help("kind = 'choice'\nchoices = ['unknown']"),
        "write another word: a fact of any kind may be `unknown` or `n/a`"
    );
    assert_eq!(
        help("kind = 'text'\nbetter = 'higher'"),
        "write `none` or nothing: only numbers, money, ratings, versions and dates have an order \
         to choose"
    );
    assert_eq!(help("kind = 'text'\nchoices = []"), "remove it");
}
