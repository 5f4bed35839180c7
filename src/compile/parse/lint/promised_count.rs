//! `promised-count`: a number of things that a title, a heading or a sentence promises, and what follows does not
//! have. Pure.

use std::ops::Range;

use super::Found;
use super::page::Page;
use super::words::{THINGS_IN_ENGLISH, THINGS_IN_GERMAN, Words, has};
use crate::compile::parse::blocks::{Block, Kind};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Words before a number that make it another one: "the first two", "at least three", "one of the five".
const TURNING: &str = "about above additional all almost another any approximately around at below between both essentially \
                       every extra fewer first former from further last latter least less more most \
                       nearly next no not of only or other others over part previous remaining roughly step than \
                       these those to under until up version which \
                       anderen beiden ersten etwa letzten mehr mindestens nächsten rund über übrigen weiteren von \
                       diese diesen";

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    title(page, found);
    for at in 0..page.headings.len() {
        heading(page, at, found);
    }
    for (at, block) in page.blocks.iter().enumerate() {
        if block.kind == Kind::Paragraph && block.depth == 0 {
            sentence(page, at, found);
        }
    }
}

/// A number of things.
struct Promise<'t> {
    count: usize,
    /// The number and the words up to the things, as written
    words: &'t str,
    language: Words,
    /// Whether the things are the last word
    is_last: bool,
}

/// Reports a title that promises more than the page has.
fn title(page: &Page<'_>, found: &mut Found) {
    let Some(title) = page.matter.title.as_ref().map(|title| title.value.as_str()) else { return };
    let Some(promise) = of_heading(title) else { return };
    let Some(at) = page.front.find(promise.words) else { return };
    let span = Span::new(page.document.file(), at..at + promise.words.len());
    if let Some((count, what)) = counted(page, 0..page.blocks.len(), promise.count) {
        let promised = Diagnostic::promised_count(span, promise.words, count, what);
        found.add_in(promise.language, promised);
    }
}

/// Reports a heading that promises more than its section has.
fn heading(page: &Page<'_>, at: usize, found: &mut Found) {
    let heading = &page.headings[at];
    let Some(promise) = of_heading(&heading.text) else { return };
    let section = heading.block + 1..page.end_of_section(at);
    if let Some((count, what)) = counted(page, section, promise.count) {
        let span = page.span_of_heading(heading);
        found
            .add_in(promise.language, Diagnostic::promised_count(span, promise.words, count, what));
    }
}

/// Returns how many things there are in these blocks, if they are fewer than promised however they are counted.
/// Text without headings and lists is not counted.
fn counted(
    page: &Page<'_>,
    within: Range<usize>,
    promised: usize,
) -> Option<(usize, &'static str)> {
    let blocks = &page.blocks[within.clone()];
    let mut most = 0;
    let mut by_level = [0_usize; 7];
    let mut has_list = false;
    let mut paragraphs = 0;
    for (at, block) in blocks.iter().enumerate() {
        match block.kind {
            Kind::Heading(level) => by_level[usize::from(level)] += 1,
            Kind::List(_) => {
                has_list = true;
                most = most.max(items(page, within.start + at));
            }
            Kind::Table | Kind::Directive(_) | Kind::Html | Kind::Code => return None,
            Kind::Paragraph if block.depth == 0 => paragraphs += 1,
            _ => {}
        }
    }
    let headings = by_level.into_iter().max().unwrap_or(0);
    let what = match () {
        () if headings > 1 || headings == 1 && !has_list => "sections",
        () if has_list => "items",
        () => return None,
    };
    let is_many = |count: usize| count >= promised;
    // Each of many short paragraphs can be one of the things.
    let by_paragraph = if what == "items" { paragraphs } else { 0 };
    if [most, headings, by_paragraph].into_iter().any(is_many) {
        return None;
    }
    Some((if what == "sections" { headings } else { most }, what))
}

/// Returns the number of items of a list.
fn items(page: &Page<'_>, list: usize) -> usize {
    let depth = page.blocks[list].depth;
    let inside = page.blocks[list + 1..].iter().take_while(|block| block.depth > depth);
    inside.filter(|block| block.depth == depth + 1 && block.kind == Kind::Item).count()
}

/// Reports a sentence that promises a number of things and ends with a colon, before a list of another length.
fn sentence(page: &Page<'_>, at: usize, found: &mut Found) {
    let block = &page.blocks[at];
    let written = page.document.text()[block.range.clone()].trim_end();
    if !written.ends_with(':') {
        return;
    }
    let Some(list) = page.next(at).filter(|next| matches!(page.blocks[*next].kind, Kind::List(_)))
    else {
        return;
    };
    let text = page.text(block);
    let Some(promise) = of_sentence(last_sentence(&text)) else { return };
    let count = items(page, list);
    let is_whole = if count > promise.count {
        // What comes after the things can say of which there are so many.
        promise.is_last
    } else {
        count > 1 && !has_several(page, list) && !is_continued(page, list)
    };
    if count == promise.count || !is_whole {
        return;
    }
    let place = written.rfind(promise.words);
    let span = place.map_or_else(
        || page.span_of(block),
        |place| {
            let start = block.range.start + place;
            page.span(&(start..start + promise.words.len()))
        },
    );
    found.add_in(promise.language, Diagnostic::promised_count(span, promise.words, count, "items"));
}

/// Whether an item of a list may name several things: "speed and size".
fn has_several(page: &Page<'_>, list: usize) -> bool {
    let depth = page.blocks[list].depth;
    let inside = page.blocks[list + 1..].iter().take_while(|block| block.depth > depth);
    let mut items = inside.filter(|block| block.depth == depth + 1 && block.kind == Kind::Item);
    items.any(|item| {
        let text = page.text(item);
        let start: String = text.chars().take(60).collect();
        [", ", " and ", " & ", " und ", " / "].iter().any(|mark| start.contains(mark))
    })
}

/// Whether more can belong to a list: another list in the section, or headings and other blocks at its end.
fn is_continued(page: &Page<'_>, list: usize) -> bool {
    let outer = |block: &&Block| block.depth == 0;
    let rest = page.blocks[list + 1..].iter().filter(outer);
    let mut section = rest.take_while(|block| !matches!(block.kind, Kind::Heading(_)));
    section.any(|block| matches!(block.kind, Kind::List(_) | Kind::Table | Kind::Directive(_)))
}

fn last_sentence(text: &str) -> &str {
    let text = text.trim_end().trim_end_matches(':');
    let ends = [". ", "! ", "? ", ": ", "; "];
    let start = ends.iter().filter_map(|end| text.rfind(end).map(|at| at + end.len())).max();
    &text[start.unwrap_or(0)..]
}

/// Reads the only number of a sentence, if it counts things: "There are three main reasons".
fn of_sentence(text: &str) -> Option<Promise<'_>> {
    Words::ALL.into_iter().find_map(|language| {
        let words = words(text);
        let mut numbers = words.iter().enumerate().filter(|(_, word)| {
            word.text.contains(|c: char| c.is_ascii_digit())
                || language.number(word.text).is_some()
                || matches!(
                    &*word.text.to_lowercase(),
                    "one" | "first" | "second" | "eins" | "eine"
                )
        });
        let (at, _) = numbers.next()?;
        if numbers.next().is_some() {
            return None;
        }
        promise(text, &words, at, language)
    })
}

/// Reads a heading that counts things, with the number at its beginning: "The 9 most important criteria", "Vue in
/// five steps". A number after a name is a version.
fn of_heading(text: &str) -> Option<Promise<'_>> {
    // Most headings have no number.
    let mut first = text.split_whitespace().take(2);
    let is_number = |word: &str| Words::ALL.into_iter().any(|it| it.number(word).is_some());
    if !first.any(is_number) {
        return None;
    }
    Words::ALL.into_iter().find_map(|language| {
        let words = words(text);
        let first = words.first()?.text;
        let is_begin = matches!(first, "The" | "Top" | "Our" | "My" | "Die" | "Unsere" | "These");
        let at = usize::from(is_begin);
        language.number(words.get(at)?.text)?;
        promise(text, &words, at, language)
    })
}

/// Returns the promise that begins with the number at an index of the words of a text: at most two words may stand
/// between it and the things.
fn promise<'t>(
    text: &'t str,
    words: &[Word<'t>],
    at: usize,
    language: Words,
) -> Option<Promise<'t>> {
    let count = language.number(words[at].text)?;
    let before = at.checked_sub(1).map(|before| words[before].text.to_lowercase());
    if before.is_some_and(|before| has(TURNING, &before)) {
        return None;
    }
    let is_thing = |word: &Word<'_>| match language {
        Words::English => has(THINGS_IN_ENGLISH, &word.text.to_lowercase()),
        Words::German => has(THINGS_IN_GERMAN, word.text),
    };
    let things = words.iter().skip(at + 1).take(3).position(is_thing)? + at + 1;
    let between = &words[at + 1..things];
    // "two or more ways", "2.5", "three-step"
    let is_plain =
        |word: &Word<'_>| word.text.chars().all(char::is_alphabetic) && word.text.len() > 2;
    let stops = |word: &Word<'_>| has("and for more other with und oder weitere mehr", word.text);
    if !between.iter().all(|word| is_plain(word) && !stops(word)) {
        return None;
    }
    let next = words.get(things + 1).map(|word| word.text.to_lowercase());
    // "in two steps per page", "three parts of each", "two ways or three"
    if next.is_some_and(|next| has("per each or and oder und je pro", &next)) {
        return None;
    }
    let range = words[at].at..words[things].at + words[things].text.len();
    let is_last = things + 1 == words.len();
    Some(Promise { count, words: &text[range], language, is_last })
}

/// A word, and its offset in its text.
struct Word<'t> {
    at: usize,
    text: &'t str,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let pieces = text.split(char::is_whitespace);
    let place = |piece: &str| piece.as_ptr() as usize - text.as_ptr() as usize;
    let word = |piece: &'_ str| {
        let inner = piece.trim_matches(|c: char| !c.is_alphanumeric());
        (place(inner), inner.len())
    };
    let found = pieces.map(word).filter(|(_, length)| *length > 0);
    found.map(|(at, length)| Word { at, text: &text[at..at + length] }).collect()
}
