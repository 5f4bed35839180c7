//! A line of code → HTML. Pure.

use std::sync::Arc;

use super::kind::Kind;

/// A line of HTML that is being written. Adjacent pieces of the same kind share a span.
#[derive(Default)]
pub(super) struct Line<'c> {
    text: String,
    open: Option<Kind>,
    /// White space that is not written yet: if the same span continues after it, it becomes part of that
    /// span
    gap: Vec<&'c str>,
}

impl<'c> Line<'c> {
    pub(super) fn push(&mut self, kind: Option<Kind>, code: &'c str) {
        if code.is_empty() {
            return;
        }
        if code.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.gap.push(code);
            return;
        }
        if kind != self.open {
            self.close();
        }
        self.text.extend(self.gap.drain(..));
        if let (Some(kind), None) = (kind, self.open) {
            self.text.push_str("<span class=\"");
            self.text.push_str(kind.class());
            self.text.push_str("\">");
        }
        self.open = kind;
        escape(&mut self.text, code);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.text.push_str("</span>");
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.close();
        self.text.extend(self.gap.drain(..));
        self.text
    }
}

/// Escapes text for HTML. Quotes need no escaping outside of attributes.
fn escape(html: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => continue,
        };
        html.push_str(&text[from..at]);
        html.push_str(entity);
        from = at + 1;
    }
    html.push_str(&text[from..]);
}

/// Lines of code as HTML without spans.
pub(super) fn plain_lines(code: &str) -> Vec<Arc<str>> {
    code.lines().map(plain_line).collect()
}

pub(super) fn plain_line(line: &str) -> Arc<str> {
    let mut html = String::with_capacity(line.len());
    escape(&mut html, line);
    html.into()
}
