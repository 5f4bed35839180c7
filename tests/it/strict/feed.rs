//! Atom feeds, read by RFC 4287.

use std::collections::HashSet;

use roxmltree::{Document, Node};

use crate::strict::output::{Output, Place};
use crate::strict::page::Page;
use crate::strict::shape;
use crate::strict::xml::{children, is_moment, parse, root, text};

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// Elements that a feed or an entry has exactly once, and those that it has at most once.
const ONE: [&str; 3] = ["id", "title", "updated"];
const AT_MOST_ONE: [&str; 7] =
    ["content", "generator", "icon", "logo", "published", "subtitle", "summary"];

/// All elements that are allowed in a feed, and in an entry.
const IN_FEED: [&str; 12] = [
    "author",
    "category",
    "contributor",
    "entry",
    "generator",
    "icon",
    "id",
    "link",
    "logo",
    "rights",
    "subtitle",
    "title",
];
const IN_ENTRY: [&str; 10] = [
    "author",
    "category",
    "content",
    "contributor",
    "id",
    "link",
    "published",
    "rights",
    "summary",
    "title",
];

/// The document around HTML of a feed, as feed readers show it.
const BODY: [&str; 2] =
    ["<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head><body>", "</body></html>"];

pub(crate) fn wrong(output: &Output, path: &str, bytes: &[u8]) -> Vec<String> {
    read(output, path, bytes).unwrap_or_else(|why| vec![why])
}

fn read(output: &Output, path: &str, bytes: &[u8]) -> Result<Vec<String>, String> {
    let text = parse(bytes)?;
    let document = Document::parse(&text).map_err(|error| error.to_string())?;
    let feed = root(&document, (ATOM, "feed"))?;
    let mut wrong = of_parts(feed, &IN_FEED);
    wrong.extend(links(output, feed));
    let own = rel(feed, "self");
    if own != [output.address(path)] {
        wrong.push(format!(
            "the feed is at {}, and says that it is at {own:?}",
            output.address(path)
        ));
    }
    let mut ids = HashSet::new();
    for entry in children(feed, "entry") {
        let of_entry = of_parts(entry, &IN_ENTRY).into_iter().chain(links(output, entry));
        wrong.extend(of_entry.map(|wrong| format!("entry: {wrong}")));
        let id = children(entry, "id").into_iter().map(self::text).next().unwrap_or_default();
        if !ids.insert(id.clone()) {
            wrong.push(format!("two entries have the id {id}"));
        }
        if children(entry, "author").is_empty() && children(feed, "author").is_empty() {
            wrong.push(format!("nobody wrote {id}"));
        }
        if rel(entry, "alternate").is_empty() && children(entry, "content").is_empty() {
            wrong.push(format!("{id} has neither a link nor content"));
        }
    }
    Ok(wrong)
}

fn of_parts(node: Node<'_, '_>, known: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for name in ONE {
        if children(node, name).len() != 1 {
            wrong.push(format!("there must be one <{name}>"));
        }
    }
    for name in AT_MOST_ONE {
        if children(node, name).len() > 1 {
            wrong.push(format!("there may be one <{name}>"));
        }
    }
    for child in node.children().filter(Node::is_element) {
        let name = child.tag_name().name();
        let is_known = known.contains(&name) || name == "updated";
        if !is_known || child.tag_name().namespace() != Some(ATOM) {
            wrong.push(format!("<{name}> has no place here"));
        }
        wrong.extend(of_part(name, child));
    }
    wrong
}

fn of_part(name: &str, node: Node<'_, '_>) -> Option<String> {
    let text = text(node);
    let is_right = match name {
        "updated" | "published" => is_moment(&text),
        "id" => fluent_uri::Uri::parse(text.as_str()).is_ok(),
        "title" | "generator" => !text.trim().is_empty(),
        "author" | "contributor" => {
            let names = children(node, "name");
            names.len() == 1 && !self::text(names[0]).trim().is_empty()
        }
        "content" => match node.attribute("type") {
            Some("html") => shape::wrong(&Page::read(&BODY.join(&text))).is_empty(),
            of => of == Some("text"),
        },
        _ => true,
    };
    (!is_right).then(|| format!("<{name}> is `{text}`"))
}

fn links(output: &Output, node: Node<'_, '_>) -> Vec<String> {
    let mut wrong = Vec::new();
    for link in children(node, "link") {
        let href = link.attribute("href").unwrap_or_default();
        match output.lead_to(href) {
            Ok(Place::Inside(_)) => {}
            Ok(Place::Outside) => wrong.push(format!("the link to {href} leads away")),
            Err(why) => wrong.push(format!("the link to {href} {why}")),
        }
    }
    let languages = children(node, "link")
        .into_iter()
        .filter(|link| link.attribute("rel").unwrap_or("alternate") == "alternate");
    if languages.count() > 1 {
        wrong.push("two links lead to the same page".to_owned());
    }
    wrong
}

/// Where the links of a relation lead.
fn rel(node: Node<'_, '_>, rel: &str) -> Vec<String> {
    let links = children(node, "link").into_iter();
    let links = links.filter(|link| link.attribute("rel").unwrap_or("alternate") == rel);
    links.filter_map(|link| Some(link.attribute("href")?.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use crate::strict::output::tests::output;

    const FEED: &str = r#"<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>T</title><id>https://example.org/sub/</id><updated>2026-06-01T00:00:00Z</updated>
<link href="https://example.org/sub/feed.xml" rel="self"/><link href="https://example.org/sub/" rel="alternate"/>
<entry>
<title>A &amp; &lt;b&gt;</title><id>https://example.org/sub/a%20b/</id><updated>2026-06-01T00:00:00Z</updated>
<author><name>N</name></author><link href="https://example.org/sub/a%20b/" rel="alternate"/><summary>S</summary>
</entry>
<entry>
<title>C</title><id>https://example.org/sub/#c</id><updated>2026-06-01T00:00:00Z</updated>
<author><name>N</name></author><content type="html">&lt;p>a&lt;/p></content>
</entry>
</feed>
"#;

    fn of_feed(feed: &str) -> Vec<String> {
        super::wrong(&output(""), "feed.xml", feed.as_bytes())
    }

    #[test]
    fn a_conforming_feed_is_accepted() {
        assert_eq!(of_feed(FEED), [""; 0]);
    }

    #[test]
    fn each_rule_of_the_standard_is_held() {
        let entry =
            &FEED[FEED.find("<entry>").expect("there")..FEED.find("</feed>").expect("there")];
        for (right, wrong) in [
            ("<title>T</title>", ""),
            ("<title>T</title>", "<title>T</title><title>U</title>"),
            ("<title>T</title>", "<title> </title>"),
            ("<title>T</title>", "<title>T</title><headline>U</headline>"),
            ("<id>https://example.org/sub/a%20b/</id>", "<id>/sub/a%20b/</id>"),
            ("<updated>2026-06-01T00:00:00Z</updated>", "<updated>2026-06-01</updated>"),
            ("sub/a%20b/\"", "sub/a b/\""),
            ("sub/a%20b/\"", "sub/none/\""),
            ("sub/a%20b/\"", "sub/über/\""),
            ("https://example.org/sub/a%20b/\"", "https://example.com/\""),
            ("feed.xml", "a%20b/"),
            ("<author><name>N</name></author>", ""),
            ("<author><name>N</name></author>", "<author><name></name></author>"),
            ("<link href=\"https://example.org/sub/a%20b/\" rel=\"alternate\"/>", ""),
            ("</feed>", &format!("{entry}</feed>")),
            ("</feed>", ""),
            ("&lt;/p>", "&lt;div>b&lt;/p>"),
            ("type=\"html\"", "type=\"xhtml\""),
            ("A &amp;", "A &"),
            ("A &amp;", "A \u{1b}"),
            ("http://www.w3.org/2005/Atom", "http://www.w3.org/2005/atom"),
            ("<?xml version=\"1.0\"?>", ""),
        ] {
            let broken = FEED.replacen(right, wrong, 1);
            assert_ne!(broken, FEED, "{right}");
            assert_ne!(of_feed(&broken), [""; 0], "{wrong} for {right}");
        }
    }
}
