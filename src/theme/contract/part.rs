//! Views that are shared by many pages. Pure.

use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use serde::{Serialize, Serializer};

use crate::theme::Value;

/// A view with its template value, computed once and shared by everything that shows it.
#[derive(Debug)]
pub struct Part<T>(Arc<(T, Value)>);

impl<T: Serialize> Part<T> {
    pub fn new(view: T) -> Part<T> {
        let value = Value::from_serializable(&view);
        Part(Arc::new((view, value)))
    }
}

impl<T> Part<T> {
    pub fn value(&self) -> Value {
        self.0.1.clone()
    }
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Part<T> {
        Part(Arc::clone(&self.0))
    }
}

impl<T> Deref for Part<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.0
    }
}

impl<T> Serialize for Part<T> {
    /// Serializes the stored template value, which the engine takes over without a copy.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.1.serialize(serializer)
    }
}

/// Serializes a list that most views leave empty. They share the template value of the empty list.
///
/// # Errors
/// Those of `serializer`.
pub(super) fn list<T: Serialize, S: Serializer>(
    list: &[T],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    static EMPTY: LazyLock<Value> = LazyLock::new(|| Value::from(Vec::<Value>::new()));
    if list.is_empty() { EMPTY.serialize(serializer) } else { list.serialize(serializer) }
}

/// Serializes a table that most views leave empty. They share the template value of the empty table.
///
/// # Errors
/// Those of `serializer`.
pub(super) fn table<S: Serializer>(
    table: &serde_json::Value,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    static EMPTY: LazyLock<Value> =
        LazyLock::new(|| Value::from_serializable(&serde_json::Map::new()));
    let is_empty = table.as_object().is_some_and(serde_json::Map::is_empty);
    if is_empty { EMPTY.serialize(serializer) } else { table.serialize(serializer) }
}

#[cfg(test)]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Part<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}
