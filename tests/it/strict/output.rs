//! All outputs of a site, and where an address leads among them.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use fluent_uri::{Iri, IriRef, Uri};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::strict::page::{Element, Page};

/// Characters that a path must encode (RFC 3986).
const NOT_IN_PATHS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Schemes that do not lead to a place: programs, and data of one machine. All others lead to a site or
/// to an application.
const NO_PLACES: [&str; 5] = ["blob", "data", "file", "javascript", "vbscript"];

/// An image within the page.
const IMAGE: &str = "data:image/";

/// The page that servers show for an address that does not exist.
pub(crate) const NOT_FOUND: &str = "404.html";

pub(crate) struct Output {
    /// Ends with a slash
    base: Uri<String>,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) pages: BTreeMap<String, Page>,
    /// Pages that a parser has to repair, because their authors did not write valid HTML
    pub(crate) shapeless: BTreeSet<String>,
    /// For each page, the fragments that it has
    anchors: BTreeMap<String, HashSet<String>>,
}

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// The output of this path
    Inside(String),
    Outside,
}

impl Output {
    pub(crate) fn new(base: &str, files: BTreeMap<String, Vec<u8>>) -> Output {
        let base = Uri::parse(base.to_owned()).expect("a base is an address");
        let pages: BTreeMap<String, Page> = files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, bytes)| (path.clone(), Page::read(&String::from_utf8_lossy(bytes))))
            .collect();
        let anchors = pages.iter().map(|(path, page)| (path.clone(), anchors(page))).collect();
        Output { base, files, pages, shapeless: BTreeSet::new(), anchors }
    }

    /// The address of an output.
    pub(crate) fn address(&self, path: &str) -> String {
        let shown = match path {
            "index.html" => "",
            path => path.strip_suffix("/index.html").map_or(path, |_| &path[..path.len() - 10]),
        };
        format!("{}{}", self.base, utf8_percent_encode(shown, NOT_IN_PATHS))
    }

    /// Where an address on a page leads. HTML accepts IRIs (RFC 3987), too.
    pub(crate) fn follow(&self, from: &str, written: &str) -> Result<Place, String> {
        let reference =
            IriRef::parse(written).map_err(|error| format!("is no address: {error}"))?;
        let is_whole = reference.scheme().is_some() || reference.path().as_str().starts_with('/');
        if from == NOT_FOUND && !is_whole && !reference.path().as_str().is_empty() {
            return Err("leads to another place from each address that does not exist".to_owned());
        }
        let page = self.address(from);
        let page = Iri::parse(page.as_str()).expect("addresses of outputs are valid");
        let whole = reference.resolve_against(&page);
        let whole = whole.map_err(|error| format!("leads nowhere: {error}"))?;
        self.lead(&whole)
    }

    /// Where an absolute address in data for programs leads: a URI (RFC 3986).
    pub(crate) fn lead_to(&self, written: &str) -> Result<Place, String> {
        let whole = Uri::parse(written).map_err(|error| format!("is no whole URI: {error}"))?;
        self.lead(&Iri::from(whole.to_owned()))
    }

    fn lead(&self, whole: &Iri<String>) -> Result<Place, String> {
        let scheme = whole.scheme().as_str().to_ascii_lowercase();
        let is_image =
            whole.as_str().get(..IMAGE.len()).is_some_and(|it| it.eq_ignore_ascii_case(IMAGE));
        match scheme.as_str() {
            "http" | "https" => {}
            scheme if NO_PLACES.contains(&scheme) && !is_image => {
                return Err(format!("has the scheme `{scheme}`"));
            }
            _ => return Ok(Place::Outside),
        }
        let host = whole.authority().map(|authority| authority.as_str().to_ascii_lowercase());
        let host = host.filter(|host| !host.is_empty()).ok_or("has no host")?;
        let own = self.base.authority().expect("a base has a host").as_str().to_ascii_lowercase();
        if host != own {
            return Ok(Place::Outside);
        }
        let path = whole.path().as_str().strip_prefix(self.base.path().as_str());
        let path = path.ok_or_else(|| format!("leads out of {}", self.base))?;
        let path = decoded(path)?;
        let path = match path.is_empty() || path.ends_with('/') {
            true => format!("{path}index.html"),
            false => path,
        };
        if !self.files.contains_key(&path) {
            return Err(format!("leads to {path}, which is not there"));
        }
        let fragment = whole.fragment().map_or("", |fragment| fragment.as_str());
        let fragment = decoded(fragment)?;
        let fragment = fragment.split(":~:").next().unwrap_or_default();
        match self.anchors.get(&path) {
            Some(known) if !is_top(fragment) && !known.contains(fragment) => {
                Err(format!("leads to a place that {path} does not have"))
            }
            _ => Ok(Place::Inside(path)),
        }
    }
}

/// The fragment for the top of the page, if no element has the id.
fn is_top(fragment: &str) -> bool {
    fragment.is_empty() || fragment.eq_ignore_ascii_case("top")
}

fn decoded(text: &str) -> Result<String, String> {
    let decoded = percent_decode_str(text).decode_utf8();
    decoded.map(|text| text.into_owned()).map_err(|_| "is not UTF-8".to_owned())
}

fn anchors(page: &Page) -> HashSet<String> {
    let named = |element: &Element| {
        let name = element.attribute("name").filter(|_| element.name == "a");
        [element.attribute("id"), name].into_iter().flatten().map(str::to_owned).collect::<Vec<_>>()
    };
    page.elements.iter().flat_map(named).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) const BASE: &str = "https://example.org/sub/";

    /// A site of two pages, a 404 page, and a file.
    pub(crate) fn output(index: &str) -> Output {
        let page = |body: &str| {
            format!(
                "<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head><body>{body}</body></html>"
            )
        };
        let files = [
            ("index.html", page(index)),
            ("a b/index.html", page("<p id=\"über\">a</p><a name=\"old\">b</a>")),
            ("404.html", page("")),
            ("C#.pdf", String::new()),
            ("feed.xml", String::new()),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
        Output::new(BASE, files.into())
    }

    fn follow(from: &str, written: &str) -> Result<Option<String>, String> {
        output("").follow(from, written).map(|place| match place {
            Place::Inside(path) => Some(path),
            Place::Outside => None,
        })
    }

    #[test]
    fn addresses_within_the_site_lead_to_outputs() {
        for (written, path) in [
            ("/sub/", "index.html"),
            ("", "index.html"),
            ("#top", "index.html"),
            ("https://EXAMPLE.org/sub/a%20b/", "a b/index.html"),
            ("a%20b/#%C3%BCber", "a b/index.html"),
            ("a%20b/#über", "a b/index.html"),
            ("./a%20b/?x=y#old:~:text=b", "a b/index.html"),
            ("/sub/C%23.pdf#page=2", "C#.pdf"),
            ("a%20b/../C%23.pdf", "C#.pdf"),
        ] {
            assert_eq!(follow("index.html", written), Ok(Some(path.to_owned())), "{written}");
        }
        assert_eq!(follow("a b/index.html", "../C%23.pdf"), Ok(Some("C#.pdf".to_owned())));
    }

    #[test]
    fn foreign_addresses_are_outside_the_site() {
        for written in [
            "https://example.com/",
            "//example.com/x",
            "mailto:a@example.org",
            "vscode:extension/x",
            "data:image/png;base64,AA==",
        ] {
            assert_eq!(follow("index.html", written), Ok(None), "{written}");
        }
    }

    #[test]
    fn dead_addresses_are_found() {
        for written in [
            "/sub/none/",
            "/sub/a%20b",
            "/sub/a b/",
            "/",
            "/C%23.pdf",
            "../x",
            "#none",
            "a%20b/#none",
            "a%20b/#uber",
            "https://",
            "https:///x",
            "javascript:x()",
            "data:text/html,x",
            "file:///x",
            "%ZZ",
            "x\"y",
            "/sub/%FF",
        ] {
            assert!(follow("index.html", written).is_err(), "{written}");
        }
        assert!(follow("404.html", "a%20b/").is_err());
        assert!(follow("404.html", "/sub/a%20b/").is_ok());
    }

    #[test]
    fn programs_need_whole_uris() {
        let output = output("");
        let inside = Ok(Place::Inside("a b/index.html".to_owned()));
        assert_eq!(output.lead_to("https://example.org/sub/a%20b/#%C3%BCber"), inside);
        for wrong in ["/sub/", "a", "https://example.org/sub/a%20b/#über", "https://example.org/x"]
        {
            assert!(output.lead_to(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_output_knows_its_address() {
        let output = output("");
        assert_eq!(output.address("index.html"), BASE);
        assert_eq!(output.address("a b/index.html"), format!("{BASE}a%20b/"));
        assert_eq!(output.address("C#.pdf"), format!("{BASE}C%23.pdf"));
    }
}
