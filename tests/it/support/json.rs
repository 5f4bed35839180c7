//! TOML and YAML as tools that use JSON Schema see them: a date is a string.

use serde_json::{Map, Value};
use versus::internals::data::{Data, Node, Table};

pub(crate) fn of_table(table: &Table) -> Value {
    let entries = table.entries.iter();
    let map: Map<String, Value> =
        entries.map(|entry| (entry.key.value.clone(), of_node(&entry.node))).collect();
    Value::Object(map)
}

fn of_node(node: &Node) -> Value {
    match &node.data {
        Data::Text(text) | Data::Date(text) => Value::from(text.as_str()),
        Data::Integer(integer) => Value::from(*integer),
        // JSON has no infinite numbers and no NaN.
        Data::Float(float) => Value::from(*float),
        Data::Boolean(boolean) => Value::from(*boolean),
        Data::List(nodes) => nodes.iter().map(of_node).collect(),
        Data::Table(table) => of_table(table),
        Data::Nothing => Value::Null,
    }
}
