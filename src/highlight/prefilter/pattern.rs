//! The syntax of Oniguruma's patterns, except for classes. Pure.

use super::class::{Flags, Item};
use super::reader::Reader;
use super::set::{Set, bit};

/// Parses a pattern. Returns `None` if it contains unsupported syntax.
pub(super) fn read(pattern: &str) -> Option<Node> {
    let mut reader = Reader::new(pattern);
    let node = reader.alternatives(Flags::default())?;
    reader.is_at_end().then_some(node)
}

/// A pattern, reduced to the bytes that it matches.
#[derive(Debug)]
pub(super) enum Node {
    Empty,
    /// One byte of a set
    Class(u128),
    /// A look-ahead: the following text must match this, which consumes nothing
    Ahead(Box<Node>),
    Concat(Vec<Node>),
    Either(Vec<Node>),
    Repeat(Box<Node>, u32, Option<u32>),
}

impl Reader {
    /// Parses alternatives up to a `)` or the end. Does not consume the `)`.
    fn alternatives(&mut self, flags: Flags) -> Option<Node> {
        let mut branches = Vec::new();
        loop {
            let mut parts = Vec::new();
            while let Some(c) = self.peek() {
                if matches!(c, '|' | ')') {
                    break;
                }
                if flags.spaced && c.is_whitespace() {
                    self.at += 1;
                } else if flags.spaced && c == '#' {
                    while self.next().is_some_and(|c| c != '\n') {}
                } else {
                    let part = self.part(flags)?;
                    parts.push(self.quantified(part, flags)?);
                }
            }
            branches.push(Node::Concat(parts));
            if !self.eat("|") {
                return Some(Node::Either(branches));
            }
        }
    }

    fn quantified(&mut self, part: Node, flags: Flags) -> Option<Node> {
        let mut node = part;
        loop {
            // In extended mode, white space may precede a quantifier.
            while flags.spaced && self.peek().is_some_and(char::is_whitespace) {
                self.at += 1;
            }
            let (min, max) = match self.peek() {
                Some('?') => (0, Some(1)),
                Some('*') => (0, None),
                Some('+') => (1, None),
                Some('{') => {
                    let from = self.at;
                    self.at += 1;
                    let Some((min, max)) = self.counts() else {
                        self.at = from;
                        return Some(node);
                    };
                    if max.is_some_and(|max| max < min) {
                        return None;
                    }
                    node = Node::Repeat(Box::new(node), min, max);
                    continue;
                }
                _ => return Some(node),
            };
            self.at += 1;
            node = Node::Repeat(Box::new(node), min, max);
            // A lazy or possessive quantifier matches no other bytes.
            if matches!(self.peek(), Some('?' | '+')) {
                self.at += 1;
            }
        }
    }

    /// Parses a quantifier after its `{`: `n}`, `n,}`, `n,m}` or `,m}`.
    fn counts(&mut self) -> Option<(u32, Option<u32>)> {
        let text = self.until('}')?;
        let number = |text: &str| -> Option<u32> {
            text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
        };
        let Some((min, max)) = text.split_once(',') else {
            let count = number(&text)?;
            return Some((count, Some(count)));
        };
        match (min, max) {
            ("", "") => None,
            ("", max) => Some((0, Some(number(max)?))),
            (min, "") => Some((number(min)?, None)),
            (min, max) => Some((number(min)?, Some(number(max)?))),
        }
    }

    fn part(&mut self, flags: Flags) -> Option<Node> {
        Some(match self.next()? {
            '(' => self.group(flags)?,
            '[' => Node::Class(self.class(flags)?.maybe),
            '.' if flags.dot_is_all => Node::Class(u128::MAX),
            '.' => Node::Class(!bit('\n')),
            '^' | '$' => Node::Empty,
            '\\' => self.escape(flags)?,
            '*' | '+' | '?' => return None,
            c => literal(c, flags)?,
        })
    }

    /// Parses a group after its `(`, up to and including its `)`.
    fn group(&mut self, flags: Flags) -> Option<Node> {
        if !self.eat("?") {
            if self.peek() == Some('*') {
                return None;
            }
            return self.closed(flags);
        }
        if self.eat("#") {
            self.until(')')?;
            return Some(Node::Empty);
        }
        if self.eat(":") || self.eat(">") {
            return self.closed(flags);
        }
        if self.eat("=") {
            return Some(Node::Ahead(Box::new(self.closed(flags)?)));
        }
        if self.eat("!") || self.eat("<=") || self.eat("<!") {
            self.closed(flags)?;
            return Some(Node::Empty);
        }
        if self.eat("<") {
            self.until('>')?;
            return self.closed(flags);
        }
        self.options(flags)
    }

    fn closed(&mut self, flags: Flags) -> Option<Node> {
        let node = self.alternatives(flags)?;
        self.eat(")").then_some(node)
    }

    /// Parses options: `imx-imx:…)`, or `imx)`, which applies to the end of the enclosing group, including
    /// its other alternatives.
    fn options(&mut self, flags: Flags) -> Option<Node> {
        let (mut flags, mut on) = (flags, true);
        loop {
            match self.next()? {
                '-' => on = false,
                'i' => flags.any_case = on,
                'x' => flags.spaced = on,
                'm' => flags.dot_is_all = on,
                ':' => return self.closed(flags),
                ')' => return self.alternatives(flags),
                _ => return None,
            }
        }
    }

    fn escape(&mut self, flags: Flags) -> Option<Node> {
        let escaped = self.peek()?;
        Some(match escaped {
            // An assertion consumes no byte.
            'b' | 'B' | 'A' | 'z' | 'Z' | 'G' | 'K' => self.take(Node::Empty),
            'R' | 'X' => self.take(Node::Repeat(Box::new(Node::Class(u128::MAX)), 1, None)),
            'N' | 'O' => self.take(Node::Class(u128::MAX)),
            // The grammar or the engine inserts captured text here, which can be any text.
            '1'..='9' => {
                while self.peek().is_some_and(|c| c.is_ascii_digit()) {
                    self.at += 1;
                }
                Node::Repeat(Box::new(Node::Class(u128::MAX)), 0, None)
            }
            'k' => {
                self.at += 1;
                let close = match self.next()? {
                    '<' => '>',
                    '\'' => '\'',
                    _ => return None,
                };
                self.until(close)?;
                Node::Repeat(Box::new(Node::Class(u128::MAX)), 0, None)
            }
            _ => match self.class_escape()? {
                Item::Set(set) => Node::Class(flags.cased(set).maybe),
                Item::Char(c) => literal(c, flags)?,
            },
        })
    }

    fn take(&mut self, node: Node) -> Node {
        self.at += 1;
        node
    }
}

fn literal(c: char, flags: Flags) -> Option<Node> {
    if flags.any_case && !c.is_ascii() {
        return None;
    }
    Some(Node::Class(flags.cased(Set::exactly(bit(c))).maybe))
}
