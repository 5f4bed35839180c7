//! Bare addresses in text. Pure. The only file that names `linkify`.

use linkify::{LinkFinder, LinkKind};

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    Text(&'t str),
    /// An address as its author wrote it
    Link(&'t str),
}

/// Cuts `text` at its addresses. `written` is the Markdown that it comes from, in which smart
/// punctuation has not yet made `–` of the `--` in an address.
pub(crate) fn pieces<'t>(text: &'t str, written: &'t str) -> Vec<Piece<'t>> {
    as_written(text, written).unwrap_or_else(|| {
        let piece = |span: linkify::Span<'t>| match span.kind() {
            Some(_) => Piece::Link(span.as_str()),
            None => Piece::Text(span.as_str()),
        };
        finder().spans(text).map(piece).collect()
    })
}

/// None when an address is written in another way than with its own characters, as `&amp;` is.
fn as_written<'t>(text: &'t str, written: &'t str) -> Option<Vec<Piece<'t>>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    for link in finder().links(written) {
        let url = link.as_str();
        let scheme = url.split_inclusive("://").next()?;
        let start = rest.find(scheme)?;
        let length = shown_length(&rest[start..], url)?;
        pieces.push(Piece::Text(&rest[..start]));
        pieces.push(Piece::Link(url));
        rest = &rest[start + length..];
    }
    pieces.push(Piece::Text(rest));
    Some(pieces)
}

/// How many bytes of `text` smart punctuation made of `written`.
fn shown_length(text: &str, written: &str) -> Option<usize> {
    let mut rest = written;
    for (at, shown) in text.char_indices() {
        if rest.is_empty() {
            return Some(at);
        }
        let plain: &[&str] = match shown {
            '–' => &["--", "–"],
            '—' => &["---", "—"],
            '…' => &["...", "…"],
            '‘' | '’' => &["'", "‘", "’"],
            '“' | '”' => &["\"", "“", "”"],
            _ => &[],
        };
        let same = || rest.strip_prefix(shown);
        rest = plain.iter().find_map(|plain| rest.strip_prefix(plain)).or_else(same)?;
    }
    rest.is_empty().then_some(text.len())
}

fn finder() -> LinkFinder {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    finder
}

#[cfg(test)]
mod tests {
    use super::Piece::{Link, Text};
    use super::*;

    #[test]
    fn an_address_keeps_the_characters_that_its_author_wrote() {
        assert_eq!(
            pieces("a – “https://b.org/c–d’e” f", "a -- \"https://b.org/c--d'e\" f"),
            [Text("a – “"), Link("https://b.org/c--d'e"), Text("” f")]
        );
        assert_eq!(pieces("https://b.org/c", "https://b.org/c")[1], Link("https://b.org/c"));
    }

    #[test]
    fn an_address_with_an_entity_is_read_from_the_text() {
        let pieces = pieces("https://b.org/?c&d", "https://b.org/?c&amp;d");
        assert_eq!(pieces, [Link("https://b.org/?c&d")]);
    }
}
