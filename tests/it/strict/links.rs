//! Every reference of a page has a target, and no id is used twice.

use std::collections::HashSet;

use crate::strict::output::Output;
use crate::strict::page::{Element, Page};

/// Attributes whose whole value is an address.
pub(crate) const ADDRESSES: [&str; 12] = [
    "action",
    "cite",
    "data",
    "data-src",
    "data-url",
    "formaction",
    "href",
    "longdesc",
    "manifest",
    "poster",
    "src",
    "xlink:href",
];

/// Attributes with addresses, each with its size.
const SETS: [&str; 2] = ["imagesrcset", "srcset"];

/// Properties of the page that are addresses.
const PROPERTIES: [&str; 4] = ["og:image", "og:url", "twitter:image", "twitter:url"];

/// Attributes that name ids of the same page.
const REFERENCES: [&str; 12] = [
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
    "for",
    "form",
    "headers",
    "list",
];

pub(crate) fn wrong(output: &Output, path: &str, page: &Page) -> Vec<String> {
    let dead = page.elements.iter().flat_map(|element| {
        let (name, addresses) = (&element.name, addresses(element));
        addresses.into_iter().filter_map(move |written| {
            let why = output.follow(path, &written).err()?;
            Some(format!("`{written}` in <{name}> {why}"))
        })
    });
    dead.chain(ids(page)).collect()
}

fn addresses(element: &Element) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in &element.attributes {
        if ADDRESSES.contains(&name.as_str()) {
            found.push(value.clone());
        } else if SETS.contains(&name.as_str()) {
            found.extend(
                value
                    .split(',')
                    .map(|one| one.split_whitespace().next().unwrap_or_default().to_owned()),
            );
        }
    }
    if element.name == "meta" {
        found.extend(of_meta(element).map(str::to_owned));
    }
    found
}

fn of_meta(element: &Element) -> Option<&str> {
    let content = element.attribute("content")?;
    if element.attribute("http-equiv").is_some_and(|is| is.eq_ignore_ascii_case("refresh")) {
        let address = content.split_once(';')?.1.trim_start();
        return address
            .get(..4)
            .filter(|url| url.eq_ignore_ascii_case("url="))
            .map(|_| &address[4..]);
    }
    let property = element.attribute("property").or_else(|| element.attribute("name"))?;
    PROPERTIES.contains(&property).then_some(content)
}

/// Ids that are duplicated, empty or contain spaces, and references to ids that do not exist.
fn ids(page: &Page) -> Vec<String> {
    let mut known = HashSet::new();
    let mut wrong = Vec::new();
    for id in page.elements.iter().filter_map(|element| element.attribute("id")) {
        if id.is_empty() || id.contains(char::is_whitespace) {
            wrong.push(format!("`{id}` is not a valid id"));
        }
        if !known.insert(id) {
            wrong.push(format!("the id `{id}` is there twice"));
        }
    }
    for element in &page.elements {
        for (name, value) in &element.attributes {
            if REFERENCES.contains(&name.as_str()) {
                let unknown = value.split_whitespace().filter(|id| !known.contains(id));
                wrong.extend(unknown.map(|id| format!("`{name}` names `{id}`, which is no id")));
            }
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use crate::strict::output::tests::output;

    fn of_body(body: &str) -> Vec<String> {
        let output = output(body);
        super::wrong(&output, "index.html", &output.pages["index.html"])
    }

    #[test]
    fn existing_targets_can_be_referenced() {
        let right = "<a href=\"a%20b/\">a</a><img src=\"C%23.pdf\" srcset=\"C%23.pdf 1x, /sub/C%23.pdf 2x\" alt=\"\">\
            <meta http-equiv=\"refresh\" content=\"0; url=/sub/\"><meta property=\"og:url\" content=\"https://example.org/sub/\">\
            <label for=\"x\">a</label><input id=\"x\"><form action=\"https://example.com/\"></form>\
            <svg><use href=\"#x\"/></svg>";
        assert_eq!(of_body(right), [""; 0]);
    }

    #[test]
    fn every_dead_reference_is_found() {
        for wrong in [
            "<a href=\"/sub/none/\">a</a>",
            "<a href=\"#none\">a</a>",
            "<img src=\"none.png\" alt=\"\">",
            "<img srcset=\"C%23.pdf 1x, none.png 2x\" alt=\"\">",
            "<video poster=\"none.png\"></video>",
            "<form action=\"/none\"></form>",
            "<svg><use xlink:href=\"#none\"/></svg>",
            "<meta http-equiv=\"Refresh\" content=\"0; URL=/none/\">",
            "<meta property=\"og:image\" content=\"https://example.org/none.png\">",
            "<template><a href=\"none/\">a</a></template>",
            "<button data-url=\"https://example.org/sub/none/\">a</button>",
            "<p id=\"a\">b</p><p id=\"a\">c</p>",
            "<p id=\"\">b</p>",
            "<p id=\"a b\">c</p>",
            "<label for=\"none\">a</label>",
            "<p aria-labelledby=\"none\">a</p>",
        ] {
            assert_ne!(of_body(wrong), [""; 0], "{wrong}");
        }
    }
}
