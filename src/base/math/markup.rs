//! What of a written formula is markup: all else is its author's text. Pure.
//!
//! The library that writes MathML prints some of a formula as it is. So its output is read once more, and
//! a `<` or `&` stays only where it begins a tag or an entity that the library itself writes.

/// The elements that a formula is made of, none of which can run or load anything
const ELEMENTS: [&str; 20] = [
    "math",
    "merror",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mover",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
];

const ATTRIBUTES: [&str; 16] = [
    "class",
    "depth",
    "display",
    "displaystyle",
    "height",
    "largeop",
    "linethickness",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "scriptlevel",
    "stretchy",
    "style",
    "symmetric",
    "width",
];

const ENTITIES: [&str; 4] = ["&nbsp;", "&amp;", "&lt;", "&gt;"];

/// Escapes each `<` and `&` that is no markup.
pub(super) fn only(mathml: String) -> String {
    let mut escaped = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(next) = memchr::memchr2(b'<', b'&', &mathml.as_bytes()[at..]) {
        let start = at + next;
        let rest = &mathml[start..];
        if let Some(length) = tag(rest).or_else(|| entity(rest)) {
            at = start + length;
            continue;
        }
        escaped.push_str(&mathml[copied..start]);
        escaped.push_str(if rest.starts_with('<') { "&lt;" } else { "&amp;" });
        at = start + 1;
        copied = at;
    }
    if copied == 0 {
        return mathml;
    }
    escaped.push_str(&mathml[copied..]);
    escaped
}

/// A character that no page can hold, or that nobody sees. `\char` makes each by its number.
pub(super) fn forbidden(mathml: &str) -> Option<char> {
    let is_forbidden = |c: char| match c {
        '\t' | '\n' | '\r' => false,
        _ => {
            c.is_control()
                || u32::from(c) & 0xfffe == 0xfffe
                || ('\u{fdd0}'..='\u{fdef}').contains(&c)
        }
    };
    mathml.chars().find(|c| is_forbidden(*c))
}

/// The length of the entity that a text begins with.
fn entity(text: &str) -> Option<usize> {
    let known = ENTITIES.iter().find(|known| text.starts_with(**known))?;
    Some(known.len())
}

/// The length of the tag that a text begins with, of an element of [`ELEMENTS`].
fn tag(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    if let Some(rest) = rest.strip_prefix('/') {
        let rest = word(rest, &ELEMENTS)?.strip_prefix('>')?;
        return Some(text.len() - rest.len());
    }
    let mut rest = word(rest, &ELEMENTS)?;
    while let Some(after) = attribute(rest) {
        rest = after;
    }
    let rest = rest.strip_prefix(" /").unwrap_or(rest).strip_prefix('>')?;
    Some(text.len() - rest.len())
}

/// What follows an attribute of [`ATTRIBUTES`]. The library leaves out the space before some.
fn attribute(text: &str) -> Option<&str> {
    let rest = word(text.strip_prefix(' ').unwrap_or(text), &ATTRIBUTES)?.strip_prefix("=\"")?;
    let (value, rest) = rest.split_once('"')?;
    (!value.contains(['<', '>', '&'])).then_some(rest)
}

/// What follows one of these words.
fn word<'t>(text: &'t str, known: &[&str]) -> Option<&'t str> {
    let end = text.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(text.len());
    known.contains(&&text[..end]).then_some(&text[end..])
}

#[cfg(test)]
mod tests {
    use super::only;

    #[test]
    fn markup_of_a_formula_stays_and_all_else_is_text() {
        for sound in [
            "<math display=\"inline\"><mi>x</mi><mspace width=\"0.1667em\" /></math>",
            "<mo symmetric=\"true\" stretchy=\"true\"minsize=\"1.2em\">(</mo>",
            "<mtd style=\"color: rgb(1 2 3); border: 0.06em solid rgb(1 2 3)\">&nbsp;a &amp; b</mtd>",
        ] {
            assert_eq!(only(sound.to_owned()), sound);
        }
        for (written, escaped) in [
            ("<mo><</mo>", "<mo>&lt;</mo>"),
            ("<mi>&</mi>", "<mi>&amp;</mi>"),
            ("<mi><b></mi>", "<mi>&lt;b></mi>"),
            ("<mi><mo onclick=\"x()\"></mi>", "<mi>&lt;mo onclick=\"x()\"></mi>"),
            ("<mi><mi href=\"x\"></mi>", "<mi>&lt;mi href=\"x\"></mi>"),
            ("<mi style=\"a\"b\"></mi>", "&lt;mi style=\"a\"b\"></mi>"),
            ("<mi></mi/><!-- --></mi>", "<mi>&lt;/mi/>&lt;!-- --></mi>"),
            ("<mi>&#60;img&copy;</mi>", "<mi>&amp;#60;img&amp;copy;</mi>"),
        ] {
            assert_eq!(only(written.to_owned()), escaped);
        }
    }
}
