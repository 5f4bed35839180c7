//! The subject that a word means, although it is not its id. Pure.

use super::{Matrix, is_id};
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::Span;

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
}
