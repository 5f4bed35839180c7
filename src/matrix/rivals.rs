//! The subjects that a claim with `?beats=…` compares with. Pure.

use super::{Matrix, Subject};
use crate::base::index::Index;

/// What follows `?beats=` in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rivals {
    Subject(Index<Subject>),
    /// All other subjects of the guide
    Guide,
    /// All other subjects of the matrix
    Matrix,
}

impl Rivals {
    pub const GUIDE: &'static str = "*";
    pub const MATRIX: &'static str = "matrix";

    /// The words that are no ids, with their meanings
    pub const WORDS: [(&'static str, &'static str); 2] =
        [(Rivals::GUIDE, "all others of this guide"), (Rivals::MATRIX, "all others of the matrix")];

    /// Finds the rivals of a claim. An id goes before a word, because a subject may be called Matrix: with
    /// such a subject, `*` is the only word.
    pub fn find(matrix: &Matrix, word: &str) -> Option<Rivals> {
        match (matrix.subject(word), word) {
            (Some(subject), _) => Some(Rivals::Subject(subject)),
            (None, Rivals::GUIDE) => Some(Rivals::Guide),
            (None, Rivals::MATRIX) => Some(Rivals::Matrix),
            (None, _) => None,
        }
    }

    /// Returns the rivals of a subject, in declaration order or in that of the guide. `compared` are the
    /// subjects of the guide.
    pub fn of(
        self,
        matrix: &Matrix,
        compared: &[Index<Subject>],
        subject: Index<Subject>,
    ) -> Vec<Index<Subject>> {
        let own = matrix.subject_of(subject);
        let is_other = |other: &Index<Subject>| *other != subject && *other != own;
        let others = |all: Vec<Index<Subject>>| all.into_iter().filter(is_other).collect();
        match self {
            Rivals::Subject(rival) => vec![rival],
            Rivals::Guide => others(compared.to_vec()),
            Rivals::Matrix => others(matrix.listed().collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::check;
    use super::*;
    use crate::base::index::at;

    fn matrix(third: &str) -> Matrix {
        let subject = |id: &str| format!("[[subject]]\nid = '{id}'\nname = '{id}'\n");
        let subjects: String = ["a", "b", third].map(subject).concat();
        let (matrix, found) = check(&format!(
            "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'text'\n{subjects}"
        ));
        assert!(found.is_empty(), "{found:?}");
        matrix
    }

    #[test]
    fn a_word_means_all_others() {
        let (matrix, compared) = (matrix("c"), [at(1), at(0)]);
        let rivals = |word| Rivals::find(&matrix, word).map(|of| of.of(&matrix, &compared, at(0)));
        assert_eq!(rivals("*"), Some(vec![at(1)]));
        assert_eq!(rivals("matrix"), Some(vec![at(1), at(2)]));
        assert_eq!(rivals("c"), Some(vec![at(2)]));
        assert_eq!(rivals("d"), None);
    }

    #[test]
    fn a_subject_may_be_called_matrix() {
        let matrix = matrix("matrix");
        assert_eq!(Rivals::find(&matrix, "matrix"), Some(Rivals::Subject(at(2))));
    }
}
