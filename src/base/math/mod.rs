//! LaTeX mathematics → MathML. Pure. The only file that names `pulldown_latex`.

mod markup;

use std::convert::Infallible;

use pulldown_cmark_escape::escape_html;
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::event::{Content, Event};
use pulldown_latex::{Parser, Storage};

use crate::base::quiet::catch_panic;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `$…$`
    Inline,
    /// `$$…$$`
    Display,
}

/// The maximum length of a formula: parsing time grows with the square of the nesting depth.
const MOST_BYTES: usize = 10_000;
/// The maximum number of events: macros can expand a short formula to a very long one.
const MOST_EVENTS: usize = 100_000;

/// Converts a formula to a `math` element, or returns why the formula cannot be read.
pub fn to_mathml(tex: &str, form: Form) -> Result<String, String> {
    if tex.len() > MOST_BYTES {
        return Err(format!("it is longer than {MOST_BYTES} bytes"));
    }
    // The parser panics on some formulas, such as an accented letter after `\char`.
    catch_panic(|| read(tex, form)).unwrap_or_else(|| Err("it cannot be read".to_owned()))
}

fn read(tex: &str, form: Form) -> Result<String, String> {
    let storage = Storage::new();
    let events = Parser::new(tex, &storage).take(MOST_EVENTS + 1);
    let events: Result<Vec<Event<'_>>, _> = events.collect();
    let events = events.map_err(|error| {
        let message = error.to_string();
        let first = message.lines().next().unwrap_or_default().trim();
        first.strip_prefix("parsing error: ").unwrap_or(first).to_owned()
    })?;
    if events.len() > MOST_EVENTS {
        return Err("its macros expand to too much".to_owned());
    }
    let config = RenderConfig {
        display_mode: match form {
            Form::Inline => DisplayMode::Inline,
            Form::Display => DisplayMode::Block,
        },
        ..RenderConfig::default()
    };
    // Authors choose the names of functions, and the library does not escape them.
    let names: Vec<Option<String>> = events.iter().map(escaped_name).collect();
    let events = events.into_iter().zip(&names).map(|(event, name)| match name {
        Some(name) => Ok::<_, Infallible>(Event::Content(Content::Function(name))),
        None => Ok(with_plain_space(event)),
    });
    let mut mathml = String::new();
    pulldown_latex::push_mathml(&mut mathml, events, config).map_err(|error| error.to_string())?;
    if let Some(c) = markup::forbidden(&mathml) {
        return Err(format!("pages cannot contain the character U+{:04X}", u32::from(c)));
    }
    Ok(markup::escape_text(mathml))
}

/// Replaces `&nbsp;`, which the parser emits as text for the `~` of `a~b`, by the character. As text it
/// would be escaped, and printed in bold letters in a bold font.
fn with_plain_space(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Content(Content::Text("&nbsp;")) => {
            Event::Content(Content::Ordinary { content: '\u{a0}', stretchy: false })
        }
        event => event,
    }
}

fn escaped_name(event: &Event<'_>) -> Option<String> {
    let Event::Content(Content::Function(name)) = event else { return None };
    let mut escaped = String::with_capacity(name.len());
    escape_html(&mut escaped, name).expect("writing to a string never fails");
    Some(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_mathml() {
        let mathml = to_mathml(r"L = \lambda W", Form::Inline).expect("valid");
        assert!(mathml.starts_with("<math"), "{mathml}");
        assert!(mathml.contains('λ'), "{mathml}");
    }

    #[test]
    fn text_of_a_formula_is_escaped() {
        let mathml = |tex| to_mathml(tex, Form::Inline).expect("valid");
        assert!(mathml(r"a < b").contains("<mo>&lt;</mo>"), "{}", mathml("a < b"));
        assert!(mathml(r"a \lt b \not< c").contains(">&lt;\u{338}</mo>"));
        assert!(mathml(r"a \& b").contains(">&amp;</"), "{}", mathml(r"a \& b"));
        for name in [r"\operatorname{<img src=x onerror=a()>}", r"\mathop{<img src=x onerror=a()>}"]
        {
            assert!(mathml(name).contains("&lt;img src=x onerror=a()"), "{}", mathml(name));
            assert!(!mathml(name).contains("<img"), "{}", mathml(name));
        }
        assert!(mathml(r"\text{ a & <b> }").contains("a &amp; &lt;b&gt;"));
        assert!(mathml(r"\sin x").contains(">sin</mi>"));
    }

    #[test]
    fn a_formula_that_would_take_too_long_is_refused() {
        let roots = |count| to_mathml(&format!("{}x", r"\sqrt ".repeat(count)), Form::Inline);
        assert!(roots(1_600).is_ok());
        assert_eq!(roots(20_000), Err("it is longer than 10000 bytes".to_owned()));
        let definitions: String = ('b'..='u')
            .map(|c| {
                let before = char::from_u32(c as u32 - 1).expect("a letter");
                format!("\\def\\x{c}{{\\x{before}\\x{before}}}")
            })
            .collect();
        assert!(to_mathml(&format!("\\def\\xa{{y}}{definitions}\\xu"), Form::Inline).is_err());
    }

    #[test]
    fn no_formula_makes_a_character_that_no_page_can_hold() {
        for made in ["\\char\"0", "\\char\"1B", "\\char\"7F", "\\mathbf{\\char155}", "\u{fffe}"] {
            let why = to_mathml(&format!("{made} x"), Form::Inline).expect_err(made);
            assert!(why.contains("pages cannot contain the character U+"), "{why}");
        }
        assert!(to_mathml("\\char\"41 \\text{a\tb\r\nc}", Form::Inline).is_ok());
    }

    #[test]
    fn a_space_is_a_space_in_each_font() {
        for tex in ["a~b", r"\mathbf{a~b}", r"\mathsf{a\ b}", r"\mathtt{a\nobreakspace b}"] {
            let mathml = to_mathml(tex, Form::Inline).expect("valid");
            assert!(mathml.contains(">\u{a0}</mi>") && !mathml.contains(';'), "{mathml}");
        }
    }

    #[test]
    fn a_formula_at_which_the_parser_panics_is_broken() {
        for tex in ["\\char \u{e9}", "x \\char\u{1f600}"] {
            assert_eq!(to_mathml(tex, Form::Inline), Err("it cannot be read".to_owned()), "{tex}");
        }
    }

    #[test]
    fn a_broken_formula_says_why() {
        let why = to_mathml(r"\frac{1}{", Form::Inline).expect_err("unclosed");
        assert!(!why.is_empty());
    }
}
