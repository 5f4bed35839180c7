//! Addresses of words on a page: text fragments, as the WICG's specification of scrolling to text defines
//! them. Pure.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Href;

/// Characters to percent-encode in the terms of a text fragment: all that an address may not contain, and
/// `-`, `,` and `&`, which separate terms.
const TERM: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// The largest number of characters that are named one by one. Of more words, the first and the last ones are:
/// long terms make long addresses, and fail at the first character that differs.
const WHOLE: usize = 80;

/// The number of words at each end of a long text.
const WORDS: usize = 4;

/// The number of characters at each end of a long text that has no spaces, such as one in Chinese.
const CHARACTERS: usize = 12;

impl Href {
    /// Appends a fragment that leads to these words of the page. A browser that does not find them shows the
    /// page, or the part of it that the address names.
    #[must_use]
    pub fn leading_to(mut self, words: &str) -> Href {
        let words: Vec<&str> = words.split_whitespace().collect();
        // The address of an author may lead to words already.
        if words.is_empty() || self.0.contains(":~:") {
            return self;
        }
        self.0.push_str(if self.0.contains('#') { ":~:text=" } else { "#:~:text=" });
        let (start, end) = ends(&words);
        let encoded = |text: &str| utf8_percent_encode(text, TERM).to_string();
        self.0.push_str(&encoded(&start));
        if let Some(end) = end {
            self.0.push(',');
            self.0.push_str(&encoded(&end));
        }
        self
    }
}

/// Returns the text if it is short; otherwise its beginning and its end.
fn ends(words: &[&str]) -> (String, Option<String>) {
    let whole = words.join(" ");
    let length = whole.chars().count();
    if length <= WHOLE {
        return (whole, None);
    }
    if words.len() > 2 * WORDS {
        return (words[..WORDS].join(" "), Some(words[words.len() - WORDS..].join(" ")));
    }
    let start = whole.chars().take(CHARACTERS).collect();
    (start, Some(whole.chars().skip(length - CHARACTERS).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(address: &str, words: &str) -> String {
        Href::written(address).leading_to(words).into()
    }

    #[test]
    fn words_are_named_with_their_separators_encoded() {
        assert_eq!(
            to("https://a.org/b", "cold-start: 30 ms,\n 5 % & more"),
            "https://a.org/b#:~:text=cold%2Dstart%3A%2030%20ms%2C%205%20%25%20%26%20more"
        );
        let own = "https://a.org/#top:~:text=own%20words";
        assert_eq!(to(own, "other words"), own);
        assert_eq!(to("https://a.org/", "größer"), "https://a.org/#:~:text=gr%C3%B6%C3%9Fer");
    }

    #[test]
    fn a_fragment_of_the_address_comes_first() {
        assert_eq!(to("https://a.org/#part", "x"), "https://a.org/#part:~:text=x");
        assert_eq!(to("https://a.org/#part", " "), "https://a.org/#part");
    }

    #[test]
    fn of_a_long_text_the_ends_are_named() {
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen \
                    fourteen fifteen sixteen";
        assert_eq!(
            to("https://a.org/", long),
            "https://a.org/#:~:text=one%20two%20three%20four,thirteen%20fourteen%20fifteen%20sixteen"
        );
        let chinese = to("https://a.org/", &"冷".repeat(90));
        let end = utf8_percent_encode(&"冷".repeat(12), TERM).to_string();
        assert_eq!(chinese, format!("https://a.org/#:~:text={end},{end}"));
    }
}
