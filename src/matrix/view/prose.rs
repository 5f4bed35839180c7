//! Texts with inline Markdown as HTML. Pure.

use pulldown_cmark_escape::escape_html;

use super::Addresses;
use crate::matrix::Fact;
use crate::matrix::prose::{Mark, Marks, Piece, Prose};
use crate::matrix::support::{Support, SupportStatement};
use crate::source::Spanned;
use crate::theme::{self, Value};

/// The HTML of a fact under one condition; none where the plain text says all.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    pub(super) value: Value,
    pub(super) note: Value,
    /// The notes of each statement about a support
    pub(super) notes: Vec<Vec<Value>>,
}

impl Marked {
    pub(super) fn of(fact: &Fact, addresses: &Addresses<'_>) -> Marked {
        let statements = fact.value.support().into_iter().flat_map(Support::statements);
        let notes = |of: &SupportStatement| {
            of.notes.iter().map(|note| html(Some(note), addresses)).collect()
        };
        Marked {
            value: marks_html(fact.marks.as_deref(), addresses),
            note: html(fact.note.as_ref(), addresses),
            notes: statements.map(notes).collect(),
        }
    }

    pub(super) fn none() -> Marked {
        Marked { value: Value::none(), note: Value::none(), notes: Vec::new() }
    }
}

/// Returns the HTML of a text; none if it has no marks, so that the plain text says all.
pub(super) fn html(prose: Option<&Prose>, addresses: &Addresses<'_>) -> Value {
    marks_html(prose.and_then(|prose| prose.marks.as_deref()), addresses)
}

fn marks_html(marks: Option<&Marks>, addresses: &Addresses<'_>) -> Value {
    marks.map_or_else(Value::none, |marks| theme::html(&written(marks, addresses)))
}

fn written(marks: &Marks, addresses: &Addresses<'_>) -> String {
    let mut html = String::new();
    let mut links = Vec::new();
    let text = |html: &mut String, text: &str| escape_html(html, text).expect("a string takes all");
    for piece in marks.pieces() {
        match piece {
            Piece::Text(words) => text(&mut html, words),
            Piece::Code(code) => {
                html.push_str("<code>");
                text(&mut html, code);
                html.push_str("</code>");
            }
            Piece::Open(Mark::Emphasis) => html.push_str("<em>"),
            Piece::Close(Mark::Emphasis) => html.push_str("</em>"),
            Piece::Open(Mark::Strong) => html.push_str("<strong>"),
            Piece::Close(Mark::Strong) => html.push_str("</strong>"),
            Piece::Open(Mark::Link(target)) => {
                let href = (addresses.link)(Spanned::new(target, marks.span()));
                links.push(href.is_some());
                // The target is not published, so only the text is shown.
                let Some(href) = href else { continue };
                html.push_str("<a href=\"");
                text(&mut html, href.as_str());
                html.push_str("\">");
            }
            Piece::Close(Mark::Link(_)) => {
                if links.pop() == Some(true) {
                    html.push_str("</a>");
                }
            }
        }
    }
    html
}
