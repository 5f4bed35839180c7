//! Which subjects meet a scenario's requirements. Pure. Facts → [`Standing`]s.

use super::{Criterion, FactValue, Level, Matrix, Subject};
use crate::base::index::Index;

/// Whether a subject meets a scenario's requirements. Criteria are in the order required.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Eligible,
    /// It is unknown whether the subject meets these criteria, and it fails no other. Unknown is not no:
    /// such a subject is not ruled out. It is not recommended either.
    NotConfirmed(Vec<Index<Criterion>>),
    /// The subject fails these criteria
    RuledOut(Vec<Index<Criterion>>),
}

impl Standing {
    pub fn as_str(&self) -> &'static str {
        match self {
            Standing::Eligible => "eligible",
            Standing::NotConfirmed(_) => "not-confirmed",
            Standing::RuledOut(_) => "ruled-out",
        }
    }

    pub fn is_ruled_out(&self) -> bool {
        matches!(self, Standing::RuledOut(_))
    }

    /// Returns the criteria that keep the subject from being eligible.
    pub fn by(&self) -> &[Index<Criterion>] {
        match self {
            Standing::Eligible => &[],
            Standing::NotConfirmed(criteria) | Standing::RuledOut(criteria) => criteria,
        }
    }
}

/// Returns whether a fact meets the requirement of its criterion; `None` if the fact is unknown.
///
/// Only `yes` meets a requirement, and support without restrictions. `partial` fails it, because a requirement
/// that may be met in part is a preference, and weights are for those. `n/a` fails it, because a subject that a criterion does not
/// apply to cannot do what the criterion asks.
pub fn meets(value: &FactValue) -> Option<bool> {
    match value {
        FactValue::Unknown => None,
        value => Some(value.level() == Some(Level::Yes)),
    }
}

/// Returns whether a subject meets the required criteria, by [`meets`].
///
/// # Panics
/// When an index belongs to another matrix.
pub fn standing(
    matrix: &Matrix,
    requires: &[Index<Criterion>],
    subject: Index<Subject>,
) -> Standing {
    let (mut failed, mut unknown) = (Vec::new(), Vec::new());
    for criterion in requires {
        match meets(&matrix.fact(subject, *criterion).value) {
            Some(true) => {}
            Some(false) => failed.push(*criterion),
            None => unknown.push(*criterion),
        }
    }
    match (failed.is_empty(), unknown.is_empty()) {
        (false, _) => Standing::RuledOut(failed),
        (true, false) => Standing::NotConfirmed(unknown),
        (true, true) => Standing::Eligible,
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::check;
    use super::*;
    use crate::base::index::at;

    #[test]
    fn only_a_yes_meets_a_requirement_and_an_unknown_does_not_fail_it() {
        let mut text = "title = 'T'\n".to_owned();
        for id in ["tls", "http2"] {
            text += &format!("[[criterion]]\nid = '{id}'\nname = 'C'\nkind = 'level'\n");
        }
        let facts = [
            ("yes", "yes", Standing::Eligible),
            ("yes", "unknown", Standing::NotConfirmed(vec![at(1)])),
            ("unknown", "no", Standing::RuledOut(vec![at(1)])),
            ("partial", "n/a", Standing::RuledOut(vec![at(0), at(1)])),
        ];
        for (at, (tls, http2, _)) in facts.iter().enumerate() {
            text += &format!("[[subject]]\nid = 's{at}'\nname = 'S'\n");
            text += &format!("facts = {{ tls = '{tls}', http2 = '{http2}' }}\n");
        }
        let (matrix, found) = check(&text);
        assert_eq!(found, [""; 0]);
        for (subject, (_, _, expected)) in matrix.subjects.indices().zip(facts) {
            assert_eq!(standing(&matrix, &[at(0), at(1)], subject), expected);
        }
        assert_eq!(standing(&matrix, &[], at(2)), Standing::Eligible);
    }
}
