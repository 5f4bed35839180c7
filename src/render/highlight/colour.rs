//! Colours and whether they can be read. Pure.

use std::fmt;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rgb(pub(crate) u8, pub(crate) u8, pub(crate) u8);

pub(crate) const BLACK: Rgb = Rgb(0, 0, 0);
pub(crate) const WHITE: Rgb = Rgb(255, 255, 255);

/// What text needs against its ground: WCAG 2.2, success criterion 1.4.3.
pub(crate) const MIN_CONTRAST: f64 = 4.5;

impl fmt::Display for Rgb {
    /// As CSS writes it, in three digits where they say the same.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Rgb(r, g, b) = self;
        if [r, g, b].iter().all(|part| **part % 17 == 0) {
            return write!(f, "#{:x}{:x}{:x}", r / 17, g / 17, b / 17);
        }
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

/// The contrast of two colours, from 1 to 21: WCAG 2.2, "contrast ratio".
pub(crate) fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The lowest contrast of a colour against any of the grounds.
pub(crate) fn lowest_contrast(colour: Rgb, grounds: &[Rgb]) -> f64 {
    grounds.iter().map(|ground| contrast(colour, *ground)).fold(f64::INFINITY, f64::min)
}

/// The colour `share` 255ths of the way from one to the other.
pub(crate) fn mix(from: Rgb, to: Rgb, share: u8) -> Rgb {
    let part = |from: u8, to: u8| {
        let (from, to, share) = (u32::from(from), u32::from(to), u32::from(share));
        let mixed = (from * (255 - share) + to * share + 127) / 255;
        u8::try_from(mixed).expect("a mean of bytes is a byte")
    };
    Rgb(part(from.0, to.0), part(from.1, to.1), part(from.2, to.2))
}

/// The colour itself when it can be read on all the grounds, else the nearest one towards black
/// or white, whichever stands out more, that can.
pub(crate) fn readable(colour: Rgb, grounds: &[Rgb]) -> Rgb {
    let dark = lowest_contrast(BLACK, grounds) > lowest_contrast(WHITE, grounds);
    let end = if dark { BLACK } else { WHITE };
    (0..=u8::MAX)
        .map(|share| mix(colour, end, share))
        .find(|nudged| lowest_contrast(*nudged, grounds) >= MIN_CONTRAST)
        .unwrap_or(end)
}

/// Relative luminance, 0 to 1: WCAG 2.2.
fn luminance(Rgb(r, g, b): Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_agrees_with_the_known_ratios() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(Rgb(0x76, 0x76, 0x76), WHITE) - 4.54).abs() < 0.01);
        assert_eq!(contrast(WHITE, WHITE).to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is() {
        let navy = Rgb(0, 0, 128);
        assert_eq!(readable(navy, &[WHITE]), navy);
    }

    #[test]
    fn a_pale_colour_is_darkened_on_light_ground_and_no_further_than_needed() {
        let nudged = readable(Rgb(0xa0, 0xa1, 0xa7), &[WHITE]);
        let ratio = contrast(nudged, WHITE);
        assert!((MIN_CONTRAST..4.7).contains(&ratio), "{nudged} has {ratio}");
    }

    #[test]
    fn a_dull_colour_is_lightened_on_dark_ground() {
        let ground = Rgb(0x28, 0x2c, 0x34);
        let nudged = readable(Rgb(0x5c, 0x63, 0x70), &[ground]);
        assert!(contrast(nudged, ground) >= MIN_CONTRAST);
        assert!(nudged.0 > 0x5c);
    }

    #[test]
    fn a_colour_must_be_readable_on_every_ground() {
        let grounds = [WHITE, Rgb(0xdd, 0xee, 0xdd)];
        let nudged = readable(Rgb(0x99, 0x99, 0x99), &grounds);
        assert!(lowest_contrast(nudged, &grounds) >= MIN_CONTRAST);
    }

    #[test]
    fn colours_are_written_as_short_as_css_allows() {
        assert_eq!(WHITE.to_string(), "#fff");
        assert_eq!(Rgb(0x28, 0x2c, 0x34).to_string(), "#282c34");
    }
}
