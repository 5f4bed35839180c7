//! Reads a pattern character by character. Pure.

/// The rest of a pattern. All methods that parse return `None` for unsupported syntax.
pub(super) struct Reader {
    chars: Vec<char>,
    pub(super) at: usize,
}

impl Reader {
    pub(super) fn new(pattern: &str) -> Reader {
        Reader { chars: pattern.chars().collect(), at: 0 }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.chars.len()
    }

    /// The character `count` positions ahead.
    pub(super) fn ahead(&self, count: usize) -> Option<char> {
        self.chars.get(self.at + count).copied()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.ahead(0)
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    pub(super) fn eat(&mut self, text: &str) -> bool {
        let fits = text.chars().enumerate().all(|(n, c)| self.ahead(n) == Some(c));
        if fits {
            self.at += text.chars().count();
        }
        fits
    }

    /// Consumes the text up to `end`, and `end` itself. Returns the text.
    pub(super) fn until(&mut self, end: char) -> Option<String> {
        let mut text = String::new();
        loop {
            match self.next()? {
                c if c == end => return Some(text),
                c => text.push(c),
            }
        }
    }
}
