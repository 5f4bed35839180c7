//! Code samples: extracts the part of a file that a fence shows, and renders it as HTML. Pure.

mod excerpt;
mod shown;

pub use excerpt::{Excerpt, RegionError, line_ranges, region, region_names, slice_lines};
pub use shown::{InText, Shown};

use std::fmt::Write;
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::highlight::{Highlighter, MAX_CODE_BYTES};

/// Options for the rendering of a fence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Display {
    /// The language as the author names it
    pub language: Option<String>,
    /// The number of the first line, for `numbered`
    pub first_line: usize,
    pub numbered: bool,
    /// Highlighted lines, counted from 1 regardless of `first_line`
    pub marked: Vec<RangeInclusive<usize>>,
    /// Whether lines begin with `+`, `-` or a space, as in a diff
    pub diff: bool,
    /// The text that the code is a part of, if it is known and in the same language
    pub part: Option<Part>,
}

/// A part of a text. The whole text is needed for correct highlighting: a region within a docstring is not
/// code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub whole: String,
    /// Indices of the part's lines in `whole`, counted from 0
    pub lines: Vec<usize>,
    /// Bytes of indentation removed from each line
    pub margin: usize,
}

impl Part {
    /// Returns an excerpt of this part, as a part of the same text.
    #[must_use]
    pub fn cut(self, excerpt: &Excerpt) -> Part {
        let lines = excerpt.lines.iter().filter_map(|at| self.lines.get(*at).copied());
        Part { lines: lines.collect(), margin: self.margin + excerpt.margin, ..self }
    }

    /// Returns the part's lines as HTML. `None` if the text is too long to be highlighted as a whole.
    fn html(&self, language: Option<&str>, highlighter: &Highlighter) -> Option<Vec<Arc<str>>> {
        let mut whole = self.whole.as_str();
        if whole.len() > MAX_CODE_BYTES {
            let last = self.lines.last().map_or(0, |last| last + 1);
            whole = &whole[..whole.split_inclusive('\n').take(last).map(str::len).sum()];
        }
        if whole.len() > MAX_CODE_BYTES {
            return None;
        }
        let all = highlighter.lines(language, whole);
        let line = |at: &usize| Some(without_margin(all.get(*at)?, self.margin).into());
        self.lines.iter().map(line).collect()
    }
}

/// Removes at most `margin` bytes of leading white space from a line of HTML.
fn without_margin(html: &str, margin: usize) -> String {
    let (mut line, mut rest, mut left) = (String::with_capacity(html.len()), html, margin);
    while left > 0 {
        if rest.starts_with('<')
            && let Some(end) = rest.find('>')
        {
            line.push_str(&rest[..=end]);
            rest = &rest[end + 1..];
        } else if let Some(c) = rest.chars().next().filter(|c| c.is_whitespace()) {
            rest = &rest[c.len_utf8()..];
            left = left.saturating_sub(c.len_utf8());
        } else {
            break;
        }
    }
    line + rest
}

/// Renders code as a `code` element, for a `pre` with the class `code`.
///
/// With numbers, marks or a diff, each line is a `<span class="line">` before its line end, with the classes
/// `marked`, `added` and `removed`, and with its number in `data-line`. A theme that gives lines a background
/// makes them `inline-block`, at least as wide as the code. Without these features, lines have no spans,
/// which would double the size of short lines.
pub fn html(code: &str, display: &Display, highlighter: &Highlighter) -> String {
    let mut html = opening_tag(display.language.as_deref());
    let language = display.language.as_deref();
    if display.diff {
        let (old, new) = (version(code, Sign::Removed), version(code, Sign::Added));
        let (old, new) = (highlighter.lines(language, &old), highlighter.lines(language, &new));
        write_diff(&mut html, code, display, [&old, &new]);
    } else {
        let of_part = display.part.as_ref().and_then(|part| part.html(language, highlighter));
        let lines = of_part.unwrap_or_else(|| highlighter.lines(language, code));
        let by_line = display.numbered || !display.marked.is_empty();
        for (at, line) in lines.iter().enumerate() {
            if by_line {
                write_line(&mut html, at, display, Sign::Same, line);
            } else {
                html.push_str(line);
            }
            html.push('\n');
        }
    }
    html.push_str("</code>");
    html
}

fn opening_tag(language: Option<&str>) -> String {
    let Some(language) = language else { return "<code>".to_owned() };
    let language = language.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    format!("<code class=\"language-{language}\">")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Same,
    Added,
    Removed,
}

/// Splits a line of a diff into its sign and its code. The space of an unchanged line may be missing.
fn sign(line: &str) -> (Sign, &str) {
    if let Some(code) = line.strip_prefix('+') {
        return (Sign::Added, code);
    }
    if let Some(code) = line.strip_prefix('-') {
        return (Sign::Removed, code);
    }
    (Sign::Same, line.strip_prefix(' ').unwrap_or(line))
}

/// Returns the code before or after the change. The two versions are highlighted separately, because a
/// bracket or quote in only one of them would confuse a grammar that reads the lines of both.
fn version(code: &str, with: Sign) -> String {
    let mut version = String::with_capacity(code.len());
    for (sign, code) in code.lines().map(sign) {
        if sign == Sign::Same || sign == with {
            version.push_str(code);
            version.push('\n');
        }
    }
    version
}

fn write_diff(html: &mut String, code: &str, display: &Display, [old, new]: [&[Arc<str>]; 2]) {
    let (mut old, mut new) = (old.iter(), new.iter());
    for (at, whole) in code.lines().enumerate() {
        let (sign, code) = sign(whole);
        let before = if sign == Sign::Added { None } else { old.next() };
        let after = if sign == Sign::Removed { None } else { new.next() };
        let line = after.or(before).expect("each line is in one of the versions");
        let signed = format!("{}{line}", &whole[..whole.len() - code.len()]);
        write_line(html, at, display, sign, &signed);
        html.push('\n');
    }
}

fn write_line(html: &mut String, at: usize, display: &Display, sign: Sign, line: &str) {
    html.push_str("<span class=\"line");
    html.push_str(match sign {
        Sign::Same => "",
        Sign::Added => " added",
        Sign::Removed => " removed",
    });
    if display.marked.iter().any(|range| range.contains(&(at + 1))) {
        html.push_str(" marked");
    }
    html.push('"');
    if display.numbered {
        let _ = write!(html, " data-line=\"{}\"", display.first_line + at);
    }
    html.push('>');
    html.push_str(line);
    html.push_str("</span>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, display: &Display) -> String {
        html(code, display, &Highlighter::new())
    }

    #[test]
    fn code_without_line_features_has_no_spans_for_lines() {
        let js = Display { language: Some("js".into()), ..Display::default() };
        let expected = "<code class=\"language-js\"><span class=\"c\">// a</span>\n\n  b\n</code>";
        let html = shown("// a\n\n  b", &js);
        assert_eq!(html.replace("<span class=\"v\">b</span>", "b"), expected);
        assert_eq!(shown("a < b\n", &Display::default()), "<code>a &lt; b\n</code>");
    }

    #[test]
    fn a_part_has_the_colours_that_it_has_in_the_whole() {
        let whole = "def f():\n    \"\"\"\n    if it is\n\n    so\n    \"\"\"\n    return 1\n";
        let part = Part { whole: whole.to_owned(), lines: vec![2, 3, 4], margin: 4 };
        let language = Some("python".to_owned());
        let display = Display { language, part: Some(part), ..Display::default() };
        let html = shown("if it is\n\nso\n", &display);
        assert!(!html.contains(">if<"), "{html}");
        assert!(html.contains(">if it is</span>\n\n<"), "{html}");
    }

    #[test]
    fn a_margin_is_taken_from_within_spans() {
        assert_eq!(
            without_margin("<span class=\"s\">    a b</span>", 4),
            "<span class=\"s\">a b</span>"
        );
        assert_eq!(without_margin("  <b>  c</b>", 3), "<b> c</b>");
        assert_eq!(without_margin("", 3), "");
        assert_eq!(without_margin("x", 3), "x");
    }

    #[test]
    fn numbered_lines_count_from_the_first_line() {
        let numbered = Display { first_line: 12, numbered: true, ..Display::default() };
        assert_eq!(
            shown("a\n\nb\n", &numbered),
            "<code><span class=\"line\" data-line=\"12\">a</span>\n\
             <span class=\"line\" data-line=\"13\"></span>\n\
             <span class=\"line\" data-line=\"14\">b</span>\n</code>"
        );
    }

    #[test]
    fn marks_count_from_one_whatever_the_numbers_are() {
        let display = Display { first_line: 40, marked: vec![1..=1, 3..=9], ..Display::default() };
        assert_eq!(
            shown("a\nb\nc", &display),
            "<code><span class=\"line marked\">a</span>\n<span class=\"line\">b</span>\n\
             <span class=\"line marked\">c</span>\n</code>"
        );
    }

    #[test]
    fn a_diff_keeps_its_signs_and_highlights_the_code_after_them() {
        let display = Display {
            language: Some("js".into()),
            diff: true,
            marked: vec![2..=2],
            ..Display::default()
        };
        let html = shown(" let a;\n-f(`old);\n+f('new');\nlet b;\n", &display);
        let lines: Vec<&str> = html.lines().collect();
        let first = "<span class=\"line\"> <span class=\"d\">let</span> <span class=\"v\">a</span>";
        assert!(lines[0].contains(first), "{}", lines[0]);
        assert!(lines[1].starts_with("<span class=\"line removed marked\">-<span class=\"f\">f"));
        assert!(lines[2].starts_with("<span class=\"line added\">+<span class=\"f\">f"));
        // A quote that only the old version opens does not extend into the new one.
        assert!(lines[2].contains("<span class=\"s\">'new'</span>"), "{}", lines[2]);
        assert!(lines[3].starts_with("<span class=\"line\"><span class=\"d\">let</span>"));
    }

    #[test]
    fn a_diff_of_blank_lines_and_windows_line_ends_keeps_every_line() {
        let display = Display { diff: true, ..Display::default() };
        assert_eq!(
            shown("+\r\n\r\n-\r\n a", &display),
            "<code><span class=\"line added\">+</span>\n<span class=\"line\"></span>\n\
             <span class=\"line removed\">-</span>\n<span class=\"line\"> a</span>\n</code>"
        );
    }

    #[test]
    fn a_language_cannot_break_out_of_its_attribute() {
        let display = Display { language: Some("\"><script>".into()), ..Display::default() };
        let html = shown("a", &display);
        assert_eq!(html, "<code class=\"language-&quot;>&lt;script>\">a\n</code>");
    }

    #[test]
    fn windows_line_ends_tabs_and_a_missing_end_leave_clean_lines() {
        assert_eq!(shown("\ta\r\nb", &Display::default()), "<code>\ta\nb\n</code>");
        assert_eq!(shown("", &Display::default()), "<code></code>");
    }
}
