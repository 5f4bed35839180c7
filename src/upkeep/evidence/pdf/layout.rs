//! Glyphs at their positions on a page → text.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

use super::{PageText, UNKNOWN};

/// Parts of the size of letters: a distance to the right, and one to the left, that separates words, and one up or
/// down that begins a line.
const SPACE: f64 = 0.1;
const BACK: f64 = 0.3;
const LINE: f64 = 0.5;

/// A raised letter is smaller than this part of those before it, and at least this part of their size higher.
const SMALL: f64 = 0.85;
const RAISED: f64 = 0.15;

/// Accents that TeX sets before the letter over which they stand, and the characters that combine with it.
const ACCENTS: [(&str, char); 9] = [
    ("`", '\u{300}'),
    ("´", '\u{301}'),
    ("ˆ", '\u{302}'),
    ("˜", '\u{303}'),
    ("¯", '\u{304}'),
    ("˘", '\u{306}'),
    ("¨", '\u{308}'),
    ("˚", '\u{30a}'),
    ("ˇ", '\u{30c}'),
];

/// A point in the direction of a line of text: along it and across.
#[derive(Debug, Clone, Copy)]
struct Point {
    along: f64,
    across: f64,
}

/// The letters to which those that follow are compared.
#[derive(Debug, Clone, Copy)]
struct Line {
    across: f64,
    size: f64,
}

/// Collects the text of a page.
#[derive(Debug)]
pub(super) struct Layout {
    text: String,
    /// The text without raised letters
    bare: String,
    /// The largest number of bytes
    most: usize,
    /// Where the last letter ends
    pen: Option<Point>,
    line: Option<Line>,
    /// The accent that was the last letter
    accent: Option<char>,
    /// The last character of the word that is not ended yet
    last: Option<char>,
    /// Whether the text that is being shown has no letter yet
    is_empty: bool,
    is_whole: bool,
}

impl Layout {
    pub(super) fn new(most: usize) -> Layout {
        Layout {
            text: String::new(),
            bare: String::new(),
            most,
            pen: None,
            line: None,
            accent: None,
            last: None,
            is_empty: false,
            is_whole: true,
        }
    }

    /// Returns the text, and whether it is all of the page: a page without text is a picture.
    pub(super) fn finish(self) -> (PageText, bool) {
        let has_text = self.text.contains(char::is_alphanumeric);
        let is_whole = self.is_whole && has_text && !is_garbled(&self.text);
        let bare = Some(self.bare).filter(|bare| bare.len() < self.text.len());
        (PageText { text: self.text, bare }, is_whole)
    }

    fn gap(&mut self, gap: char) {
        self.last = None;
        self.text.push(gap);
        self.bare.push(gap);
    }

    fn push(&mut self, c: char, is_raised: bool) {
        if c.is_whitespace() {
            return self.gap(c);
        }
        let c = if is_unknown(c) { UNKNOWN } else { c };
        // One that is not known at the beginning of a word is the mark of a list, or an icon.
        self.is_whole &= c != UNKNOWN || self.last.is_none();
        self.is_whole &= !is_from_the_right(c);
        self.last = Some(c);
        self.text.push(c);
        if !is_raised {
            self.bare.push(c);
        }
    }

    /// Begins a word or a line if the next letters are not beside the last ones.
    fn separate(&mut self, to: Point, size: f64) {
        let (Some(pen), Some(line)) = (self.pen, self.line) else { return };
        let (size, ahead) = (size.max(line.size), to.along - pen.along);
        if (to.across - line.across).abs() > LINE * size {
            self.gap('\n');
        } else if ahead > SPACE * size || ahead < -BACK * size {
            match self.accent {
                Some(_) if -size < ahead && ahead < 0.0 => return,
                _ => self.gap(' '),
            }
        }
        self.accent = None;
    }
}

fn is_unknown(c: char) -> bool {
    c.is_control() || matches!(c, '\u{e000}'..='\u{f8ff}' | UNKNOWN | '\u{f0000}'..)
}

/// Returns whether more than a third of a text is of the letters and signs that no language has many of: then the codes
/// of its fonts have other meanings.
fn is_garbled(text: &str) -> bool {
    let count = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count();
    count(|c| matches!(c, '\u{a1}'..='\u{ff}')) * 3 > count(|c| !c.is_whitespace())
}

/// Returns whether a letter is of a script that is written from the right. The order of such a text in a file is that
/// in which it is read, or that of its glyphs from the left.
fn is_from_the_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

impl OutputDev for Layout {
    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.is_empty = false;
        let scale = at.m11.hypot(at.m12);
        let size = font_size.abs() * at.m21.hypot(at.m22);
        if !(scale > 0.0 && size > 0.0) {
            return Ok(());
        }
        let (x, y) = (at.m11 / scale, at.m12 / scale);
        let to = Point { along: at.m31 * x + at.m32 * y, across: at.m32 * x - at.m31 * y };
        let is_raised = self.line.is_some_and(|line| {
            let up = to.across - line.across;
            size < SMALL * line.size && (RAISED * line.size..line.size).contains(&up)
        });
        if is_raised {
            self.accent = None;
        } else {
            self.separate(to, size);
            self.line = Some(Line { across: to.across, size });
        }
        let advance = (width * font_size + spacing) * scale;
        self.pen = Some(Point { along: to.along + advance, across: to.across });
        let combining = self.accent.take();
        if let Some(accent) = combining {
            for text in [&mut self.text, &mut self.bare] {
                text.pop();
            }
            let mut letters = text.chars();
            letters.next().into_iter().for_each(|c| self.push(c, is_raised));
            self.push(accent, is_raised);
            letters.for_each(|c| self.push(c, is_raised));
        } else if text.is_empty() {
            self.push(UNKNOWN, is_raised);
        } else {
            text.chars().for_each(|c| self.push(c, is_raised));
            let accent = ACCENTS.iter().find(|(alone, _)| *alone == text);
            self.accent = accent.filter(|_| !is_raised).map(|(_, combining)| *combining);
        }
        match self.text.len() > self.most {
            true => Err(std::fmt::Error.into()),
            false => Ok(()),
        }
    }

    fn begin_page(
        &mut self,
        _number: u32,
        _media: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.is_empty = true;
        Ok(())
    }

    /// A text of which nothing is shown has codes that the reader does not know.
    fn end_word(&mut self) -> Result<(), OutputError> {
        self.is_whole &= !self.is_empty;
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
