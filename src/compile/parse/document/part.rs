//! What a page's Markdown is made of.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::directive::Directive;
use crate::source::Span;

#[derive(Debug, Clone)]
pub enum MarkLine {
    Leaf(Directive),
    Open(Directive),
    Close,
}

/// What a page's Markdown is made of, in order.
#[derive(Debug)]
pub enum Part<'d> {
    Markdown(Event<'d>, Range<usize>),
    Directive(&'d MarkLine, Span),
}
