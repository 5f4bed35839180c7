//! The parts of a page's Markdown.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::directive::Directive;
use crate::source::Span;

#[derive(Debug, Clone)]
pub enum DirectiveLine {
    Leaf(Directive),
    Open(Directive),
    Close,
}

/// A part of a page's Markdown. Ranges are those of the masked text.
#[derive(Debug)]
pub enum Part<'d> {
    Markdown(Event<'d>, Range<usize>),
    Directive(&'d DirectiveLine, Span),
}
