//! JSON-LD with the vocabulary of schema.org, as search engines read it.

use serde_json::Value;

use crate::strict::output::{Output, Place};
use crate::strict::page::Page;
use crate::strict::xml::is_day;

pub(crate) fn wrong(output: &Output, page: &Page) -> Vec<String> {
    let scripts = page.elements.iter().filter(|element| {
        element.name == "script" && element.attribute("type") == Some("application/ld+json")
    });
    let scripts: Vec<&str> = scripts.map(|element| element.text.as_str()).collect();
    let many = (scripts.len() > 1).then(|| "it stands there twice".to_owned());
    let of_each = scripts.iter().flat_map(|text| of_text(output, text)).chain(many);
    of_each.map(|wrong| format!("JSON-LD: {wrong}")).collect()
}

fn of_text(output: &Output, text: &str) -> Vec<String> {
    let data: Value = match serde_json::from_str(text) {
        Ok(data) => data,
        Err(error) => return vec![error.to_string()],
    };
    let mut wrong = Wrong { output, found: Vec::new() };
    wrong.check(data["@context"] == "https://schema.org", "it has another context");
    let things = data["@graph"].as_array().cloned().unwrap_or_default();
    wrong.check(!things.is_empty(), "it says nothing");
    for thing in &things {
        match thing["@type"].as_str() {
            Some("BreadcrumbList") => wrong.trail(thing),
            Some("Article") => wrong.article(thing),
            kind => wrong.check(false, &format!("{kind:?} is a kind without rules")),
        }
    }
    wrong.found
}

struct Wrong<'o> {
    output: &'o Output,
    found: Vec<String>,
}

impl Wrong<'_> {
    fn check(&mut self, is_right: bool, told: &str) {
        if !is_right {
            self.found.push(told.to_owned());
        }
    }

    /// A trail of pages of the site, numbered from 1.
    fn trail(&mut self, trail: &Value) {
        self.keys(trail, &["itemListElement"], &[]);
        let items = trail["itemListElement"].as_array().cloned().unwrap_or_default();
        self.check(items.len() > 1, "a trail has two ends");
        for (at, item) in items.iter().enumerate() {
            self.keys(item, &["position", "name", "item"], &[]);
            self.check(item["@type"] == "ListItem", "a trail is made of ListItems");
            self.check(item["position"] == at + 1, "a trail is not in its order");
            self.text(item, "name");
            self.page(item, "item");
        }
    }

    fn article(&mut self, article: &Value) {
        let further =
            ["author", "dateModified", "datePublished", "description", "image", "publisher"];
        self.keys(article, &["headline", "inLanguage", "mainEntityOfPage"], &further);
        for key in ["headline", "inLanguage"] {
            self.text(article, key);
        }
        // A page of another site, if it is the canonical one.
        self.address(article, "mainEntityOfPage");
        for key in ["datePublished", "dateModified"] {
            let is_right = article[key].as_str().is_none_or(is_day);
            self.check(is_right, &format!("{key} is {}", article[key]));
        }
        let [published, modified] =
            ["datePublished", "dateModified"].map(|key| article[key].as_str().unwrap_or("0"));
        self.check(published <= modified, "it was modified before it was published");
        for author in article["author"].as_array().cloned().unwrap_or_default() {
            self.keys(&author, &["name", "url"], &[]);
            self.check(author["@type"] == "Person", "an author is a Person");
            self.text(&author, "name");
            self.page(&author, "url");
        }
        if let Some(publisher) = article.get("publisher") {
            self.keys(publisher, &["name"], &[]);
            self.check(publisher["@type"] == "Organization", "a publisher is an Organization");
            self.text(publisher, "name");
        }
        if article.get("image").is_some() {
            self.address(article, "image");
        }
    }

    /// Asserts that it has all of `needed`, and no others except `further`.
    fn keys(&mut self, thing: &Value, needed: &[&str], further: &[&str]) {
        let known = thing.as_object().cloned().unwrap_or_default();
        for key in needed {
            self.check(known.contains_key(*key), &format!("{key} is missing in {thing}"));
        }
        for key in known.keys() {
            let is_known = needed.contains(&key.as_str()) || further.contains(&key.as_str());
            self.check(is_known || key == "@type", &format!("{key} is a key without rules"));
        }
    }

    fn text(&mut self, thing: &Value, key: &str) {
        let is_text = thing[key].as_str().is_some_and(|text| !text.trim().is_empty());
        self.check(is_text, &format!("{key} is {}", thing[key]));
    }

    fn address(&mut self, thing: &Value, key: &str) -> Option<Place> {
        let written = thing[key].as_str().unwrap_or_default();
        match self.output.lead_to(written) {
            Ok(place) => Some(place),
            Err(why) => {
                self.check(false, &format!("`{written}` in {key} {why}"));
                None
            }
        }
    }

    /// A page of this site.
    fn page(&mut self, thing: &Value, key: &str) {
        if let Some(place) = self.address(thing, key) {
            let is_page = matches!(&place, Place::Inside(path) if path.ends_with(".html"));
            self.check(is_page, &format!("{key} leads to {place:?}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::strict::output::tests::output;

    const DATA: &str = r#"{"@context":"https://schema.org","@graph":[
{"@type":"BreadcrumbList","itemListElement":[
{"@type":"ListItem","position":1,"name":"Home","item":"https://example.org/sub/"},
{"@type":"ListItem","position":2,"name":"A","item":"https://example.org/sub/a%20b/"}]},
{"@type":"Article","headline":"A","inLanguage":"en","mainEntityOfPage":"https://example.org/sub/a%20b/",
"datePublished":"2026-01-01","dateModified":"2026-02-01","image":"https://example.org/sub/C%23.pdf",
"author":[{"@type":"Person","name":"N","url":"https://example.org/sub/"}],
"publisher":{"@type":"Organization","name":"T"}}]}"#;

    fn of_data(data: &str) -> Vec<String> {
        let output = output(&format!("<script type=\"application/ld+json\">{data}</script>"));
        super::wrong(&output, &output.pages["index.html"])
    }

    #[test]
    fn valid_linked_data_is_accepted() {
        assert_eq!(of_data(DATA), [""; 0]);
    }

    #[test]
    fn each_rule_is_held() {
        for (right, wrong) in [
            ("https://schema.org", "http://example.org"),
            ("\"Article\"", "\"Blog\""),
            ("\"headline\":\"A\"", "\"headline\":\"\""),
            ("\"headline\":\"A\",", ""),
            ("\"headline\"", "\"title\":\"A\",\"headline\""),
            ("2026-01-01", "1 January 2026"),
            ("2026-01-01", "2027-01-01"),
            ("\"position\":2", "\"position\":3"),
            ("\"item\":\"https://example.org/sub/a%20b/\"", "\"item\":\"/sub/a%20b/\""),
            (
                "\"item\":\"https://example.org/sub/a%20b/\"",
                "\"item\":\"https://example.org/sub/none/\"",
            ),
            ("\"item\":\"https://example.org/sub/a%20b/\"", "\"item\":\"https://example.com/\""),
            ("sub/C%23.pdf", "sub/none.png"),
            ("sub/C%23.pdf", "sub/ü.png"),
            ("\"Person\"", "\"Author\""),
            ("\"name\":\"N\"", "\"name\":null"),
            ("\"name\":\"T\"", "\"name\":\" \""),
            ("]}", "]"),
            (
                "{\"@type\":\"ListItem\",\"position\":1,\"name\":\"Home\",\"item\":\"https://example.org/sub/\"},",
                "",
            ),
        ] {
            let broken = DATA.replacen(right, wrong, 1);
            assert_ne!(broken, DATA, "{right}");
            assert_ne!(of_data(&broken), [""; 0], "{wrong} for {right}");
        }
        assert_ne!(of_data("</script><script type=\"application/ld+json\">{}"), [""; 0]);
    }
}
