//! JSON pointers (RFC 6901). Pure.

use std::borrow::Cow;

use crate::data::{Data, Node};

/// The value at which a pointer leads nowhere.
#[derive(Debug, PartialEq)]
pub(super) struct Stop<'n> {
    /// The last value that exists
    pub(super) node: &'n Node,
    /// The part of the pointer that this value does not have
    pub(super) part: String,
    /// The pointer to the value
    pub(super) before: String,
}

/// Returns the value at a pointer, which is empty or begins with a slash.
pub(super) fn follow<'n>(root: &'n Node, pointer: &str) -> Result<&'n Node, Stop<'n>> {
    let mut node = root;
    let mut before = 0;
    for part in pointer.split('/').skip(1) {
        let name = unescaped(part);
        let next = match &node.data {
            Data::Table(table) => table.entries.iter().find(|entry| entry.key.value == *name),
            Data::List(items) => match index(part).and_then(|at| items.get(at)) {
                Some(item) => {
                    node = item;
                    before += 1 + part.len();
                    continue;
                }
                None => None,
            },
            _ => None,
        };
        let Some(next) = next else {
            let before = pointer[..before].to_owned();
            return Err(Stop { node, part: name.into_owned(), before });
        };
        node = &next.node;
        before += 1 + part.len();
    }
    Ok(node)
}

/// Returns the index that a part of a pointer stands for: digits without a leading zero.
fn index(part: &str) -> Option<usize> {
    let is_index =
        part.bytes().all(|byte| byte.is_ascii_digit()) && (part == "0" || !part.starts_with('0'));
    part.parse().ok().filter(|_| is_index)
}

fn unescaped(part: &str) -> Cow<'_, str> {
    match part.contains('~') {
        true => part.replace("~1", "/").replace("~0", "~").into(),
        false => part.into(),
    }
}

/// Writes a key as a part of a pointer.
pub(super) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
