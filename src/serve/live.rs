//! Live reload: the script that the server adds to pages, and the events that it receives. Pure.

use std::fmt;

use pulldown_cmark_escape::escape_html;
use serde::Serialize;

use super::now::Now;
use super::problem::{Problem, Spot};
use crate::base::hash::Hash;

pub(super) const SCRIPT: &str = include_str!("live.js");
pub(super) const STYLE: &str = include_str!("live.css");

/// Inserts the script before the end of the body of a rendered page. `number` is the number of the last
/// change when the page was rendered.
pub(super) fn with_script(html: &[u8], own: &str, number: u64) -> Vec<u8> {
    let have = PageVersion::of(html, number);
    let script = format!("<script src=\"{own}live.js\" data-have=\"{have}\" defer></script>\n");
    let end = b"</body>";
    let at = html.windows(end.len()).rposition(|part| part.eq_ignore_ascii_case(end));
    let (before, after) = html.split_at(at.unwrap_or(html.len()));
    [before, script.as_bytes(), after].concat()
}

/// The version of a page that a browser has. The page passes it to the script, which sends it back.
#[derive(Debug, Clone, PartialEq, Eq)]
struct PageVersion {
    /// Hash of the page without the versions of its stylesheets
    body: String,
    /// Hash of the whole page
    page: String,
    /// Number of the last change that the browser knows of
    number: u64,
}

impl PageVersion {
    fn of(html: &[u8], number: u64) -> PageVersion {
        let hash = |of: &[u8]| Hash::of(of).to_string();
        PageVersion { body: hash(&without_styles(html)), page: hash(html), number }
    }

    /// Parses a version. Missing parts become empty or 0, which is the version of no page.
    fn read(text: &str) -> PageVersion {
        let mut parts = text.split('-');
        let mut part = || parts.next().unwrap_or_default().to_owned();
        PageVersion { body: part(), page: part(), number: part().parse().unwrap_or(0) }
    }
}

impl fmt::Display for PageVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.body, self.page, self.number)
    }
}

const VERSION: &[u8] = b".css?v=";

/// Returns a page without the versions of its stylesheets.
fn without_styles(html: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.windows(VERSION.len()).position(|part| part == VERSION) {
        let (before, after) = rest.split_at(at + VERSION.len());
        text.extend_from_slice(before);
        let digits = after.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        rest = &after[digits..];
    }
    text.extend_from_slice(rest);
    text
}

/// An event for a browser.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) struct Update {
    /// The version that the browser has after it has handled the event
    have: String,
    /// Whether the page has changed and must be loaded again
    reload: bool,
    /// Addresses of the stylesheets that have changed
    styles: Vec<String>,
    /// `None` if the problems have not changed
    wrong: Option<Wrong>,
}

/// All current problems.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Wrong {
    problems: Vec<Problem>,
    /// The problems as HTML list items
    list: String,
}

/// The state of one connected browser.
pub(super) struct Browser {
    have: PageVersion,
    /// The problems that were sent last; `None` before the first event, because the browser may show
    /// outdated ones
    problems: Option<Vec<Problem>>,
}

impl Browser {
    /// Parses the version that the script has sent.
    pub(super) fn new(have: &str) -> Browser {
        Browser { have: PageVersion::read(have), problems: None }
    }

    /// Returns the next event, or `None` if nothing has changed. `page` is the current page with its problems,
    /// or `None` if there is no page at the address any more.
    pub(super) fn news(&mut self, now: &Now, page: Option<(&[u8], &[Problem])>) -> Option<Update> {
        let Some((html, own)) = page else {
            let have = self.have.to_string();
            return Some(Update { have, reload: true, styles: Vec::new(), wrong: None });
        };
        let have = PageVersion::of(html, now.number);
        let mut reload = have.body != self.have.body;
        let mut styles = Vec::new();
        if have.page != self.have.page {
            styles = stylesheets(html);
        }
        for (address, _) in now.touched.iter().filter(|(_, number)| **number > self.have.number) {
            if address.ends_with(".css") {
                // A stylesheet that the page links with its version is in the list already. Any other one
                // may be imported by a linked one, which the script finds out.
                if !styles.iter().any(|of| of.split('?').next() == Some(address)) {
                    styles.push(address.clone());
                }
            } else {
                let printed = address.replace('&', "&amp;");
                reload |= html.windows(printed.len()).any(|part| part == printed.as_bytes());
            }
        }
        self.have = have;
        let wrong = self.wrong(now, own);
        let is_new = reload || !styles.is_empty() || wrong.is_some();
        is_new.then(|| Update { have: self.have.to_string(), reload, styles, wrong })
    }

    /// Returns the problems of the page and of the site, if they have changed.
    fn wrong(&mut self, now: &Now, own: &[Problem]) -> Option<Wrong> {
        let of_site = |of: &&Problem| !own.iter().any(|known| known.is_same_mistake(of));
        let all = own.iter().chain(now.problems.iter().filter(of_site));
        let problems: Vec<Problem> = all.cloned().collect();
        if self.problems.as_ref() == Some(&problems) {
            return None;
        }
        self.problems = Some(problems.clone());
        Some(Wrong { list: problems.iter().map(item).collect(), problems })
    }
}

/// Returns the addresses, with versions, of the stylesheets of a page.
fn stylesheets(html: &[u8]) -> Vec<String> {
    let html = String::from_utf8_lossy(html);
    let quoted = html.split('"').skip(1).step_by(2).filter(|of| of.contains(".css?v="));
    quoted.map(str::to_owned).collect()
}

/// Returns the page that is shown in place of one that cannot be rendered and has no good version.
pub(super) fn error_page(problems: &[Problem], own: &str) -> String {
    let list: String = problems.iter().filter(|of| of.severity == "error").map(item).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>This page has errors</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"{own}live.css\">\n</head>\n<body class=\"versus-errors\">\n\
         <main>\n<h1>This page cannot be made yet</h1>\n\
         <p>It is shown as soon as these errors are fixed.</p>\n<ol>\n{list}</ol>\n</main>\n</body>\n\
         </html>\n"
    )
}

/// Formats a problem as an HTML list item, which readers can fold.
fn item(of: &Problem) -> String {
    let Problem { severity, code, .. } = of;
    let notes = of.notes.iter().map(|note| ("note", note));
    let more = notes.chain(of.help.iter().map(|help| ("help", help)));
    let more: String = more
        .map(|(word, text)| format!("<p class=\"more\">{word}: {}</p>", marked(text)))
        .collect();
    let related: String = of
        .related
        .iter()
        .map(|(spot, what)| format!("<p class=\"more\">{}: {}</p>", link(spot), marked(what)))
        .collect();
    let place = match of.spot.file.as_str() {
        "" => String::new(),
        _ => format!("<p class=\"place\">{}</p>", link(&of.spot)),
    };
    let message = marked(&of.message);
    format!(
        "<li class=\"{severity}\"><details open><summary><b>{severity}[{code}]</b>: {message}</summary>\
         {place}{related}{more}</details></li>\n"
    )
}

/// Returns a position, with a link that opens it if an editor can.
fn link(spot: &Spot) -> String {
    let place = escaped(&format!("{}:{}:{}", spot.file, spot.line, spot.column));
    match spot.href.as_str() {
        "" => place,
        href => format!("<a href=\"{}\">{place}</a>", escaped(href)),
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape_html(&mut html, text).expect("a string takes everything");
    html
}

/// Converts text to HTML, with the parts in backticks as `code` elements.
fn marked(text: &str) -> String {
    let parts: Vec<String> = text.split('`').map(escaped).collect();
    if parts.len().is_multiple_of(2) {
        return parts.join("`");
    }
    let mark = |(at, part): (usize, &String)| match at % 2 {
        0 => part.clone(),
        _ => format!("<code>{part}</code>"),
    };
    parts.iter().enumerate().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_script_before_the_end_of_its_body() {
        let page = with_script(b"<body><p>x</p></body></html>", "/own/", 7);
        let page = String::from_utf8(page).expect("text");
        assert!(page.starts_with("<body><p>x</p><script src=\"/own/live.js\""), "{page}");
        assert!(page.ends_with("</script>\n</body></html>"), "{page}");
        assert!(with_script(b"<p>", "/own/", 7).starts_with(b"<p><script"));
    }

    #[test]
    fn versions_of_stylesheets_do_not_change_the_body_hash() {
        let one = b"<link href=\"/a.css?v=0123abcd\"><p>x".as_slice();
        let html = b"<link href=\"/a.css?v=99999999\"><p>x".as_slice();
        let two = html;
        assert_eq!(without_styles(one), without_styles(two));
        let (one, two) = (PageVersion::of(one, 7), PageVersion::of(two, 7));
        assert!(one.body == two.body && one.page != two.page);
        assert_eq!(PageVersion::read(&one.to_string()), one);
        assert_eq!(stylesheets(html), ["/a.css?v=99999999"]);
    }

    #[test]
    fn words_in_backticks_are_code_and_all_is_escaped() {
        assert_eq!(marked("`a<b` is `c`"), "<code>a&lt;b</code> is <code>c</code>");
        assert_eq!(marked("one ` alone"), "one ` alone");
    }
}
