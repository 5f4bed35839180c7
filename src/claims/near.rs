//! What of a text stands near a place: a text of 40,000 numbers is not read once for each. Pure.

/// The end of a text, of at most so many bytes, and how many stand before it.
pub fn end_of(text: &str, most: usize) -> (usize, &str) {
    let mut at = text.len().saturating_sub(most);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    (at, &text[at..])
}

/// The beginning of a text, of at most so many bytes.
pub fn beginning_of(text: &str, most: usize) -> &str {
    let mut at = text.len().min(most);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_cut() {
        assert_eq!(end_of("aéb", 2), (3, "b"));
        assert_eq!(end_of("aéb", 9), (0, "aéb"));
        assert_eq!(beginning_of("aéb", 2), "a");
        assert_eq!(beginning_of("aéb", 9), "aéb");
    }
}
