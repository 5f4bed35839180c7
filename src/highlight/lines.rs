//! Code → lines of HTML, by a grammar. Pure.

use std::sync::Arc;

use syntect::parsing::{ScopeStackOp, SyntaxReference};

use super::html::{Line, plain_line};
use super::kind::Mark;
use super::memory::{Memory, Position, Shown, Spot};
use super::parser::Stopped;
use super::search;
use super::stack::Stack;

/// A longer line is data, not code to read; grammars take time on it that grows with its square.
pub(super) const MAX_LINE_BYTES: usize = 2_000;

/// None when the grammar fails.
pub(super) fn coloured_lines(
    memory: &mut Memory,
    syntax: &SyntaxReference,
    code: &str,
) -> Option<Vec<Arc<str>>> {
    let mut position = memory.start(syntax)?;
    let mut lines = Vec::new();
    let mut paid = 0;
    for line in code.lines() {
        if line.len() > MAX_LINE_BYTES || search::is_too_much(paid, code) {
            lines.push(plain_line(line));
            continue;
        }
        let shown = match memory.line(&position, line) {
            Some(known) => known,
            None => fresh_line(memory, &position, line)?,
        };
        paid += u64::from(shown.paid);
        lines.push(shown.html);
        position = shown.next;
    }
    Some(lines)
}

fn fresh_line(memory: &mut Memory, position: &Position, line: &str) -> Option<Shown> {
    let Spot { mut state, open, cleared } = memory.spot(position);
    // The grammars are written for lines with their ends.
    let shown = match memory.parser.line(&mut state, &format!("{line}\n")) {
        Ok((changes, paid)) => {
            let stack = Stack { marks: &mut memory.marks, open, cleared };
            let (html, open, cleared) = spans(stack, line, &changes);
            let next = memory.position(Spot { state, open, cleared });
            Shown { html, next, paid }
        }
        Err(Stopped::Costly(paid)) => {
            Shown { html: plain_line(line), next: position.clone(), paid }
        }
        Err(Stopped::Damaged) => return None,
    };
    memory.remember(position, line, &shown);
    Some(shown)
}

/// The HTML of a line, and the scopes around its end.
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
