//! Tables of authors as JSON. Pure.

use serde_json::Value;

use super::{Data, Table};

impl<S> Table<S> {
    /// Returns the table as a JSON object. A date is a string, as written; a number that JSON does not have is
    /// null.
    pub fn json(&self) -> Value {
        let entries = self.entries.iter();
        entries.map(|entry| (entry.key.value.clone(), entry.node.data.json())).collect()
    }
}

impl<S> Data<S> {
    fn json(&self) -> Value {
        match self {
            Data::Text(text) | Data::Date(text) => text.as_str().into(),
            Data::Integer(integer) => (*integer).into(),
            Data::Float(float) => (*float).into(),
            Data::Boolean(boolean) => (*boolean).into(),
            Data::List(items) => items.iter().map(|item| item.data.json()).collect(),
            Data::Table(table) => table.json(),
            Data::Nothing => Value::Null,
        }
    }
}
