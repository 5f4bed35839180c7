//! The syntax of Oniguruma's patterns. Pure.

use regex_syntax::hir::Look;

use super::node::Node;
use super::set::{Set, bit, digits, named, range, space, word};

/// None for a pattern that is not wholly understood.
pub(super) fn read(pattern: &str) -> Option<Node> {
    let mut reader = Reader { rest: pattern.chars().collect(), at: 0 };
    let node = reader.alternatives(Flags::default())?;
    (reader.at == reader.rest.len()).then_some(node)
}

/// What a class in brackets may hold.
#[cfg(test)]
pub(super) fn class(pattern: &str) -> Option<u128> {
    let mut reader = Reader { rest: pattern.chars().collect(), at: 1 };
    reader.class(Flags::default()).map(|set| set.maybe)
}

#[derive(Debug, Clone, Copy, Default)]
struct Flags {
    any_case: bool,
    spaced: bool,
    dot_is_all: bool,
}

impl Flags {
    fn cased(self, set: Set) -> Set {
        if self.any_case { set.any_case() } else { set }
    }
}

/// Reads Oniguruma's syntax. Everything answers none at what it does not know.
struct Reader {
    rest: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.rest.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn eat(&mut self, text: &str) -> bool {
        let fits = text.chars().enumerate().all(|(n, c)| self.rest.get(self.at + n) == Some(&c));
        if fits {
            self.at += text.chars().count();
        }
        fits
    }

    /// What stands before `end`, which is taken too.
    fn until(&mut self, end: char) -> Option<String> {
        let mut text = String::new();
        loop {
            match self.next()? {
                c if c == end => return Some(text),
                c => text.push(c),
            }
        }
    }

    /// Up to a `)` or the end, neither of which is taken.
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
            // Where spaces mean nothing, a quantifier may stand behind some.
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
            // Lazy or possessive: either way it matches nothing more.
            if matches!(self.peek(), Some('?' | '+')) {
                self.at += 1;
            }
        }
    }

    /// `n}`, `n,}`, `n,m}` or `,m}`.
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
            '^' => Node::Look(Look::StartLF),
            '$' => Node::Look(Look::EndLF),
            '\\' => self.escape(flags)?,
            '*' | '+' | '?' => return None,
            c => literal(c, flags)?,
        })
    }

    /// From behind the `(` to behind its `)`.
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

    /// `imx-imx:…)`, or `imx)` which holds up to the end of the group around it, branches included.
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
            'b' => self.take(Node::Look(Look::WordAscii)),
            'B' => self.take(Node::Look(Look::WordAsciiNegate)),
            'A' => self.take(Node::Look(Look::Start)),
            'z' => self.take(Node::Look(Look::End)),
            'Z' => self.take(Node::Look(Look::EndLF)),
            'G' | 'K' => self.take(Node::Empty),
            'R' | 'X' => self.take(Node::Repeat(Box::new(Node::Class(u128::MAX)), 1, None)),
            'N' | 'O' => self.take(Node::Class(u128::MAX)),
            // A grammar puts in what another pattern captured, or the engine does; any text.
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

    /// What follows a backslash, in a class or outside.
    fn class_escape(&mut self) -> Option<Item> {
        let c = self.next()?;
        Some(match c {
            'd' => Item::Set(Set::exactly(digits())),
            'D' => Item::Set(Set::exactly(digits()).not()),
            'w' => Item::Set(Set::exactly(word())),
            'W' => Item::Set(Set::exactly(word()).not()),
            's' => Item::Set(space()),
            'S' => Item::Set(space().not()),
            'h' => Item::Set(named("xdigit")),
            'H' => Item::Set(named("xdigit").not()),
            'p' | 'P' => {
                if !self.eat("{") {
                    return None;
                }
                let name = self.until('}')?;
                let (name, not) = match name.strip_prefix('^') {
                    Some(name) => (name, c == 'p'),
                    None => (&*name, c == 'P'),
                };
                let set = named(name);
                Item::Set(if not { set.not() } else { set })
            }
            't' => Item::Char('\t'),
            'n' => Item::Char('\n'),
            'r' => Item::Char('\r'),
            'f' => Item::Char('\x0c'),
            'v' => Item::Char('\x0b'),
            'a' => Item::Char('\x07'),
            'e' => Item::Char('\x1b'),
            'x' => {
                let hex = if self.eat("{") { self.until('}')? } else { self.hex(2)? };
                Item::Char(char::from_u32(u32::from_str_radix(&hex, 16).ok()?)?)
            }
            'u' => {
                let hex = self.hex(4)?;
                Item::Char(char::from_u32(u32::from_str_radix(&hex, 16).ok()?)?)
            }
            c if c.is_ascii_alphanumeric() => return None,
            c => Item::Char(c),
        })
    }

    fn hex(&mut self, count: usize) -> Option<String> {
        let digits = self.rest.get(self.at..self.at + count)?;
        self.at += count;
        digits.iter().all(char::is_ascii_hexdigit).then(|| digits.iter().collect())
    }

    /// From behind the `[` to behind its `]`.
    fn class(&mut self, flags: Flags) -> Option<Set> {
        let not = self.eat("^");
        let (mut set, mut met) = (Set::NONE, None::<Set>);
        let mut first = true;
        loop {
            let item = match self.next()? {
                ']' if !first => break,
                '[' => Item::Set(match self.posix() {
                    Some(set) => set,
                    None => self.class(flags)?,
                }),
                '&' if self.eat("&") => {
                    met = Some(met.map_or(set, |met| met.and(set)));
                    set = Set::NONE;
                    continue;
                }
                '\\' if self.eat("b") => Item::Char('\x08'),
                '\\' if self.peek().is_some_and(|c| c.is_ascii_digit()) => return None,
                '\\' => self.class_escape()?,
                c => Item::Char(c),
            };
            first = false;
            let item = match item {
                Item::Set(item) => item,
                Item::Char(from) => {
                    // Some letters beyond ASCII are another case of one of it, or of two.
                    if flags.any_case && !from.is_ascii() {
                        return None;
                    }
                    match self.range_end()? {
                        Some(to) if flags.any_case && !to.is_ascii() => return None,
                        Some(to) if from <= to => Set::exactly(range(from, to)),
                        Some(_) => return None,
                        None => Set::exactly(bit(from)),
                    }
                }
            };
            set = set.or(flags.cased(item));
        }
        let set = met.map_or(set, |met| met.and(set));
        Some(if not { set.not() } else { set })
    }

    /// The `-z` of `a-z`.
    fn range_end(&mut self) -> Option<Option<char>> {
        if self.peek() != Some('-') {
            return Some(None);
        }
        match self.rest.get(self.at + 1)? {
            ']' | '[' => Some(None),
            '\\' => {
                let from = self.at;
                self.at += 2;
                match self.class_escape()? {
                    Item::Char(c) => Some(Some(c)),
                    Item::Set(_) => {
                        self.at = from;
                        Some(None)
                    }
                }
            }
            c => {
                self.at += 2;
                Some(Some(*c))
            }
        }
    }

    /// `:alpha:]` behind a `[`.
    fn posix(&mut self) -> Option<Set> {
        let from = self.at;
        let set = self.posix_name();
        if set.is_none() {
            self.at = from;
        }
        set
    }

    fn posix_name(&mut self) -> Option<Set> {
        if !self.eat(":") {
            return None;
        }
        let not = self.eat("^");
        let name = self.until(':')?;
        let is_name = name.chars().all(|c| c.is_ascii_alphabetic());
        (is_name && self.eat("]")).then(|| if not { named(&name).not() } else { named(&name) })
    }
}

enum Item {
    Char(char),
    Set(Set),
}

fn literal(c: char, flags: Flags) -> Option<Node> {
    if flags.any_case && !c.is_ascii() {
        return None;
    }
    Some(Node::Class(flags.cased(Set::exactly(bit(c))).maybe))
}
