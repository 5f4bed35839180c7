use proptest::prelude::*;

use super::super::tests::{criterion, number};
use super::*;
use crate::base::period::Period;
use crate::matrix::amount::{Amount, Figure};
use crate::matrix::kind::{Choice, Choices};
use crate::matrix::{Kind, Level, Prose};
use crate::source::tests::some_file;
use crate::source::{Span, Spanned};

/// What a text proves of a fact.
#[derive(Debug, PartialEq, Eq)]
enum Proof {
    Compared,
    Linked,
    Contradicts,
    Unproven,
}
use Proof::{Compared as Yes, Contradicts, Linked, Unproven};

struct Case {
    criterion: Criterion,
    fact: Fact,
    names: &'static [&'static str],
    others: &'static [&'static str],
}

impl Case {
    fn of(name: &str, kind: Kind, value: FactValue) -> Case {
        let criterion = Criterion { name: name.to_owned(), ..criterion(kind, "") };
        Case { criterion, fact: Fact { value, ..Fact::UNSTATED }, names: &[], others: &[] }
    }

    fn check(&self, table: &[(&str, Proof)]) {
        for (text, wanted) in table {
            let Case { criterion, fact, names, others } = self;
            let found = read(
                text,
                Stated {
                    fact,
                    criterion,
                    product: &["Chrome"],
                    names,
                    others,
                    language: &Language::of("en"),
                },
            );
            let has = |is: fn(&Finding) -> bool| found.iter().any(is);
            let proof = if has(|it| matches!(it, Finding::Contradicts(_) | Finding::OtherUnit(_))) {
                Contradicts
            } else if has(|it| matches!(it, Finding::Unproven(_))) {
                Unproven
            } else if has(|it| matches!(it, Finding::Agrees(_))) {
                Yes
            } else {
                Linked
            };
            assert_eq!(proof, *wanted, "{text}: {found:?}");
        }
    }
}

fn level(name: &str, level: Level) -> Case {
    Case::of(name, Kind::Level, FactValue::Level(level))
}

fn text(text: &str) -> Case {
    Case::of("C", Kind::Text, FactValue::Text(text.into()))
}

#[test]
fn a_level_is_compared_with_words_for_it() {
    level("HTTP/2", Level::Yes).check(&[
        ("yes", Yes),
        ("supported", Yes),
        ("supports HTTP/2", Yes),
        ("✅", Yes),
        ("no", Contradicts),
        ("not supported", Contradicts),
        ("does not support HTTP/2", Contradicts),
        ("has no HTTP/2", Contradicts),
        ("partial", Contradicts),
        ("free", Unproven),
        ("open source", Unproven),
        ("its servers", Linked),
        ("HTTP/2", Linked),
        ("without being asked", Linked),
    ]);
    level("HTTP/2", Level::Partial).check(&[
        ("partially supported", Yes),
        ("supports HTTP/2", Linked),
        ("fully supported", Contradicts),
        ("not supported", Contradicts),
    ]);
}

#[test]
fn the_name_of_a_criterion_is_no_state() {
    level("No root required", Level::Yes).check(&[("no root required", Linked), ("yes", Yes)]);
    level("Free plan", Level::No).check(&[("free", Linked), ("has no free plan", Yes)]);
    level("Deprecated", Level::Yes).check(&[("no longer supported", Linked), ("no", Contradicts)]);
    level("Open source", Level::No).check(&[
        ("open source", Linked),
        ("is open source", Contradicts),
        ("is not open source", Yes),
        ("closed source", Yes),
    ]);
    level("Open source", Level::Yes).check(&[("proprietary", Contradicts)]);
    level("End-to-end encryption", Level::No).check(&[("yes", Contradicts), ("no", Yes)]);
}

#[test]
fn a_level_has_no_numbers() {
    let case = Case { names: &["Python 3", "Wi-Fi 42"], ..level("Grid", Level::Yes) };
    case.check(&[
        ("Firefox 999", Unproven),
        ("since Chrome 115", Unproven),
        ("81 languages", Unproven),
        ("in 30 ms", Unproven),
        ("Supports 81 languages", Unproven),
    ]);
    case.check(&[
        ("HTTP/2", Linked),
        ("IPv6", Linked),
        ("Python 3", Linked),
        ("S3", Linked),
        ("ISO 27001", Linked),
        ("Web 2.0", Linked),
        ("Windows 11", Linked),
        ("Section 508", Linked),
        ("Angular 2 apps", Linked),
        ("Wi-Fi 42 routers", Linked),
        ("100% electric", Linked),
        ("4K video", Linked),
        ("since 2019", Linked),
        ("on 11 February 2026", Linked),
        ("a 64-bit build", Linked),
        ("step 2", Linked),
    ]);
    let mut noted = level("Languages", Level::Partial);
    let note = Spanned::new("12 of 81 languages".to_owned(), Span::whole(some_file()));
    noted.fact.note = Some(Prose::read(note));
    noted.check(&[("81 languages", Yes), ("82 languages", Unproven)]);
}

#[test]
fn a_price_is_compared_with_free() {
    let price = |amount| Case::of("Price", Kind::Money, number(amount));
    price(12.0).check(&[
        ("free", Contradicts),
        ("is free of charge", Contradicts),
        ("costs nothing", Contradicts),
        ("not free", Yes),
        ("unlimited", Contradicts),
        ("12", Yes),
        ("the free tier", Linked),
        ("free, then 12", Yes),
        ("yes", Unproven),
        ("its price", Linked),
    ]);
    price(0.0).check(&[("free", Yes), ("not free", Contradicts), ("none", Yes)]);
    let limit = |amount| Case::of("Age limit", Kind::Number, amount);
    limit(FactValue::Amount(Box::new(Amount::Unlimited))).check(&[("no age limit", Yes)]);
    limit(number(75.0))
        .check(&[("no upper age limit", Contradicts), ("unlimited age", Contradicts)]);
    let excess = |amount| Case::of("Excess", Kind::Money, number(amount));
    excess(0.0).check(&[("no excess", Yes)]);
    excess(100.0).check(&[("no excess", Contradicts)]);
    let users = Case::of("Users", Kind::Number, number(3.0));
    users.check(&[("free", Linked), ("none", Contradicts), ("included", Linked), ("3", Yes)]);
}

#[test]
fn an_amount_may_be_free_or_have_no_limit() {
    let price = |amount| Case::of("Price", Kind::Money, FactValue::Amount(Box::new(amount)));
    let figure = || Figure { value: 5.0, digits: "5".into() };
    price(Amount::Free).check(&[
        ("free", Yes),
        ("not free", Contradicts),
        ("unlimited", Contradicts),
    ]);
    price(Amount::Unlimited).check(&[("unlimited", Yes), ("free", Contradicts)]);
    price(Amount::AtMost(figure())).check(&[("free", Unproven), ("not free", Unproven)]);
    price(Amount::AtLeast(figure())).check(&[("not free", Yes), ("unlimited", Unproven)]);
}

#[test]
fn a_text_is_compared_with_its_own_words() {
    text("~26.7K stars").check(&[
        ("~99K", Unproven),
        ("26.7K stars", Yes),
        ("about 26.7K", Yes),
        ("its stars", Linked),
        ("free", Unproven),
    ]);
    text("MIT").check(&[
        ("MIT", Yes),
        ("the MIT licence", Yes),
        ("not MIT", Linked),
        ("its licence", Linked),
        ("open source", Unproven),
        ("available", Linked),
    ]);
    text("Open source, under MIT").check(&[("open source", Yes), ("MIT", Yes)]);
    text("MIT or Apache").check(&[("or", Linked), ("Apache", Yes)]);
    text("IP55").check(&[
        ("IP55-rated", Yes),
        ("IP68", Contradicts),
        ("an IP68 case", Contradicts),
        ("USB4", Linked),
    ]);
    text("HTTP/1.1 and HTTP/2").check(&[
        ("HTTP/2", Yes),
        ("speaks HTTP/3", Contradicts),
        ("no HTTP/3", Linked),
    ]);
    text("C").check(&[("C", Yes), ("a C program", Linked)]);
    let list = FactValue::List(vec!["Linux".into(), "Windows 11".into()]);
    Case::of("Systems", Kind::List, list).check(&[
        ("Linux", Yes),
        ("runs on Windows 11", Yes),
        ("many systems", Linked),
        ("12 systems", Unproven),
    ]);
}

#[test]
fn a_choice_is_compared_with_all_choices() {
    let choice = |name: &str| Choice { name: name.to_owned(), score: None };
    let kind = Kind::Choice(Choices(vec![choice("static"), choice("free")]));
    Case::of("Types", kind, FactValue::Choice(0)).check(&[
        ("static", Yes),
        ("Static types", Yes),
        ("free", Contradicts),
        ("types", Linked),
    ]);
}

#[test]
fn a_version_or_a_day_has_no_other_numbers() {
    let version = Case::of("Release", Kind::Version, FactValue::Version("24.1".into()));
    version.check(&[
        ("Node 24", Yes),
        ("Node 25", Contradicts),
        ("30 months", Unproven),
        ("yes", Unproven),
        ("the release", Linked),
    ]);
    let day = FactValue::Date(Period::parse("2012-03-28").expect("valid"));
    Case::of("First release", Kind::Date, day).check(&[
        ("in 2012", Yes),
        ("in 2013", Contradicts),
        ("14 years ago", Unproven),
        ("its first release", Linked),
    ]);
}

#[test]
fn the_text_of_another_fact_contradicts_and_a_paraphrase_does_not() {
    let engine = Case {
        others: &["SpiderMonkey", "one process per core"],
        ..Case::of("Engine", Kind::Text, FactValue::Text("V8 and Torque".into()))
    };
    engine.check(&[
        ("SpiderMonkey", Contradicts),
        ("the SpiderMonkey engine", Contradicts),
        ("uses one process per core", Contradicts),
        ("Torque", Yes),
        ("the engine of Chrome", Linked),
        ("SpiderMonkey is another engine", Linked),
        ("not SpiderMonkey", Linked),
        ("its engine", Linked),
    ]);
    let licence = Case::of("Licence", Kind::Text, FactValue::Text("MIT".into()));
    licence.check(&[
        ("the GPL licence", Contradicts),
        ("Apache-licensed", Contradicts),
        ("GPL-compatible", Linked),
        ("a permissive licence", Linked),
        ("the MIT licence", Yes),
    ]);
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC*|((Firefox|no|free|is|4K|9|100%|é) ?)*") {
        let cases = [level("Free 4K", Level::No), self::text("é 9K free"), Case::of("P", Kind::Money, number(9.0))];
        for Case { criterion, fact, .. } in &cases {
            let names = &["4K", "É9"];
            for finding in read(&text, Stated { fact, criterion, product: &["Chrome"], names, others: &[], language: &Language::of("en") }) {
                let (Finding::Agrees(place)
                | Finding::Contradicts(place)
                | Finding::OtherUnit(place)
                | Finding::Unproven(place)) = finding;
                prop_assert!(text.get(place).is_some());
            }
        }
    }
}
