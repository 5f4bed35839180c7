//! Counts the words of prose, for reading times. Pure.

/// Returns the number of words, separated by white space, that contain a letter or a digit.
pub(super) fn word_count(text: &str) -> u32 {
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    if !text.is_ascii() {
        let count = text.split_whitespace().filter(is_word).count();
        return u32::try_from(count).unwrap_or(u32::MAX);
    }
    // Most text is ASCII, where testing bytes is faster than decoding characters.
    let (mut count, mut counted) = (0, false);
    for byte in text.bytes() {
        if matches!(byte, b'\t'..=b'\r' | b' ') {
            counted = false;
        } else if !counted && byte.is_ascii_alphanumeric() {
            (count, counted) = (count + 1, true);
        }
    }
    count
}
