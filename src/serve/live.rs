//! What the server adds to pages: a script that hears what changes. Pure.

use pulldown_cmark_escape::escape_html;
use serde::Serialize;

use super::desk::Now;
use super::problem::Problem;
use crate::hash::Hash;

pub(super) const SCRIPT: &str = include_str!("live.js");
pub(super) const STYLE: &str = include_str!("live.css");

/// A page as a build makes it, with the script before the end of its body.
pub(super) fn with_script(html: &[u8], own: &str) -> Vec<u8> {
    let script =
        format!("<script src=\"{own}live.js\" data-have=\"{}\" defer></script>\n", have(html));
    let end = b"</body>";
    let at = html.windows(end.len()).rposition(|part| part.eq_ignore_ascii_case(end));
    let (before, after) = html.split_at(at.unwrap_or(html.len()));
    [before, script.as_bytes(), after].concat()
}

/// What tells a page from what it was: what it is without its stylesheets' versions, and with them.
fn have(html: &[u8]) -> String {
    format!("{}-{}", Hash::of(&without_styles(html)), Hash::of(html))
}

const VERSION: &[u8] = b".css?v=";

/// A page without the versions of its stylesheets.
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

/// What a browser is told, at once.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) struct News {
    /// The page is another
    reload: bool,
    /// Addresses of stylesheets that are others
    styles: Vec<String>,
    /// All that is wrong now; none when that is as it was
    problems: Option<Vec<Problem>>,
}

/// What a browser has.
pub(super) struct Known {
    have: String,
    /// Of the last change of files that it knows of; none when it has just loaded the page
    number: Option<u64>,
    problems: Vec<Problem>,
}

impl Known {
    pub(super) fn new(have: String) -> Known {
        Known { have, number: None, problems: Vec::new() }
    }

    /// What is new; none when nothing is. `page` is the page now, with what is wrong with it; none of
    /// what is no page any more.
    pub(super) fn news(&mut self, now: &Now, page: Option<(&[u8], &[Problem])>) -> Option<News> {
        let mut news = News { reload: false, styles: Vec::new(), problems: None };
        let Some((html, own)) = page else {
            return Some(News { reload: true, ..news });
        };
        let have_now = have(html);
        let body = |have: &str| have.split('-').next().map(str::to_owned);
        if body(&have_now) != body(&self.have) {
            news.reload = true;
        } else if have_now != self.have {
            news.styles = stylesheets(html);
        }
        let seen = self.number.unwrap_or(now.number);
        for (address, _) in now.touched.iter().filter(|(_, number)| **number > seen) {
            let is_named = html.windows(address.len()).any(|part| part == address.as_bytes());
            match address.ends_with(".css") {
                true if is_named => news.styles.push(address.clone()),
                false if is_named => news.reload = true,
                _ => {}
            }
        }
        self.have = have_now;
        self.number = Some(now.number);
        let of_site = now.problems.iter().filter(|of| !own.contains(of));
        let problems: Vec<Problem> = own.iter().chain(of_site).cloned().collect();
        if self.problems != problems {
            news.problems = Some(problems.clone());
            self.problems = problems;
        }
        let is_new = news.reload || !news.styles.is_empty() || news.problems.is_some();
        is_new.then_some(news)
    }
}

/// Addresses with the versions of the stylesheets of a page.
fn stylesheets(html: &[u8]) -> Vec<String> {
    let html = String::from_utf8_lossy(html);
    let quoted = html.split('"').skip(1).step_by(2).filter(|of| of.contains(".css?v="));
    quoted.map(str::to_owned).collect()
}

/// What is shown in place of a page that cannot be made and never could.
pub(super) fn error_page(problems: &[Problem], own: &str) -> String {
    let mut list = String::new();
    for problem in problems.iter().filter(|of| of.severity == "error") {
        let escaped = |text: &str| {
            let mut html = String::new();
            escape_html(&mut html, text).expect("a string takes everything");
            html
        };
        let place = match problem.file.as_str() {
            "" => String::new(),
            file => escaped(&format!("{file}:{}:{}", problem.line, problem.column)),
        };
        let place = match problem.href.as_str() {
            "" => place,
            href => format!("<a href=\"{}\">{place}</a>", escaped(href)),
        };
        let help = problem.help.as_deref().map(|help| format!("<p>help: {}</p>", escaped(help)));
        list.push_str(&format!(
            "<li><p><b>error[{}]</b>: {}</p><p>{place}</p>{}</li>\n",
            problem.code,
            escaped(&problem.message),
            help.unwrap_or_default()
        ));
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>This page has errors</title>\n\
         <link rel=\"stylesheet\" href=\"{own}live.css\">\n</head>\n<body class=\"versus-errors\">\n\
         <main>\n<h1>This page cannot be made yet</h1>\n\
         <p>It is shown as soon as these errors are mended.</p>\n<ol>\n{list}</ol>\n</main>\n</body>\n\
         </html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_script_before_the_end_of_its_body() {
        let page = with_script(b"<body><p>x</p></body></html>", "/own/");
        let page = String::from_utf8(page).expect("text");
        assert!(page.starts_with("<body><p>x</p><script src=\"/own/live.js\""), "{page}");
        assert!(page.ends_with("</script>\n</body></html>"), "{page}");
        assert!(with_script(b"<p>", "/own/").starts_with(b"<p><script"));
    }

    #[test]
    fn a_version_of_a_stylesheet_is_no_part_of_a_page() {
        let one = b"<link href=\"/a.css?v=0123abcd\"><p>x".as_slice();
        let two = b"<link href=\"/a.css?v=99999999\"><p>x".as_slice();
        assert_eq!(without_styles(one), without_styles(two));
        assert_ne!(have(one), have(two));
        assert_eq!(stylesheets(two), ["/a.css?v=99999999"]);
    }
}
