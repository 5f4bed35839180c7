//! Tells dollar signs that delimit a formula from those that are text. Pure.
//!
//! Pages of prices contain many `$`. As in Pandoc and on GitHub, an opening `$` is followed by a
//! character other than a space, and not preceded by a letter or a digit; a closing `$` is preceded by a
//! character other than a space, and not followed by a letter or a digit. Here, the text between the two
//! must also look like a formula.

use std::ops::Range;

/// A run of `$` signs, none of which is escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run(Range<usize>);

/// The depth of braces up to which the Markdown parser recognizes a formula.
const DEEPEST: i32 = 25;

/// Whether a text may contain a formula. This is a cheap test, which does not recognize code.
pub(super) fn may_have_formula(text: &str) -> bool {
    let (mut end, mut opened) = (0, [false; 2]);
    for run in runs(text, 0..text.len()) {
        if has_blank_line(&text[end..run.0.start]) {
            opened = [false; 2];
        }
        end = run.0.end;
        let Some(opened) = opened.get_mut(run.0.len() - 1) else { continue };
        if *opened && run.closes(text) {
            return true;
        }
        *opened |= run.opens(text);
    }
    false
}

/// Returns the runs of `$` in a range of a text.
pub(super) fn runs(text: &str, part: Range<usize>) -> impl Iterator<Item = Run> {
    let mut at = part.start;
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr::memchr(b'$', text.get(at..part.end)?.as_bytes())?;
            if is_escaped(text, start) {
                at = start + 1;
                continue;
            }
            let row = &text[start..part.end];
            at = start + row.len() - row.trim_start_matches('$').len();
            return Some(Run(start..at));
        }
    })
}

/// Returns the formulas in a line of text, without their delimiters. `runs` are its runs of `$`, with no
/// code, link or HTML between them. Appends the offsets of all other `$` to `dollars`.
pub(super) fn formulas(text: &str, runs: &[Run], dollars: &mut Vec<usize>) -> Vec<Range<usize>> {
    let (mut formulas, mut at) = (Vec::new(), 0);
    while at < runs.len() {
        match closing(text, &runs[at..]) {
            Some(next) => {
                formulas.push(runs[at].0.end..runs[at + next].0.start);
                at += next + 1;
            }
            None => {
                dollars.extend(runs[at].0.clone());
                at += 1;
            }
        }
    }
    formulas
}

/// Returns the index of the run that closes the formula which the first run opens, if it does.
fn closing(text: &str, runs: &[Run]) -> Option<usize> {
    let (open, later) = runs.split_first().filter(|(open, _)| open.opens(text))?;
    let (mut depth, mut end) = (0, open.0.end);
    for (at, run) in later.iter().enumerate() {
        depth = depth_after(&text[end..run.0.start], depth)?;
        end = run.0.end;
        // Braces, such as those of `\text`, can contain `$`.
        if depth == 0 {
            let formula = &text[open.0.end..run.0.start];
            let is_one = run.0.len() == open.0.len() && run.closes(text);
            return (is_one && !reads_as_prose(formula, open.0.len())).then_some(at + 1);
        }
    }
    None
}

impl Run {
    fn opens(&self, text: &str) -> bool {
        let after = text[self.0.end..].chars().next();
        let is_in_word = text[..self.0.start].ends_with(char::is_alphanumeric);
        match self.0.len() {
            // `US$5` and `5$` are prices; `3$\times$` is not.
            1 if is_in_word => matches!(after, Some('\\' | '^' | '_')),
            1 => after.is_some_and(|after| !after.is_whitespace()),
            2 => !is_in_word,
            _ => false,
        }
    }

    fn closes(&self, text: &str) -> bool {
        let mut rest = text[self.0.end..].chars();
        let goes_on = match rest.next() {
            // `_$x$_` is an emphasized formula; `$_GET` is a variable.
            Some('_') => rest.next().is_some_and(char::is_alphanumeric),
            Some(after) => after.is_alphanumeric() || matches!(after, '{' | '('),
            None => false,
        };
        let follows_space = text[..self.0.start].ends_with(char::is_whitespace);
        !goes_on && (self.0.len() == 2 || self.0.len() == 1 && !follows_space)
    }
}

/// Whether the text between two dollar signs is part of a sentence, such as `5 or 6 US` in `$5 or 6 US$`,
/// or text between price levels, such as `), Beta (`.
fn reads_as_prose(formula: &str, dollars: usize) -> bool {
    if formula.contains(char::is_whitespace)
        && formula.starts_with([',', ';', ':', '!', '?', ')', '/'])
    {
        return true;
    }
    // The brackets of `[0, 1)` are balanced in number; those of `5 (US` in `$5 (US$)` are not.
    let brackets = |which: [char; 2]| formula.matches(which).count();
    if !formula.contains('\\') && brackets(['(', '[']) != brackets([')', ']']) {
        return true;
    }
    if formula.contains(['\\', '^', '_', '=', '{']) {
        return false;
    }
    match dollars {
        1 => formula.starts_with(|c: char| c.is_ascii_digit()) && has_words(formula),
        _ => {
            !formula.contains(char::is_alphanumeric)
                || has_words(formula) && !has_own_lines(formula)
        }
    }
}

/// Whether the delimiters of a formula are on lines of their own, which those of price levels are not.
fn has_own_lines(formula: &str) -> bool {
    let Some((first, _)) = formula.split_once('\n') else { return false };
    let Some((_, last)) = formula.rsplit_once('\n') else { return false };
    first.trim().is_empty() && last.trim_matches([' ', '\t', '>']).is_empty()
}

/// Whether there is a word of more than one letter, which a formula would write as a command, or a dash,
/// or the end of a sentence.
fn has_words(formula: &str) -> bool {
    let is_word = |word: &str| word.chars().take_while(|c| c.is_alphabetic()).count() > 1;
    formula.contains(['–', '—'])
        || formula.contains(". ")
        || formula.split(|c: char| c.is_whitespace() || c == '(').skip(1).any(is_word)
}

/// Returns the depth of braces after a part of a formula; `None` if it is too deep or negative.
fn depth_after(part: &str, mut depth: i32) -> Option<i32> {
    let mut bytes = part.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if !(0..DEEPEST).contains(&depth) {
            return None;
        }
    }
    Some(depth)
}

/// Whether an odd number of backslashes precedes an offset.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    let before = &text[..at];
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// Whether a line of the text, other than the first and the last, is blank.
fn has_blank_line(text: &str) -> bool {
    let mut lines = text.split('\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_some() && line.trim().is_empty() {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formulas(text: &str) -> Vec<&str> {
        let runs: Vec<Run> = runs(text, 0..text.len()).collect();
        let found = super::formulas(text, &runs, &mut Vec::new());
        assert!(found.is_empty() || may_have_formula(text), "{text}");
        found.into_iter().map(|formula| &text[formula]).collect()
    }

    #[test]
    fn prices_and_variables_are_text() {
        for text in [
            "From $5-$10 a month",
            "$5 to $10",
            "costs $5/month and $10/year",
            "US$5, or A$7",
            "$5–$10",
            "between $1,000 and $2,000",
            "**$5** or **$10**",
            "$HOME/$USER",
            "s/$/x/ and /$/.",
            "${HOME}/${USER}",
            "$(pwd)/$(date)",
            "$_GET/$_POST",
            "5$, that one 10$",
            "5 $ or 10 $.",
            "$5 or 6 US$",
            "$5 (US$), 10",
            "$5–10$",
            "$5.-. 5,-$",
            "($20)$",
            "$20 [US$]",
            "a $5 plan and a 10$ plan",
            "Alpha: $, Beta: $$, Gamma: $$$.",
            "Alpha ($), Beta ($)",
            "Alpha ($$), Beta ($$)",
            "Alpha: $$, Beta: $$.",
            "from $$ to $$",
            "$$–$$",
            "$$ $$",
            "$$\n$$",
            "Alpha: $$\nBeta: $$\n",
            "$$$x$$$",
            "\\$x$",
            "$x\\$",
            "$",
            "$$",
            "a$",
            "$}x$",
            "$ x$",
            "$x $",
        ] {
            assert_eq!(formulas(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn formulas_are_found_among_prices() {
        for (text, formula) in [
            ("$x$", "x"),
            ("the mean is $L = \\lambda W$.", "L = \\lambda W"),
            ("$0.10/GB for $x$ GB", "x"),
            ("at $5, so $5n + 3$ for $n", "5n + 3"),
            ("3$\\times$ as fast", "\\times"),
            ("_$x$_ and **$5**", "x"),
            ("($x$)", "x"),
            ("$\\text{costs $5$}$", "\\text{costs $5$}"),
            ("$10^6$", "10^6"),
            ("$2 + 2 = 4$", "2 + 2 = 4"),
            ("$\\$5$", "\\$5"),
            ("$$\nx = y\n$$", "\nx = y\n"),
            ("where $$E = mc^2$$ holds", "E = mc^2"),
            ("$O(n log n)$", "O(n log n)"),
            ("$+$", "+"),
            ("$[0, 1)$", "[0, 1)"),
            ("$]0, 1[$", "]0, 1["),
            ("$$x$$", "x"),
            ("> $$\n> speed / price\n> $$", "\n> speed / price\n> "),
        ] {
            assert_eq!(formulas(text), [formula], "{text}");
        }
        assert_eq!(formulas("$a$ and $b$, $5"), ["a", "b"]);
    }

    #[test]
    fn the_cheap_test_ends_at_blank_lines() {
        assert!(may_have_formula("$x\nover two lines$"));
        assert!(!may_have_formula("$x\n\nover two paragraphs$"));
        assert!(!may_have_formula("$x\n \t\nover two paragraphs$"));
        assert!(!may_have_formula("$5 and $10, $20"));
    }
}
