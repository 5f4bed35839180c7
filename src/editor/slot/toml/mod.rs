//! The position of a cursor in TOML that may be incomplete. Pure.
//!
//! A TOML parser stops at an error; this scanner continues at the next line that looks like a key or a
//! header.

mod key;
mod words;

use std::ops::Range;

use words::{closing, is_key, within_quotes};

/// The position of a cursor.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The tables and keys around it; for a value including its own key
    pub(super) path: Vec<String>,
    /// The other keys of the same table
    pub(super) given: Vec<String>,
    pub(super) part: Part,
    /// The word at the cursor, without quotes
    pub(super) range: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The name between the brackets of `[table]`
    Header,
    /// The name between the brackets of `[[table]]`
    ListHeader,
    Key,
    /// A value without quotes, or the text between its quotes
    Value {
        quoted: bool,
    },
}

/// Returns the position of the cursor, or `None` in a comment or after a value.
pub(super) fn place(text: &str, cursor: usize) -> Option<Place> {
    let mut scan = Scan::of(text, cursor);
    scan.run();
    scan.hit.map(|(place, _)| place)
}

/// The path that ends with a key, and the byte range of the key without quotes.
pub(in crate::editor) type WrittenKey = (Vec<String>, Range<usize>);

/// Returns every occurrence of a key in order, including each part of dotted keys and headers. For a
/// parser, the `a` of `a.x = 1` and `a.y = 2` is one key.
pub(in crate::editor) fn written_keys(text: &str) -> Vec<WrittenKey> {
    let mut scan = Scan::of(text, usize::MAX);
    scan.run();
    scan.keys
}

#[derive(Clone, Copy, PartialEq)]
enum Expects {
    Key,
    Value,
    /// A comma, or a closing bracket or brace
    Separator,
}

enum Frame {
    Table {
        /// Identifies the table
        number: usize,
        /// The path of the entry that is being read, relative to this table
        entry: Vec<String>,
        given: Vec<String>,
    },
    Array,
}

impl Frame {
    fn table(number: usize) -> Frame {
        Frame::Table { number, entry: Vec::new(), given: Vec::new() }
    }
}

struct Scan<'t> {
    text: &'t str,
    cursor: usize,
    at: usize,
    expects: Expects,
    header: Vec<String>,
    /// Never empty: the table of the header, then the open arrays and inline tables in it
    frames: Vec<Frame>,
    tables: usize,
    /// The position of the cursor, with the number of its table
    hit: Option<(Place, usize)>,
    /// Whether the scanner is past the cursor, and the cursor is at no slot
    passed: bool,
    keys: Vec<WrittenKey>,
}

impl<'t> Scan<'t> {
    fn of(text: &'t str, cursor: usize) -> Scan<'t> {
        Scan {
            text,
            cursor,
            at: 0,
            expects: Expects::Key,
            header: Vec::new(),
            frames: vec![Frame::table(0)],
            tables: 1,
            hit: None,
            passed: false,
            keys: Vec::new(),
        }
    }
}

impl Scan<'_> {
    fn run(&mut self) {
        while self.at < self.text.len() && !self.passed {
            let start = self.at;
            self.skip_blanks();
            if self.hit.is_none() && (start..self.at).contains(&self.cursor) {
                self.between();
            }
            self.token();
        }
        if self.hit.is_none() && !self.passed && self.at <= self.cursor {
            self.between();
        }
        while let Some(frame) = self.frames.pop() {
            self.close(frame);
        }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t', '\r']).len();
    }

    fn token(&mut self) {
        let Some(first) = self.rest().chars().next() else { return };
        match first {
            '\n' => self.line_end(),
            '#' => {
                let end = self.line_end_at();
                self.passed |= self.hit.is_none() && (self.at + 1..=end).contains(&self.cursor);
                if self.hit.is_none() && self.cursor == self.at {
                    self.between();
                }
                self.at = end;
            }
            _ => {
                let is_mark = matches!(first, ',' | '[' | ']' | '{' | '}');
                let before = self.at == self.cursor && self.hit.is_none() && is_mark;
                if before && !self.is_header() {
                    self.between();
                }
                match self.expects {
                    Expects::Key => self.key(first),
                    Expects::Value => self.value(first),
                    Expects::Separator => self.separator(first),
                }
            }
        }
    }

    fn line_end_at(&self) -> usize {
        self.rest().find('\n').map_or(self.text.len(), |at| self.at + at)
    }

    fn is_top(&self) -> bool {
        self.frames.len() == 1
    }

    fn is_header(&self) -> bool {
        self.expects == Expects::Key && self.is_top() && self.rest().starts_with('[')
    }

    fn line_end(&mut self) {
        if self.hit.is_none() && self.cursor == self.at {
            self.between();
        }
        self.at += 1;
        if self.is_top() || self.cannot_continue() {
            while !self.is_top() {
                let frame = self.frames.pop().expect("it is not the first");
                self.close(frame);
            }
            self.expects = Expects::Key;
        }
    }

    /// Reports whether the line at the current offset cannot be part of the open array or inline table, which
    /// means that a closing bracket, brace or quote is missing before it.
    fn cannot_continue(&self) -> bool {
        let line = self.rest().lines().next().unwrap_or_default().trim_start();
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '"' | '\'');
        let header = line.trim_start_matches('[');
        if header.len() < line.len() && header.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let rest = header.trim_start_matches(word);
            let is_literal =
                ["true", "false", "inf", "nan"].contains(&&header[..header.len() - rest.len()]);
            return rest.starts_with(']') && !is_literal;
        }
        let is_entry =
            line.starts_with(word) && line.trim_start_matches(word).trim_start().starts_with('=');
        let in_table = matches!(self.frames.last(), Some(Frame::Table { .. }));
        is_entry && !(in_table && self.expects == Expects::Key)
    }

    /// Records the cursor as a position at which nothing is written yet.
    fn between(&mut self) {
        let part = match self.expects {
            Expects::Key => Part::Key,
            Expects::Value => Part::Value { quoted: false },
            Expects::Separator => return self.passed = true,
        };
        self.take(part, &[], self.cursor..self.cursor);
    }

    /// Records the word at the cursor. `before` has the parts of a dotted key before the word.
    fn take(&mut self, part: Part, before: &[String], range: Range<usize>) {
        // The cursor is on a quote or a bracket.
        if !(range.start..=range.end).contains(&self.cursor) {
            return self.passed = true;
        }
        let mut path = self.path(part);
        path.extend(before.iter().cloned());
        let number = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Table { number, .. } => Some(*number),
            Frame::Array => None,
        });
        let number = number.unwrap_or_default();
        self.hit = Some((Place { path, given: Vec::new(), part, range }, number));
    }

    /// Returns the path of the current table; for a value including its key.
    fn path(&self, part: Part) -> Vec<String> {
        let mut path = self.header.clone();
        let open = self.frames.len() - 1;
        for (at, frame) in self.frames.iter().enumerate() {
            if let Frame::Table { entry, .. } = frame {
                let is_own = at == open && part == Part::Key;
                path.extend(entry.iter().filter(|_| !is_own).cloned());
            }
        }
        path
    }

    fn written(&mut self, path: &[String], range: Range<usize>) {
        self.keys.push((path.to_vec(), within_quotes(self.text, range)));
    }

    fn close(&mut self, frame: Frame) {
        if let (Frame::Table { number, given, .. }, Some((place, of))) = (frame, &mut self.hit)
            && number == *of
        {
            place.given = given;
        }
    }

    fn key(&mut self, first: char) {
        match first {
            '[' if self.is_top() => self.header(),
            '}' => self.end(),
            c if is_key(c) => self.dotted_key(),
            other => self.at += other.len_utf8(),
        }
    }

    fn value(&mut self, first: char) {
        match first {
            '"' | '\'' => self.string(first),
            '{' => {
                self.at += 1;
                self.frames.push(Frame::table(self.tables));
                self.tables += 1;
                self.expects = Expects::Key;
            }
            '[' => {
                self.at += 1;
                self.frames.push(Frame::Array);
            }
            ']' | '}' => self.end(),
            ',' => self.separator(','),
            _ => {
                let line = &self.text[self.at..self.line_end_at()];
                let length = line.find([',', ']', '}', '#']).unwrap_or(line.len());
                let end = self.at + line[..length].trim_end().len();
                self.literal(self.at..end, false);
                self.at = end;
            }
        }
    }

    fn literal(&mut self, range: Range<usize>, quoted: bool) {
        if self.hit.is_none() && (range.start..=range.end).contains(&self.cursor) {
            self.take(Part::Value { quoted }, &[], range);
        }
        self.expects = Expects::Separator;
    }

    fn string(&mut self, quote: char) {
        let triple = if quote == '"' { "\"\"\"" } else { "'''" };
        let is_long = self.rest().starts_with(triple);
        let (width, limit) = match is_long {
            true => (3, self.text.len()),
            false => (1, self.line_end_at()),
        };
        let start = self.at + width;
        let body = self.text.get(start..limit).unwrap_or_default();
        let close = if is_long { triple } else { &triple[..1] };
        let end = start + closing(body, close).unwrap_or(body.trim_end_matches('\r').len());
        if self.hit.is_none() && self.cursor == self.at {
            self.passed = true;
        }
        self.literal(start..end, true);
        self.at = self.text[end..].strip_prefix(close).map_or(end, |_| end + width);
    }

    fn separator(&mut self, first: char) {
        match first {
            ',' => {
                self.expects = match self.frames.last() {
                    Some(Frame::Array) => Expects::Value,
                    _ => Expects::Key,
                };
                self.at += 1;
            }
            ']' | '}' => self.end(),
            other => self.at += other.len_utf8(),
        }
    }

    /// Handles the end of an array or an inline table.
    fn end(&mut self) {
        self.at += 1;
        if !self.is_top() {
            let frame = self.frames.pop().expect("it is not the first");
            self.close(frame);
        }
        self.expects = Expects::Separator;
    }
}

#[cfg(test)]
mod tests;
