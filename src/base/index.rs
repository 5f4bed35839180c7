//! Vectors with typed indices. Pure.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The position of a `K` in its [`List`]. Authors write ids; an index is the result of resolving an id.
pub struct Index<K> {
    number: usize,
    of: PhantomData<fn() -> K>,
}

/// A vector with one `V` for each `K`, indexed by `Index<K>`. By default, the values are the `K`s
/// themselves.
pub struct List<K, V = K> {
    values: Vec<V>,
    by: PhantomData<fn() -> K>,
}

impl<K> Index<K> {
    pub fn new(number: usize) -> Index<K> {
        Index { number, of: PhantomData }
    }

    pub fn number(self) -> usize {
        self.number
    }
}

impl<K, V> List<K, V> {
    pub fn with_capacity(capacity: usize) -> List<K, V> {
        Vec::with_capacity(capacity).into()
    }

    /// Appends a value, and returns its index.
    pub fn push(&mut self, value: V) -> Index<K> {
        self.values.push(value);
        Index::new(self.values.len() - 1)
    }

    /// The indices of all values. The iterator does not borrow the list.
    pub fn indices(
        &self,
    ) -> impl DoubleEndedIterator<Item = Index<K>> + ExactSizeIterator + Clone + use<K, V> {
        (0..self.values.len()).map(Index::new)
    }

    pub fn indexed(&self) -> impl Iterator<Item = (Index<K>, &V)> + Clone {
        self.indices().zip(&self.values)
    }

    /// The index of the first value that satisfies a predicate.
    pub fn find(&self, predicate: impl FnMut(&V) -> bool) -> Option<Index<K>> {
        self.values.iter().position(predicate).map(Index::new)
    }

    /// Returns a list of the same length, filled with `value`.
    pub fn filled<W: Clone>(&self, value: W) -> List<K, W> {
        vec![value; self.values.len()].into()
    }
}

impl<K, V> ops::Index<Index<K>> for List<K, V> {
    type Output = V;

    fn index(&self, index: Index<K>) -> &V {
        &self.values[index.number]
    }
}

impl<K, V> ops::IndexMut<Index<K>> for List<K, V> {
    fn index_mut(&mut self, index: Index<K>) -> &mut V {
        &mut self.values[index.number]
    }
}

impl<K, V> ops::Deref for List<K, V> {
    type Target = [V];

    fn deref(&self) -> &[V] {
        &self.values
    }
}

impl<K, V> ops::DerefMut for List<K, V> {
    fn deref_mut(&mut self) -> &mut [V] {
        &mut self.values
    }
}

impl<K, V> From<Vec<V>> for List<K, V> {
    fn from(values: Vec<V>) -> Self {
        List { values, by: PhantomData }
    }
}

impl<K, V> FromIterator<V> for List<K, V> {
    fn from_iter<I: IntoIterator<Item = V>>(values: I) -> Self {
        Vec::from_iter(values).into()
    }
}

impl<K, V> IntoIterator for List<K, V> {
    type Item = V;
    type IntoIter = std::vec::IntoIter<V>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.into_iter()
    }
}

impl<'l, K, V> IntoIterator for &'l List<K, V> {
    type Item = &'l V;
    type IntoIter = std::slice::Iter<'l, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.iter()
    }
}

// Implemented by hand, because derived implementations would require the same traits of `K`.

impl<K> Serialize for Index<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.number.serialize(serializer)
    }
}

impl<'d, K> Deserialize<'d> for Index<K> {
    fn deserialize<D: Deserializer<'d>>(deserializer: D) -> Result<Self, D::Error> {
        usize::deserialize(deserializer).map(Index::new)
    }
}

impl<K> Clone for Index<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Index<K> {}

impl<K> PartialEq for Index<K> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<K> Eq for Index<K> {}

impl<K> PartialOrd for Index<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Index<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

impl<K> Hash for Index<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

impl<K> fmt::Debug for Index<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)
    }
}

impl<K, V: Clone> Clone for List<K, V> {
    fn clone(&self) -> Self {
        self.values.clone().into()
    }
}

impl<K, V: PartialEq> PartialEq for List<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
    }
}

impl<K, V: fmt::Debug> fmt::Debug for List<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.values.fmt(f)
    }
}

/// A short form of [`Index::new`], for tests.
#[cfg(test)]
pub fn at<K>(number: usize) -> Index<K> {
    Index::new(number)
}
