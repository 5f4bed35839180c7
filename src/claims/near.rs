//! Parts of a text near an offset, of limited length, so that a text with 40,000 numbers is not scanned
//! once per number. Pure.

/// Returns the longest suffix of a text of at most `most` bytes, and the offset at which it begins.
pub fn end_of(text: &str, most: usize) -> (usize, &str) {
    let mut at = text.len().saturating_sub(most);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    (at, &text[at..])
}

/// Returns the longest prefix of a text of at most `most` bytes.
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
