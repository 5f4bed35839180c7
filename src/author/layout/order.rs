//! Sorts tables and keys. Pure.

use super::Order;
use super::read::{Document, Entry, Inner, Step, Value};
use crate::data::keys::{Form, Keys};
use crate::matrix::keys::FACT;

/// The kind of keys in a table.
#[derive(Debug, Clone, Copy)]
enum Scope {
    Known(&'static Keys),
    /// Ids of criteria
    Facts,
    /// Keys that authors choose, whose order is kept: for example, weights may be sorted by importance
    Free,
}

/// The sort key of one part of a path: the position among the known keys, the position at which an unknown
/// key occurs first, and the index of a table in `[[key]]`.
type Rank = (usize, usize, usize);

/// Sorts tables and keys. Unknown keys follow the known ones, in their original order.
pub(super) fn sort(document: &mut Document, order: Order<'_>) {
    let top = Scope::Known(order.keys);
    for table in &mut document.tables {
        sort_entries(&mut table.entries, scope_of(top, &table.path), order);
    }
    sort_by_path(&mut document.tables, |table| &table.path, top, order);
}

fn sort_entries(entries: &mut Vec<Entry>, scope: Scope, order: Order<'_>) {
    for entry in &mut *entries {
        sort_value(&mut entry.value, scope_of(scope, &entry.key), order);
    }
    sort_by_path(entries, |entry| &entry.key, scope, order);
}

fn sort_value(value: &mut Value, scope: Scope, order: Order<'_>) {
    match value {
        Value::Plain(_) => {}
        Value::Table(Inner { entries, .. }) => sort_entries(entries, scope, order),
        Value::List(Inner { entries, .. }) => {
            entries.iter_mut().for_each(|entry| sort_value(&mut entry.value, scope, order));
        }
    }
}

fn sort_by_path<T>(
    items: &mut Vec<T>,
    path: impl Fn(&T) -> &[Step],
    scope: Scope,
    order: Order<'_>,
) {
    let ranks: Vec<Vec<Rank>> =
        items.iter().map(|item| ranks(path(item), items, &path, scope, order)).collect();
    let mut ranked: Vec<(Vec<Rank>, T)> = ranks.into_iter().zip(items.drain(..)).collect();
    ranked.sort_by(|(one, _), (other, _)| one.cmp(other));
    items.extend(ranked.into_iter().map(|(_, item)| item));
}

/// Returns the rank of each part of a path. A table sorts before the tables in it, whose paths are longer.
fn ranks<T>(
    path: &[Step],
    items: &[T],
    path_of: &impl Fn(&T) -> &[Step],
    mut scope: Scope,
    order: Order<'_>,
) -> Vec<Rank> {
    let mut ranks = Vec::with_capacity(path.len());
    for (depth, Step { key, element }) in path.iter().enumerate() {
        let known = place(key, scope, order);
        let is_like = |item: &T| {
            let other = path_of(item);
            other.get(..depth) == Some(&path[..depth])
                && other.get(depth).is_some_and(|step| step.key == *key)
        };
        let first = match known {
            Some(_) => 0,
            None => items.iter().position(is_like).expect("at least the path's own"),
        };
        ranks.push((known.unwrap_or(usize::MAX), first, element.unwrap_or(0)));
        scope = below(scope, key);
    }
    ranks
}

fn place(key: &str, scope: Scope, order: Order<'_>) -> Option<usize> {
    match scope {
        Scope::Known(keys) => keys.keys.iter().position(|known| known.name == key),
        Scope::Facts => order.criteria.iter().position(|criterion| criterion == key),
        Scope::Free => None,
    }
}

fn scope_of(top: Scope, path: &[Step]) -> Scope {
    path.iter().fold(top, |scope, step| below(scope, &step.key))
}

/// Returns the scope of the table at a key.
fn below(scope: Scope, key: &str) -> Scope {
    let keys = match scope {
        Scope::Known(keys) => keys,
        Scope::Facts => return Scope::Known(&FACT),
        Scope::Free => return Scope::Free,
    };
    match keys.keys.iter().find(|known| known.name == key).map(|known| known.form) {
        Some(Form::Table(keys) | Form::Tables(keys) | Form::Changes(keys)) => Scope::Known(keys),
        Some(Form::Map(_)) if key == "facts" => Scope::Facts,
        _ => Scope::Free,
    }
}
