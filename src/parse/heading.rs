//! Ids of headings, unique on their page. Pure.

use std::collections::HashMap;

/// Gives each heading of a page an id that no other has.
#[derive(Debug, Default)]
pub struct HeadingIds {
    used: HashMap<String, usize>,
    given: usize,
}

impl HeadingIds {
    /// How many ids have been given.
    pub fn count(&self) -> usize {
        self.given
    }

    /// The author's id where there is one, else one made from the text as git hosts make it.
    pub fn next(&mut self, id: Option<&str>, text: &str) -> String {
        self.given += 1;
        let wanted = id.map_or_else(|| made(text), str::to_owned);
        let wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
        let mut count = self.used.get(&wanted).copied().unwrap_or(0);
        let mut free = wanted.clone();
        while self.used.contains_key(&free) {
            count += 1;
            free = format!("{wanted}-{count}");
        }
        self.used.insert(wanted, count);
        self.used.entry(free.clone()).or_insert(0);
        free
    }
}

/// Lower case, spaces to hyphens, punctuation dropped: an id that also works where the Markdown
/// is read on a git host.
fn anchor(text: &str) -> String {
    text.trim()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            '-' | '_' => Some(c),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// An id made from the text. Ids that begin with `v-` are the theme's and the footnotes'.
fn made(text: &str) -> String {
    let anchor = anchor(text);
    if anchor.starts_with("v-") { format!("section-{anchor}") } else { anchor }
}
