//! The text of a PDF. Pure. Bytes → text.

use crate::base::quiet::catch_panic;

/// What a PDF begins with
const SIGNATURE: &[u8] = b"%PDF-";

pub(super) fn is_pdf(kind: &str, bytes: &[u8]) -> bool {
    kind == "application/pdf" || bytes.starts_with(SIGNATURE)
}

/// Returns the text of all pages of a PDF, in the order of the file. `None` if it cannot be read, or is only
/// pictures.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let text = catch_panic(|| pdf_extract::extract_text_from_mem(bytes).ok()).flatten()?;
    text.contains(char::is_alphanumeric).then_some(text)
}

#[cfg(test)]
pub(super) mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// Returns a PDF of one page with these lines.
    pub(in super::super) fn pdf(lines: &[&str]) -> Vec<u8> {
        let mut content = "BT /F1 12 Tf 14 TL 72 720 Td".to_owned();
        for line in lines {
            let _ = write!(content, " ({line}) Tj T*");
        }
        content.push_str(" ET");
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
             /Resources << /Font << /F1 5 0 R >> >> >>"
                .to_owned(),
            format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
                .to_owned(),
        ];
        let mut file = "%PDF-1.4\n".to_owned();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for (at, object) in objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", file.len());
            let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
        }
        let start = file.len();
        let size = objects.len() + 1;
        let _ = write!(
            file,
            "{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
        );
        file.into_bytes()
    }

    #[test]
    fn a_pdf_has_the_text_of_its_pages() {
        let text = text(&pdf(&["The City Bike weighs", "17.5 kg."])).expect("it has text");
        let words: Vec<&str> = text.split_whitespace().collect();
        assert_eq!(words, ["The", "City", "Bike", "weighs", "17.5", "kg."]);
    }

    #[test]
    fn what_is_no_pdf_or_has_no_text_is_not_read() {
        assert_eq!(text(b""), None);
        assert_eq!(text(b"%PDF-1.7"), None);
        assert_eq!(text(&pdf(&[])), None);
        let whole = pdf(&["The City Bike"]);
        for end in (0..whole.len()).step_by(7) {
            // Whatever becomes of a part of a file, it is no panic.
            let _ = text(&whole[..end]);
        }
    }
}
