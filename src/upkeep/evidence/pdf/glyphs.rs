//! What the codes of a simple font mean that names its glyphs itself.

use pdf_extract::{Dictionary, Document, Encoding, Object, Stream};

use super::UNKNOWN;

/// The number of codes of a simple font.
const CODES: i64 = 256;

/// Returns a map to Unicode for the codes of a simple font whose meaning only its names tell, or nothing. The reader
/// would take them for letters of a usual encoding. `None` if there are none, or the font has such a map.
pub(super) fn map_of(font: &Dictionary, document: &Document) -> Option<Stream> {
    if font.has(b"ToUnicode") {
        return None;
    }
    let meanings: Vec<(i64, String)> = match font.get_deref(b"Encoding", document) {
        Ok(Object::Dictionary(encoding)) => {
            let names = encoding.get_deref(b"Differences", document).and_then(Object::as_array);
            named(names.ok()?, document)
        }
        Ok(_) => return None,
        // The codes of a font of this kind without an encoding are numbers of its glyphs.
        Err(_)
            if font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|of| of == b"TrueType") =>
        {
            (0..CODES).map(|code| (code, UNKNOWN.to_string())).collect()
        }
        Err(_) => return None,
    };
    if meanings.is_empty() {
        return None;
    }
    let mut map = format!("{} beginbfchar\n", meanings.len());
    for (code, meaning) in meanings {
        let units = meaning.encode_utf16().map(|unit| format!("{unit:04x}"));
        map += &format!("<{code:02x}> <{}>\n", units.collect::<String>());
    }
    Some(Stream::new(Dictionary::new(), (map + "endbfchar\n").into_bytes()))
}

/// Returns the meaning of each code whose name the reader does not know.
fn named(differences: &[Object], document: &Document) -> Vec<(i64, String)> {
    let mut meanings = Vec::new();
    let mut code = 0;
    for object in differences {
        match document.dereference(object).map_or(object, |(_, object)| object) {
            Object::Integer(at) => code = *at,
            Object::Name(name) => {
                if (0..CODES).contains(&code) && letter(name, document).is_none() {
                    meanings.push((code, meaning(name, document)));
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    meanings
}

/// `f_i` → `fi`, `one.oldstyle` → `1`, `uni00E4` → `ä`, `g27` → not known
fn meaning(name: &[u8], document: &Document) -> String {
    let name = String::from_utf8_lossy(name);
    let (name, _) = name.split_once('.').unwrap_or((&name, ""));
    let part = |part: &str| letter(part.as_bytes(), document).or_else(|| by_number(part));
    name.split('_').map(part).collect::<Option<String>>().unwrap_or_else(|| UNKNOWN.to_string())
}

fn by_number(name: &str) -> Option<String> {
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    let is_number = (4..=6).contains(&digits.len()) && !digits.starts_with('+');
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?;
    Some(char::from_u32(number)?.to_string())
}

/// Returns the letter of a glyph, by the list of names that all readers know.
fn letter(name: &[u8], document: &Document) -> Option<String> {
    let mut encoding = Dictionary::new();
    encoding.set("Type", Object::Name(b"Encoding".to_vec()));
    let names = vec![Object::Integer(0), Object::Name(name.to_vec())];
    encoding.set("Differences", Object::Array(names));
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", Object::Dictionary(encoding));
    match font.get_font_encoding(document) {
        Ok(encoding @ Encoding::Differences(_)) => encoding.bytes_to_string(&[0]).ok(),
        _ => None,
    }
}
