//! Files for search engines besides pages: sitemaps (sitemaps.org) and robots.txt (RFC 9309).

use std::collections::HashSet;

use roxmltree::{Document, Node};

use crate::strict::output::{Output, Place};
use crate::strict::xml::{children, is_day, parse, root, text};

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const MOST: usize = 50_000;
const LONGEST: usize = 2_048;

pub(crate) fn wrong(output: &Output, path: &str, bytes: &[u8]) -> Vec<String> {
    match path {
        "robots.txt" => of_robots(output, &String::from_utf8_lossy(bytes)),
        _ => of_sitemap(output, bytes).unwrap_or_else(|why| vec![why]),
    }
}

fn of_sitemap(output: &Output, bytes: &[u8]) -> Result<Vec<String>, String> {
    let text = parse(bytes)?;
    let document = Document::parse(&text).map_err(|error| error.to_string())?;
    let is_index = document.root_element().tag_name().name() == "sitemapindex";
    let (root_name, item) = if is_index { ("sitemapindex", "sitemap") } else { ("urlset", "url") };
    let root = root(&document, (NAMESPACE, root_name))?;
    let (items, mut wrong, mut known) = (children(root, item), Vec::new(), HashSet::new());
    let elements = root.children().filter(Node::is_element).count();
    if items.len() > MOST || items.len() != elements {
        wrong.push(format!("it has {} addresses and {elements} elements", items.len()));
    }
    for item in items {
        let of_item = of_item(output, item, is_index);
        let loc = of_item.unwrap_or_else(|why| {
            wrong.push(why);
            String::new()
        });
        if !known.insert(loc.clone()) {
            wrong.push(format!("{loc} is there twice"));
        }
    }
    Ok(wrong)
}

fn of_item(output: &Output, item: Node<'_, '_>, is_index: bool) -> Result<String, String> {
    let locs = children(item, "loc");
    let [loc] = &locs[..] else { return Err("an entry needs one <loc>".to_owned()) };
    let loc = text(*loc);
    if loc.len() >= LONGEST {
        return Err(format!("{loc} is too long"));
    }
    for child in item.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "loc" => {}
            "lastmod" if is_day(&text(child)) => {}
            name => return Err(format!("{loc} has <{name}> `{}`", text(child))),
        }
    }
    match output.lead_to(&loc) {
        Ok(Place::Inside(path)) if path.ends_with(".html") != is_index => match is_index {
            false if is_hidden(output, &path) => Err(format!("{loc} asks not to be listed")),
            _ => Ok(loc),
        },
        Ok(place) => Err(format!("{loc} leads to {place:?}")),
        Err(why) => Err(format!("{loc} {why}")),
    }
}

/// Whether a page asks search engines not to list it, or sends them elsewhere.
fn is_hidden(output: &Output, path: &str) -> bool {
    let mut elements = output.pages.get(path).into_iter().flat_map(|page| &page.elements);
    elements.any(|element| {
        let is_refresh = element.attribute("http-equiv") == Some("refresh");
        is_refresh
            || element.attribute("name") == Some("robots")
                && element.attribute("content").is_some_and(|content| content.contains("noindex"))
    })
}

fn of_robots(output: &Output, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut agents = 0;
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.split_once(": ") {
            Some(("User-agent", _)) => agents += 1,
            Some(("Allow" | "Disallow", path)) if agents > 0 && path.starts_with('/') => {}
            Some(("Sitemap", address)) => match output.lead_to(address) {
                Ok(Place::Inside(path)) if path.ends_with(".xml") => {}
                Ok(place) => wrong.push(format!("`{line}` leads to {place:?}")),
                Err(why) => wrong.push(format!("`{line}` {why}")),
            },
            _ => wrong.push(format!("`{line}` means nothing")),
        }
    }
    if agents == 0 {
        wrong.push("it speaks to nobody".to_owned());
    }
    wrong
}

#[cfg(test)]
mod tests {
    use crate::strict::output::tests::output;

    const SITEMAP: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/sub/</loc><lastmod>2026-06-01</lastmod></url>
<url><loc>https://example.org/sub/a%20b/</loc></url>
</urlset>
"#;

    const ROBOTS: &str = "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sub/feed.xml\n";

    fn of(index: &str, path: &str, text: &str) -> Vec<String> {
        super::wrong(&output(index), path, text.as_bytes())
    }

    #[test]
    fn conforming_files_are_accepted() {
        assert_eq!(of("", "sitemap.xml", SITEMAP), [""; 0]);
        assert_eq!(of("", "robots.txt", ROBOTS), [""; 0]);
    }

    #[test]
    fn each_rule_of_sitemaps_is_held() {
        for (right, wrong) in [
            ("https://example.org/sub/</loc>", "/sub/</loc>"),
            ("https://example.org/sub/</loc>", "https://example.org/</loc>"),
            ("https://example.org/sub/</loc>", "https://example.com/</loc>"),
            ("https://example.org/sub/</loc>", "https://example.org/sub/C%23.pdf</loc>"),
            ("https://example.org/sub/</loc>", "https://example.org/sub/a%20b/</loc>"),
            ("a%20b/", "über/"),
            ("a%20b/", "none/"),
            ("a%20b/", "a b/"),
            ("2026-06-01", "2026-06-31"),
            ("2026-06-01", "1 June 2026"),
            ("<lastmod>2026-06-01</lastmod>", "<priority>2</priority>"),
            ("<loc>https://example.org/sub/</loc>", ""),
            (
                "<url><loc>https://example.org/sub/</loc>",
                "<uri><loc>https://example.org/sub/</loc>",
            ),
            ("/0.9", "/0.8"),
            ("urlset>\n", "urlset>\n&"),
        ] {
            let broken = SITEMAP.replace(right, wrong);
            assert_ne!(broken, SITEMAP, "{right}");
            assert_ne!(of("", "sitemap.xml", &broken), [""; 0], "{wrong} for {right}");
        }
        for hidden in [
            "<meta name=\"robots\" content=\"noindex\">",
            "<meta http-equiv=\"refresh\" content=\"0; url=/sub/\">",
        ] {
            assert_ne!(of(hidden, "sitemap.xml", SITEMAP), [""; 0], "{hidden}");
        }
    }

    #[test]
    fn each_rule_of_robots_is_held() {
        for wrong in [
            "Allow: /\n",
            "User-agent: *\nAllow: x\n",
            "User-agent: *\nAllow: /\nSitemap: /sub/feed.xml\n",
            "User-agent: *\nAllow: /\nSitemap: https://example.org/sub/none.xml\n",
            "User-agent: *\nAllow: /\nSitemap: https://example.org/feed.xml\n",
            "User-agent: *\nNothing: /\n",
        ] {
            assert_ne!(of("", "robots.txt", wrong), [""; 0], "{wrong}");
        }
    }
}
