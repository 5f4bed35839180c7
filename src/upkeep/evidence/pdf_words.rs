//! Whether a PDF has a quote. Pure. The order of its text is that of the file, with whatever stands between two lines
//! or pages, so that words may be there which are not found one after another.

use super::pdf::{PageText, PdfText};
use super::words::{Finding, Words};

#[derive(Debug)]
pub(super) struct PdfWords {
    /// All pages, in each way in which a reader may see them
    texts: Vec<Words>,
    pages: Vec<Words>,
    is_whole: bool,
}

impl PdfWords {
    pub(super) fn of(text: &PdfText) -> PdfWords {
        let words = |text: &str| Words::of(text).without_hyphens();
        let joined = |of: fn(&PageText) -> &str| {
            words(&text.pages.iter().map(of).collect::<Vec<&str>>().join("\n"))
        };
        let has_bare = text.pages.iter().any(|page| page.bare.is_some());
        let bare = has_bare.then(|| joined(|page| page.bare.as_ref().unwrap_or(&page.text)));
        PdfWords {
            texts: std::iter::once(joined(|page| &page.text)).chain(bare).collect(),
            pages: text.pages.iter().map(|page| words(&page.text)).collect(),
            is_whole: text.is_whole,
        }
    }

    pub(super) fn find(&self, quote: &Words) -> Finding {
        let quote = quote.without_hyphens();
        if self.texts.iter().any(|words| words.have(&quote)) {
            Finding::Found
        } else if !self.is_whole {
            Finding::Unsure("it is a PDF of which only a part has text that can be read")
        } else if self.have_scattered(&quote) {
            Finding::Unsure("it is a PDF that has these words, but not one after another")
        } else {
            Finding::Absent
        }
    }

    /// Returns whether a page, or two that follow each other, have all words of a quote.
    fn have_scattered(&self, quote: &Words) -> bool {
        let wanted: Vec<Words> = quote.each().collect();
        let has_all =
            |pages: &[Words]| wanted.iter().all(|word| pages.iter().any(|words| words.have(word)));
        self.pages.windows(2).any(has_all) || self.pages.len() == 1 && has_all(&self.pages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(pages: &[&str], quote: &str) -> Finding {
        let page = |text: &&str| PageText { text: (*text).to_owned(), bare: None };
        let text = PdfText { pages: pages.iter().map(page).collect(), is_whole: true };
        PdfWords::of(&text).find(&Words::of(quote))
    }

    #[test]
    fn lines_and_pages_may_end_within_a_quote() {
        let pages = ["It weighs voll-\nständig ausge-", "stattet 17.5 kg, ready-\nto-ride."];
        let quote = "weighs vollständig ausgestattet 17.5 kg, ready-to-ride";
        assert_eq!(find(&pages, quote), Finding::Found);
    }

    #[test]
    fn words_that_are_not_one_after_another_are_not_gone() {
        let pages = ["It weighs\n3\nThe City Bike\n", "17.5 kg, ready to ride", "in 9 colours"];
        let is_unsure = |quote| matches!(find(&pages, quote), Finding::Unsure(_));
        assert!(is_unsure("It weighs 17.5 kg"));
        assert!(is_unsure("ready in 9 colours"));
        assert_eq!(find(&pages, "It weighs 18 kg"), Finding::Absent);
        assert_eq!(find(&pages, "It weighs 9 kg"), Finding::Absent, "they are pages apart");
    }

    #[test]
    fn a_quote_may_leave_out_raised_numbers() {
        let text = "17.5\u{31} kg".to_owned();
        let bare = Some("17.5 kg".to_owned());
        let text = PdfText { pages: vec![PageText { text, bare }], is_whole: true };
        let find = |quote| PdfWords::of(&text).find(&Words::of(quote));
        assert_eq!(find("17.5 kg"), Finding::Found);
        assert_eq!(find("17.51 kg"), Finding::Found);
        assert_eq!(find("17.52 kg"), Finding::Absent);
    }

    #[test]
    fn nothing_is_gone_from_a_text_that_is_not_whole() {
        let page = PageText { text: "17.5 kg".to_owned(), bare: None };
        let text = PdfText { pages: vec![page], is_whole: false };
        let find = |quote| PdfWords::of(&text).find(&Words::of(quote));
        assert_eq!(find("17.5 kg"), Finding::Found);
        assert!(matches!(find("18 kg"), Finding::Unsure(_)));
    }
}
