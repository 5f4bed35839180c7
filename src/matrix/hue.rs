//! The hue and the marker of each subject, the same on every page. Pure.
//!
//! Themes draw each hue in one tint on light pages and in another on dark ones. The tints of the
//! default theme are defined here too, because an author's color is compared with them;
//! `tests/it/hues.rs` checks that the stylesheet has the same tints, and that they are
//! distinguishable with every kind of colour vision.

use crate::base::colour::{Rgb, distance};

/// A hue from a set that is distinguishable with every kind of colour vision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hue {
    Blue,
    Orange,
    Teal,
    Pink,
    Gold,
    Violet,
    Red,
    Cyan,
    Green,
    Brown,
    Purple,
    Grey,
}

impl Hue {
    /// All hues, in the order in which subjects get them: the first six differ most.
    pub const ALL: [Hue; 12] = [
        Hue::Blue,
        Hue::Orange,
        Hue::Teal,
        Hue::Pink,
        Hue::Gold,
        Hue::Violet,
        Hue::Red,
        Hue::Cyan,
        Hue::Green,
        Hue::Brown,
        Hue::Purple,
        Hue::Grey,
    ];

    /// Returns the name as written in `color = "…"`.
    pub fn name(self) -> &'static str {
        match self {
            Hue::Blue => "blue",
            Hue::Orange => "orange",
            Hue::Teal => "teal",
            Hue::Pink => "pink",
            Hue::Gold => "gold",
            Hue::Violet => "violet",
            Hue::Red => "red",
            Hue::Cyan => "cyan",
            Hue::Green => "green",
            Hue::Brown => "brown",
            Hue::Purple => "purple",
            Hue::Grey => "grey",
        }
    }

    /// Returns the tints of the default theme: on a light page, and on a dark one.
    pub fn tints(self) -> [Rgb; 2] {
        match self {
            Hue::Blue => [Rgb(0x2c, 0x63, 0xd9), Rgb(0x59, 0x7e, 0xfb)],
            Hue::Orange => [Rgb(0xc0, 0x69, 0x41), Rgb(0xea, 0x9f, 0x37)],
            Hue::Teal => [Rgb(0x00, 0x56, 0x4f), Rgb(0x48, 0xef, 0xd4)],
            Hue::Pink => [Rgb(0xab, 0x26, 0x90), Rgb(0xec, 0x5b, 0xb4)],
            Hue::Gold => [Rgb(0x7f, 0x5c, 0x0d), Rgb(0xe3, 0xdf, 0x50)],
            Hue::Violet => [Rgb(0x40, 0x03, 0x8e), Rgb(0xb2, 0xb6, 0xff)],
            Hue::Red => [Rgb(0x9a, 0x10, 0x3a), Rgb(0xca, 0x65, 0x6f)],
            Hue::Cyan => [Rgb(0x00, 0x64, 0x8d), Rgb(0x74, 0xc4, 0xcb)],
            Hue::Green => [Rgb(0x52, 0x8d, 0x5f), Rgb(0x85, 0xad, 0x76)],
            Hue::Brown => [Rgb(0x60, 0x3d, 0x0a), Rgb(0x95, 0x74, 0x3b)],
            Hue::Purple => [Rgb(0x62, 0x00, 0x64), Rgb(0xb6, 0x86, 0xe3)],
            Hue::Grey => [Rgb(0x5f, 0x6b, 0x66), Rgb(0x7d, 0x89, 0x95)],
        }
    }
}

/// The value of a subject's `color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    Named(Hue),
    Rgb(Rgb),
}

impl Color {
    /// Reads the name of a hue, `#rgb` or `#rrggbb`.
    pub fn parse(text: &str) -> Option<Color> {
        let named = Hue::ALL.into_iter().find(|hue| hue.name() == text).map(Color::Named);
        named.or_else(|| Rgb::parse(text).map(Color::Rgb))
    }

    /// Returns how different the color looks from a hue; 0 for the hue that it names.
    fn distance(self, hue: Hue) -> f64 {
        // The nearer of the two tints counts, so that a pale blue is still a blue.
        let nearer = |from: Rgb| {
            let [light, dark] = hue.tints().map(|tint| distance(from, tint));
            light.min(dark)
        };
        match self {
            Color::Named(named) => nearer(named.tints()[0]),
            Color::Rgb(rgb) => nearer(rgb),
        }
    }
}

/// Returns the hue of each subject of a matrix, given the colors that authors chose. The subjects of
/// each block of twelve have different hues. A subject with a color gets the hue nearest to it; if
/// two subjects want the same hue, the nearer one gets it and the other the nearest hue that is left.
/// A subject without a color gets the hue at its position, or, if that is taken, the first one left.
pub fn hues(colors: &[Option<Color>]) -> Vec<Hue> {
    colors.chunks(Hue::ALL.len()).flat_map(hues_of_twelve).collect()
}

fn hues_of_twelve(colors: &[Option<Color>]) -> Vec<Hue> {
    let mut given = vec![None; colors.len()];
    for (place, hue) in ranked_pairs(colors) {
        if given[place].is_none() && !given.contains(&Some(hue)) {
            given[place] = Some(hue);
        }
    }
    for (place, hue) in Hue::ALL.into_iter().enumerate().take(colors.len()) {
        if given[place].is_none() && !given.contains(&Some(hue)) {
            given[place] = Some(hue);
        }
    }
    let taken = given.clone();
    let mut left = Hue::ALL.into_iter().filter(|hue| !taken.contains(&Some(*hue)));
    let mut hue = |of: Option<Hue>| of.or_else(|| left.next());
    given.into_iter().map(|of| hue(of).expect("twelve subjects have twelve hues")).collect()
}

/// Returns all pairs of a position with a color and a hue, sorted by their distance.
fn ranked_pairs(colors: &[Option<Color>]) -> Vec<(usize, Hue)> {
    let mut pairs: Vec<(f64, usize, Hue)> = Vec::new();
    for (place, color) in colors.iter().enumerate() {
        let Some(color) = color else { continue };
        pairs.extend(Hue::ALL.into_iter().map(|hue| (color.distance(hue), place, hue)));
    }
    // The sort is stable: at equal distances, the first subject comes first.
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    pairs.into_iter().map(|(_, place, hue)| (place, hue)).collect()
}

/// Shapes for readers who cannot distinguish the hues.
pub const MARKERS: [&str; 6] = ["circle", "square", "diamond", "up", "down", "hexagon"];

/// Returns the shape of the subject at a position. If no subject has a color, no two of 72 subjects
/// share both the shape and the hue.
pub fn marker(place: usize) -> &'static str {
    MARKERS[(place + place / Hue::ALL.len()) % MARKERS.len()]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn named(colors: &[&str]) -> Vec<&'static str> {
        let colors: Vec<_> = colors.iter().map(|color| Color::parse(color)).collect();
        hues(&colors).into_iter().map(Hue::name).collect()
    }

    #[test]
    fn without_colors_hues_go_by_place() {
        let all: Vec<_> = hues(&[None; 30]);
        assert_eq!(all[..12], Hue::ALL);
        assert_eq!(all[12..24], Hue::ALL);
        assert_eq!(all[24..], Hue::ALL[..6]);
    }

    #[test]
    fn a_color_is_its_nearest_hue_and_a_name_is_its_own() {
        for (color, hue) in [
            ("#00f", "blue"),
            ("#3c873a", "green"),
            ("#e76f00", "orange"),
            ("#00add8", "cyan"),
            ("#888", "grey"),
            ("#f8d7ef", "violet"),
        ] {
            assert_eq!(named(&[color]), [hue], "{color}");
        }
        for hue in Hue::ALL {
            assert_eq!(named(&[hue.name()]), [hue.name()]);
        }
    }

    #[test]
    fn a_chosen_hue_moves_only_the_subject_that_has_it_by_position() {
        assert_eq!(named(&["", "", "", "blue"]), ["pink", "orange", "teal", "blue"]);
    }

    #[test]
    fn the_nearer_subject_gets_a_contested_hue_and_the_other_the_nearest_left() {
        assert_eq!(named(&["#2b62d8", "blue"])[1], "blue");
        assert_eq!(named(&["blue", "blue"])[0], "blue");
        assert_eq!(named(&["red"; 12]).into_iter().collect::<BTreeSet<_>>().len(), 12);
    }

    #[test]
    fn whatever_is_chosen_twelve_subjects_have_twelve_hues() {
        for chosen in 0..12 {
            let mut colors = [""; 12];
            colors[chosen] = "gold";
            colors[(chosen + 5) % 12] = "#e3df50";
            assert_eq!(named(&colors).into_iter().collect::<BTreeSet<_>>().len(), 12);
        }
    }

    #[test]
    fn hue_and_marker_together_tell_72_subjects_apart() {
        let hues = hues(&[None; 72]);
        let marks = hues.into_iter().enumerate().map(|(place, hue)| (hue, marker(place)));
        assert_eq!(marks.collect::<BTreeSet<_>>().len(), 72);
    }
}
