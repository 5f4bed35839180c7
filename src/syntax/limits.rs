//! Limits of what is parsed. Pure.
//!
//! Some scanners of grammars store their state in 1,024 bytes, and write beyond that when blocks or here documents nest
//! too deep. So code for which that cannot be excluded is not parsed.

use std::collections::HashSet;

use super::language::Language;

/// Longer code is not parsed.
const MOST_BYTES: usize = 64 * 1024;
const MOST_LINES: usize = 10_000;

/// Deeper nesting is no code that somebody reads.
const MOST_BRACKETS: usize = 200;

/// Whether code can be parsed safely and in little time.
pub(super) fn allow(language: Language, code: &str) -> bool {
    let is_short = code.len() <= MOST_BYTES && code.lines().count() <= MOST_LINES;
    is_short && !is_too_deep(code) && fits_scanner(language, code)
}

/// Whether brackets are nested too deep, those of strings and comments included.
fn is_too_deep(code: &str) -> bool {
    let mut depth = 0usize;
    code.bytes().any(|byte| {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MOST_BRACKETS
    })
}

/// Whether the state of a grammar's scanner fits into its buffer.
fn fits_scanner(language: Language, code: &str) -> bool {
    match language {
        Language::Python => has_few_indents(code),
        Language::Yaml => has_few_blocks(code),
        Language::Ruby => !has_here_document(code),
        _ => true,
    }
}

/// Two bytes are stored for each level of indentation, and at most 257 for strings.
fn has_few_indents(code: &str) -> bool {
    let lines = code.split(['\n', '\r', '\u{c}']);
    let blank = |line: &'_ str| line.len() - line.trim_start().len();
    let indents: HashSet<&str> = lines.map(|line| &line[..blank(line)]).collect();
    indents.len() <= 200
}

/// Four bytes are stored for each block around a place: at most two in each column, and one for each mark.
fn has_few_blocks(code: &str) -> bool {
    let marks = code.bytes().filter(|byte| matches!(byte, b'-' | b'?' | b':')).count();
    marks <= 240 || code.lines().all(|line| line.len() <= 120)
}

/// Whether Ruby code has what can be the begin of a here document.
fn has_here_document(code: &str) -> bool {
    code.match_indices("<<").any(|(at, _)| {
        let next = code[at + 2..].chars().next();
        next.is_some_and(|next| next.is_alphanumeric() || "~-_\"'`".contains(next))
    })
}
