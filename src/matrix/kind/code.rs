//! The kind `code`: a sample, in a file of the site or in the matrix.

use super::{Notation, Statement, Values, Written};
use crate::data::keys::Keys;
use crate::data::toml::Bare;
use crate::data::{Data, Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::matrix::FactValue;
use crate::matrix::code::Code;
use crate::matrix::value_keys::CODE;

pub(super) const NAME: &str = "code";

pub(super) struct Codes;

impl Values for Codes {
    fn name(&self) -> &'static str {
        NAME
    }

    fn value_keys(&self) -> Option<&'static Keys> {
        Some(&CODE)
    }

    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>> {
        let code = match written.data {
            Data::Table(table) => here(table.clone())?,
            Data::Text(text) => match file(text) {
                Some(code) => code,
                None if text.trim().contains('\n') => {
                    let got = "code in place of the path of a file";
                    let (span, of) = (written.span, written.criterion);
                    return Err(vec![Diagnostic::wrong_value(span, got, of, &self.wanted())]);
                }
                None => return Err(written.wrong_value(self)),
            },
            _ => return Err(written.wrong_value(self)),
        };
        Ok(FactValue::Code(code.into()))
    }

    fn wanted(&self) -> String {
        "the path of a file, such as `\"samples/hello.py\"` or `\"samples/hello.py#region\"`, the code itself \
         as in `value = { code = '''…''', lang = \"python\" }`"
            .to_owned()
    }

    fn notation(&self, typed: &str) -> Notation {
        Notation::bare_if(typed, &[Bare::Braced])
    }

    fn no_order(&self) -> Option<(&'static str, &'static str)> {
        Some(("has no order: it is code", "claim the fact without `?beats=`"))
    }

    fn statement(&self) -> Statement {
        Statement::None
    }
}

/// Reads `path` or `path#region`. `None` if either is blank, or if the text is no path.
fn file(text: &str) -> Option<Code> {
    let is_name = |name: &str| !name.trim().is_empty();
    let is_path = is_name(text) && !text.contains('\n') && !text.contains("://");
    let (file, region) = match text.rsplit_once('#') {
        Some((file, region)) => (file, Some(region)),
        None => (text, None),
    };
    let is_path = is_path && is_name(file) && region.is_none_or(is_name);
    is_path.then(|| Code::File { file: file.into(), region: region.map(Into::into) })
}

/// Reads code that the matrix states.
fn here(table: Table) -> Result<Code, Vec<Diagnostic>> {
    let mut found = Vec::new();
    let mut keys = Reader::new(table, &CODE, &mut found);
    let text = keys.required_text("code");
    let language = keys.text("lang");
    for (key, text) in [("code", &text), ("lang", &language)] {
        if let Some(text) = text.as_ref().filter(|text| text.value.trim().is_empty()) {
            let wanted = "one word or more";
            keys.report(Diagnostic::ill_formed_value(text.span, key, &text.value, wanted));
        }
    }
    keys.finish();
    match text {
        Some(text) if found.is_empty() => {
            let language = language.map(|language| language.value.into());
            Ok(Code::Here { text: text.value.into(), language })
        }
        _ => Err(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_have_a_region() {
        let of = |text: &str| match file(text)? {
            Code::File { file, region } => Some((file.to_string(), region.map(String::from))),
            Code::Here { .. } => None,
        };
        assert_eq!(of("a/b.py"), Some(("a/b.py".to_owned(), None)));
        assert_eq!(of("/a/b.py#main"), Some(("/a/b.py".to_owned(), Some("main".to_owned()))));
        assert_eq!(of("a#b.c#main"), Some(("a#b.c".to_owned(), Some("main".to_owned()))));
        for wrong in ["", " ", "#main", "a.py#", "print(1)\nprint(2)", "https://example.org/a.py"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }
}
