//! One-line comments that swallow the rest of the code, because its line ends were lost. Pure.

use super::form::Forms;
use super::language::Language;

/// Words with which a statement begins that no sentence begins with in the middle of a comment.
const STARTS: [&str; 16] = [
    "const", "let", "var", "function", "import", "export", "class", "await", "public", "private",
    "static", "int", "void", "String", "using", "fn",
];

/// Statements that a comment certainly swallows.
const LEAST: usize = 2;

/// Most beginnings of a statement that are tried.
const MOST: usize = 4;

/// Whether some code may be one comment that ends with statements.
pub(super) fn can_swallow(code: &str, language: Language) -> bool {
    comment(code, language).is_some_and(is_code)
}

/// Returns the text of code that begins with a comment.
fn comment(code: &str, language: Language) -> Option<&str> {
    code.trim().strip_prefix("//").filter(|_| language.has_slashes())
}

/// Whether a text is one line and may end with statements.
fn is_code(text: &str) -> bool {
    text.ends_with([';', '}']) && text.matches(';').count() >= LEAST && !text.contains('\n')
}

/// Returns the offset of a comment that is all of the code and ends with two statements, after words of its own:
/// `// a comment const x = 1; foo();`.
pub(super) fn swallowing(code: &str, language: Language, forms: &mut Forms) -> Option<usize> {
    let text = comment(code, language).filter(|text| is_code(text))?;
    let words = text.match_indices(' ').map(|(at, _)| &text[at + 1..]);
    let is_start = |rest: &&str| rest.split(' ').next().is_some_and(|word| STARTS.contains(&word));
    let begins = words.filter(is_start).filter(|rest| {
        let before = &text[..text.len() - rest.len()];
        before.contains(char::is_alphabetic)
    });
    let mut begins = begins.take_while(|rest| is_code(rest)).take(MOST);
    let is_swallowed = begins.any(|rest| forms.is_valid(rest) == Some(true));
    is_swallowed.then(|| code.len() - code.trim_start().len())
}
