//! Generates the stylesheet of highlighted code from two colour schemes. Pure.

use std::fmt::Write;

use crate::base::colour::{Rgb, contrast, mix, readable};
use crate::highlight::{Colour, Scheme, Style, UnknownScheme, scheme};

#[cfg(test)]
mod tests;

/// The colours of one colour scheme, adjusted for readability.
struct Palette {
    /// The background
    ground: Rgb,
    text: Rgb,
    /// Backgrounds of marked, added and removed lines
    tints: [Rgb; 3],
    styles: Vec<(Style, Rgb)>,
}

/// Classes of lines with their own background, in the order of [`Palette::tints`].
const TINTED: [&str; 3] = ["marked", "added", "removed"];
const GREEN: Rgb = Rgb(46, 160, 67);
const RED: Rgb = Rgb(248, 81, 73);

/// Returns the stylesheet of highlighted code, for elements with the class `code`.
///
/// Colours of the schemes with too little contrast are moved towards black or white: every kind of token has
/// a contrast of at least 4.5:1 on plain, marked, added and removed lines. The page is light unless the
/// reader's system prefers dark or the root has `data-theme="dark"`.
pub(super) fn stylesheet(light: &str, dark: &str) -> Result<String, UnknownScheme> {
    Ok(write(&Palette::of(&scheme(light)?), &Palette::of(&scheme(dark)?)))
}

impl Palette {
    /// Adds the backgrounds of lines to a scheme, and makes every colour readable on all backgrounds.
    fn of(scheme: &Scheme) -> Palette {
        let (ground, text) = (rgb(scheme.ground), rgb(scheme.text));
        let tints = [mix(ground, text, 16), mix(ground, GREEN, 28), mix(ground, RED, 28)];
        let [marked, added, removed] = tints;
        let grounds = [ground, marked, added, removed];
        let styles = scheme.styles.iter();
        let styles = styles.map(|style| (*style, readable(dominant(style, ground), &grounds)));
        Palette { ground, text: readable(text, &grounds), tints, styles: styles.collect() }
    }
}

/// Returns the colour that identifies a style: its background if that has more contrast to the scheme's
/// background than its text has, as in pale text on a coloured background.
fn dominant(style: &Style, ground: Rgb) -> Rgb {
    let (letters, behind) = (rgb(style.colour), rgb(style.ground));
    if contrast(behind, ground) > contrast(letters, ground) { behind } else { letters }
}

fn rgb([red, green, blue]: Colour) -> Rgb {
    Rgb(red, green, blue)
}

/// Writes the rules for both palettes: the light one, unless the reader's system or the page's `data-theme`
/// requests the dark one. The output is deterministic.
fn write(light: &Palette, dark: &Palette) -> String {
    let faces = faces(light, dark);
    let (by_day, by_night) = (properties(light, &faces), properties(dark, &faces));
    let mut css = format!(
        ":root{{{by_day}}}\n\
         @media (prefers-color-scheme:dark){{:root:not([data-theme=\"light\"]){{{by_night}}}}}\n\
         :root[data-theme=\"dark\"]{{{by_night}}}\n\
         .code{{background:var(--code-ground);color:var(--code-text)}}\n"
    );
    for class in TINTED {
        let _ = writeln!(css, ".code .{class}{{background:var(--code-{class})}}");
    }
    for ((style, _), faces) in light.styles.iter().zip(&faces) {
        let class = style.class;
        let _ = write!(css, ".code .{class}{{color:var(--code-{class})");
        for face in faces {
            let _ = write!(css, ";{}:var(--code-{class}-{})", face.property, face.short);
        }
        css.push_str("}\n");
    }
    css
}

/// Returns, for each class, the font properties that either palette sets.
fn faces(light: &Palette, dark: &Palette) -> Vec<Vec<&'static Face>> {
    let both = light.styles.iter().zip(&dark.styles);
    both.map(|((light, _), (dark, _))| {
        FACES.iter().filter(|face| (face.of)(light) || (face.of)(dark)).collect()
    })
    .collect()
}

/// Returns the custom properties of one palette.
fn properties(palette: &Palette, faces: &[Vec<&Face>]) -> String {
    let mut css = format!("--code-ground:{};--code-text:{}", palette.ground, palette.text);
    for (class, tint) in TINTED.iter().zip(palette.tints) {
        let _ = write!(css, ";--code-{class}:{tint}");
    }
    for ((style, colour), faces) in palette.styles.iter().zip(faces) {
        let class = style.class;
        let _ = write!(css, ";--code-{class}:{colour}");
        for face in faces {
            let value = if (face.of)(style) { face.on } else { face.off };
            let _ = write!(css, ";--code-{class}-{}:{value}", face.short);
        }
    }
    css
}

/// A font property that a style may set in addition to its colour.
struct Face {
    property: &'static str,
    short: &'static str,
    on: &'static str,
    off: &'static str,
    of: fn(&Style) -> bool,
}

const FACES: &[Face] = &[
    Face { property: "font-weight", short: "w", on: "700", off: "inherit", of: |style| style.bold },
    Face {
        property: "font-style",
        short: "s",
        on: "italic",
        off: "inherit",
        of: |style| style.italic,
    },
    Face {
        property: "text-decoration",
        short: "t",
        on: "underline",
        off: "none",
        of: |style| style.underline,
    },
];
