//! Rewrites what is sound in a PDF but not read by the reader, and finds what makes its text unreliable.

use std::collections::{BTreeMap, BTreeSet};

use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

use super::glyphs;

/// How deep forms may lie within forms, and pages in their tree.
const MOST_FORMS: usize = 16;

/// Rewrites a document for the reader. Returns whether its text is reliable as far as this is known before it is
/// read.
pub(super) fn mend(document: &mut Document) -> bool {
    let ids: Vec<ObjectId> = document.objects.keys().copied().collect();
    let mut is_sound = true;
    for id in ids {
        let mended = match document.objects.get(&id) {
            Some(Object::Dictionary(dict)) => match subtype(dict) {
                b"Type1" | b"MMType1" | b"TrueType" | b"Type3" => {
                    let (mut font, map) = (dict.clone(), glyphs::map_of(dict, document));
                    map.map(|map| {
                        font.set("ToUnicode", document.add_object(map));
                        Object::Dictionary(font)
                    })
                }
                b"Type0" => {
                    // The reader drops codes that the file's own encoding does not list.
                    is_sound &= dict.get_deref(b"Encoding", document).is_ok_and(is_name);
                    None
                }
                b"CIDFontType0" | b"CIDFontType2" => {
                    Some(Object::Dictionary(with_widths(dict, document)))
                }
                _ => None,
            },
            Some(Object::Stream(stream)) => mended_stream(stream, &mut is_sound),
            _ => None,
        };
        if let Some(mended) = mended {
            document.objects.insert(id, mended);
        }
    }
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for page in &pages {
        let content = document.get_page_content(*page).unwrap_or_default();
        if let Some(spelled) = spelled_out(&content, &mut is_sound) {
            let spelled = document.add_object(Stream::new(Dictionary::new(), spelled));
            if let Ok(page) = document.get_object_mut(*page).and_then(Object::as_dict_mut) {
                page.set("Contents", spelled);
            }
        }
        is_sound &= !has_notes(document, *page);
        is_sound &= !Fonts { document, named: BTreeMap::new(), seen: BTreeSet::new() }.clash(*page);
    }
    is_sound && has_all_pages(document, pages.len())
}

fn mended_stream(stream: &Stream, is_sound: &mut bool) -> Option<Object> {
    match subtype(&stream.dict) {
        // The reader would take a picture for text.
        b"Image" => Some(Object::Stream(Stream::new(stream.dict.clone(), Vec::new()))),
        b"Form" => {
            let content = stream.get_plain_content();
            *is_sound &= content.is_ok();
            let spelled = spelled_out(&content.ok()?, is_sound)?;
            let mut stream = stream.clone();
            stream.set_plain_content(spelled);
            Some(Object::Stream(stream))
        }
        _ => None,
    }
}

fn is_name(object: &Object) -> bool {
    matches!(object, Object::Name(_))
}

fn subtype(dict: &Dictionary) -> &[u8] {
    dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default()
}

/// Returns whether the tree of pages has as many as it says: those that are broken are left out.
fn has_all_pages(document: &Document, found: usize) -> bool {
    let tree = document.catalog().and_then(|catalog| catalog.get_deref(b"Pages", document));
    let count = tree.and_then(Object::as_dict).and_then(|tree| tree.get_deref(b"Count", document));
    count.and_then(Object::as_i64).is_ok_and(|count| usize::try_from(count) == Ok(found))
}

/// Returns whether there is text on a page that is not part of it: fields of a form, and notes. The reader leaves them
/// out.
fn has_notes(document: &Document, page: ObjectId) -> bool {
    let page = document.get_dictionary(page);
    let notes = page.and_then(|page| page.get_deref(b"Annots", document));
    let notes = notes.and_then(Object::as_array).map(Vec::as_slice).unwrap_or_default();
    let notes = notes.iter().filter_map(|note| document.dereference(note).ok()?.1.as_dict().ok());
    notes.into_iter().any(|note| !matches!(subtype(note), b"Link" | b"Popup"))
}

/// Returns the font of a character set with each width by itself: the reader does not know ranges, nor a default
/// width with a fraction.
fn with_widths(font: &Dictionary, document: &Document) -> Dictionary {
    let mut font = font.clone();
    if let Ok(Object::Real(width)) = font.get_deref(b"DW", document) {
        font.set("DW", Object::Integer(*width as i64));
    }
    let Ok(widths) = font.get_deref(b"W", document).and_then(Object::as_array) else {
        return font;
    };
    let mut single = Vec::with_capacity(widths.len());
    let mut rest =
        widths.iter().map(|width| document.dereference(width).map_or(width, |(_, of)| of));
    while let (Some(Object::Integer(first)), Some(second)) = (rest.next(), rest.next()) {
        let of_each = match (second, second.as_i64()) {
            (Object::Array(widths), _) => widths.clone(),
            (_, Ok(last)) => {
                let Some(width) = rest.next() else { break };
                let many = (*first..=last.min(first.saturating_add(0xffff))).count();
                vec![width.clone(); many]
            }
            _ => break,
        };
        single.extend([Object::Integer(*first), Object::Array(of_each)]);
    }
    font.set("W", Object::Array(single));
    font
}

/// Returns a content with the operators `'` and `"`, which the reader does not know, written as those that they stand
/// for. `None` if it has none. A content is sound if all of it can be read, and none of its text is hidden: that is what
/// a program has recognised in the picture of a page.
fn spelled_out(content: &[u8], is_sound: &mut bool) -> Option<Vec<u8>> {
    let Ok(Content { operations }) = Content::decode_strict(content) else {
        *is_sound = false;
        return None;
    };
    *is_sound &= !operations.iter().any(|operation| {
        operation.operator == "Tr" && operation.operands.first().is_some_and(is_hidden)
    });
    if !operations.iter().any(|operation| matches!(&*operation.operator, "'" | "\"")) {
        return None;
    }
    let operations: Vec<Operation> = operations.into_iter().flat_map(long).collect();
    Content { operations }.encode().ok()
}

fn is_hidden(mode: &Object) -> bool {
    matches!(mode, Object::Integer(3 | 7))
}

fn long(operation: Operation) -> Vec<Operation> {
    let mut operands = operation.operands.clone().into_iter();
    let spacing = match &*operation.operator {
        "'" => Vec::new(),
        "\"" => ["Tw", "Tc"]
            .into_iter()
            .zip(operands.by_ref())
            .map(|(operator, operand)| Operation::new(operator, vec![operand]))
            .collect(),
        _ => return vec![operation],
    };
    let shown = [Operation::new("T*", Vec::new()), Operation::new("Tj", operands.collect())];
    spacing.into_iter().chain(shown).collect()
}

/// The fonts of a page and its forms. The reader takes two of one name for one font, and so reads wrong letters.
struct Fonts<'d> {
    document: &'d Document,
    named: BTreeMap<&'d [u8], &'d Object>,
    /// The forms that are read already
    seen: BTreeSet<ObjectId>,
}

impl<'d> Fonts<'d> {
    fn clash(&mut self, page: ObjectId) -> bool {
        let mut node = self.document.get_dictionary(page).ok();
        for _ in 0..MOST_FORMS {
            let Some(dict) = node else { break };
            if let Some(resources) = self.part(dict, b"Resources") {
                return self.clash_in(resources, 0);
            }
            node = self.part(dict, b"Parent");
        }
        false
    }

    fn part(&self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
        dict.get_deref(key, self.document).and_then(Object::as_dict).ok()
    }

    fn clash_in(&mut self, resources: &'d Dictionary, depth: usize) -> bool {
        for (name, font) in self.part(resources, b"Font").into_iter().flat_map(Dictionary::iter) {
            if self.named.insert(name, font).is_some_and(|other| other != font) {
                return true;
            }
        }
        let forms = self.part(resources, b"XObject").into_iter().flat_map(Dictionary::iter);
        for id in forms.filter_map(|(_, form)| form.as_reference().ok()) {
            if !self.seen.insert(id) {
                continue;
            }
            let form = self.document.get_object(id).and_then(Object::as_stream);
            let resources = form.ok().and_then(|form| self.part(&form.dict, b"Resources"));
            if let Some(resources) = resources
                && (depth == MOST_FORMS || self.clash_in(resources, depth + 1))
            {
                return true;
            }
        }
        false
    }
}
