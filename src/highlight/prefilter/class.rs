//! Character classes in Oniguruma's patterns: escapes such as `\\w`, and brackets. Pure.

use super::reader::Reader;
use super::set::{Set, bit, digits, named, range, space, word};

/// A part of a pattern that matches one character.
pub(super) enum Item {
    Char(char),
    Set(Set),
}

/// Options that determine how the rest of a group is parsed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flags {
    pub(super) any_case: bool,
    pub(super) spaced: bool,
    pub(super) dot_is_all: bool,
}

impl Flags {
    pub(super) fn cased(self, set: Set) -> Set {
        if self.any_case { set.any_case() } else { set }
    }
}

/// The characters that a class in brackets may contain.
#[cfg(test)]
pub(super) fn class(pattern: &str) -> Option<u128> {
    let mut reader = Reader::new(pattern);
    reader.next()?;
    reader.class(Flags::default()).map(|set| set.maybe)
}

impl Reader {
    /// Parses the part of an escape after its backslash, in a class or outside.
    pub(super) fn class_escape(&mut self) -> Option<Item> {
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
        let digits: Option<String> = (0..count).map(|_| self.next()).collect();
        digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    }

    /// Parses a class after its `[`, up to and including its `]`.
    pub(super) fn class(&mut self, flags: Flags) -> Option<Set> {
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
                    // Some non-ASCII letters are case variants of an ASCII letter, or of two.
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

    /// Parses the `-z` of `a-z`. Returns `Some(None)` if there is none.
    fn range_end(&mut self) -> Option<Option<char>> {
        if self.peek() != Some('-') {
            return Some(None);
        }
        match self.ahead(1)? {
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
                Some(Some(c))
            }
        }
    }

    /// Parses `:alpha:]` after a `[`.
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
