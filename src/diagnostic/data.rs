//! Mistakes in a file's bytes and keys: TOML, YAML, JSON, CSV, configuration, front matter.

use super::{Code, Diagnostic, Misspelling, nearest, one_of};
use crate::source::Span;

impl Diagnostic {
    pub fn invalid_utf8(span: Span) -> Diagnostic {
        Diagnostic::error(Code::InvalidUtf8, span, "this byte is not UTF-8")
            .help("save the file as UTF-8")
    }

    /// A character outside XML's `Char`.
    pub fn invalid_character(span: Span, c: char) -> Diagnostic {
        let name = match c {
            '\u{1b}' => "an escape character, U+001B".to_owned(),
            '\u{c}' => "a form feed, U+000C".to_owned(),
            '\u{0}'..='\u{1f}' => format!("the control character U+{:04X}", u32::from(c)),
            c => format!("U+{:04X}, which is not a character", u32::from(c)),
        };
        Diagnostic::error(Code::InvalidCharacter, span, format!("this is {name}"))
            .help("remove it: pages and feeds cannot contain it")
    }

    pub fn invalid_toml(span: Span, message: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidToml, span, lower_first(message))
            .help("write strings in quotes, and dates without; see https://toml.io")
    }

    /// A carriage return without a line feed after it.
    pub fn bare_carriage_return(span: Span, message: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidToml, span, lower_first(message))
            .help("save the file with LF or CRLF at the ends of its lines")
    }

    pub fn invalid_yaml(span: Span, message: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidYaml, span, lower_first(message)).help(
            "indent with spaces, and put any value that contains one of `:#[]{}&*!|>` in quotes",
        )
    }

    /// A YAML alias inside the value that it refers to.
    pub fn recursive_yaml_alias(span: Span) -> Diagnostic {
        Diagnostic::error(Code::InvalidYaml, span, "this alias is inside the value that it repeats")
            .help("write the value out in its place")
    }

    pub fn invalid_json(span: Span, message: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidJson, span, message)
            .help("let the program that writes the file write JSON; see https://www.json.org")
    }

    pub fn invalid_csv(span: Span, message: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidCsv, span, message).help(
            "write a row of names, then a row for each record, with values in double quotes if they \
             contain the separator, a quote or a line end",
        )
    }

    /// A row of CSV with more or fewer values than there are columns.
    pub fn uneven_row(span: Span, values: usize, columns: usize) -> Diagnostic {
        let noun = if values == 1 { "value" } else { "values" };
        let columns = match columns {
            1 => "there is 1 column".to_owned(),
            many => format!("there are {many} columns"),
        };
        let message = format!("this row has {values} {noun}, but {columns}");
        Diagnostic::error(Code::InvalidCsv, span, message).help(
            "put a value that contains the separator in double quotes, and leave no value out",
        )
    }

    /// Front matter with too many values, which a few aliases of aliases suffice to make.
    pub fn large_yaml(span: Span) -> Diagnostic {
        Diagnostic::error(Code::InvalidYaml, span, "the front matter contains too many values")
            .help("write fewer values, and avoid aliases of aliases")
    }

    /// Valid YAML that is not a mapping. `got` includes its article.
    pub fn no_keys(span: Span, got: &str) -> Diagnostic {
        let message = format!("the front matter is {got}, not keys with values");
        Diagnostic::error(Code::InvalidYaml, span, message).help("write lines such as `title: …`")
    }

    /// `code` is `invalid-toml` or `invalid-yaml`, depending on the language of the file.
    pub fn repeated_key(code: Code, span: Span, key: &str) -> Diagnostic {
        Diagnostic::error(code, span, format!("the key `{key}` is given twice"))
            .help("remove one of them")
    }

    pub fn large_number(span: Span, number: &str) -> Diagnostic {
        let message = format!("`{number}` is too large for a whole number");
        Diagnostic::error(Code::InvalidToml, span, message)
            .help("put it in quotes, or write it with a decimal point")
    }

    /// `line` is the line in the file; `wanted` is that line in canonical form, `None` after the last one.
    pub fn unformatted(span: Span, line: Option<&str>, wanted: Option<&str>) -> Diagnostic {
        let note = match wanted {
            None => "in canonical form, the file ends before this line".to_owned(),
            Some("") => "in canonical form, this line is empty".to_owned(),
            wanted if wanted == line => {
                "in canonical form, this line ends with a newline".to_owned()
            }
            Some(wanted) => format!("in canonical form, this line is `{wanted}`"),
        };
        Diagnostic::error(Code::Unformatted, span, "this file is not in canonical form")
            .notes(vec![note])
            .help("run `versus fmt`")
    }

    pub fn unclosed_front_matter(span: Span, fence: &str) -> Diagnostic {
        let message = format!("the front matter that `{fence}` opens is never closed");
        Diagnostic::error(Code::UnclosedFrontMatter, span, message)
            .help(format!("put a line `{fence}` after its last key"))
    }

    pub fn unknown_key(span: Span, key: &str, place: &str, known: &[&str]) -> Diagnostic {
        let message = format!("`{key}` is not a key of {place}");
        Diagnostic::error(Code::UnknownKey, span, message).nearest_of(key, known, "remove it")
    }

    /// Names the key that is for what other programs have an unknown key for. `about` is what it does.
    pub fn called_here(self, key: &str, about: &str) -> Diagnostic {
        let about = about[..1].to_lowercase() + &about[1..];
        Diagnostic { fixes: Default::default(), ..self }.help(format!("use `{key}`: {about}"))
    }

    pub fn missing_key(span: Span, key: &str, place: &str) -> Diagnostic {
        Diagnostic::error(Code::MissingKey, span, format!("{place} has no `{key}`"))
            .help(format!("add `{key} = …`"))
    }

    /// Says of a fact without a `value` that a key of its value is beside it.
    pub fn in_value(self, key: &str) -> Diagnostic {
        self.help(format!("move `{key}` and the like into the value: `value = {{ {key} = … }}`"))
    }

    pub fn wrong_type(span: Span, key: &str, wanted: &str, got: &str) -> Diagnostic {
        Diagnostic::error(Code::WrongType, span, format!("`{key}` is {got}, not {wanted}"))
            .help(format!("write {wanted}"))
    }

    pub fn invalid_value(span: Span, key: &str, got: &str, allowed: &[&str]) -> Diagnostic {
        let message = format!("`{got}` is not a valid value of `{key}`");
        let slip = Misspelling::of(got, nearest(got, allowed.iter().copied()));
        Diagnostic::error(Code::InvalidValue, span, message)
            .meant_or(slip, || format!("use {}", one_of(allowed)))
    }

    /// A value that must have a certain form, rather than be one of a list.
    pub fn ill_formed_value(span: Span, key: &str, got: &str, form: &str) -> Diagnostic {
        let message = format!("`{got}` is not a valid value of `{key}`");
        Diagnostic::error(Code::InvalidValue, span, message).help(format!("write {form}"))
    }

    pub fn invalid_date(span: Span, wrong: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidDate, span, wrong)
            .help("write a day as `2026-02-11`, a moment as `2026-02-11T09:30:00+01:00`")
    }

    /// A date that need not have a day.
    pub fn invalid_period(span: Span, wrong: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidDate, span, wrong)
            .help("write a day as `2026-02-11`, a month as `\"2026-02\"`, a year as `2026`")
    }

    pub fn invalid_url(span: Span, key: &str, url: &str) -> Diagnostic {
        Diagnostic::error(
            Code::InvalidUrl,
            span,
            format!("`{key}` is not a valid address: `{url}`"),
        )
        .help("write an absolute address, such as `https://example.org/`")
    }

    /// An address in a fact that does not begin with `https://`.
    pub fn insecure_source(span: Span, url: &str) -> Diagnostic {
        let message = format!("the `source` of a fact must begin with `https://`: `{url}`");
        let wrong = Diagnostic::error(Code::InvalidUrl, span, message);
        wrong.help(match url.starts_with("http://") {
            true => {
                "write an `https://` address; if the page exists only under `http://`, declare it as a \
                 `[[source]]`, and write its id here"
            }
            false => "write the address of a page that begins with `https://`",
        })
    }

    /// The address of a copy of a source that does not begin with `https://`.
    pub fn insecure_copy(span: Span, url: &str) -> Diagnostic {
        let message = format!("`archived` must begin with `https://`: `{url}`");
        Diagnostic::error(Code::InvalidUrl, span, message)
            .help("write the address of a copy of the source, such as one in a web archive")
    }

    /// A source that begins with `repo:`, but names no file below the root of the repository.
    pub fn malformed_repository_file(span: Span, key: &str, source: &str) -> Diagnostic {
        Diagnostic::ill_formed_value(
            span,
            key,
            source,
            "the path of a file from the root of the repository, none of whose names begins with a dot, with \
             lines or without: `repo:bench/results.csv#L10-L20`",
        )
    }

    pub fn long_quote(span: Span, length: usize, longest: usize) -> Diagnostic {
        let message = format!("this `quote` has {length} characters, and may have {longest}");
        Diagnostic::error(Code::InvalidValue, span, message)
            .help("quote only the words that state the value")
    }

    pub fn invalid_base_url(span: Span, url: &str, why: &str) -> Diagnostic {
        let message = format!("`{url}` cannot be the address of a site: {why}");
        Diagnostic::error(Code::InvalidUrl, span, message)
            .help("write the address of the published site, such as `https://example.org/guides/`")
    }

    pub fn invalid_repository(span: Span, url: &str, why: &str) -> Diagnostic {
        let message = format!("`{url}` cannot be the address of a repository: {why}");
        Diagnostic::error(Code::InvalidUrl, span, message).help(
            "write the address of the repository's page, such as `https://github.com/owner/name`",
        )
    }

    /// A repository at a host that may run any software. `names` are the values of `forge`.
    pub fn unknown_forge(span: Span, host: &str, names: &[&str]) -> Diagnostic {
        let message =
            format!("it is not known what `{host}` runs, so no page can link to a file there");
        let names: Vec<String> = names.iter().map(|name| format!("forge = \"{name}\"")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        Diagnostic::error(Code::UnknownForge, span, message)
            .help(format!("add {} to `[publish]`", one_of(&names)))
    }
}

fn lower_first(message: &str) -> String {
    let message = message.trim_end_matches('.').replace('\n', ", ");
    let mut chars = message.chars();
    match chars.next() {
        Some(first) if !message.starts_with("TOML") && !message.starts_with("YAML") => {
            first.to_lowercase().collect::<String>() + chars.as_str()
        }
        _ => message,
    }
}
