//! English and German words for changes, besides those for ratios, which the language has. Pure.

/// Words for about ten times.
pub(super) const MAGNITUDES: [&str; 3] =
    ["an order of magnitude", "one order of magnitude", "eine größenordnung"];

/// Words for shares, with their percentage.
pub(super) const SHARES: [(&str, f64); 12] = [
    ("a third", 100.0 / 3.0),
    ("a quarter", 25.0),
    ("a fifth", 20.0),
    ("a tenth", 10.0),
    ("two thirds", 200.0 / 3.0),
    ("two-thirds", 200.0 / 3.0),
    ("three quarters", 75.0),
    ("ein drittel", 100.0 / 3.0),
    ("ein viertel", 25.0),
    ("ein fünftel", 20.0),
    ("ein zehntel", 10.0),
    ("zwei drittel", 200.0 / 3.0),
];

/// Words that say that a value is larger.
pub(super) const MORE: [&str; 23] = [
    "more",
    "larger",
    "bigger",
    "longer",
    "higher",
    "heavier",
    "greater",
    "pricier",
    "costlier",
    "older",
    "mehr",
    "größer",
    "größere",
    "größeren",
    "länger",
    "längere",
    "höher",
    "höhere",
    "schwerer",
    "teurer",
    "älter",
    "weiter",
    "expensive",
];
