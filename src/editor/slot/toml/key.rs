//! Headers and dotted keys. Pure.

use std::ops::Range;

use super::words::{is_bare, unquoted, within_quotes};
use super::{Expects, Frame, Part, Scan};

impl Scan<'_> {
    pub(super) fn header(&mut self) {
        let line_end = self.line_end_at();
        let line = &self.text[self.at..line_end];
        let open = line.len() - line.trim_start_matches('[').len();
        let start = self.at + open;
        let end = line.find(']').map_or(line_end, |at| self.at + at);
        let name = self.text[start..end].split('#').next().unwrap_or_default().to_owned();
        let word_end = start + name.trim_end().len();
        self.passed |= self.hit.is_none() && self.cursor == self.at;
        if self.hit.is_none() && (self.at..=end).contains(&self.cursor) && !self.passed {
            self.header.clear();
            self.frames.truncate(1);
            self.frames[0] = Frame::table(0);
            let from = start.min(word_end);
            let part = if open > 1 { Part::ListHeader } else { Part::Header };
            self.take(part, &[], from..word_end.max(from));
        }
        let frame = std::mem::replace(&mut self.frames[0], Frame::table(self.tables));
        self.close(frame);
        self.tables += 1;
        self.header.clear();
        let mut from = start;
        for part in name.split('.') {
            let (range, key) = (from..from + part.trim_end().len(), unquoted(part));
            from += part.len() + 1;
            if !key.is_empty() {
                self.header.push(key);
                self.written(&self.header.clone(), range);
            }
        }
        self.at = end;
        self.at += self.rest().len() - self.rest().trim_start_matches(']').len();
    }

    pub(super) fn dotted_key(&mut self) {
        let start = self.at;
        let mut parts: Vec<(Range<usize>, String)> = Vec::new();
        loop {
            let part = self.at;
            let quote = self.rest().chars().next().filter(|c| matches!(c, '"' | '\''));
            self.at = match quote {
                Some(quote) => {
                    let line = &self.text[part + 1..self.line_end_at()];
                    part + 1 + line.find(quote).map_or(line.len(), |at| at + 1)
                }
                None => {
                    let rest = self.rest();
                    part + rest.find(|c| !is_bare(c)).unwrap_or(rest.len())
                }
            };
            parts.push((part..self.at, unquoted(&self.text[part..self.at])));
            let ahead = self.rest().trim_start_matches([' ', '\t']);
            if !ahead.starts_with('.') {
                break;
            }
            self.at += self.rest().len() - ahead.len() + 1;
            self.skip_blanks();
        }
        let end = self.at;
        let mut path = self.path(Part::Key);
        for (range, part) in &parts {
            path.push(part.clone());
            self.written(&path, range.clone());
        }
        let is_hit = self.hit.is_none() && (start..=end).contains(&self.cursor);
        if is_hit {
            let at = parts.iter().rposition(|(range, _)| range.start <= self.cursor).unwrap_or(0);
            let before: Vec<String> = parts[..at].iter().map(|(_, part)| part.clone()).collect();
            let range = within_quotes(self.text, parts[at].0.clone());
            self.take(Part::Key, &before, range);
        }
        self.skip_blanks();
        if self.hit.is_none() && (end..self.at).contains(&self.cursor) {
            self.passed = true;
        }
        if let Some(Frame::Table { entry, given, .. }) = self.frames.last_mut() {
            *entry = parts.into_iter().map(|(_, part)| part).collect();
            if !is_hit {
                given.extend(entry.first().cloned());
            }
        }
        if self.rest().starts_with('=') {
            self.passed |= self.hit.is_none() && self.cursor == self.at;
            self.at += 1;
            self.expects = Expects::Value;
        }
    }
}
