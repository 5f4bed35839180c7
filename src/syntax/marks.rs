//! The comments and strings of code, as the marks around them tell, without a grammar. Pure.

use super::brackets;
use super::language::Language;
use crate::highlight::{COMMENT, TEXT};

/// Stands for a byte of a string that can have several lines, and has no code in it.
pub(super) const LONG: u8 = 2;

/// Returns code in which [`COMMENT`], [`TEXT`] and [`LONG`] stand for the bytes of comments and strings. `None` if marks
/// alone do not tell which these are, or if the brackets in one of them are not even: so those of the code are even if
/// and only if those of the result are, whichever parts are comments and strings after all.
pub(super) fn masked(language: Language, code: &str) -> Option<Vec<u8>> {
    if has_text_without_marks(language, code) {
        return None;
    }
    let bytes = code.as_bytes();
    let mut masked = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let piece = Piece::at(language, bytes, at)?;
        let range = at..at + piece.length;
        if let Some(mark) = piece.hidden_as {
            if !brackets::are_even(&bytes[range.clone()]) {
                return None;
            }
            masked[range].fill(mark);
        }
        at += piece.length;
    }
    let is_sure = !language.has_regexps() || slashes_are_even(&masked);
    is_sure.then_some(masked)
}

/// Whether code can have text that no mark surrounds: between tags, in here documents and the like.
fn has_text_without_marks(language: Language, code: &str) -> bool {
    let has = |marks: &[&str]| marks.iter().any(|mark| code.contains(mark));
    match language {
        Language::Html => true,
        Language::JavaScript | Language::TypeScript => has(&["</", "/>"]),
        Language::Php => has(&["?>", "<<<"]) || has(&["<?"]) && !code.starts_with("<?"),
        // `%w(`, `?(`
        Language::Ruby => has(&["%", "?(", "?[", "?{", "`", "\n=begin", "__END__"]),
        _ => false,
    }
}

/// A byte of code, or a whole comment or string.
struct Piece {
    length: usize,
    /// What stands for its bytes
    hidden_as: Option<u8>,
}

impl Piece {
    /// Returns the piece that begins at an offset outside of comments and strings. `None` if it has no end, or if it
    /// can be something else.
    fn at(language: Language, code: &[u8], at: usize) -> Option<Piece> {
        let rest = &code[at..];
        let hidden = |length, mark| Some(Piece { length, hidden_as: Some(mark) });
        match rest[0] {
            b'/' if rest.starts_with(b"/*") && language.has_block_comments() => {
                hidden(end_after(rest, 2, b"*/")?, COMMENT)
            }
            b'/' | b'#' if language.begins_line_comment(rest) => {
                let is_directive = rest[0] == b'#' && language.has_directives();
                let mark = if is_directive { TEXT } else { COMMENT };
                hidden(memchr::memchr(b'\n', rest).unwrap_or(rest.len()), mark)
            }
            mark @ (b'"' | b'\'')
                if language.has_long_strings() && rest.starts_with(&[mark; 3]) =>
            {
                // A letter before it can change its meaning.
                let is_plain = at == 0 || !code[at - 1].is_ascii_alphanumeric();
                hidden(end_after(rest, 3, &[mark; 3]).filter(|_| is_plain)?, LONG)
            }
            b'`' if language.has_backticks() => {
                let length = end_of_string(rest, language != Language::Go)?;
                let has_code = memchr::memmem::find(&rest[..length], b"${").is_some();
                hidden(length, if has_code { TEXT } else { LONG })
            }
            b'"' | b'\'' => {
                let length = end_of_string(rest, true)?;
                (!rest[..length].contains(&b'\n')).then_some(())?;
                hidden(length, TEXT)
            }
            // A bracket of a regular expression is none.
            b'\\' if rest.get(1).is_some_and(|next| brackets::is_bracket(*next)) => None,
            b'\\' => Some(Piece { length: rest.len().min(2), hidden_as: None }),
            _ => Some(Piece { length: 1, hidden_as: None }),
        }
    }
}

/// Returns the length of a piece up to a closing mark, which is not before an offset.
fn end_after(piece: &[u8], from: usize, close: &[u8]) -> Option<usize> {
    memchr::memmem::find(&piece[from..], close).map(|at| from + at + close.len())
}

/// Returns the length of a string that begins with its mark.
fn end_of_string(string: &[u8], has_escapes: bool) -> Option<usize> {
    let mut at = 1;
    while *string.get(at)? != string[0] {
        at += if has_escapes && string[at] == b'\\' { 2 } else { 1 };
    }
    Some(at + 1)
}

/// Whether the brackets between two slashes of a line are even, so that it does not matter where a regular expression
/// begins and ends.
fn slashes_are_even(masked: &[u8]) -> bool {
    masked.split(|byte| *byte == b'\n').all(|line| {
        let mut slashes = memchr::memchr_iter(b'/', line);
        let mut before = slashes.next();
        slashes.all(|at| {
            let start = before.replace(at).unwrap_or(at);
            brackets::are_even(&line[start..at])
        })
    })
}
