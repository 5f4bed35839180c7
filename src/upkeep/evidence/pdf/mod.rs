//! The text of a PDF. Pure. Bytes → [`PdfText`]. Only the files of this folder name `pdf_extract`.
//!
//! A hostile file can overflow the stack of the reader, or make it take all memory, which nothing within a process
//! can catch. So the program calls [`read`] in a process of its own.

mod glyphs;
mod layout;
mod mend;

use pdf_extract::{Document, output_doc_page};
use serde::{Deserialize, Serialize};

use crate::base::quiet::catch_panic;
use layout::Layout;

/// What a PDF begins with. Some servers send other bytes before it.
const SIGNATURE: &[u8] = b"%PDF-";

/// How many bytes at the beginning of a file may come before its signature.
const HEAD: usize = 1024;

/// The largest number of bytes of text that are read of a PDF.
const MOST_TEXT: usize = 4 * 1024 * 1024;

/// What stands for a letter whose meaning is not known
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// The text of a PDF.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PdfText {
    pub pages: Vec<PageText>,
    /// Whether it is all the text that readers see: no page is a picture, and the meaning of each letter is known
    pub is_whole: bool,
}

/// The text of a page, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageText {
    pub text: String,
    /// Without raised numbers, such as those of footnotes; `None` if there are none
    pub bare: Option<String>,
}

/// Returns whether a page is a PDF, by its type or its first bytes: servers send PDF as any type.
pub(super) fn is_pdf(kind: &str, bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    match kind {
        "application/pdf" | "application/x-pdf" => true,
        "application/octet-stream" | "" => head.windows(SIGNATURE.len()).any(|at| at == SIGNATURE),
        _ => head.starts_with(SIGNATURE),
    }
}

/// Returns the text of a PDF. `None` if it cannot be read, or is only pictures.
///
/// A hostile file ends the process.
pub fn read(bytes: &[u8]) -> Option<PdfText> {
    let (document, is_sound) = catch_panic(|| {
        let mut document = Document::load_mem(bytes).ok()?;
        if document.is_encrypted() {
            document.decrypt("").ok()?;
        }
        let is_sound = mend::mend(&mut document);
        Some((document, is_sound))
    })
    .flatten()?;
    let mut text = PdfText { pages: Vec::new(), is_whole: is_sound };
    let mut length = 0;
    for number in document.get_pages().into_keys() {
        let mut layout = Layout::new(MOST_TEXT.saturating_sub(length));
        let is_read =
            catch_panic(|| output_doc_page(&document, &mut layout, number).is_ok()) == Some(true);
        let (page, is_whole) = layout.finish();
        text.is_whole &= is_read && is_whole;
        length += page.text.len();
        text.pages.push(page);
    }
    let has_text = text.pages.iter().any(|page| page.text.contains(char::is_alphanumeric));
    has_text.then_some(text)
}

#[cfg(test)]
pub(super) mod tests {
    use std::fmt::Write as _;

    use super::*;

    const HELVETICA: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

    /// Returns a PDF with these objects. The first one is the catalog.
    fn with_objects(objects: &[String]) -> Vec<u8> {
        let mut file = "%PDF-1.4\n".to_owned();
        let size = objects.len() + 1;
        let mut table = format!("xref\n0 {size}\n0000000000 65535 f \n");
        for (at, object) in objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", file.len());
            let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
        }
        let trailer = format!("trailer\n<< /Size {size} /Root 1 0 R >>");
        let _ = write!(file, "{table}{trailer}\nstartxref\n{}\n%%EOF\n", file.len());
        file.into_bytes()
    }

    /// Returns a PDF of one page with this content, a font, and further objects from number 6 on: a
    /// form or a picture, any object, and a note.
    fn with_font(content: &str, font: &str, others: &[&str]) -> Vec<u8> {
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
             /Annots [8 0 R] /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>"
                .to_owned(),
            format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
            font.to_owned(),
        ];
        let others = others.iter().map(|object| (*object).to_owned());
        with_objects(&objects.into_iter().chain(others).collect::<Vec<String>>())
    }

    /// Returns a PDF of one page with this content.
    pub(in super::super) fn pdf(content: &str) -> Vec<u8> {
        with_font(content, HELVETICA, &[])
    }

    fn text_of(bytes: &[u8]) -> PdfText {
        read(bytes).expect("it has text")
    }

    /// The words of a page, if it is whole
    fn words(bytes: &[u8]) -> Option<String> {
        let text = text_of(bytes);
        let words: Vec<&str> = text.pages[0].text.split_whitespace().collect();
        text.is_whole.then(|| words.join(" "))
    }

    #[test]
    fn words_are_those_that_readers_see() {
        let shown = |content: &str| words(&pdf(&format!("BT /F1 10 Tf 12 TL {content} ET")));
        let is = |text: &str| Some(text.to_owned());
        assert_eq!(shown("(The City Bike) Tj T* (weighs) Tj"), is("The City Bike weighs"));
        assert_eq!(shown("(weighs) ' 0 0 (17.5 kg) \""), is("weighs 17.5 kg"));
        assert_eq!(shown("[(W) 80 (eighs) -300 (17.5)] TJ"), is("Weighs 17.5"));
        // Cells of a table, the second one written first
        assert_eq!(shown("200 0 Td (kg) Tj -200 0 Td (17.5) Tj"), is("kg 17.5"));
        assert_eq!(shown("0 1 -1 0 50 50 Tm (up) Tj 0 1 -1 0 62 50 Tm (wards) Tj"), is("up wards"));
        assert_eq!(
            shown("(gr) Tj (\\310) Tj 40 0 Td [(\\310) 470 (u) -20 (n)] TJ"),
            is("gr\u{a8} u\u{308}n")
        );
    }

    #[test]
    fn raised_numbers_may_be_left_out() {
        let content = "BT /F1 10 Tf (17.5) Tj /F1 6 Tf 4 Ts (1) Tj /F1 10 Tf 0 Ts ( kg) Tj ET";
        let text = text_of(&pdf(content));
        assert_eq!(text.pages[0].text, "17.51 kg");
        assert_eq!(text.pages[0].bare.as_deref(), Some("17.5 kg"));
    }

    #[test]
    fn glyphs_mean_what_their_names_say() {
        let shown = |differences: &str| {
            let font = format!(
                "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Face /FirstChar 65 /LastChar 66 \
                 /Widths [500 500] /Encoding << /Type /Encoding /Differences [65 {differences}] >> >>"
            );
            with_font("BT /F1 10 Tf (ABBB) Tj ET", &font, &[])
        };
        assert_eq!(words(&shown("/adieresis /Q_u")).as_deref(), Some("äQuQuQu"));
        assert_eq!(words(&shown("/uni00E4 /one.oldstyle")).as_deref(), Some("ä111"));
        assert_eq!(words(&shown("/adieresis /g27")), None);
        assert_eq!(read(&shown("/g27 /g28")), None);
    }

    #[test]
    fn a_text_with_letters_that_are_not_known_is_not_whole() {
        let with_map = |meaning: &str, shown: &str| {
            let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>";
            let map = format!("1 beginbfchar\n<41> <{meaning}>\nendbfchar");
            let map = format!("<< /Length {} >>\nstream\n{map}\nendstream", map.len());
            let content = format!("BT /F1 10 Tf ({shown}) Tj ET");
            text_of(&with_font(&content, font, &[&map])).is_whole
        };
        assert!(with_map("00e4", "bAr"));
        assert!(!with_map("fffd", "bAr"), "within a word");
        assert!(!with_map("e123", "b Ar AA"), "a word of two");
        assert!(with_map("f0b7", "A bar"), "the mark of a list");
        assert!(!with_map("05d0", "bar A"), "written from the right");
        assert!(!with_map("00b5", "AA bar"), "more signs than any text has");
        assert!(
            with_map("00b5", "A bar") && !with_map("00b5", "bar) Tj () Tj ("),
            "nothing is shown"
        );
    }

    #[test]
    fn a_page_with_fields_or_notes_is_not_whole() {
        let with_note = |kind: &str| {
            let note = format!("<< /Type /Annot /Subtype /{kind} >>");
            let content = "BT /F1 10 Tf (17.5 kg) Tj ET";
            text_of(&with_font(content, HELVETICA, &["null", "null", &note])).is_whole
        };
        assert!(with_note("Link"));
        assert!(!with_note("FreeText"));
        assert!(!with_note("Widget"));
    }

    #[test]
    fn a_font_without_meanings_makes_no_words() {
        let font = "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Face /FirstChar 65 \
                    /LastChar 66 /Widths [500 500] >>";
        let text = read(&with_font("BT /F1 10 Tf (AB) Tj ET", font, &[]));
        assert_eq!(text, None);
    }

    #[test]
    fn a_font_of_a_form_is_not_that_of_its_page() {
        let form = |number: u8| {
            format!(
                "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 28 /Resources \
                 << /Font << /F1 {number} 0 R >> >> >>\nstream\nBT /F1 10 Tf (17.5 kg) Tj ET\nendstream"
            )
        };
        let content = "BT /F1 10 Tf (It weighs) Tj ET /X Do";
        let is_whole =
            |number| text_of(&with_font(content, HELVETICA, &[&form(number), HELVETICA])).is_whole;
        assert!(is_whole(5));
        assert!(!is_whole(7));
    }

    #[test]
    fn a_page_that_is_a_picture_makes_a_text_that_is_not_whole() {
        let image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 \
                     /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream";
        let with_image = |content: &str| with_font(content, HELVETICA, &[image]);
        assert_eq!(read(&with_image("/X Do")), None);
        assert!(text_of(&with_image("/X Do BT /F1 10 Tf (17.5 kg) Tj ET")).is_whole);
        let recognised = "/X Do BT 3 Tr /F1 10 Tf (17.S kg) Tj ET";
        assert!(!text_of(&with_image(recognised)).is_whole);
    }

    #[test]
    fn what_is_no_pdf_or_has_no_text_is_not_read() {
        assert_eq!(read(b""), None);
        assert_eq!(read(b"%PDF-1.7"), None);
        assert_eq!(read(&pdf("")), None);
        let whole = pdf("BT /F1 10 Tf (17.5 kg) Tj ET");
        for end in (0..whole.len()).step_by(7) {
            // Whatever becomes of a part of a file, it is no panic.
            let _ = read(&whole[..end]);
        }
    }
}
