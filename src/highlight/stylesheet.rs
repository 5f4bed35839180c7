//! Two colour schemes → one stylesheet. Pure.

use std::fmt::Write;

use super::kind::Kind;
use crate::base::colour::{Rgb, mix, readable};

/// How code looks in one colour scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Palette {
    pub(crate) ground: Rgb,
    pub(crate) text: Rgb,
    /// Grounds of marked, added and removed lines
    pub(crate) tints: [Rgb; 3],
    /// One for each of [`Kind::ALL`]
    pub(crate) styles: Vec<Style>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) colour: Rgb,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) underline: bool,
}

/// Classes of lines with a ground of their own, in the order of [`Palette::tints`].
const TINTED: [&str; 3] = ["marked", "added", "removed"];
const GREEN: Rgb = Rgb(46, 160, 67);
const RED: Rgb = Rgb(248, 81, 73);

impl Palette {
    /// Adds the grounds of lines to a scheme, and makes every colour readable on all grounds.
    pub(crate) fn new(ground: Rgb, text: Rgb, styles: &[Style]) -> Palette {
        let tints = [mix(ground, text, 16), mix(ground, GREEN, 28), mix(ground, RED, 28)];
        let [marked, added, removed] = tints;
        let grounds = [ground, marked, added, removed];
        let styles = styles
            .iter()
            .map(|style| Style { colour: readable(style.colour, &grounds), ..*style })
            .collect();
        Palette { ground, text: readable(text, &grounds), tints, styles }
    }
}

/// Rules for both palettes: the light one unless the reader's system or the page's `data-theme`
/// asks for the dark one. The same palettes give the same text.
pub(crate) fn write(light: &Palette, dark: &Palette) -> String {
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
    for (kind, faces) in Kind::ALL.iter().zip(&faces) {
        let class = kind.class();
        let _ = write!(css, ".code .{class}{{color:var(--code-{class})");
        for face in faces {
            let _ = write!(css, ";{}:var(--code-{class}-{})", face.property, face.short);
        }
        css.push_str("}\n");
    }
    css
}

/// For each kind, the faces that either palette gives it.
fn faces(light: &Palette, dark: &Palette) -> Vec<Vec<&'static Face>> {
    let both = light.styles.iter().zip(&dark.styles);
    both.map(|(light, dark)| {
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
    for ((kind, style), faces) in Kind::ALL.iter().zip(&palette.styles).zip(faces) {
        let class = kind.class();
        let _ = write!(css, ";--code-{class}:{}", style.colour);
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
