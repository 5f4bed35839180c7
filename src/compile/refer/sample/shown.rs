//! The part of a text that readers see, after regions and lines have been cut out of it. Pure.

use super::{Excerpt, Part};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub code: String,
    /// The number of its first line in its file
    pub first_line: usize,
    /// The part of a text that it is; `None` for a whole text
    pub part: Option<Part>,
    language: InText,
}

/// Whether a whole text is in the language in which its parts are shown. In an HTML file, for example, only a
/// script is JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InText {
    Same,
    Other,
}

impl Shown {
    pub fn whole(code: String, language: InText) -> Shown {
        Shown { code, first_line: 1, part: None, language }
    }

    /// Returns an excerpt of what was shown.
    #[must_use]
    pub fn cut(self, excerpt: Excerpt) -> Shown {
        let Shown { code, first_line, part, language } = self;
        let Excerpt { lines, margin, .. } = &excerpt;
        let part = match (part, language) {
            (Some(part), _) => Some(part.cut(&excerpt)),
            (None, InText::Same) => {
                Some(Part { whole: code, lines: lines.clone(), margin: *margin })
            }
            (None, InText::Other) => None,
        };
        let first_line = first_line - 1 + excerpt.first_line;
        Shown { code: excerpt.code, first_line, part, language }
    }
}
