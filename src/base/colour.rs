//! Colours: contrast, and perceptual distance. Pure.

use std::fmt;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

pub(crate) const BLACK: Rgb = Rgb(0, 0, 0);
pub(crate) const WHITE: Rgb = Rgb(255, 255, 255);

/// The minimum contrast of text against its background: WCAG 2.2, success criterion 1.4.3.
pub(crate) const MIN_CONTRAST: f64 = 4.5;

impl fmt::Display for Rgb {
    /// Writes the colour in CSS notation, with three digits if these are equivalent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Rgb(r, g, b) = self;
        if [r, g, b].iter().all(|part| **part % 17 == 0) {
            return write!(f, "#{:x}{:x}{:x}", r / 17, g / 17, b / 17);
        }
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

/// The contrast ratio of two colours, from 1 to 21, as defined in WCAG 2.2.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The lowest contrast ratio of a colour against any of the backgrounds.
pub(crate) fn lowest_contrast(colour: Rgb, backgrounds: &[Rgb]) -> f64 {
    backgrounds.iter().map(|background| contrast(colour, *background)).fold(f64::INFINITY, f64::min)
}

/// Mixes two colours. `share` is the part of `to`, in 255ths.
pub(crate) fn mix(from: Rgb, to: Rgb, share: u8) -> Rgb {
    let part = |from: u8, to: u8| {
        let (from, to, share) = (u32::from(from), u32::from(to), u32::from(share));
        let mixed = (from * (255 - share) + to * share + 127) / 255;
        u8::try_from(mixed).expect("a mean of bytes is a byte")
    };
    Rgb(part(from.0, to.0), part(from.1, to.1), part(from.2, to.2))
}

/// Returns the colour itself if it is readable on all backgrounds. Otherwise mixes it with black or white,
/// whichever has more contrast to the backgrounds, until it is readable.
pub(crate) fn readable(colour: Rgb, backgrounds: &[Rgb]) -> Rgb {
    let dark = lowest_contrast(BLACK, backgrounds) > lowest_contrast(WHITE, backgrounds);
    let end = if dark { BLACK } else { WHITE };
    (0..=u8::MAX)
        .map(|share| mix(colour, end, share))
        .find(|nudged| lowest_contrast(*nudged, backgrounds) >= MIN_CONTRAST)
        .unwrap_or(end)
}

/// The perceptual distance of two colours: their distance in OKLab, 0 to about 1. Less than 0.02 is barely
/// visible.
pub fn distance(a: Rgb, b: Rgb) -> f64 {
    distance_of_light(a.light(), b.light())
}

/// [`distance`] for colours in linear light, as returned by [`Rgb::light`].
pub fn distance_of_light(a: [f64; 3], b: [f64; 3]) -> f64 {
    let squares = oklab(a).into_iter().zip(oklab(b)).map(|(a, b)| (a - b) * (a - b));
    squares.sum::<f64>().sqrt()
}

impl Rgb {
    /// Parses `#rgb` or `#rrggbb`, the notation of CSS.
    pub fn parse(text: &str) -> Option<Rgb> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, r, g, b] = number.to_be_bytes();
        match digits.len() {
            // Each hexadecimal digit is doubled: `d` becomes `dd`, which is 17 times `d`.
            3 => Some(Rgb((g & 15) * 17, (b >> 4) * 17, (b & 15) * 17)),
            6 => Some(Rgb(r, g, b)),
            _ => None,
        }
    }

    /// Red, green and blue in linear light, each from 0 to 1.
    pub fn light(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }
}

/// The relative luminance, from 0 to 1, as defined in WCAG 2.2.
fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = colour.light();
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Converts linear light to OKLab: lightness, green to red, blue to yellow. Source: B. Ottosson, "A
/// perceptual color space for image processing", 2020.
fn oklab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    ]
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
        let background = Rgb(0x28, 0x2c, 0x34);
        let nudged = readable(Rgb(0x5c, 0x63, 0x70), &[background]);
        assert!(contrast(nudged, background) >= MIN_CONTRAST);
        assert!(nudged.0 > 0x5c);
    }

    #[test]
    fn a_colour_must_be_readable_on_every_ground() {
        let backgrounds = [WHITE, Rgb(0xdd, 0xee, 0xdd)];
        let nudged = readable(Rgb(0x99, 0x99, 0x99), &backgrounds);
        assert!(lowest_contrast(nudged, &backgrounds) >= MIN_CONTRAST);
    }

    #[test]
    fn a_colour_is_read_in_three_digits_or_six() {
        assert_eq!(Rgb::parse("#3c873a"), Some(Rgb(0x3c, 0x87, 0x3a)));
        assert_eq!(Rgb::parse("#3aF"), Rgb::parse("#33AAff"));
        for wrong in ["3c873a", "#3c87", "#3c873a80", "#", "#+12", "#12345g", "#äé"] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn distances_are_those_of_oklab() {
        assert!((distance(BLACK, WHITE) - 1.0).abs() < 1e-6);
        assert!(distance(Rgb(255, 0, 0), Rgb(254, 0, 0)) < 0.02);
        // The OKLab coordinates of red are 0.6280, 0.2249, 0.1258.
        let [lightness, a, b] = oklab(Rgb(255, 0, 0).light());
        assert!((lightness - 0.628).abs() < 1e-3 && (a - 0.2249).abs() < 1e-3);
        assert!((b - 0.1258).abs() < 1e-3);
    }

    #[test]
    fn colours_are_written_as_short_as_css_allows() {
        assert_eq!(WHITE.to_string(), "#fff");
        assert_eq!(Rgb(0x28, 0x2c, 0x34).to_string(), "#282c34");
    }
}
