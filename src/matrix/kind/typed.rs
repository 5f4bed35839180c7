//! Values as people type them on a command line, without the quotes and brackets of TOML. Pure.

use super::Values;
use crate::data::toml::{self, Bare};
use crate::matrix::FactValue;

/// How a typed value is written in TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// As it is typed: a number, a date
    Bare,
    /// As a string
    Quoted,
    /// As a list of strings, which are typed one by one or with commas
    Listed,
}

impl Notation {
    /// Returns [`Notation::Bare`] for a text that is one of these in TOML.
    pub(super) fn bare_if(typed: &str, wanted: &[Bare]) -> Notation {
        match toml::bare(typed).is_some_and(|bare| wanted.contains(&bare)) {
            true => Notation::Bare,
            false => Notation::Quoted,
        }
    }
}

/// Writes typed values in TOML; the kind need not accept them.
///
/// # Errors
/// Returns a message if there are several, but the kind has one value.
pub fn in_toml(typed: &[String], kind: &dyn Values) -> Result<String, String> {
    let [one] = typed else {
        if kind.notation("") == Notation::Listed {
            return Ok(list(typed.iter().map(String::as_str)));
        }
        let name = kind.name();
        return Err(format!("a fact of kind `{name}` has one value; put a text in quotes"));
    };
    let one = one.trim();
    if FactValue::of_word(one).is_some() {
        return Ok(toml::quoted(one));
    }
    Ok(match kind.notation(one) {
        Notation::Bare => one.to_owned(),
        Notation::Quoted => toml::quoted(one),
        Notation::Listed => list(one.split(',')),
    })
}

fn list<'t>(items: impl Iterator<Item = &'t str>) -> String {
    let items = items.map(str::trim).filter(|item| !item.is_empty());
    format!("[{}]", items.map(toml::quoted).collect::<Vec<String>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Kind;

    #[test]
    fn a_table_is_written_for_a_kind_that_has_tables() {
        let supports = crate::matrix::kind::tests::kind("support");
        for (typed, wanted) in [
            ("76", r#""76""#),
            (r#"{ since = "76", flag = true }"#, r#"{ since = "76", flag = true }"#),
            (r#"["76", "4"]"#, r#"["76", "4"]"#),
            ("{ since =", r#""{ since =""#),
            ("{ since = 1 }\nx = 2", r#""{ since = 1 }\nx = 2""#),
        ] {
            assert_eq!(written(&supports, &[typed]).as_deref(), Ok(wanted), "{typed}");
        }
    }

    fn written(kind: &Kind, typed: &[&str]) -> Result<String, String> {
        let typed: Vec<String> = typed.iter().map(|&typed| typed.to_owned()).collect();
        in_toml(&typed, &**kind)
    }

    #[test]
    fn the_kind_decides_how_a_typed_value_is_written() {
        let cases = [
            (Kind::Number, "12.50", "12.50"),
            (Kind::Number, "-1_000", "-1_000"),
            (Kind::Number, "12 ms", r#""12 ms""#),
            (Kind::Number, "1 # x", r##""1 # x""##),
            (Kind::Number, "1\nx = 2", r#""1\nx = 2""#),
            (Kind::Money, "n/a", r#""n/a""#),
            (Kind::Rating, "4", "4"),
            (Kind::Version, "3.12", r#""3.12""#),
            (Kind::Date, " 2026-02-11 ", "2026-02-11"),
            (Kind::Date, "February", r#""February""#),
            (Kind::YesNo, "yes", r#""yes""#),
            (Kind::Text, r#"so "called" é"#, r#""so \"called\" é""#),
            (Kind::Rating, "[4]", r#""[4]""#),
            (Kind::List, "a, b,", r#"["a", "b"]"#),
            (Kind::List, "unknown", r#""unknown""#),
        ];
        for (kind, typed, wanted) in cases {
            assert_eq!(written(&kind, &[typed]).as_deref(), Ok(wanted), "{typed}");
        }
        assert_eq!(written(&Kind::List, &["a, b", "c"]).as_deref(), Ok(r#"["a, b", "c"]"#));
        let several = "a fact of kind `number` has one value; put a text in quotes";
        assert_eq!(written(&Kind::Number, &["1", "2"]), Err(several.to_owned()));
    }
}
