//! Bare addresses in text. Pure. The only file that names `linkify`.

use linkify::{LinkFinder, LinkKind};

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    Text(&'t str),
    /// An address, as the author wrote it
    Link(&'t str),
}

/// Splits `text` at its bare addresses. `written` is its Markdown source, in which smart punctuation has
/// not yet replaced a `--` in an address by `–`.
pub(crate) fn pieces<'t>(text: &'t str, written: &'t str) -> Vec<Piece<'t>> {
    as_written(text, written).unwrap_or_else(|| {
        let piece = |span: linkify::Span<'t>| match span.kind() {
            Some(_) if is_web_url(span.as_str()) => {
                let (url, rest) = span.as_str().split_at(end(span.as_str()));
                [Piece::Link(url), Piece::Text(rest)]
            }
            _ => [Piece::Text(span.as_str()), Piece::Text("")],
        };
        let pieces = finder().spans(text).flat_map(piece);
        pieces.filter(|piece| *piece != Piece::Text("")).collect()
    })
}

/// As in GFM, only these schemes are linked. Others, such as those of databases, are mostly of no use to
/// a reader, and some run scripts.
fn is_web_url(url: &str) -> bool {
    let begins = |scheme: &str| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    ["https://", "http://", "ftp://"].into_iter().any(begins)
}

/// Returns the offset at which an address ends at the latest: at a typographic quote, or at full-width or
/// other non-Latin punctuation, which no address contains unescaped.
fn end(url: &str) -> usize {
    let ends = |c: char| {
        matches!(c, '‘'..='‟' | '‹' | '›' | '«' | '»' | '…' | '।' | '॥' | '、'..='】' | '〔'..='〟')
            || matches!(
                c,
                '！' | '（' | '）' | '，' | '．' | '：' | '；' | '？' | '［' | '］' | '｛' | '｝'
            )
    };
    url.find(ends).unwrap_or(url.len())
}

/// Returns `None` if an address in the source contains an entity, such as `&amp;`.
fn as_written<'t>(text: &'t str, written: &'t str) -> Option<Vec<Piece<'t>>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    for link in finder().links(written).filter(|link| is_web_url(link.as_str())) {
        let url = &link.as_str()[..end(link.as_str())];
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

/// Returns how many bytes of `text` come from `written`, given what smart punctuation replaces.
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
