//! Readers can distinguish subjects by their hues on every background, in both schemes and in both
//! themes, with every kind of colour vision.
//!
//! Colour vision that lacks one kind of cone is simulated with the matrices for severity 1.0 of G. M.
//! Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color
//! Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009. They apply
//! to linear RGB. Distances are those of OKLab, where 0.02 is just seen.

use std::collections::BTreeMap;
use std::fs;

use versus::internals::author::schema::{Kind, schema};
use versus::internals::base::colour::{Rgb, contrast, distance_of_light};
use versus::internals::matrix::hue::{Hue, MARKERS};

/// Minimum contrast of graphics against adjacent colours: WCAG 2.2, success criterion 1.4.11.
const MIN_CONTRAST: f64 = 3.0;

/// Minimum distance between any two hues.
const MIN_DISTANCE: f64 = 0.05;

/// Minimum distance between two of the first six hues, as many as most matrices need.
const MIN_DISTANCE_OF_FIRST: f64 = 0.085;

/// Minimum distance between two hues whose positions have the same marker.
const MIN_DISTANCE_WITHOUT_MARKER: f64 = 0.13;

/// Backgrounds of a mark.
const GROUNDS: [&str; 4] = ["paper", "surface", "sunken", "accent-soft"];

const SCHEMES: [&str; 2] = ["light", "dark"];

type Vision = (&'static str, [[f64; 3]; 3]);

const VISIONS: [Vision; 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// A colour in linear RGB.
fn seen(colour: Rgb, (_, matrix): &Vision) -> [f64; 3] {
    let light = colour.light();
    matrix.map(|row| {
        let sum: f64 = row.iter().zip(light).map(|(share, part)| share * part).sum();
        sum.clamp(0.0, 1.0)
    })
}

/// Every `name: light-dark(#…, #…)` of a stylesheet: the last one counts.
fn colours(css: &str) -> BTreeMap<&str, [Rgb; 2]> {
    let declared = css.split("--").filter_map(|declaration| {
        let (name, rest) = declaration.split_once(": light-dark(")?;
        let (light, dark) = rest.split_once(')')?.0.split_once(", ")?;
        Some((name, [Rgb::parse(light)?, Rgb::parse(dark)?]))
    });
    declared.collect()
}

/// The hues in the classes of a stylesheet.
fn drawn(css: &str) -> BTreeMap<&str, [Rgb; 2]> {
    let rules = css.split(".hue-").skip(1).filter_map(|rule| {
        let (name, body) = rule.split_once(" {")?;
        Some((name, *colours(body.split_once('}')?.0).get("hue")?))
    });
    rules.collect()
}

fn stylesheet(path: &str) -> String {
    fs::read_to_string(format!("{}/themes/{path}", env!("CARGO_MANIFEST_DIR")))
        .expect("it is there")
}

#[test]
fn the_stylesheet_draws_the_hues_that_colors_are_compared_with() {
    let css = stylesheet("default/static/components.css");
    let stated: BTreeMap<_, _> = Hue::ALL.map(|hue| (hue.name(), hue.tints())).into();
    assert_eq!(drawn(&css), stated);
    for marker in MARKERS {
        assert!(css.contains(&format!(".marker-{marker} {{ --shape: ")), "{marker}");
    }
    let other = stylesheet("broadsheet/static/style.css");
    assert!(drawn(&other).is_empty(), "broadsheet has the hues of the default theme");
}

#[test]
fn editors_know_every_hue() {
    let schema = schema(Kind::Subject);
    let pattern = schema["properties"]["color"]["pattern"].as_str().expect("it has a pattern");
    let named =
        pattern.split(['|', ')']).filter(|part| part.bytes().all(|b| b.is_ascii_lowercase()));
    let named: Vec<&str> = named.filter(|part| !part.is_empty()).collect();
    assert_eq!(named, Hue::ALL.map(Hue::name));
}

#[test]
fn each_hue_contrasts_with_every_background_of_both_themes() {
    for theme in ["default", "broadsheet"] {
        let css = stylesheet(&format!("{theme}/static/style.css"));
        let colours = colours(&css);
        for ground in GROUNDS {
            for hue in Hue::ALL {
                for (at, scheme) in SCHEMES.into_iter().enumerate() {
                    let ratio = contrast(hue.tints()[at], colours[ground][at]);
                    let what = format!("{} on --{ground} of {theme}, {scheme}", hue.name());
                    assert!(ratio >= MIN_CONTRAST, "{what}: {ratio:.2}");
                }
            }
        }
    }
}

#[test]
fn hues_are_distinguishable_with_every_kind_of_colour_vision() {
    for (at, scheme) in SCHEMES.into_iter().enumerate() {
        for vision in &VISIONS {
            for (place, hue) in Hue::ALL.into_iter().enumerate() {
                for (before, other) in Hue::ALL.into_iter().enumerate().take(place) {
                    let least = if place - before == MARKERS.len() {
                        MIN_DISTANCE_WITHOUT_MARKER
                    } else if place < 6 {
                        MIN_DISTANCE_OF_FIRST
                    } else {
                        MIN_DISTANCE
                    };
                    let [a, b] = [hue, other].map(|of| seen(of.tints()[at], vision));
                    let apart = distance_of_light(a, b);
                    let what =
                        format!("{} and {}, {scheme}, {}", hue.name(), other.name(), vision.0);
                    assert!(apart >= least, "{what}: {apart:.3} of {least}");
                }
            }
        }
    }
}
