//! Values of templates. Pure.

use tera::value::Key;
use tera::{Context, Map, Value};

use crate::data::{Data, Table};

/// Names and what they stand for in one rendering.
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

/// Text that is HTML already, and is not escaped again.
pub fn html(text: &str) -> Value {
    Value::safe_string(text)
}

/// An author's table, such as `[extra]`, for templates.
pub fn table_value<S>(table: &Table<S>) -> Value {
    let pairs = table
        .entries
        .iter()
        .map(|entry| (Key::from(entry.key.value.clone()), data_value(&entry.node.data)));
    Value::from(pairs.collect::<Map>())
}

/// For what has no `[extra]`.
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
