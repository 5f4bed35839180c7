//! Whether a text has the words of a quote, however it sets them. Pure.

use icu_normalizer::ComposingNormalizerBorrowed;

/// A text without what authors and sites set differently: white space, case, the forms of quotes and hyphens, soft
/// hyphens, ligatures and full-width forms.
#[derive(Debug, Default)]
pub struct Words {
    text: String,
    /// Offsets in `text` at which there was white space
    gaps: Vec<usize>,
}

/// Whether a page has a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    Found,
    Absent,
    /// It may have it, with the reason
    Unsure(&'static str),
}

impl Words {
    pub fn of(text: &str) -> Words {
        let normal = ComposingNormalizerBorrowed::new_nfkc().normalize(text);
        let mut words = Words { text: String::with_capacity(normal.len()), gaps: Vec::new() };
        for c in normal.chars().flat_map(char::to_lowercase) {
            match c {
                _ if c.is_whitespace() => words.gap(),
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
                '"' | '\'' | '`' | '´' | '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‟' | '‹'
                | '›' | '«' | '»' | '′' | '″' => words.text.push('\''),
                '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => words.text.push('-'),
                c => words.text.push(c),
            }
        }
        words
    }

    fn gap(&mut self) {
        if self.gaps.last() != Some(&self.text.len()) {
            self.gaps.push(self.text.len());
        }
    }

    /// Returns the number of words.
    pub fn count(&self) -> usize {
        self.gaps.len()
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns these words without the hyphens within words, so that it makes no difference where lines end.
    pub fn without_hyphens(&self) -> Words {
        let mut words = Words { text: String::with_capacity(self.text.len()), gaps: Vec::new() };
        let mut gaps = self.gaps.iter().peekable();
        let mut before = None;
        let mut rest = self.text.char_indices();
        while let Some((at, c)) = rest.next() {
            if gaps.next_if(|gap| **gap <= at).is_some() {
                words.gap();
            }
            let next = rest.clone().next().map(|(_, next)| next);
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            if !(c == '-' && is_letter(before) && is_letter(next)) {
                words.text.push(c);
            }
            before = Some(c);
        }
        if gaps.next().is_some() {
            words.gap();
        }
        words
    }

    /// Returns each word by itself, without the marks around it.
    pub fn each(&self) -> impl Iterator<Item = Words> {
        let begins = std::iter::once(0).chain(self.gaps.iter().copied());
        let ends = self.gaps.iter().copied().chain(std::iter::once(self.text.len()));
        let words = begins.zip(ends).map(|(begin, end)| &self.text[begin..end]);
        let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let words = words.filter(|word| !word.is_empty());
        words.map(|word| Words { text: word.to_owned(), gaps: Vec::new() })
    }

    /// Returns whether these words have a quote: not within a longer word or number.
    pub fn have(&self, quote: &Words) -> bool {
        let gaps = &quote.gaps;
        let quote = quote.as_str();
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        // Two numbers beside each other are not one.
        let joins = |place: &std::ops::Range<usize>| {
            let inner = &self.gaps[self.gaps.partition_point(|gap| *gap <= place.start)..];
            inner.iter().take_while(|gap| **gap < place.end).any(|gap| {
                let (bytes, at) = (self.text.as_bytes(), gap - place.start);
                digit(bytes.get(gap - 1)) && digit(bytes.get(*gap)) && !gaps.contains(&at)
            })
        };
        let mut places = self.text.match_indices(quote).map(|(at, _)| at..at + quote.len());
        !quote.is_empty()
            && places
                .any(|place| self.is_end(place.start) && self.is_end(place.end) && !joins(&place))
    }

    /// Returns whether no word or number continues over an offset.
    fn is_end(&self, at: usize) -> bool {
        if self.gaps.binary_search(&at).is_ok() {
            return true;
        }
        let (before, after) = self.text.split_at(at);
        let mut before = before.chars().rev();
        let mut after = after.chars();
        let (Some(last), Some(next)) = (before.next(), after.next()) else { return true };
        // Scripts without spaces have no words to end.
        let is_word = |c: char| c.is_alphanumeric() && !is_ideographic(c);
        let is_point = |c: char| matches!(c, '.' | ',');
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_decimal = is_point(last) && is_digit(Some(next)) && is_digit(before.next())
            || is_point(next)
                && is_digit(Some(last))
                && is_digit(after.next())
                && self.gaps.binary_search(&(at + 1)).is_err();
        !(is_word(last) && is_word(next) || is_decimal)
    }
}

fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(text: &str, quote: &str) -> bool {
        Words::of(text).have(&Words::of(quote))
    }

    #[test]
    fn spaces_case_quotes_and_hyphens_make_no_difference() {
        assert!(has("It  starts\n in 45\u{a0}ms.", "it starts in 45 ms"));
        assert!(has("A “cold–start” takes 45ms", "\"cold-start\" takes 45 ms"));
        assert!(has("ready-to-ride, so\u{ad}lid", "ready‑to‑ride, solid"));
        assert!(has("of\u{fb01}ce, ＡＢＣ", "office, abc"));
        assert!(has("Größe: 5 × 3", "GRÖßE: 5 × 3"));
        assert!(has("価格は１２３円です", "価格は123円"));
    }

    #[test]
    fn the_time_of_a_search_grows_with_the_text_alone() {
        assert!(!has(&"5 ".repeat(500_000), "55"));
    }

    #[test]
    fn hyphens_within_words_may_be_left_out() {
        let without = |text: &str| Words::of(text).without_hyphens();
        assert!(
            without("voll\u{2010}\nständig ready-to-\nride")
                .have(&without("vollständig ready-to-ride"))
        );
        assert_eq!(without("City-Bike: -5 – 10-20 a - b").as_str(), "citybike:-5-10-20ab");
        assert!(!without("a -\nb").have(&without("ab c")));
    }

    #[test]
    fn each_word_is_without_its_marks() {
        let words: Vec<Words> = Words::of(" „It weighs – 17.5 kg.“").each().collect();
        let words: Vec<&str> = words.iter().map(Words::as_str).collect();
        assert_eq!(words, ["it", "weighs", "17.5", "kg"]);
    }

    #[test]
    fn a_quote_is_not_within_a_word_or_a_number() {
        assert!(!has("in 145 ms", "45 ms"));
        assert!(!has("in 4.5 ms", "5 ms"));
        assert!(!has("64.21 ms", "64"));
        assert!(!has("1,045", "1"));
        assert!(!has("nowhere", "no"));
        assert!(has("It is 45. And 5.", "it is 45"));
        assert!(has("45, 50", "45"));
        assert!(has("1 45 ms", "45 ms"));
        assert!(!has("x", " "));
    }
}
