//! Which keys a fact can have beside those that it has. Pure.

use crate::matrix::Criterion;
use crate::matrix::raw::query::OF_FACT;

/// Keys for the day of the check: one of them is enough.
const DAYS: [&str; 3] = ["checked", "checked_column", "checked_at"];

/// Returns whether a key can stand in a fact that has the keys `given`. `criterion` is that of the fact, if it is known.
pub(super) fn can_stand(name: &str, given: &[String], criterion: Option<&Criterion>) -> bool {
    let has = |key: &str| given.iter().any(|given| given == key);
    match name {
        "value" => !has("from"),
        "from" => !has("value"),
        name if DAYS.contains(&name) && DAYS.iter().any(|day| has(day)) => false,
        name if OF_FACT.contains(&name) => has("from"),
        "currency" => criterion.is_none_or(|criterion| criterion.kind.is_price()),
        "votes" => criterion.is_none_or(|criterion| criterion.kind.has_votes()),
        _ => true,
    }
}
