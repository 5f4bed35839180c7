//! Unless the policy for raw HTML is `allow`, no code of an author runs.

use crate::strict::links::ADDRESSES;
use crate::strict::page::{Element, Page};

pub(crate) fn wrong(page: &Page) -> Vec<String> {
    let runs = |element: &&Element| {
        let is_handler = |name: &str| name.starts_with("on") || name == "srcdoc";
        element.attributes.iter().any(|(name, value)| {
            is_handler(name) || ADDRESSES.contains(&name.as_str()) && is_code(value)
        }) || is_foreign(element)
    };
    page.elements.iter().filter(runs).map(|element| format!("this runs: {element:?}")).collect()
}

/// Whether an attribute's value is code if it is used as an address. Browsers ignore white space and
/// control characters in a scheme.
fn is_code(value: &str) -> bool {
    let value: String =
        value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(16).collect();
    let value = value.to_ascii_lowercase();
    ["javascript:", "vbscript:", "data:text/html"].iter().any(|scheme| value.starts_with(scheme))
}

/// The theme's own script is a file, and its data is not code.
fn is_foreign(element: &Element) -> bool {
    match element.name.as_str() {
        "script" => {
            let is_data = element.attribute("type") == Some("application/ld+json");
            let source = element.attribute("src").unwrap_or_default();
            !is_data && !source.split(['?', '#']).next().unwrap_or_default().ends_with("/script.js")
        }
        "base" | "embed" | "frame" | "iframe" | "object" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_body(body: &str) -> Vec<String> {
        wrong(&Page::read(&format!("<!DOCTYPE html><html><body>{body}</body></html>")))
    }

    #[test]
    fn active_content_is_found() {
        let data = "<script type=\"application/ld+json\">{}</script><script src=\"/sub/script.js\"></script>";
        for right in
            [data, "<a href=\"/javascript:x\" title=\"javascript:x\">a</a>", "<p>onclick=a()</p>"]
        {
            assert_eq!(of_body(right), [""; 0], "{right}");
        }
        for wrong in [
            "<script>a()</script>",
            "<script src=\"https://example.org/a.js\"></script>",
            "<p onclick=\"a()\">b</p>",
            "<svg><a xlink:href=\"javascript:a()\">b</a></svg>",
            "<a href=\" java\nscript:a()\">b</a>",
            "<a href=\"JavaScript:a()\">b</a>",
            "<img src=\"data:text/html,a\" alt=\"\">",
            "<iframe srcdoc=\"a\"></iframe>",
            "<base href=\"https://example.org/\">",
        ] {
            assert_ne!(of_body(wrong), [""; 0], "{wrong}");
        }
    }
}
