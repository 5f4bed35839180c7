//! Code → lines of HTML, by a grammar. Pure.

use std::sync::Arc;

use syntect::parsing::{ScopeStackOp, SyntaxReference};

use super::html::{Line, plain_line};
use super::kind::Mark;
use super::memory::{Checkpoint, HighlightedLine, Memory, Position};
use super::parser::Stopped;
use super::search;
use super::stack::Stack;

/// A longer line is data, not code to read, and the time that grammars take grows with the square of its
/// length.
pub(super) const MAX_LINE_BYTES: usize = 2_000;

/// Highlights code line by line. Returns `None` if the grammar is damaged.
pub(super) fn coloured_lines(
    memory: &mut Memory,
    syntax: &SyntaxReference,
    code: &str,
) -> Option<Vec<Arc<str>>> {
    lines(memory, syntax, code, |line| Some(plain_line(line)))
}

/// Highlights code line by line. Returns `None` if some of it cannot be highlighted.
pub(super) fn whole_lines(
    memory: &mut Memory,
    syntax: &SyntaxReference,
    code: &str,
) -> Option<Vec<Arc<str>>> {
    lines(memory, syntax, code, |_| None)
}

/// `excess` gives a line that is too long, or the lines after those that have cost too much.
fn lines(
    memory: &mut Memory,
    syntax: &SyntaxReference,
    code: &str,
    excess: impl Fn(&str) -> Option<Arc<str>>,
) -> Option<Vec<Arc<str>>> {
    let mut position = memory.start(syntax)?;
    let mut lines = Vec::new();
    let mut paid = 0;
    for line in code.lines() {
        if line.len() > MAX_LINE_BYTES || search::exceeds_budget(paid, code) {
            lines.push(excess(line)?);
            continue;
        }
        let highlighted = match memory.line(&position, line) {
            Some(known) => known,
            None => fresh_line(memory, &position, line)?,
        };
        paid += u64::from(highlighted.paid);
        lines.push(highlighted.html);
        position = highlighted.next;
    }
    Some(lines)
}

fn fresh_line(memory: &mut Memory, position: &Position, line: &str) -> Option<HighlightedLine> {
    let Checkpoint { mut state, open, cleared } = memory.checkpoint(position);
    // Grammars expect lines with their line ends.
    let highlighted = match memory.parser.line(&mut state, &format!("{line}\n")) {
        Ok((changes, paid)) => {
            let stack = Stack { marks: &mut memory.marks, open, cleared };
            let (html, open, cleared) = spans(stack, line, &changes);
            let next = memory.position(Checkpoint { state, open, cleared });
            HighlightedLine { html, next, paid }
        }
        Err(Stopped::Costly(paid)) => {
            HighlightedLine { html: plain_line(line), next: position.clone(), paid }
        }
        Err(Stopped::Damaged) => return None,
    };
    memory.remember(position, line, &highlighted);
    Some(highlighted)
}

/// The HTML of a line, and the scopes that are open at its end.
fn spans(
    mut stack: Stack<'_>,
    line: &str,
    changes: &[(usize, ScopeStackOp)],
) -> (Arc<str>, Vec<Mark>, Vec<Vec<Mark>>) {
    let mut html = Line::default();
    let mut from = 0;
    for (at, change) in changes {
        let at = (*at).clamp(from, line.len());
        html.push(stack.kind(), &line[from..at]);
        from = at;
        stack.apply(change);
    }
    html.push(stack.kind(), &line[from..]);
    (html.finish().into(), stack.open, stack.cleared)
}
