//! Colour schemes: the style of each kind of code. Pure.

use std::fmt;

use syntect::highlighting::{Color, FontStyle, Highlighter, Theme};
use two_face::theme::{EmbeddedLazyThemeSet, EmbeddedThemeName, extra};

use super::kind::{self, Kind};

/// The default light scheme.
pub const LIGHT_SCHEME: &str = "OneHalfLight";
/// The default dark scheme.
pub const DARK_SCHEME: &str = "OneHalfDark";

/// Red, green and blue.
pub type Colour = [u8; 3];

/// The colours of a scheme as its author chose them, whatever their contrast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    pub ground: Colour,
    pub text: Colour,
    /// One for each class that a span can have
    pub styles: Vec<Style>,
}

/// The style of a class in a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    pub class: &'static str,
    pub colour: Colour,
    /// The background of the text; in most cases that of the scheme
    pub ground: Colour,
    pub bold: bool,
    pub italic: bool,
    pub underline: bool,
}

/// The error that no colour scheme has this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownScheme(pub String);

impl fmt::Display for UnknownScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no colour scheme `{}`", self.0)
    }
}

impl std::error::Error for UnknownScheme {}

/// The names of the colour schemes, sorted.
pub fn scheme_names() -> Vec<String> {
    let mut names: Vec<String> = schemes().map(|scheme| scheme.as_name().to_owned()).collect();
    names.sort();
    names
}

/// The scheme with a name, in any case.
pub fn scheme(name: &str) -> Result<Scheme, UnknownScheme> {
    let scheme = schemes()
        .find(|scheme| scheme.as_name().eq_ignore_ascii_case(name))
        .ok_or_else(|| UnknownScheme(name.to_owned()))?;
    let themes = extra();
    let theme = themes.get(scheme);
    let ground = theme.settings.background.map_or([u8::MAX; 3], opaque);
    let text = theme.settings.foreground.map_or([0; 3], opaque);
    let styles = Kind::ALL.iter().map(|kind| style(theme, *kind, ground, text)).collect();
    Ok(Scheme { ground, text, styles })
}

/// All schemes except three that use the colours of a terminal, which a page does not have.
fn schemes() -> impl Iterator<Item = EmbeddedThemeName> {
    use EmbeddedThemeName::{Ansi, Base16, Base16_256};
    let all = EmbeddedLazyThemeSet::theme_names().iter().copied();
    all.filter(|scheme| !matches!(scheme, Ansi | Base16 | Base16_256))
}

/// The style that a scheme assigns to the first scope of a kind that it defines.
fn style(theme: &Theme, kind: Kind, ground: Colour, text: Colour) -> Style {
    let highlighter = Highlighter::new(theme);
    let known = kind.scopes().iter().find_map(|name| {
        let style = highlighter.style_mod_for_stack(&[kind::scope("source"), kind::scope(name)]);
        (style.foreground.is_some() || style.font_style.is_some()).then_some(style)
    });
    let font = known.and_then(|style| style.font_style).unwrap_or_default();
    Style {
        class: kind.class(),
        colour: known.and_then(|style| style.foreground).map_or(text, opaque),
        ground: known.and_then(|style| style.background).map_or(ground, opaque),
        bold: font.contains(FontStyle::BOLD) || kind == Kind::Strong,
        italic: font.contains(FontStyle::ITALIC) || kind == Kind::Emphasis,
        underline: font.contains(FontStyle::UNDERLINE),
    }
}

/// Drops the alpha channel: the schemes that have one mean an opaque colour.
fn opaque(colour: Color) -> Colour {
    [colour.r, colour.g, colour.b]
}
