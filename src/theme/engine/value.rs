//! Values that templates read. Pure.

use tera::value::Key;
use tera::{Context, Map, Value};

use crate::data::{Data, Table};

/// The variables of one rendering, by name.
#[derive(Debug, Default, Clone)]
pub struct Variables(pub(super) Context);

impl Variables {
    pub fn set(&mut self, name: &'static str, value: Value) {
        self.0.insert_value(name, value);
    }

    pub fn set_owned(&mut self, name: String, value: Value) {
        self.0.insert_value(name, value);
    }

    pub fn serialize<T: serde::Serialize>(&mut self, name: &'static str, view: &T) {
        self.0.insert(name, view);
    }
}

/// Returns a value for text that is already HTML and must not be escaped.
pub fn html(text: &str) -> Value {
    Value::safe_string(text)
}

/// Converts an author's table, such as `[extra]`, into a value.
pub fn table_value<S>(table: &Table<S>) -> Value {
    let pairs = table
        .entries
        .iter()
        .map(|entry| (Key::from(entry.key.value.clone()), data_value(&entry.node.data)));
    Value::from(pairs.collect::<Map>())
}

/// Returns an empty table, for pages without `[extra]`.
pub fn empty_table() -> Value {
    Value::from(Map::default())
}

fn data_value<S>(data: &Data<S>) -> Value {
    match data {
        Data::Text(text) | Data::Date(text) => Value::from(text.as_str()),
        Data::Integer(integer) => Value::from(*integer),
        Data::Float(float) => Value::from(*float),
        Data::Boolean(boolean) => Value::from(*boolean),
        Data::List(items) => {
            Value::from(items.iter().map(|item| data_value(&item.data)).collect::<Vec<_>>())
        }
        Data::Table(table) => table_value(table),
        Data::Nothing => Value::none(),
    }
}
