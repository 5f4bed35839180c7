//! `raw-markup`: marks of strong emphasis that are shown, because of a space or a letter beside them. Pure.

use std::ops::Range;

use super::Found;
use super::marks::Marks;
use super::page::{Page, Shown};
use super::words::{has, is_common};
use crate::compile::parse::blocks::{Block, Kind};
use crate::diagnostic::Diagnostic;

const HELP: &str = "write the marks directly beside the words, and a space or a mark of punctuation outside; \
                    `\\*` is an asterisk";

/// Words of texts in which `**` can be a topic or a part of code
const TOPICS: &str = "args argv asterisk asterisks exponent exponentiation footnote glob globs kwargs markdown modulo \
                      operator operators pointer pointers recursive recursively unpacking wildcard wildcards \
                      operatoren potenz sternchen";

/// Words with which a text in bold may begin though they are common
const OPENERS: &str = "a all an its more most much no not only our so the their too very your \
                       das der die ein eine kein keine nicht nur sehr";

/// Those of them that can be all of it
const ALONE: &str = "all more most much no not only so too very nicht nur sehr";

/// Reports pairs of `**` and `__` that are no emphasis, and a `**` that is alone.
pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    let mut groups: Vec<Group<'_, '_>> = Vec::new();
    for shown in page.texts_with(Marks::EMPHASIS) {
        let of_lines = Doubled::of(shown, b'_');
        if let [open, close, ..] = of_lines.0[..]
            && Pair::of(page, shown.range.clone(), [open, close]).is_padded()
        {
            report(page, open..close + 2, found);
        }
        let marks = Doubled::of(shown, b'*').0;
        if marks.is_empty() {
            continue;
        }
        let block = page.blocks.iter().rposition(|block| block.parts.contains(&shown.part));
        // The cells of a table are one block.
        let is_open = |group: &&mut Group<'_, '_>| {
            group.block == block && block.is_some_and(|at| page.blocks[at].kind != Kind::Table)
        };
        match groups.last_mut().filter(is_open) {
            Some(group) => group.marks.extend(marks),
            None => groups.push(Group { first: shown, block, marks }),
        }
    }
    let mut alone = Vec::new();
    for group in &groups {
        let within = group.range(page);
        let pairs = group.marks.chunks_exact(2);
        let wrong: Vec<[usize; 2]> = pairs
            .map(|pair| [pair[0], pair[1]])
            .filter(|pair| Pair::of(page, within.clone(), *pair).is_wrong())
            .collect();
        if wrong.is_empty() {
            alone.extend(group.marks.iter().map(|mark| (group, *mark)));
        }
        for [open, close] in wrong {
            report(page, open..close + 2, found);
        }
    }
    // Two of them can be a footnote and its mark.
    if let [(group, at)] = alone[..]
        && is_lost(page, group.first, at - group.first.range.start)
    {
        report(page, at..at + 2, found);
    }
}

/// Reports what is shown in a range of the masked text.
fn report(page: &Page<'_>, at: Range<usize>, found: &mut Found) {
    let shown = page.document.text()[at.clone()].split('\n').next().unwrap_or_default();
    found.add(Diagnostic::raw_markup(page.span(&at), shown, HELP));
}

/// The marks that are shown in one block.
struct Group<'p, 'd> {
    first: &'p Shown<'d>,
    block: Option<usize>,
    /// Offsets in the masked text
    marks: Vec<usize>,
}

impl Group<'_, '_> {
    /// Returns the range of the masked text in which the marks can be pairs.
    fn range(&self, page: &Page<'_>) -> Range<usize> {
        let block = self.block.map(|at| &page.blocks[at]).filter(|it| it.kind != Kind::Table);
        let Some(block) = block else { return self.first.range.clone() };
        let first = page.texts.partition_point(|shown| shown.part < block.parts.start);
        let start = page.texts.get(first).map_or(self.first.range.start, |it| it.range.start);
        start..block.range.end
    }
}

/// The offsets in the masked text of a mark that is written twice, no more and without a backslash.
struct Doubled(Vec<usize>);

impl Doubled {
    fn of(shown: &Shown<'_>, mark: u8) -> Doubled {
        let bytes = shown.source.as_bytes();
        let mut marks = Vec::new();
        let mut at = 0;
        while let Some(next) = memchr::memchr(mark, &bytes[at..]) {
            at += next;
            let length = bytes[at..].iter().take_while(|byte| **byte == mark).count();
            let is_escaped = at > 0 && bytes[at - 1] == b'\\';
            if length == 2 && !is_escaped {
                marks.push(shown.range.start + at);
            }
            at += length;
        }
        Doubled(marks)
    }
}

/// Two marks, and what is written around them.
struct Pair<'d> {
    before: &'d str,
    inner: &'d str,
    after: &'d str,
}

impl<'d> Pair<'d> {
    /// Returns the pair of two marks at offsets in the masked text.
    fn of(page: &Page<'d>, within: Range<usize>, [open, close]: [usize; 2]) -> Pair<'d> {
        let text = page.document.text();
        Pair {
            before: &text[within.start..open],
            inner: &text[open + 2..close],
            after: text[close + 2..within.end.max(close + 2)].trim_end(),
        }
    }

    fn is_wrong(&self) -> bool {
        self.is_padded() || self.is_glued() || self.is_spaced() || self.is_torn()
    }

    fn first_outside(&self) -> Option<char> {
        self.after.chars().next()
    }

    fn last_outside(&self) -> Option<char> {
        self.before.chars().next_back()
    }

    /// `** words**`, `**words **`: marks around words, with a space between them and the words.
    fn is_padded(&self) -> bool {
        let inner = self.inner;
        let has_space = inner.starts_with(' ') || inner.ends_with(' ');
        let is_words =
            inner.contains(char::is_alphabetic) && !inner.contains(['\n', '=', ';', '{']);
        let is_pair = is_outside(self.last_outside()) && is_outside(self.first_outside());
        // `2 ** 3 ** 4` has spaces on all sides.
        let is_operator = self.last_outside().is_some_and(char::is_whitespace)
            && inner.starts_with(' ')
            && inner.ends_with(' ')
            && !self.before.trim_end().ends_with(['.', ':', '!', '?']);
        has_space && is_words && is_pair && !is_operator
    }

    /// `**words:**more`: no emphasis ends between a mark of punctuation and a letter.
    fn is_glued(&self) -> bool {
        let inner = self.inner;
        let ends = inner.ends_with([':', '.', ',', '!', '?', '。', '：', '，', '）', '」', '”']);
        let is_words = inner.starts_with(char::is_alphabetic) && !inner.contains(['(', '=', '\n']);
        let follows = self.first_outside().is_some_and(char::is_alphabetic);
        let is_begun = self.last_outside().is_none_or(|c| c.is_whitespace() || !c.is_ascii());
        ends && is_words && follows && is_begun
    }

    /// `is ** very ** small`: spaces on all sides, in prose. An operator stands between names or numbers, and the name
    /// of an operator where a noun is.
    fn is_spaced(&self) -> bool {
        let is_spaced = self.last_outside().is_none_or(char::is_whitespace)
            && is_outside(self.first_outside())
            && self.inner.starts_with(char::is_whitespace)
            && self.inner.ends_with(char::is_whitespace);
        let (left, right) = (last_word(self.before), first_word(self.after));
        let is_name = |word: &str| {
            let is_short = word.len() == 1 && !matches!(word, "a" | "I");
            is_short
                || !word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
        };
        let is_adverb = has(ALONE, &self.inner.trim().to_lowercase());
        let in_prose = is_adverb || is_common(left) || is_common(right) || left.is_empty();
        is_spaced && self.is_prose() && !is_name(left) && !is_name(right) && in_prose
    }

    /// `**easy to read **and`, `is** very small** and`: a space on the inner side of one mark, none on the outer one.
    fn is_torn(&self) -> bool {
        let inner = self.inner;
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let right = first_word(self.after);
        let ends_late = is_outside(self.last_outside())
            && inner.starts_with(char::is_alphanumeric)
            && inner.ends_with(char::is_whitespace)
            && is_letter(self.first_outside());
        let is_sentence = inner.starts_with(char::is_uppercase)
            && right.len() > 1
            && right.chars().all(char::is_lowercase)
            && !inner.contains(',');
        let begins_early = is_letter(self.last_outside())
            && inner.starts_with(char::is_whitespace)
            && inner.ends_with(char::is_alphanumeric)
            && is_outside(self.first_outside());
        let is_end = ends_late && (is_common(right) || is_sentence);
        (is_end || begins_early && is_common(last_word(self.before))) && self.is_prose()
    }

    /// Whether what is between the marks is a piece of prose, in a text that is not about the marks.
    fn is_prose(&self) -> bool {
        let words: Vec<&str> = self.inner.split_whitespace().map(bare).collect();
        let is_word = |word: &&str| {
            let is_part = |c: char| c.is_alphanumeric() || "-'’.&%".contains(c);
            !word.is_empty() && word.chars().all(is_part)
        };
        let ([first, ..], Some(last)) = (&words[..], words.last()) else { return false };
        let is_alone = words.len() == 1 && has(ALONE, &first.to_lowercase());
        let begins = is_alone || !is_common(first) || has(OPENERS, &first.to_lowercase());
        let ends = is_alone || !is_common(last);
        let has_letters =
            words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
        let topics = [self.before, self.inner, self.after];
        let is_topic = |word: &str| has(TOPICS, &bare(word).to_lowercase());
        words.len() <= 12
            && words.iter().all(is_word)
            && has_letters
            && begins
            && ends
            && !topics.into_iter().flat_map(str::split_whitespace).any(is_topic)
    }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn last_word(text: &str) -> &str {
    let text = text.trim_end();
    // After a mark, the word before it is another clause's.
    if text.ends_with(['.', ':', '!', '?', ';', ',', '(']) {
        return "";
    }
    text.rsplit(char::is_whitespace).next().unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    bare(text.split_whitespace().next().unwrap_or_default())
}

fn is_outside(c: Option<char>) -> bool {
    c.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '!' | '?' | ')' | '(' | '[' | ']')
    })
}

/// Whether the only `**` of a page is what is left of a pair: directly before the first word of a block, or after its
/// last one.
fn is_lost(page: &Page<'_>, shown: &Shown<'_>, at: usize) -> bool {
    let source = shown.source;
    let at_block = |block: &&Block| {
        matches!(block.kind, Kind::Paragraph | Kind::Heading(_) | Kind::Item)
            && block.parts.contains(&shown.part)
    };
    let Some(block) = page.blocks.iter().rev().find(at_block) else { return false };
    let (is_first, is_last) =
        (shown.part == block.parts.start + 1, shown.part + 2 == block.parts.end);
    let is_heading = matches!(block.kind, Kind::Heading(_));
    let rest = &source[at + 2..];
    let opens = is_first && at == 0 && rest.starts_with(char::is_uppercase) && rest.contains(' ');
    let closes = is_last && rest.trim().is_empty() && source[..at].ends_with(char::is_alphanumeric);
    opens || closes && (is_heading || source.contains(' '))
}
