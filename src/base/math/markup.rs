//! Escapes everything in generated MathML that is not markup. Pure.
//!
//! The LaTeX library prints some text of a formula without escaping it. Its output is therefore scanned: a
//! `<` or `&` stays only if it begins a tag or an entity that the library itself writes.

/// The elements that the library writes. None of them can run a script or load a resource
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

/// Escapes each `<` and `&` that is not markup.
pub(super) fn escape_text(mathml: String) -> String {
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

/// Finds a character that a page cannot contain, or that is invisible: `\char` can produce any character by
/// its number.
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

/// The length of the known entity at the start of a text.
fn entity(text: &str) -> Option<usize> {
    let known = ENTITIES.iter().find(|known| text.starts_with(**known))?;
    Some(known.len())
}

/// The length of the tag at the start of a text. Its name is in [`ELEMENTS`].
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

/// Skips an attribute whose name is in [`ATTRIBUTES`]. The library omits the space before some attributes.
fn attribute(text: &str) -> Option<&str> {
    let rest = word(text.strip_prefix(' ').unwrap_or(text), &ATTRIBUTES)?.strip_prefix("=\"")?;
    let (value, rest) = rest.split_once('"')?;
    (!value.contains(['<', '>', '&'])).then_some(rest)
}

/// Skips one of the known words.
fn word<'t>(text: &'t str, known: &[&str]) -> Option<&'t str> {
    let end = text.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(text.len());
    known.contains(&&text[..end]).then_some(&text[end..])
}

#[cfg(test)]
mod tests {
    use super::escape_text;

    #[test]
    fn markup_of_a_formula_stays_and_all_else_is_text() {
        for sound in [
            "<math display=\"inline\"><mi>x</mi><mspace width=\"0.1667em\" /></math>",
            "<mo symmetric=\"true\" stretchy=\"true\"minsize=\"1.2em\">(</mo>",
            "<mtd style=\"color: rgb(1 2 3); border: 0.06em solid rgb(1 2 3)\">&nbsp;a &amp; b</mtd>",
        ] {
            assert_eq!(escape_text(sound.to_owned()), sound);
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
            assert_eq!(escape_text(written.to_owned()), escaped);
        }
    }
}
