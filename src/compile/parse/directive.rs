//! Directive lines and attribute lists. Pure.
//!
//! A directive is a line `::name[label]{key="value" flag}`, or a container: such a line with three
//! colons, a body, and a closing line `:::`. The info string of a code fence has the same attribute
//! syntax.

use std::collections::HashSet;

use crate::directive::{Attribute, Directive};
use crate::source::{Place, Placed};

/// A line of Markdown, as far as directives are concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    Leaf(Directive),
    Open(Directive),
    Close,
    /// Looks like a directive, but is not valid: the place of the error and the reason
    Malformed(Place, String),
    /// Not a directive
    Other,
}

/// Parses one line, without its indentation, which begins at byte `at` of the file.
pub fn line(text: &str, at: usize) -> Line {
    let text = text.trim_end();
    let colons = text.bytes().take_while(|byte| *byte == b':').count();
    if !(2..=3).contains(&colons) {
        return Line::Other;
    }
    let mut cursor = Cursor { text, at: colons, offset: at };
    if colons == 3 {
        cursor.skip_spaces();
        if cursor.rest().is_empty() {
            return Line::Close;
        }
    }
    let Some(name) = cursor.name() else { return Line::Other };
    match cursor.directive(name) {
        Ok(directive) if colons == 2 => Line::Leaf(directive),
        Ok(directive) => Line::Open(directive),
        // `::std::vector` and `::word more words` are prose; a line with three colons is always a
        // directive.
        Err(_) if colons == 2 && !cursor.has_opened() => Line::Other,
        Err((span, why)) => Line::Malformed(span, why),
    }
}

/// Parses `key="value" flag …` up to the end of `text`, which begins at byte `at` of the file.
pub fn attributes(text: &str, at: usize) -> Result<Vec<Attribute>, (Place, String)> {
    Cursor { text, at: 0, offset: at }.attributes(None)
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
    /// Offset of `text` in the file
    offset: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn span(&self, start: usize) -> Place {
        Place::new(self.offset + start..self.offset + self.at)
    }

    /// Returns the text read since `start`. As CommonMark 2.3 requires, nulls are replaced by U+FFFD.
    fn shown(&self, start: usize) -> String {
        self.text[start..self.at].replace('\0', "\u{fffd}")
    }

    /// Whether a label or an attribute list has begun.
    fn has_opened(&self) -> bool {
        self.text[..self.at].contains(['[', '{']) || self.rest().starts_with(['[', '{'])
    }

    fn skip_spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> Option<Placed<String>> {
        let start = self.at;
        let length = self.rest().find(|c| !wanted(c)).unwrap_or(self.rest().len());
        self.at += length;
        (length > 0).then(|| Placed::new(self.shown(start), self.span(start)))
    }

    fn name(&mut self) -> Option<Placed<String>> {
        let first = self.rest().chars().next()?;
        first.is_ascii_alphabetic().then_some(())?;
        self.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
    }

    fn wrong<T>(&self, why: impl Into<String>) -> Result<T, (Place, String)> {
        let end = self.offset + self.text.len();
        Err((Place::new(self.offset + self.at..end), why.into()))
    }

    fn directive(&mut self, name: Placed<String>) -> Result<Directive, (Place, String)> {
        let label = if self.rest().starts_with('[') { Some(self.label()?) } else { None };
        let mut attributes = Vec::new();
        if self.rest().starts_with('{') {
            self.at += 1;
            attributes = self.attributes(Some('}'))?;
        }
        if !self.rest().trim().is_empty() {
            let rest = self.rest().trim();
            return self.wrong(format!("`{rest}` follows it"));
        }
        let end = self.text.len();
        let span = Place::new(self.offset..self.offset + end);
        Ok(Directive { name, label, attributes, span })
    }

    fn label(&mut self) -> Result<Placed<String>, (Place, String)> {
        self.at += 1;
        let start = self.at;
        let mut depth = 1_usize;
        for (at, c) in self.rest().char_indices() {
            match c {
                '[' => depth += 1,
                ']' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.at = start + at;
                let label = Placed::new(self.shown(start), self.span(start));
                self.at += 1;
                return Ok(label);
            }
        }
        self.wrong("its `[` is never closed")
    }

    fn attributes(&mut self, close: Option<char>) -> Result<Vec<Attribute>, (Place, String)> {
        let mut attributes: Vec<Attribute> = Vec::new();
        let mut keys = HashSet::new();
        loop {
            self.skip_spaces();
            match (self.rest().chars().next(), close) {
                (Some(c), Some(close)) if c == close => {
                    self.at += 1;
                    return Ok(attributes);
                }
                (None, Some(close)) => {
                    return self.wrong(format!("its `{{` is never closed with `{close}`"));
                }
                (None, None) => return Ok(attributes),
                _ => {}
            }
            let attribute = self.one_attribute(close)?;
            // Component parameters are written with `_`; attributes may have `-` in its place.
            let key = &attribute.key.value;
            if !keys.insert(key.replace('-', "_")) {
                return Err((attribute.key.span, format!("`{key}` is given twice")));
            }
            attributes.push(attribute);
        }
    }

    fn one_attribute(&mut self, close: Option<char>) -> Result<Attribute, (Place, String)> {
        let key = self.take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
        let Some(key) = key else {
            let wrong = self.rest().chars().next().unwrap_or_default();
            return self.wrong(format!("an attribute cannot begin with `{wrong}`"));
        };
        if !self.rest().starts_with('=') {
            return Ok(Attribute { key, value: None });
        }
        self.at += 1;
        let value = match self.rest().chars().next() {
            Some(quote @ ('"' | '\'')) => self.quoted(quote)?,
            _ => {
                let bare = self.take_while(|c| !c.is_whitespace() && Some(c) != close);
                match bare {
                    Some(value) => value,
                    None => return self.wrong(format!("`{}=` has no value", key.value)),
                }
            }
        };
        Ok(Attribute { key, value: Some(value) })
    }

    fn quoted(&mut self, quote: char) -> Result<Placed<String>, (Place, String)> {
        let open = self.at;
        self.at += 1;
        let start = self.at;
        let Some(length) = self.rest().find(quote) else {
            self.at = open;
            return self.wrong("its quote is never closed");
        };
        self.at += length;
        let value = Placed::new(self.shown(start), self.span(start));
        self.at += 1;
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Line {
        line(text, 100)
    }

    #[test]
    fn a_leaf_has_a_name_a_label_and_attributes() {
        let Line::Leaf(directive) = read("::matrix[All of it]{criteria=\"a b\" wide n=3}") else {
            panic!("a leaf");
        };
        assert_eq!(directive.name.value, "matrix");
        assert_eq!(directive.label.as_ref().map(|l| l.value.as_str()), Some("All of it"));
        assert_eq!(directive.value("criteria").map(|v| v.value.as_str()), Some("a b"));
        assert_eq!(directive.value("criteria").map(|v| v.span.start), Some(130));
        assert_eq!(directive.value("n").map(|v| v.value.as_str()), Some("3"));
        assert!(directive.attribute("wide").is_some_and(|a| a.value.is_none()));
    }

    #[test]
    fn three_colons_open_and_close() {
        assert!(matches!(read(":::faq"), Line::Open(_)));
        assert!(matches!(read("::: faq"), Line::Open(_)));
        assert_eq!(read(":::"), Line::Close);
        assert_eq!(read(":::  "), Line::Close);
    }

    #[test]
    fn prose_that_begins_with_colons_is_prose() {
        for prose in [": definition", "::std::vector", "::word more", "::", "::::", "a ::b"] {
            assert_eq!(read(prose), Line::Other, "{prose}");
        }
    }

    #[test]
    fn invalid_directives_are_malformed() {
        for wrong in [
            "::matrix{criteria=\"a}",
            "::matrix{criteria=\"a\"",
            "::matrix[label",
            ":::tip Title here",
            "::matrix{a=1 a=2}",
            "::matrix{a-b=1 a_b=2}",
            "::matrix{=}",
            "::matrix{a=}",
        ] {
            assert!(matches!(read(wrong), Line::Malformed(..)), "{wrong}");
        }
    }
}
