//! Whether a selection of criteria hides where the publisher's own product is behind. Pure.

use std::cmp::Ordering;

use super::interval::Order;
use super::{Criterion, Matrix, Subject};
use crate::base::index::Index;

/// What a selection of criteria leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The publisher's own product, which is never behind in the selection
    pub own: Index<Subject>,
    /// The criteria of the matrix in which it is behind
    pub criteria: Vec<Index<Criterion>>,
}

/// A selection of fewer criteria is no table of what matters.
const FEWEST: usize = 3;

impl Matrix {
    /// Returns what a selection leaves out, if it shows the publisher's own product ahead or even wherever the facts
    /// decide, and leaves out criteria in which it is behind one of the subjects. Criteria without weight do not count.
    pub fn left_out(
        &self,
        subjects: &[Index<Subject>],
        criteria: &[Index<Criterion>],
    ) -> Option<LeftOut> {
        let own = *subjects.iter().find(|at| self.subjects[**at].own)?;
        let rivals = || subjects.iter().filter(|at| !self.subjects[**at].own);
        let is_against = |criterion: Index<Criterion>, wanted: Ordering| {
            rivals().any(|rival| self.order_on(criterion, own, *rival) == Some(wanted))
        };
        let is_behind = |criterion| is_against(criterion, Ordering::Less);
        let is_ahead = |criterion| is_against(criterion, Ordering::Greater);
        let leads = || criteria.iter().filter(|at| is_ahead(**at)).count() >= FEWEST;
        if criteria.iter().any(|at| is_behind(*at)) || !leads() {
            return None;
        }
        let others =
            self.criteria.indexed().filter(|(at, of)| of.weight > 0.0 && !criteria.contains(at));
        let criteria: Vec<_> = others.map(|(at, _)| at).filter(|at| is_behind(*at)).collect();
        (!criteria.is_empty()).then_some(LeftOut { own, criteria })
    }

    /// Orders two subjects by their facts; the better one is the greater. `None` if the facts do not decide it.
    fn order_on(
        &self,
        criterion: Index<Criterion>,
        one: Index<Subject>,
        other: Index<Subject>,
    ) -> Option<Ordering> {
        let of = &self.criteria[criterion];
        let [one, other] = [one, other].map(|at| of.by_worth(&self.fact(at, criterion).value));
        match one?.order(other?) {
            Order::Decided(order) => Some(order),
            Order::Undecided => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::check;

    #[test]
    fn a_selection_hides_where_the_own_product_is_behind() {
        let (matrix, found) = check(
            "title = 'T'\n\
             [[criterion]]\nid = 'a'\nname = 'A'\nkind = 'yes-no'\n\
             [[criterion]]\nid = 'b'\nname = 'B'\nkind = 'yes-no'\n\
             [[criterion]]\nid = 'c'\nname = 'C'\nkind = 'number'\nbetter = 'higher'\n\
             [[criterion]]\nid = 'd'\nname = 'D'\nkind = 'number'\nbetter = 'lower'\n\
             [[criterion]]\nid = 'e'\nname = 'E'\nkind = 'yes-no'\n\
             [[criterion]]\nid = 'f'\nname = 'F'\nkind = 'yes-no'\nweight = 0\n\
             [[subject]]\nid = 'ours'\nname = 'Ours'\nown = true\n\
             facts = { a = 'yes', b = 'yes', c = 5, d = 9, f = 'no' }\n\
             [[subject]]\nid = 'theirs'\nname = 'Theirs'\n\
             facts = { a = 'no', b = 'no', c = 3, d = 2, e = 'yes', f = 'yes' }\n",
        );
        assert!(found.is_empty(), "{found:?}");
        let subjects: Vec<_> = matrix.listed().collect();
        let left_out = |ids: &[&str]| {
            let criteria: Vec<_> = ids.iter().filter_map(|id| matrix.criterion(id)).collect();
            let left_out = matrix.left_out(&subjects, &criteria)?;
            let ids = left_out.criteria.iter().map(|at| matrix.criteria[*at].id.clone());
            Some(ids.collect::<Vec<String>>())
        };
        assert_eq!(left_out(&["a", "b", "c"]), Some(vec!["d".to_owned()]));
        assert_eq!(left_out(&["a", "b", "c", "e"]), Some(vec!["d".to_owned()]));
        // It is behind in one, or ahead in few.
        assert_eq!(left_out(&["a", "b", "c", "d"]), None);
        assert_eq!(left_out(&["a", "b"]), None);
        assert_eq!(matrix.left_out(&subjects[1..], &[]), None);
    }
}
