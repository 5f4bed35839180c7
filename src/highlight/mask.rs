//! Which parts of a code are comments and strings, by a grammar. Pure.

use super::kind::Kind;

/// Stands for a byte of a comment.
pub const COMMENT: u8 = 0;
/// Stands for a byte of a string, a character or a regular expression.
pub const TEXT: u8 = 1;

/// Returns code in which [`COMMENT`] and [`TEXT`] stand for the bytes of comments and strings, from its lines of HTML.
pub(super) fn of_lines<'l>(code: &str, lines: impl Iterator<Item = &'l str>) -> Vec<u8> {
    let mut bytes = code.as_bytes().to_vec();
    let mut start = 0;
    for (line, html) in code.split_inclusive('\n').zip(lines) {
        line_of(&mut bytes[start..start + line.len()], html);
        start += line.len();
    }
    bytes
}

fn line_of(bytes: &mut [u8], html: &str) {
    let mut rest = html;
    let (mut at, mut hidden) = (0, None);
    while let Some(first) = rest.bytes().next() {
        let (length, written) = match first {
            b'<' => {
                let end = rest.find('>').map_or(rest.len(), |end| end + 1);
                hidden = hides(&rest[..end]);
                (end, 0)
            }
            b'&' => (rest.find(';').map_or(1, |end| end + 1), 1),
            _ => (1, 1),
        };
        if written == 1
            && let Some(byte) = bytes.get_mut(at)
        {
            *byte = hidden.unwrap_or(*byte);
        }
        at += written;
        // Bytes of one character are passed one by one.
        let mut next = length;
        while !rest.is_char_boundary(next) {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = hidden.unwrap_or(*byte);
            }
            at += 1;
            next += 1;
        }
        rest = &rest[next..];
    }
}

/// What stands for the bytes within a tag.
fn hides(tag: &str) -> Option<u8> {
    let class = tag.strip_prefix("<span class=\"")?.strip_suffix("\">")?;
    let is = |kind: &Kind| kind.class() == class;
    if is(&Kind::Comment) {
        return Some(COMMENT);
    }
    [Kind::String, Kind::Escape, Kind::Regexp].iter().any(is).then_some(TEXT)
}
