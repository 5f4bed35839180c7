use super::*;
use crate::base::colour;
use crate::diagnostic::nearest;
use crate::highlight::{DARK_SCHEME, LIGHT_SCHEME, scheme_names};

#[test]
fn every_colour_of_every_scheme_can_be_read() {
    for name in scheme_names() {
        let palette = Palette::of(&scheme(&name).unwrap());
        let [marked, added, removed] = palette.tints;
        let grounds = [palette.ground, marked, added, removed];
        let colours = palette.styles.iter().map(|(_, colour)| *colour).chain([palette.text]);
        let lowest = colours
            .map(|colour| colour::lowest_contrast(colour, &grounds))
            .fold(f64::INFINITY, f64::min);
        assert!(lowest >= colour::MIN_CONTRAST, "{name}: {lowest}");
    }
}

#[test]
fn the_stylesheet_has_a_light_and_a_dark_side_and_is_always_the_same() {
    let css = stylesheet(LIGHT_SCHEME, DARK_SCHEME).unwrap();
    assert_eq!(css, stylesheet(LIGHT_SCHEME, DARK_SCHEME).unwrap());
    assert!(css.starts_with(":root{--code-ground:#fafafa;"));
    assert!(css.contains("@media (prefers-color-scheme:dark){:root:not([data-theme=\"light\"]){"));
    assert!(css.contains("\n:root[data-theme=\"dark\"]{--code-ground:#282c34;"));
    assert!(css.contains(".code{background:var(--code-ground);color:var(--code-text)}"));
    assert!(css.contains(".code .k{color:var(--code-k)}"));
    assert_eq!(css.matches('{').count(), css.matches('}').count());
}

#[test]
fn an_unknown_scheme_is_named() {
    assert_eq!(stylesheet("Nord", "Norð"), Err(UnknownScheme("Norð".into())));
    let names = scheme_names();
    assert!(names.is_sorted());
    assert_eq!(nearest("one-half-dark", names.iter().map(String::as_str)), Some("OneHalfDark"));
}
