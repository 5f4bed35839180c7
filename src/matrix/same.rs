//! Criteria that say the same, so that one argument counts twice. Pure.

use std::collections::{BTreeSet, HashMap};

use super::{Criterion, FactValue, Kind, Matrix};
use crate::base::index::Index;

/// Fewer subjects have the same values by chance.
const FEWEST_SUBJECTS: usize = 3;

/// So many subjects hardly have the same of two or three values by chance.
const MANY_SUBJECTS: usize = 10;

/// So many different values are hardly the same by chance.
const VARIED: usize = 3;

/// Letters of a word by which two names are about the same.
const LEAST_OF_WORD: usize = 4;

impl Matrix {
    /// Returns each criterion that has the same values as an earlier one for all subjects, with that one. The facts of
    /// both must be known, and differ between subjects. Values of which there are few, such as yes and no, are the
    /// same by chance, unless the names of both criteria share a word or there are many subjects.
    pub fn same_criteria(&self) -> Vec<(Index<Criterion>, Index<Criterion>)> {
        let subjects = self.listed();
        if subjects.len() < FEWEST_SUBJECTS {
            return Vec::new();
        }
        let mut first: HashMap<Vec<Value>, Vec<Index<Criterion>>> = HashMap::new();
        let mut found = Vec::new();
        for (at, criterion) in self.criteria.indexed().filter(|(_, of)| of.weight > 0.0) {
            let Some(values) = self.values(at) else { continue };
            let distinct = values.iter().collect::<BTreeSet<&Value>>().len();
            if distinct < 2 {
                continue;
            }
            let is_certain = distinct >= VARIED || subjects.len() >= MANY_SUBJECTS;
            let known = first.entry(values).or_default();
            let same = known.iter().find(|known| {
                let other = &self.criteria[**known];
                is_same_kind(&other.kind, &criterion.kind)
                    && other.unit == criterion.unit
                    && (is_certain || share_word(&other.name, &criterion.name))
            });
            match same {
                Some(same) => found.push((at, *same)),
                None => known.push(at),
            }
        }
        found
    }

    /// Returns the values of all subjects; `None` if one is not known, or differs between conditions.
    fn values(&self, criterion: Index<Criterion>) -> Option<Vec<Value>> {
        let kind = &self.criteria[criterion].kind;
        let value = |subject| {
            let fact = self.fact(subject, criterion);
            if fact.is_flawed || fact.cases().count() > 1 {
                return None;
            }
            match &fact.value {
                FactValue::Choice(at) => Some([*at as u64, 0]),
                value => {
                    let interval = kind.interval(value)?;
                    Some([interval.low.at.to_bits(), interval.high.at.to_bits()])
                }
            }
        };
        self.listed().map(value).collect()
    }
}

/// Both ends of a value, or the number of a choice
type Value = [u64; 2];

fn is_same_kind(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (Kind::Choice(one), Kind::Choice(other)) => one == other,
        _ => one.name() == other.name(),
    }
}

fn share_word(one: &str, other: &str) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        let words = name.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.chars().count() >= LEAST_OF_WORD).map(str::to_lowercase).collect()
    };
    !words(one).is_disjoint(&words(other))
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::check;

    #[test]
    fn the_same_values_of_all_subjects_are_one_argument() {
        let criterion = |id: &str, name: &str, rest: &str| {
            format!("[[criterion]]\nid = '{id}'\nname = '{name}'\n{rest}\n")
        };
        let (yes_no, number) = ("kind = 'yes-no'", "kind = 'number'\nbetter = 'higher'");
        let subject = |id: &str, facts: &str| {
            format!("[[subject]]\nid = '{id}'\nname = '{id}'\nfacts = {{ {facts} }}\n")
        };
        let text = [
            "title = 'T'\n".to_owned(),
            criterion("maps", "Offline maps", yes_no),
            criterion("use", "Maps without network", yes_no),
            criterion("jack", "Headphone jack", yes_no),
            criterion("stars", "Stars", number),
            criterion("likes", "Likes", number),
            criterion("votes", "Votes", &format!("{number}\nweight = 0")),
            subject(
                "a",
                "maps = 'yes', use = 'yes', jack = 'yes', stars = 1, likes = 1, votes = 1",
            ),
            subject("b", "maps = 'no', use = 'no', jack = 'no', stars = 2, likes = 2, votes = 2"),
            subject("c", "maps = 'no', use = 'no', jack = 'no', stars = 3, likes = 3, votes = 3"),
        ];
        let same = |text: &str| {
            let (matrix, found) = check(text);
            assert!(found.is_empty(), "{found:?}");
            let ids = |at| matrix.criteria[at].id.clone();
            let same = matrix.same_criteria().into_iter();
            same.map(|(at, first)| [ids(at), ids(first)]).collect::<Vec<[String; 2]>>()
        };
        let text = text.concat();
        let wanted = [["use", "maps"], ["likes", "stars"]].map(|pair| pair.map(str::to_owned));
        assert_eq!(same(&text), wanted);
        assert_eq!(same(&text.replace("likes = 3", "likes = 'unknown'")), wanted[..1]);
        assert_eq!(same(&text.replace("stars = 3", "stars = 4")), wanted[..1]);
    }
}
