//! Two colour schemes → the stylesheet of highlighted code. Pure.

use std::fmt::Write;

use crate::base::colour::{Rgb, contrast, mix, readable};
use crate::highlight::{Colour, Scheme, Style, UnknownScheme, scheme};

#[cfg(test)]
mod tests;

/// How code looks in one colour scheme, made readable.
struct Palette {
    ground: Rgb,
    text: Rgb,
    /// Grounds of marked, added and removed lines
    tints: [Rgb; 3],
    styles: Vec<(Style, Rgb)>,
}

/// Classes of lines with a ground of their own, in the order of [`Palette::tints`].
const TINTED: [&str; 3] = ["marked", "added", "removed"];
const GREEN: Rgb = Rgb(46, 160, 67);
const RED: Rgb = Rgb(248, 81, 73);

/// The stylesheet of highlighted code, for everything of the class `code`.
///
/// Colours are those of the schemes, moved towards black or white where they could not be read:
/// every kind of token has a contrast of at least 4.5:1 on plain, marked, added and removed lines.
/// The page is light unless the reader's system prefers dark or `data-theme` on the root says so.
pub(super) fn stylesheet(light: &str, dark: &str) -> Result<String, UnknownScheme> {
    Ok(write(&Palette::of(&scheme(light)?), &Palette::of(&scheme(dark)?)))
}

impl Palette {
    /// Adds the grounds of lines to a scheme, and makes every colour readable on all grounds.
    fn of(scheme: &Scheme) -> Palette {
        let (ground, text) = (rgb(scheme.ground), rgb(scheme.text));
        let tints = [mix(ground, text, 16), mix(ground, GREEN, 28), mix(ground, RED, 28)];
        let [marked, added, removed] = tints;
        let grounds = [ground, marked, added, removed];
        let styles = scheme.styles.iter();
        let styles = styles.map(|style| (*style, readable(telling(style, ground), &grounds)));
        Palette { ground, text: readable(text, &grounds), tints, styles: styles.collect() }
    }
}

/// Where a scheme writes pale letters on a coloured ground, the ground is what tells.
fn telling(style: &Style, ground: Rgb) -> Rgb {
    let (letters, behind) = (rgb(style.colour), rgb(style.ground));
    if contrast(behind, ground) > contrast(letters, ground) { behind } else { letters }
}

fn rgb([red, green, blue]: Colour) -> Rgb {
    Rgb(red, green, blue)
}

/// Rules for both palettes: the light one unless the reader's system or the page's `data-theme`
/// asks for the dark one. The same palettes give the same text.
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

/// For each class, the faces that either palette gives it.
fn faces(light: &Palette, dark: &Palette) -> Vec<Vec<&'static Face>> {
    let both = light.styles.iter().zip(&dark.styles);
    both.map(|((light, _), (dark, _))| {
        FACES.iter().filter(|face| (face.of)(light) || (face.of)(dark)).collect()
    })
    .collect()
}

/// The custom properties of one palette.
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

/// What a style may have beside its colour.
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
