//! What `versus new` writes: a first site, a guide and a subject for an author to fill in. Pure.
//! [`Matrix`](crate::matrix::Matrix) → text.

pub mod guide;
pub mod site;
pub mod subject;

/// A text on one line: names may have several.
fn one_line(text: &str) -> String {
    let is_apart = |c: char| c.is_whitespace() || c.is_control();
    text.split(is_apart).filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" ")
}
