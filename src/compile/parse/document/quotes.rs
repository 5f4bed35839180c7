//! Corrects smart quotes that the Markdown parser treats as opening ones, but which close a quotation or
//! stand for inches, feet or an omission, as in `'90s`. Pure.

use pulldown_cmark::{CowStr, Event, TagEnd};

/// The state of double quotes within a block.
#[derive(Default)]
pub(super) struct Quotes {
    is_open: bool,
}

impl Quotes {
    /// Corrects an opening quote of smart punctuation, which is at offset `at` of the source. Changes the
    /// event in place, because there are many events.
    #[inline]
    pub(super) fn correct(&mut self, event: &mut Event<'_>, source: &str, at: usize) {
        if let Event::Text(text) = event
            && matches!(&**text, "“" | "‘" | "”")
        {
            let closing = match &**text {
                "”" => None,
                quote => closing(quote, source, at).or_else(|| self.second(quote, source, at)),
            };
            let closes = closing.unwrap_or(text);
            self.is_open = closes == "“" || self.is_open && closes != "”";
            if let Some(quote) = closing {
                *event = Event::Text(CowStr::Borrowed(quote));
            }
        }
    }

    /// Resets the state at the end of a block: no quotation continues in the next block.
    #[inline]
    pub(super) fn end_block(&mut self, event: &Event<'_>) {
        if let Event::End(
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item,
        ) = event
        {
            self.is_open = false;
        }
    }

    /// In scripts without spaces, every quote is between letters: there, the second quote closes.
    fn second(&self, quote: &str, source: &str, at: usize) -> Option<&'static str> {
        let before = source[..at].chars().next_back();
        let follows = before.is_some_and(|c| c.is_alphanumeric() || is_full_stop(c));
        (quote == "“" && self.is_open && follows).then_some("”")
    }
}

/// Punctuation that ends a sentence or a clause, including full-width punctuation.
fn is_full_stop(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | '。' | '，' | '！' | '？' | '、')
}

/// Returns the quote that is meant instead; `None` if it is indeed an opening quote.
fn closing(quote: &str, source: &str, at: usize) -> Option<&'static str> {
    let (before, after) = (source[..at].chars().next_back(), source[at..].chars().nth(1));
    let closes = match source[at..].chars().next() {
        Some('"') => closes(before, after),
        Some('\'') => is_decade(&source[at + 1..]),
        _ => false,
    };
    closes.then_some(if quote == "“" { "”" } else { "’" })
}

/// Whether a double quote between these characters closes: after a digit, as in `27"`, or before white
/// space or punctuation but not after white space or an opening bracket.
fn closes(before: Option<char>, after: Option<char>) -> bool {
    let follows = before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '{'));
    let marks = |c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}');
    is_digit(before) || follows && after.is_none_or(|c: char| c.is_whitespace() || marks(c))
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

/// Whether the text begins with a decade such as `90s`, before which an apostrophe replaces the century.
fn is_decade(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = text[digits..].chars();
    digits == 2 && rest.next() == Some('s') && !rest.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser};

    use super::*;

    fn smart(text: &str) -> String {
        let parser = Parser::new_ext(text, Options::ENABLE_SMART_PUNCTUATION).into_offset_iter();
        let mut quotes = Quotes::default();
        parser
            .filter_map(|(mut event, range)| {
                quotes.correct(&mut event, text, range.start);
                match event {
                    Event::Text(text) => Some(text.into_string()),
                    _ => None,
                }
            })
            .collect()
    }

    #[test]
    fn a_quote_after_a_digit_closes() {
        for (text, shown) in [
            ("a 27\" display, 6'2\"", "a 27” display, 6’2”"),
            ("5'11\" and 12\" × 8\"", "5’11” and 12” × 8”"),
            ("the 13\" and the 15\" model", "the 13” and the 15” model"),
            ("a \"27\" display\"", "a “27” display”"),
            ("the '90s TVs were 5' tall", "the ’90s TVs were 5’ tall"),
            ("a 5\"x7\" print", "a 5”x7” print"),
            ("5' × 8' or **12\"**", "5’ × 8’ or **12”**"),
            ("\"It is 18\".\" (18\"), 3/8\" or 18°\"", "“It is 18”.” (18”), 3/8” or 18°”"),
        ] {
            assert_eq!(smart(text), shown.replace("**", ""), "{text}");
        }
    }

    #[test]
    fn quotes_in_pairs_stay_as_they_are() {
        for (text, shown) in [
            ("\"Windows 95\" and 'Windows 95'", "“Windows 95” and ‘Windows 95’"),
            ("'24 hours' it's", "‘24 hours’ it’s"),
            ("(\" a", "(“ a"),
            ("(\"a\") \"b\", \"*c*\"", "(“a”) “b”, “c”"),
            ("\"A line\n\n\"and another\"", "“A line“and another”"),
        ] {
            assert_eq!(smart(text), shown, "{text}");
        }
    }
}
