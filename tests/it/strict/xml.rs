//! XML that every parser accepts, and queries on it.

use jiff::civil;
use roxmltree::{Document, Node};

/// Elements below `node` with this name, in its namespace.
pub(crate) fn children<'n, 'i>(node: Node<'n, 'i>, name: &str) -> Vec<Node<'n, 'i>> {
    let namespace = node.tag_name().namespace();
    let named = node.children().filter(Node::is_element);
    let named = named.filter(|child| child.tag_name().namespace() == namespace);
    named.filter(|child| child.tag_name().name() == name).collect()
}

pub(crate) fn text(node: Node<'_, '_>) -> String {
    node.children().filter_map(|child| child.text()).collect()
}

pub(crate) fn parse(bytes: &[u8]) -> Result<String, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    if !text.starts_with("<?xml version=\"1.0\"") {
        return Err("it does not say that it is XML".to_owned());
    }
    Ok(text.to_owned())
}

/// The root, if it has this name in this namespace.
pub(crate) fn root<'d, 'i>(
    document: &'d Document<'i>,
    (namespace, name): (&str, &str),
) -> Result<Node<'d, 'i>, String> {
    let root = document.root_element();
    match root.has_tag_name((namespace, name)) {
        true => Ok(root),
        false => Err(format!("it begins with {:?}", root.tag_name())),
    }
}

/// A day, `2026-06-01`.
pub(crate) fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<civil::Date>().is_ok_and(|day| day.to_string() == text)
}

/// A moment of RFC 3339, with its offset.
pub(crate) fn is_moment(text: &str) -> bool {
    let has_form = text.len() >= 20
        && text.as_bytes()[10] == b'T'
        && (text.ends_with('Z') || matches!(text.as_bytes()[text.len() - 6], b'+' | b'-'));
    has_form && is_day(&text[..10]) && text.parse::<jiff::Timestamp>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_follow_their_standards() {
        assert!(is_day("2026-02-28") && is_moment("2026-02-28T00:00:00Z"));
        assert!(is_moment("2026-02-28T00:00:00+02:00"));
        for wrong in ["2026-02-30", "2026-2-8", "28.02.2026", "", "2026-02-28T00:00:00Z"] {
            assert!(!is_day(wrong), "{wrong}");
        }
        for wrong in
            ["2026-02-28", "2026-02-28 00:00:00Z", "2026-02-30T00:00:00Z", "2026-02-28T00:00:00"]
        {
            assert!(!is_moment(wrong), "{wrong}");
        }
    }
}
