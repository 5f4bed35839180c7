//! Mistakes in data files, and in what facts take from them.

use super::{Code, Diagnostic, Misspelling, nearest, one_of};
use crate::source::{Span, Spanned};

impl Diagnostic {
    /// Adds the place in a matrix at which a value of a data file is used.
    pub fn used_at(self, span: Span) -> Diagnostic {
        self.related(span, "it is taken from the file here")
    }

    /// Adds a place in a data file.
    pub fn seen_at(self, span: Span, what: &str) -> Diagnostic {
        self.related(span, what)
    }

    /// A `[[data]]` whose file does not exist. `near` is the nearest path that does.
    pub fn missing_data(span: Span, path: &str, near: Option<&str>) -> Diagnostic {
        let message = format!("there is no data file `{path}`");
        let slip = Misspelling::of(path, near);
        Diagnostic::error(Code::MissingData, span, message).meant_or(slip, || {
            "put the file beside the matrix, or below `data/` at the root of the site".to_owned()
        })
    }

    /// A `[[data]]` whose path is outside the site, hidden, or not in one of its folders.
    pub fn misplaced_data(span: Span, path: &str, why: &str) -> Diagnostic {
        let message = format!("`{path}` cannot be a data file: {why}");
        Diagnostic::error(Code::MissingData, span, message)
            .help("put it below `data/` at the root of the site, or below `content/`")
    }

    /// A data file in another format. `path` ends with the name of the file.
    pub fn unknown_format(span: Span, path: &str) -> Diagnostic {
        let message = format!("the format of `{path}` is not known by its name");
        Diagnostic::error(Code::MissingData, span, message)
            .help("use a file that ends with `.json`, `.csv`, `.tsv` or `.toml`")
    }

    pub fn unknown_data(span: Span, id: &str, known: &[&str]) -> Diagnostic {
        let message = format!("`{id}` is not a data file of this matrix");
        Diagnostic::error(Code::UnknownData, span, message).nearest_of(
            id,
            known,
            "add a `[[data]]` with this id",
        )
    }

    pub fn unused_data(span: Span, id: &str) -> Diagnostic {
        let message = format!("no fact is taken from the data file `{id}`");
        Diagnostic::warning(Code::UnusedData, span, message)
            .help("take a fact from it, or remove this `[[data]]`")
    }

    /// A fact with `from` that does not say which value of the file it takes.
    pub fn query_without_place(span: Span) -> Diagnostic {
        let message = "this fact does not say which value of the file it takes";
        Diagnostic::error(Code::MissingKey, span, message)
            .help("add `at = \"/…\"` with a JSON pointer, or `where = { … }, column = \"…\"`")
    }

    /// A fact with both `value` and `from`.
    pub fn value_beside_from(span: Span) -> Diagnostic {
        let message = "this fact has a `value`, but takes it from a file as well";
        Diagnostic::error(Code::DuplicateFact, span, message)
            .help("remove `value`, or `from` and the keys that choose a value in the file")
    }

    /// A day in a column, of a fact whose value is not in a row.
    pub fn day_without_rows(span: Span) -> Diagnostic {
        let message = "this day is in a column, but the value of the fact is not in a row";
        Diagnostic::error(Code::UnknownColumn, span, message)
            .help("write `checked_at = \"/…\"` with a JSON pointer")
    }

    /// `near` is the pointer that may be meant, `known` the keys at which it stops.
    pub fn dead_pointer(
        at: &Spanned<String>,
        path: &str,
        near: Option<&str>,
        known: &[&str],
    ) -> Diagnostic {
        let message = format!("`{}` leads nowhere in `{path}`", at.value);
        let slip = Misspelling::of(&at.value, near);
        Diagnostic::error(Code::DeadPointer, at.span, message).meant_or(slip, || match known {
            [] => "correct the pointer: each part is a key of an object, or a position in a list \
                   that counts from 0"
                .to_owned(),
            _ if known.len() <= 24 => format!("continue with one of the keys {}", one_of(known)),
            _ => format!("correct the pointer: none of the {} keys is similar", known.len()),
        })
    }

    pub fn pointer_into_csv(span: Span, pointer: &str, path: &str) -> Diagnostic {
        let message =
            format!("`{pointer}` cannot be followed in `{path}`: CSV has rows and columns");
        Diagnostic::error(Code::DeadPointer, span, message)
            .help("choose the row and the column: `where = { … }, column = \"…\"`")
    }

    pub fn unknown_column(span: Span, name: &str, data: &str, known: &[&str]) -> Diagnostic {
        let message = format!("`{name}` is not a column of `{data}`");
        Diagnostic::error(Code::UnknownColumn, span, message).nearest_of(
            name,
            known,
            "name a column of the file",
        )
    }

    /// A column whose name another column has as well.
    pub fn repeated_column(span: Span, name: &str, first: Span, again: Span) -> Diagnostic {
        let message = format!("two columns have the name `{name}`");
        Diagnostic::error(Code::UnknownColumn, span, message)
            .related(first, "the first one")
            .related(again, "the second one")
            .help("give each column of the file its own name")
    }

    /// Rows are wanted, but the file has `got` there.
    pub fn no_list_of_rows(span: Span, got: &str, there: Span) -> Diagnostic {
        let message = format!("there are no rows to choose from: the file has {got} there");
        Diagnostic::error(Code::NoRows, span, message)
            .related(there, format!("this is {got}"))
            .help("let `at` lead to a list, or take the value that it leads to alone")
    }

    /// An item of a list of rows that is no object.
    pub fn item_is_no_row(span: Span, got: &str, there: Span) -> Diagnostic {
        let message = "the list has an item without columns";
        Diagnostic::error(Code::NoRows, span, message)
            .related(there, format!("this is {got}"))
            .help("let `at` lead to a list of objects")
    }

    /// A column and a value that no row has there; `known` are the values of the column.
    pub fn no_such_row(span: Span, wanted: [&str; 2], data: &str, known: &[&str]) -> Diagnostic {
        let [column, value] = wanted;
        let message = format!("no row of `{data}` has `{value}` in `{column}`");
        let slip = Misspelling::of(value, nearest(value, known.iter().copied()));
        Diagnostic::error(Code::NoRows, span, message).meant_or(slip, || match known {
            [] => "correct the value: the rows that are left have none in this column".to_owned(),
            _ if known.len() <= 24 => format!("use one of {}", one_of(known)),
            _ => format!("correct the value: the column has {} others", known.len()),
        })
    }

    /// A query on a file without any row.
    pub fn empty_data(span: Span, data: &str) -> Diagnostic {
        Diagnostic::error(Code::NoRows, span, format!("`{data}` has no rows to take a value from"))
            .help("let the program that writes the file write a row, or remove the fact")
    }

    /// A criterion whose data file has no row for any subject.
    pub fn no_subject_in_data(span: Span, data: &str, criterion: &str) -> Diagnostic {
        let message = format!(
            "no key in `{data}` is the id of a subject, so no fact of `{criterion}` is known"
        );
        Diagnostic::error(Code::NoRows, span, message)
            .help("give the subjects a `data_key`, or name the column that has their ids")
    }

    /// A `data_key` that no row has; `known` are the keys of the rows.
    pub fn unknown_data_key(key: &Spanned<String>, data: &str, known: &[&str]) -> Diagnostic {
        let message = format!("no row of `{data}` has the key `{}`", key.value);
        let slip = Misspelling::of(&key.value, nearest(&key.value, known.iter().copied()));
        Diagnostic::error(Code::NoRows, key.span, message).meant_or(slip, || match known.len() {
            0..=24 if !known.is_empty() => format!("use one of {}", one_of(known)),
            _ => "correct the key, or remove it".to_owned(),
        })
    }

    /// A key in a data file that is the name of a subject, but not its id.
    pub fn unmatched_key(key: &Spanned<String>, subject: &str, from: Span) -> Diagnostic {
        let message =
            format!("`{}` seems to be the subject `{subject}`, but is not its id", key.value);
        Diagnostic::warning(Code::NoRows, key.span, message)
            .used_at(from)
            .help(format!("add `data_key = \"{}\"` to the subject", key.value))
    }

    pub fn several_rows(span: Span, count: usize, second: Span) -> Diagnostic {
        let message = format!("{count} rows have a value for this fact");
        Diagnostic::error(Code::SeveralRows, span, message).related(second, "the second one").help(
            "choose one with `where`, or say what becomes of them, such as `take = \"median\"`",
        )
    }

    /// A `take` that the values of a kind do not allow.
    pub fn take_of_no_measure(span: Span, take: &str, kind: &str) -> Diagnostic {
        let message = format!("values of kind `{kind}` have no {take}");
        Diagnostic::error(Code::WrongValue, span, message).help(
            "choose one row with `where`, or take `count`, `min` or `max` of values in an order",
        )
    }

    /// `own` is the unit of the criterion.
    pub fn no_conversion(span: Span, unit: &str, criterion: &str, own: Option<&str>) -> Diagnostic {
        let (message, help) = match own {
            Some(own) => (
                format!("`{unit}` does not convert to `{own}`, the unit of `{criterion}`"),
                "correct one of the units, or convert the numbers in the file",
            ),
            None => (
                format!("`{unit}` does not convert: `{criterion}` has no unit"),
                "give the criterion a unit, or remove this one",
            ),
        };
        Diagnostic::error(Code::NoConversion, span, message).help(help)
    }

    /// A value in another unit than its criterion that is no plain number, such as `10..20`.
    pub fn inexact_in_other_unit(span: Span, text: &str) -> Diagnostic {
        let message = format!("`{text}` cannot be converted to the unit of the criterion");
        Diagnostic::error(Code::NoConversion, span, message)
            .help("let the file have a plain number, or the unit of the criterion")
    }

    /// A fact that the matrix states, although a data file has it as well.
    pub fn duplicate_fact(span: Span, fact: &str, data: &str, there: Span) -> Diagnostic {
        let message =
            format!("`{fact}` is stated here, but all facts of its criterion come from `{data}`");
        Diagnostic::error(Code::DuplicateFact, span, message)
            .related(there, "the value in the file")
            .help("remove this fact; or write `\"unknown\"` if the value in the file is not to be shown")
    }
}
