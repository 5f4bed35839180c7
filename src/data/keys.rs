//! The keys of the tables that authors write. Each is declared once: parsers reject all other keys, and the
//! schemas for editors are generated from the same lists. Pure.
//!
//! Parsers check more than this: that ids are unique, that a fact fits its criterion. They also check
//! everything that is declared here; `tests/it/schema.rs` verifies that parsers and schemas agree.

/// A table and its keys, in the order of their documentation and of the canonical form.
#[derive(Debug)]
pub struct Keys {
    /// The name of the table in messages, with its article: "the configuration"
    pub place: &'static str,
    /// A description of the table: a sentence without its full stop
    pub about: &'static str,
    pub keys: &'static [Key],
}

#[derive(Debug, Clone, Copy)]
pub struct Key {
    pub name: &'static str,
    pub form: Form,
    /// A description of the key: a sentence without its full stop
    pub about: &'static str,
    pub required: bool,
    /// The value that is used if the key is missing
    pub default: Option<Literal>,
    /// What other programs call it, for the help on unknown keys
    pub elsewhere: &'static [&'static str],
}

#[derive(Debug, Clone, Copy)]
pub enum Literal {
    Text(&'static str),
    Boolean(bool),
    Integer(i64),
    Float(f64),
}

/// The type of a value.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// Any string
    Text,
    /// A string that matches a regular expression. The expression uses only syntax that ECMA-262 and the
    /// crate `regex` share
    Like(&'static str),
    /// One of these strings
    OneOf(&'static [&'static str]),
    Boolean,
    Integer,
    /// A whole number of at least 1
    Count,
    Number,
    /// A number of at least 0
    Weight,
    /// A number from 0 to 1
    Share,
    /// A day, or a moment of a day
    Date,
    List(&'static Form),
    /// A list that is not empty
    Filled(&'static Form),
    /// Two values
    Pair(&'static Form),
    /// One of these forms. Their types differ, unless they are tables
    AnyOf(&'static [Form]),
    Table(&'static Keys),
    /// `[[key]]`
    Tables(&'static Keys),
    /// `[[key]]` whose tables can also change what a file declares that several share: then only the `id` is
    /// required
    Changes(&'static Keys),
    /// A table of keys that authors choose
    Map(&'static Form),
    /// A table with any content
    Extra,
}

impl Form {
    /// A string that is not blank
    pub const WORDS: Form = Form::Like(r"\S");
    /// `[a-z0-9][a-z0-9-]*`
    pub const ID: Form = Form::Like("^[a-z0-9][a-z0-9-]*$");
    /// An absolute `http` or `https` address of a host
    pub const WEB_ADDRESS: Form = Form::Like(r#"^https?://[^\s"<>\\/?#:][^\s"<>\\]*$"#);
    /// `18 months`
    pub const DURATION: Form = Form::Like("^[1-9][0-9]* +(day|week|month|year)s?$");
    /// A list of strings, or one string alone
    pub const TEXTS: Form = Form::AnyOf(&[Form::List(&Form::Text), Form::Text]);

    fn at(self, path: &[String]) -> Option<Form> {
        let Some((first, rest)) = path.split_first() else { return Some(self) };
        match self {
            Form::Table(keys) | Form::Tables(keys) | Form::Changes(keys) => {
                keys.key(first)?.form.at(rest)
            }
            Form::Map(form) => form.at(rest),
            Form::AnyOf(forms) => forms.iter().find_map(|form| form.at(path)),
            _ => None,
        }
    }

    /// The keys of the table, if a table is allowed.
    pub fn keys(self) -> Option<&'static Keys> {
        match self {
            Form::Table(keys) | Form::Tables(keys) | Form::Changes(keys) => Some(keys),
            Form::AnyOf(forms) => forms.iter().find_map(|form| form.keys()),
            _ => None,
        }
    }
}

impl Keys {
    pub fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.name).collect()
    }

    /// The form of the value at a path of keys. An empty path means the table itself.
    pub fn at(&'static self, path: &[String]) -> Option<Form> {
        Form::Table(self).at(path)
    }

    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Returns the key that other programs call `name`.
    pub fn known_elsewhere(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.elsewhere.contains(&name))
    }
}

pub(crate) const fn key(name: &'static str, form: Form, about: &'static str) -> Key {
    Key { name, form, about, required: false, default: None, elsewhere: &[] }
}

impl Key {
    pub(crate) const fn required(self) -> Key {
        Key { required: true, ..self }
    }

    pub(crate) const fn or(self, default: Literal) -> Key {
        Key { default: Some(default), ..self }
    }

    pub(crate) const fn elsewhere(self, names: &'static [&'static str]) -> Key {
        Key { elsewhere: names, ..self }
    }
}

/// Concatenates two lists into one of `N` keys.
pub(crate) const fn joined<const N: usize>(first: &[Key], second: &[Key]) -> [Key; N] {
    assert!(first.len() + second.len() == N, "every key has a place, and every place a key");
    let mut keys = [first[0]; N];
    let mut at = 1;
    while at < N {
        keys[at] = if at < first.len() { first[at] } else { second[at - first.len()] };
        at += 1;
    }
    keys
}

/// The names of a list of choices.
pub(crate) const fn names<T: Copy, const N: usize>(
    choices: &[(&'static str, T); N],
) -> [&'static str; N] {
    let mut names = [""; N];
    let mut at = 0;
    while at < N {
        names[at] = choices[at].0;
        at += 1;
    }
    names
}
