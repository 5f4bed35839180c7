//! The number of votes that a text states beside a rating: "4.6 of 5, from 1,234 reviews". Pure.

use std::ops::Range;

use super::comparison::agrees;
use super::qualifier::Qualifier;
use super::quantity::{self, Quantity};
use crate::base::language::Language;
use crate::matrix::Criterion;
use crate::matrix::unit::Unit;

/// Returns the numbers of votes in a text about a rating that contradict the fact's, in order: all of them if the
/// fact has none. `unit` is no unit, in the language of the text.
pub fn contradictions(
    text: &str,
    votes: Option<u64>,
    criterion: &Criterion,
    unit: &Unit<'_>,
) -> Vec<Range<usize>> {
    #[expect(clippy::cast_precision_loss, reason = "nobody counts 2^53 votes")]
    let contradicts = |number: &Quantity| !votes.is_some_and(|votes| agrees(number, votes as f64));
    let numbers = quantity::read(text, unit).into_iter();
    let of_votes = numbers.filter(|number| is_one(text, number, criterion, unit.language()));
    of_votes.filter(contradicts).map(place).collect()
}

/// Returns the range of a number of votes, without the "from" that votes have before them.
fn place(number: Quantity) -> Range<usize> {
    match (number.qualifier, number.written) {
        (Qualifier::From, Some(written)) => written.digits.start..number.place.end,
        _ => number.place,
    }
}

/// Returns whether a number of a text about this criterion is followed by a word for votes.
pub(super) fn is_one(
    text: &str,
    number: &Quantity,
    criterion: &Criterion,
    language: &Language,
) -> bool {
    let (true, Some(written)) = (criterion.kind.has_votes(), &number.written) else { return false };
    let rest = text[written.digits.end..].trim_start_matches([' ', '\u{a0}', '\u{202f}', '+']);
    // "12k reviews", "1,234 user reviews"
    let rest = rest.trim_start_matches(['k', 'K', 'M']).trim_start();
    let rest =
        rest.strip_prefix("user ").or_else(|| rest.strip_prefix("customer ")).unwrap_or(rest);
    let word = rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())].to_lowercase();
    language.is_of_votes(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::tests::{criterion, number};
    use crate::claims::{Finding, contradictions as of_value};
    use crate::matrix::Kind;

    /// Returns the parts of a text that contradict 4.6 from 1234 votes.
    fn wrong(text: &str) -> Vec<&str> {
        let rating = criterion(Kind::Rating, "/5");
        let of_value =
            of_value(text, &number(4.6), &rating, Language::plain()).into_iter().map(|finding| {
                match finding {
                    Finding::Contradicts(place) | Finding::OtherUnit(place) => place,
                    Finding::Agrees(_) | Finding::Unproven(_) => unreachable!(),
                }
            });
        let of_votes = contradictions(text, Some(1234), &rating, &Unit::of(None));
        of_value.chain(of_votes).map(|place| &text[place]).collect()
    }

    #[test]
    fn a_rating_and_its_votes_are_compared_each_with_its_own() {
        for text in [
            "4.6 of 5 from 1,234 reviews",
            "4.6 (1234 votes)",
            "over 1,000 votes",
            "1,234 user reviews",
            "about 1,200 users",
            "1.2k ratings",
            "1,000+ reviews",
        ] {
            assert_eq!(wrong(text), [""; 0], "{text}");
        }
        assert_eq!(wrong("4.5 from 1,234 reviews"), ["4.5"]);
        assert_eq!(wrong("4.6 from 1,230 reviews"), ["1,230"]);
        assert_eq!(wrong("under 1,000 votes"), ["under 1,000"]);
        let of_no_votes =
            |text, kind| contradictions(text, None, &criterion(kind, ""), &Unit::of(None)).pop();
        assert_eq!(of_no_votes("4.6, 12 votes", Kind::Rating), Some(5..7));
        assert_eq!(of_no_votes("12 votes", Kind::Number), None);
    }

    #[test]
    fn votes_are_counted_in_the_words_of_the_language() {
        let language = Language::of("de");
        let unit = Unit::in_language(None, &language);
        let wrong = |text| contradictions(text, Some(3120), &criterion(Kind::Rating, "/5"), &unit);
        assert!(wrong("4,2 von 5 bei 3.120 Stimmen").is_empty());
        assert_eq!(wrong("4,2 (3.100 Bewertungen)").len(), 1);
        assert!(wrong("4,2 (3.120 reviews)").is_empty());
    }
}
