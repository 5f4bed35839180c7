//! Code → HTML, and colour schemes → CSS. Pure. No file but this and those below it names
//! `syntect` or `two_face`.
//!
//! The HTML does not depend on the colour schemes: a span's class says what kind of thing it holds,
//! and one stylesheet gives each kind its colour, by day and by night. So a change of scheme makes
//! no page again, and a page is the same size whatever its colours.

mod grammar;
mod kind;
mod language;
mod line;
mod memory;
mod parser;
mod prefilter;
mod search;
mod stylesheet;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock, OnceLock};

use syntect::highlighting::{Color, FontStyle, Theme};
use syntect::parsing::{ClearAmount, Scope, ScopeStackOp, SyntaxReference};
use two_face::theme::{EmbeddedLazyThemeSet, EmbeddedThemeName, extra};

use self::grammar::GRAMMARS;
use self::kind::{Kind, MARKS, Mark};
use self::line::{Line, escape};
use self::memory::{Memory, Position, Shown, Spot, with_memory};
use self::parser::Stopped;
use self::stylesheet::{Palette, Style};
use crate::base::colour::{self, Rgb, contrast};
use crate::base::hash::{Hash, Hasher};
use crate::diagnostic::nearest;

/// The light scheme where `[highlight]` names none.
pub const LIGHT_SCHEME: &str = "OneHalfLight";
/// The dark scheme where `[highlight]` names none.
pub const DARK_SCHEME: &str = "OneHalfDark";

/// A longer line is data, not code to read; grammars take time on it that grows with its square.
const MAX_LINE_BYTES: usize = 2_000;
pub(super) const MAX_CODE_BYTES: usize = 256 * 1024;

/// No colour scheme has this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownScheme(pub String);

impl fmt::Display for UnknownScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no colour scheme `{}`", self.0)
    }
}

impl std::error::Error for UnknownScheme {}

/// The names in daily use of what code is written in.
pub fn language_names() -> impl Iterator<Item = &'static str> {
    language::names()
}

/// The names of the colour schemes, sorted.
pub fn scheme_names() -> Vec<String> {
    let mut names: Vec<String> = schemes().map(|scheme| scheme.as_name().to_owned()).collect();
    names.sort();
    names
}

/// The stylesheet of highlighted code, for everything of the class `code`.
///
/// Colours are those of the schemes, moved towards black or white where they could not be read:
/// every kind of token has a contrast of at least 4.5:1 on plain, marked, added and removed lines.
/// The page is light unless the reader's system prefers dark or `data-theme` on the root says so.
pub fn stylesheet(light: &str, dark: &str) -> Result<String, UnknownScheme> {
    Ok(stylesheet::write(&palette(light)?, &palette(dark)?))
}

/// Three of the embedded schemes name the colours of a terminal, which a page does not have.
fn schemes() -> impl Iterator<Item = EmbeddedThemeName> {
    use EmbeddedThemeName::{Ansi, Base16, Base16_256};
    let all = EmbeddedLazyThemeSet::theme_names().iter().copied();
    all.filter(|scheme| !matches!(scheme, Ansi | Base16 | Base16_256))
}

fn palette(name: &str) -> Result<Palette, UnknownScheme> {
    let scheme = schemes()
        .find(|scheme| scheme.as_name().eq_ignore_ascii_case(name))
        .ok_or_else(|| UnknownScheme(name.to_owned()))?;
    let themes = extra();
    let theme = themes.get(scheme);
    let ground = theme.settings.background.map_or(colour::WHITE, rgb);
    let text = theme.settings.foreground.map_or(colour::BLACK, rgb);
    let styles: Vec<Style> =
        Kind::ALL.iter().map(|kind| style(theme, *kind, ground, text)).collect();
    Ok(Palette::new(ground, text, &styles))
}

/// The style that a scheme gives to the first of a kind's scopes that it knows.
fn style(theme: &Theme, kind: Kind, ground: Rgb, text: Rgb) -> Style {
    let highlighter = syntect::highlighting::Highlighter::new(theme);
    let known = kind.scopes().iter().find_map(|name| {
        let style = highlighter.style_mod_for_stack(&[scope("source"), scope(name)]);
        (style.foreground.is_some() || style.font_style.is_some()).then_some(style)
    });
    let foreground = known.and_then(|style| style.foreground).map_or(text, rgb);
    let background = known.and_then(|style| style.background).map_or(ground, rgb);
    let font = known.and_then(|style| style.font_style).unwrap_or_default();
    // Where a scheme writes pale letters on a coloured ground, the ground is what tells.
    let inverse = contrast(background, ground) > contrast(foreground, ground);
    Style {
        colour: if inverse { background } else { foreground },
        bold: font.contains(FontStyle::BOLD) || kind == Kind::Strong,
        italic: font.contains(FontStyle::ITALIC) || kind == Kind::Emphasis,
        underline: font.contains(FontStyle::UNDERLINE),
    }
}

/// Without the alpha channel: the schemes that have one mean an opaque colour.
fn rgb(colour: Color) -> Rgb {
    Rgb(colour.r, colour.g, colour.b)
}

fn scope(name: &str) -> Scope {
    Scope::new(name).expect("the tables hold scopes of at most eight parts")
}

/// Code → HTML. Answers do not depend on the order of questions, so many threads can share one.
#[derive(Default)]
pub struct Highlighter {
    known: OnceLock<Arc<dyn KnowsCode>>,
}

/// What remembers highlighted code from one build to the next. Lines of HTML hold no line ends.
pub trait KnowsCode: Send + Sync + 'static {
    fn recall(&self, key: Hash) -> Option<String>;
    fn learn(&self, key: Hash, html: &str);
}

/// [`MARKS`], the longest first
static LONGEST_MARKS: LazyLock<Vec<(Scope, Mark)>> = LazyLock::new(|| {
    let mut marks: Vec<(Scope, Mark)> =
        MARKS.iter().map(|(name, mark)| (scope(name), *mark)).collect();
    marks.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    marks
});

/// What a scope says: the longest beginning of its name that is known.
fn mark(scope: Scope) -> Mark {
    let fits = LONGEST_MARKS.iter().find(|(prefix, _)| prefix.is_prefix_of(scope));
    fits.map_or(Mark::Silent, |(_, mark)| *mark)
}

/// What a fence's language asks for.
enum Language {
    Plain,
    Grammar(&'static SyntaxReference),
    Unknown,
}

impl Highlighter {
    pub fn new() -> Highlighter {
        Highlighter::default()
    }

    /// Whether the word is a language: a grammar's name, a common name for it, or the ending of its
    /// files, in any case; or a word for plain text.
    pub fn knows(&self, token: &str) -> bool {
        let lower = token.to_lowercase();
        language::is_plain(&lower)
            || language::grammar(&lower).is_some()
            || !matches!(self.language(token), Language::Unknown)
    }

    /// The language that was probably meant by a word that is none, in lower case.
    pub fn nearest_language(&self, token: &str) -> Option<String> {
        // Common names first: among file endings there is one for almost every slip.
        let common = nearest(token, language::names());
        let near = common.or_else(|| nearest(token, self.all_names()));
        near.map(str::to_lowercase)
    }

    /// One line of HTML for each line of code, without line ends; every line closes its spans.
    ///
    /// Text is escaped. It has no spans when the language is none, plain or unknown, when the code
    /// is longer than 256 KiB or when its grammar fails; neither has a line longer than 2,000
    /// bytes, or one on which the grammar would take too long, or all behind lines that took long.
    pub fn lines(&self, language: Option<&str>, code: &str) -> Vec<Arc<str>> {
        let token = language.unwrap_or("text");
        if code.len() > MAX_CODE_BYTES || language::is_plain(&token.to_lowercase()) {
            return plain_lines(code);
        }
        let key = Hasher::default().text(token).text(code).finish();
        if let Some(html) = self.known.get().and_then(|known| known.recall(key)) {
            return html.split('\n').map(Arc::from).collect();
        }
        let lines = self.fresh_lines(token, code);
        if let Some(known) = self.known.get().filter(|_| !lines.is_empty()) {
            known.learn(key, &lines.join("\n"));
        }
        lines
    }

    /// From now on, lets `known` remember, and remembers what it knows.
    pub fn remember_in(&self, known: Arc<dyn KnowsCode>) {
        let _ = self.known.set(known);
    }

    fn fresh_lines(&self, token: &str, code: &str) -> Vec<Arc<str>> {
        let Language::Grammar(syntax) = self.language(token) else { return plain_lines(code) };
        let variant = language::variant(&syntax.name, code);
        let variant = variant.and_then(|name| GRAMMARS.find_syntax_by_name(name));
        let syntax = variant.unwrap_or(syntax);
        with_memory(|memory| coloured_lines(memory, syntax, code))
            .unwrap_or_else(|| plain_lines(code))
    }

    fn language(&self, token: &str) -> Language {
        let lower = token.to_lowercase();
        if language::is_plain(&lower) {
            return Language::Plain;
        }
        let set = &*GRAMMARS;
        let found = match language::grammar(&lower) {
            Some(name) => set.find_syntax_by_name(name),
            None => set.find_syntax_by_token(token),
        };
        match found {
            Some(syntax) if !syntax.hidden => Language::Grammar(syntax),
            _ => Language::Unknown,
        }
    }

    /// Whether two names are of one language.
    pub fn is_same(&self, one: &str, other: &str) -> bool {
        match (self.language(one), self.language(other)) {
            (Language::Grammar(one), Language::Grammar(other)) => one.name == other.name,
            _ => false,
        }
    }

    fn all_names(&self) -> impl Iterator<Item = &str> {
        let shown = GRAMMARS.syntaxes().iter().filter(|syntax| !syntax.hidden);
        shown.flat_map(|syntax| {
            let endings = syntax.file_extensions.iter().map(String::as_str);
            endings.chain([&*syntax.name]).filter(|name| name.len() > 1 && !name.contains(' '))
        })
    }
}

/// None when the grammar fails.
fn coloured_lines(
    memory: &mut Memory,
    syntax: &SyntaxReference,
    code: &str,
) -> Option<Vec<Arc<str>>> {
    let mut position = memory.start(syntax)?;
    let mut lines = Vec::new();
    let mut paid = 0;
    for line in code.lines() {
        if line.len() > MAX_LINE_BYTES || search::is_too_much(paid, code) {
            lines.push(plain_line(line));
            continue;
        }
        let shown = match memory.line(&position, line) {
            Some(known) => known,
            None => fresh_line(memory, &position, line)?,
        };
        paid += u64::from(shown.paid);
        lines.push(shown.html);
        position = shown.next;
    }
    Some(lines)
}

fn fresh_line(memory: &mut Memory, position: &Position, line: &str) -> Option<Shown> {
    let Spot { mut state, open, cleared } = memory.spot(position);
    // The grammars are written for lines with their ends.
    let shown = match memory.parser.line(&mut state, &format!("{line}\n")) {
        Ok((changes, paid)) => {
            let stack = Stack { marks: &mut memory.marks, open, cleared };
            let (html, open, cleared) = spans(stack, line, &changes);
            let next = memory.position(Spot { state, open, cleared });
            Shown { html, next, paid }
        }
        Err(Stopped::Costly(paid)) => {
            Shown { html: plain_line(line), next: position.clone(), paid }
        }
        Err(Stopped::Damaged) => return None,
    };
    memory.remember(position, line, &shown);
    Some(shown)
}

/// The HTML of a line, and the scopes around its end.
fn spans(
    mut stack: Stack<'_>,
    line: &str,
    changes: &[(usize, ScopeStackOp)],
) -> (Arc<str>, Vec<Mark>, Vec<Vec<Mark>>) {
    let mut html = Line::default();
    let mut from = 0;
    for (at, change) in changes {
        let at = (*at).clamp(from, line.len());
        html.push(stack.kind(), &line[from..at]);
        from = at;
        stack.apply(change);
    }
    html.push(stack.kind(), &line[from..]);
    (html.finish().into(), stack.open, stack.cleared)
}

fn plain_lines(code: &str) -> Vec<Arc<str>> {
    code.lines().map(plain_line).collect()
}

fn plain_line(line: &str) -> Arc<str> {
    let mut html = String::with_capacity(line.len());
    escape(&mut html, line);
    html.into()
}

/// The scopes around a place in code, by what they say.
struct Stack<'m> {
    /// What scopes say that were met so far
    marks: &'m mut HashMap<Scope, Mark>,
    open: Vec<Mark>,
    /// What grammars set aside, to take up again
    cleared: Vec<Vec<Mark>>,
}

impl Stack<'_> {
    fn kind(&self) -> Option<Kind> {
        kind::of_stack(&self.open)
    }

    fn apply(&mut self, change: &ScopeStackOp) {
        match *change {
            ScopeStackOp::Push(scope) => {
                let mark = *self.marks.entry(scope).or_insert_with(|| mark(scope));
                self.open.push(mark);
            }
            ScopeStackOp::Pop(count) => {
                self.open.truncate(self.open.len().saturating_sub(count));
            }
            ScopeStackOp::Clear(amount) => {
                let keep = match amount {
                    ClearAmount::TopN(count) => self.open.len().saturating_sub(count),
                    ClearAmount::All => 0,
                };
                self.cleared.push(self.open.split_off(keep));
            }
            ScopeStackOp::Restore => self.open.extend(self.cleared.pop().unwrap_or_default()),
            ScopeStackOp::Noop => {}
        }
    }
}
