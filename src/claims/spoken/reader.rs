//! The words at the beginning of a text, one after the other. Pure.

/// More bytes than the longest number in one word takes.
const LONGEST: usize = 96;

/// Reads words that a space or a hyphen separates. Its copies read on from the same place.
#[derive(Debug, Clone, Copy)]
pub(in crate::claims) struct Reader<'t> {
    text: &'t str,
    end: usize,
}

impl<'t> Reader<'t> {
    pub(in crate::claims) fn new(text: &'t str) -> Reader<'t> {
        Reader { text, end: 0 }
    }

    /// Returns the end of what has been read.
    pub(in crate::claims) fn end(&self) -> usize {
        self.end
    }

    /// Returns the text after what has been read.
    pub(in crate::claims) fn rest(&self) -> &'t str {
        &self.text[self.end..]
    }

    /// Returns the next word in lower case, and the offset at which it begins. Digits are no words.
    pub(in crate::claims) fn peek(&self) -> Option<(String, usize)> {
        let rest = self.rest();
        let gap = match self.end {
            0 => 0,
            _ => rest.chars().next().filter(|c| c.is_whitespace() || is_hyphen(*c))?.len_utf8(),
        };
        let body = &rest[gap..];
        let length = body.find(|c: char| !c.is_alphanumeric()).unwrap_or(body.len());
        let is_word = body.starts_with(char::is_alphabetic) && length <= LONGEST;
        is_word.then(|| (body[..length].to_lowercase(), self.end + gap))
    }

    /// Reads the next word if `read` returns a value for it.
    pub(in crate::claims) fn take<T>(&mut self, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let (word, start) = self.peek()?;
        let value = read(&word)?;
        let body = &self.text[start..];
        self.end = start + body.find(|c: char| !c.is_alphanumeric()).unwrap_or(body.len());
        Some(value)
    }

    /// Reads the next word if it is one of these.
    pub(in crate::claims) fn accept(&mut self, words: &[&str]) -> bool {
        self.take(|word| words.contains(&word).then_some(())).is_some()
    }

    /// Reads the value of the next word in a table.
    pub(in crate::claims) fn look_up(&mut self, table: &[(&str, f64)]) -> Option<f64> {
        self.take(|word| table.iter().find(|(known, _)| *known == word).map(|(_, value)| *value))
    }

    /// Reads the beginning of the next word if `read` returns a value and its length in lower case.
    pub(in crate::claims) fn take_part<T>(
        &mut self,
        read: impl FnOnce(&str) -> Option<(T, usize)>,
    ) -> Option<T> {
        let (word, start) = self.peek()?;
        let (value, length) = read(&word)?;
        // Letters whose lower case is longer or shorter are in no number.
        let is_same = self.text.get(start..start + length)?.to_lowercase() == word[..length];
        is_same.then(|| {
            self.end = start + length;
            value
        })
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Reads the digits in words after a decimal mark: the `two five` of `three point two five`. Returns their value
/// and their number.
pub(super) fn decimals(reader: &mut Reader<'_>, digits: &[(&str, f64)]) -> Option<(f64, i32)> {
    let (mut value, mut count) = (0.0, 0);
    while count < 6
        && let Some(digit) = reader.look_up(digits)
    {
        count += 1;
        value += digit * 10_f64.powi(-count);
    }
    (count > 0).then_some((value, count))
}
