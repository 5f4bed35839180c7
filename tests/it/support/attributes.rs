//! The attributes of a page: enough of HTML to find ids in what versus writes.

/// An attribute with a value, unescaped.
#[derive(Debug)]
pub(crate) struct Attribute {
    pub(crate) element: String,
    pub(crate) name: String,
    pub(crate) value: String,
}

/// The attributes of all elements, in order. Text and comments are ignored.
pub(crate) fn read(html: &str) -> Vec<Attribute> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            rest = tag(rest, &mut found);
        }
    }
    found
}

/// Reads one tag, and returns the text from its `>` on.
pub(crate) fn tag<'t>(text: &'t str, found: &mut Vec<Attribute>) -> &'t str {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '=');
    let (element, mut rest) = text.split_at(text.find(is_end).unwrap_or(text.len()));
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return rest;
        }
        let (name, after) = rest.split_at(rest[1..].find(is_end).map_or(rest.len(), |at| at + 1));
        rest = after;
        let Some(value) = rest.strip_prefix('=') else { continue };
        let value = match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => {
                let (value, after) = value[1..].split_once(quote).unwrap_or((&value[1..], ""));
                rest = after;
                value
            }
            None => {
                let is_end = |c: char| c.is_whitespace() || c == '>';
                let (value, after) = value.split_at(value.find(is_end).unwrap_or(value.len()));
                rest = after;
                value
            }
        };
        let (element, name) = (element.to_owned(), name.to_ascii_lowercase());
        let value = unescape(value);
        found.push(Attribute { element, name, value });
    }
}

pub(crate) fn unescape(text: &str) -> String {
    let text = text.replace("&quot;", "\"").replace("&#x27;", "'").replace("&#39;", "'");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
