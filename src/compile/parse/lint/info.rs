//! What people write after the opening fence of code: a language, a file, attributes. Pure.

use super::words::has;

/// Languages as they are written after a fence. As a caption they would have capitals.
const LANGUAGES: &str = "bash c cpp csharp css go graphql html java javascript js json jsx kotlin php powershell \
                         python py rb ruby rust scss sh shell sql swift ts tsx typescript xml yaml yml toml";

/// Languages that are no commands, words of code or values, so that no code has one in a line of its own.
const CERTAIN: &str = "javascript typescript csharp cpp jsx tsx scss";

/// Languages that are no commands, so that no text has one before a command in code.
const NO_COMMANDS: &str = "css html js json toml ts xml yaml yml";

/// File names that end like this are those of code.
const CODE_FILES: &str = "js mjs cjs ts jsx tsx py rb go rs java kt cs php c cpp h css scss html sql sh yml yaml toml json";

/// Attributes without a value
const FLAGS: &str = "copy diff editable ignore lineNumbers linenos noInline no_run numberLines runnable \
                     showLineNumbers wrap";

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Info {
    /// `javascript`, `app.js`, `js app.js`: what can be a caption, too
    Plain,
    /// `javascript title="app.js"`, `js {1,3}`: what is nothing else
    Certain,
}

/// Reads a line as what stands after a fence.
pub(super) fn read(line: &str) -> Option<Info> {
    let end = line.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(line.len());
    let (word, rest) = line.split_at(end);
    if is_language(word) {
        return after_language(rest);
    }
    // The control that a page has above its code
    let language = ["Copy code", "Copy"].iter().find_map(|copy| line.strip_suffix(copy));
    if language.is_some_and(|language| is_language(language.trim_end())) {
        return Some(Info::Plain);
    }
    let is_named = matches!(word, "title" | "filename") && is_attribute(line);
    match () {
        () if is_named => Some(Info::Certain),
        () if is_file(line) => Some(Info::Plain),
        () => None,
    }
}

fn after_language(rest: &str) -> Option<Info> {
    if rest.is_empty() {
        return Some(Info::Plain);
    }
    if rest.strip_prefix([':', ' ']).is_some_and(|file| is_file(file.trim_start()))
        || rest.trim_start().starts_with("Copy") && matches!(rest.trim(), "Copy" | "Copy code")
    {
        return Some(Info::Plain);
    }
    // `rust,ignore`
    if let Some(flags) = rest.strip_prefix(',') {
        return flags.split(',').all(|flag| has(FLAGS, flag.trim())).then_some(Info::Plain);
    }
    if !rest.starts_with([' ', '{']) {
        return None;
    }
    let mut is_certain = false;
    let mut rest = rest.trim();
    while !rest.is_empty() {
        let end = end_of_attribute(rest);
        let attribute = &rest[..end];
        let is_lines =
            attribute.strip_prefix('{').and_then(|it| it.strip_suffix('}')).is_some_and(is_lines);
        if is_lines || is_attribute(attribute) {
            is_certain = true;
        } else if !has(FLAGS, attribute) {
            return None;
        }
        rest = rest[end..].trim_start();
    }
    Some(if is_certain { Info::Certain } else { Info::Plain })
}

/// Returns the end of the first attribute of a text: spaces in quotes or braces are a part of it.
fn end_of_attribute(text: &str) -> usize {
    let mut closes = None;
    for (at, c) in text.char_indices() {
        match closes {
            Some(close) if c == close => closes = None,
            Some(_) => {}
            None => match c {
                '"' | '\'' => closes = Some(c),
                '{' => closes = Some('}'),
                c if c.is_whitespace() => return at,
                _ => {}
            },
        }
    }
    text.len()
}

/// `title="app.js"`, `linenums=1`
fn is_attribute(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, value)| {
        let is_quoted =
            |mark: char| value.len() > 2 && value.starts_with(mark) && value.ends_with(mark);
        let is_word = !value.is_empty()
            && value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/'));
        name.len() > 1
            && name.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '-'))
            && (is_quoted('"') || is_quoted('\'') || is_word || is_braced(value))
    })
}

fn is_braced(value: &str) -> bool {
    value.starts_with('{') && value.ends_with('}')
}

/// `1,3-5`
fn is_lines(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'-' | b' '))
}

fn is_language(word: &str) -> bool {
    !word.is_empty() && has(LANGUAGES, word)
}

/// Whether a line can be no line of code, because it has a language and perhaps attributes.
pub(super) fn is_no_code(line: &str) -> bool {
    let language = line.split([' ', '{']).next().unwrap_or_default();
    has(CERTAIN, line) || is_language(language) && read(line) == Some(Info::Certain)
}

/// Returns the language at the beginning of code in a sentence, such as ```` ```js let a;``` ````, with which it would
/// be a block.
pub(super) fn language_of(code: &str) -> Option<&str> {
    let end = code.find(char::is_whitespace)?;
    let (language, rest) = code.split_at(end);
    let is_line = rest.starts_with('\n');
    let is_certain =
        is_line && is_language(language) || has(CERTAIN, language) || has(NO_COMMANDS, language);
    (is_certain && !rest.trim().is_empty()).then_some(language)
}

fn is_file(text: &str) -> bool {
    let Some((name, ending)) = text.rsplit_once('.') else { return false };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    !name.is_empty() && name.chars().all(is_name) && has(CODE_FILES, ending)
}
