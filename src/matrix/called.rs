//! The subject that a word means, although it is not its id. Pure.

use super::{Matrix, Subject, is_id};
use crate::base::index::Index;
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::Span;

/// Before the name of a subject, in English and German
const ARTICLES: [&str; 8] = ["the ", "der ", "die ", "das ", "den ", "dem ", "beim ", "vom "];

impl Matrix {
    /// Reports an id that no subject has, and suggests the subject or the variant that it may mean.
    /// `known` are the ids that could stand there.
    pub fn unknown_subject(&self, span: Span, id: &str, known: &[&str]) -> Diagnostic {
        let parts = id.split_once('.').filter(|(_, variant)| is_id(variant));
        if let Some((subject, at)) = parts.and_then(|(of, _)| Some((of, self.subject(of)?))) {
            let variants = self.subjects[at].variants.iter().map(|at| self.address(*at));
            let variants: Vec<&str> = variants.collect();
            return Diagnostic::unknown_variant(span, id, subject, &variants);
        }
        Diagnostic::unknown_subject(span, id, known, self.subject_called(id))
    }

    /// Returns the id of the subject that has this name or alias. Otherwise, if no id is similar, that of the
    /// subject with the most similar alias.
    pub fn subject_called(&self, word: &str) -> Option<&str> {
        let wanted = folded(word);
        // Names first: an alias that is also a name is a mistake.
        let aliases = || {
            self.subjects.iter().flat_map(|subject| {
                let aliases = subject.particulars.aliases.iter();
                aliases.map(|alias| (subject.id.as_str(), alias.value.as_str()))
            })
        };
        let names = || {
            let own = self.subjects.iter().filter(|subject| subject.is_listed());
            let own = own.map(|subject| (subject.id.as_str(), subject.own_name()));
            let names = self.subjects.indices();
            let names = names.map(|at| (self.address(at), self.subjects[at].name.as_str()));
            own.chain(names).chain(aliases())
        };
        if let Some((id, _)) = names().find(|(_, name)| folded(name) == wanted) {
            return Some(id);
        }
        if nearest(word, self.subject_ids()).is_some() {
            return None;
        }
        let near = nearest(word, names().map(|(_, name)| name))?;
        names().find(|(_, name)| *name == near).map(|(id, _)| id)
    }

    /// Returns the subject whose name or alias begins a text, after an article. The longest name counts.
    pub fn subject_named_at(&self, text: &str) -> Option<Index<Subject>> {
        let text = text.trim_start().to_lowercase();
        let rests = ARTICLES.iter().filter_map(|article| text.strip_prefix(article));
        let texts: Vec<&str> = [text.as_str()].into_iter().chain(rests).collect();
        let begins = |name: &str| {
            let lower = name.to_lowercase();
            let rest = texts.iter().find_map(|text| text.strip_prefix(lower.as_str()))?;
            let is_whole = !name.is_empty() && !rest.starts_with(char::is_alphanumeric);
            is_whole.then_some(name.len())
        };
        let longest = |subject: &Subject| {
            let aliases = subject.particulars.aliases.iter().map(|alias| alias.value.as_str());
            aliases.chain([subject.name.as_str()]).filter_map(begins).max()
        };
        let subjects = self.subjects.indexed();
        let named = subjects.filter_map(|(at, subject)| Some((longest(subject)?, at)));
        named.max_by_key(|(length, _)| *length).map(|(_, at)| at)
    }

    /// Returns the names of subjects and criteria that contain digits, such as `HTTP/2` or `1Password`.
    pub fn names_with_digits(&self) -> Vec<&str> {
        let subjects = self.subjects.iter().flat_map(|subject| {
            let aliases = subject.particulars.aliases.iter().map(|alias| alias.value.as_str());
            aliases.chain([subject.name.as_str()])
        });
        let criteria = self.criteria.iter().map(|criterion| criterion.name.as_str());
        let has_digit = |name: &&str| name.contains(|c: char| c.is_ascii_digit());
        subjects.chain(criteria).filter(has_digit).collect()
    }
}

/// Returns a name without the differences between an id and a name: `Node.js` and `node-js` are the same.
fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::check;

    #[test]
    fn a_name_or_an_alias_finds_its_subject() {
        let (matrix, found) = check(
            "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'text'\n\
             [[subject]]\nid = 'pg'\nname = 'PostgreSQL'\naliases = ['Postgres']\n\
             [[subject]]\nid = 'vscode'\nname = 'Visual Studio Code'\naliases = ['VS Code']\n",
        );
        assert!(found.is_empty(), "{found:?}");
        for (word, id) in [
            ("postgres", Some("pg")),
            ("POSTGRES", Some("pg")),
            ("postgresql", Some("pg")),
            ("postgers", Some("pg")),
            ("vs-code", Some("vscode")),
            ("visual-studio-code", Some("vscode")),
            // Similar to an id, which is suggested instead.
            ("vscod", None),
            ("emacs", None),
        ] {
            assert_eq!(matrix.subject_called(word), id, "{word}");
        }
    }

    #[test]
    fn the_longest_name_at_the_beginning_of_a_text_counts() {
        let (matrix, found) = check(
            "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'HTTP/2'\nkind = 'text'\n\
             [[subject]]\nid = 'go'\nname = 'Go'\n\
             [[subject]]\nid = 'cd'\nname = 'Go CD 2'\naliases = ['GoCD']\n",
        );
        assert!(found.is_empty(), "{found:?}");
        let named = |text| matrix.subject_named_at(text).map(|at| matrix.subjects[at].id.as_str());
        assert_eq!(named("Go, by far"), Some("go"));
        assert_eq!(named(" the Go CD 2 server"), Some("cd"));
        assert_eq!(named("gocd"), Some("cd"));
        assert_eq!(named("Google"), None);
        assert_eq!(named(""), None);
        assert_eq!(matrix.names_with_digits(), ["Go CD 2", "HTTP/2"]);
    }
}
