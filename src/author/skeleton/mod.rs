//! The texts that `versus new` writes: a small site, a guide, and a subject to fill in. Pure.
//! [`Matrix`](crate::matrix::Matrix) → text.

pub mod guide;
pub mod site;
pub mod subject;

/// Joins the lines of a text, such as a name, with single spaces.
fn one_line(text: &str) -> String {
    let is_apart = |c: char| c.is_whitespace() || c.is_control();
    text.split(is_apart).filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" ")
}
