//! Patterns of paths, such as `docs/**/*.md`. Pure.

use crate::base::path;

/// A pattern of the paths of files in a repository. In a name, `*` stands for any characters and `?` for one; in
/// place of a name, `**` stands for any number of folders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<String>);

/// The reason why a pattern can match no file that may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misplaced {
    /// Outside the repository
    Outside,
    /// A name in it begins with a dot
    Hidden,
}

impl Pattern {
    /// Reads a pattern that is written relative to a folder of the repository.
    pub fn of(folder: &str, written: &str) -> Result<Pattern, Misplaced> {
        if written.starts_with('/') || written.contains(['\\', ':', '\0']) {
            return Err(Misplaced::Outside);
        }
        if written.split('/').any(|name| name.starts_with('.') && !matches!(name, "." | "..")) {
            return Err(Misplaced::Hidden);
        }
        let resolved = path::resolve(folder, written).ok_or(Misplaced::Outside)?;
        Ok(Pattern(resolved.split('/').map(str::to_owned).collect()))
    }

    /// Returns the longest path that all matching paths begin with: a folder, or the file if the pattern names one.
    pub fn start(&self) -> String {
        let literal = self.0.iter().take_while(|name| !name.contains(['*', '?']));
        literal.map(String::as_str).collect::<Vec<_>>().join("/")
    }

    /// Whether a path from the root of the repository matches.
    pub fn matches(&self, path: &str) -> bool {
        let names: Vec<&str> = path.split('/').collect();
        let is_name = |pattern: &String, name: &&str| {
            let (pattern, name): (Vec<char>, Vec<char>) =
                (pattern.chars().collect(), name.chars().collect());
            is_match(&pattern, &name, |c| *c == '*', |c, of| *c == '?' || c == of)
        };
        is_match(&self.0, &names, |name| name == "**", is_name)
    }
}

/// Whether a sequence matches a pattern, some items of which stand for any number of items. Takes a time
/// proportional to the product of their lengths at most.
fn is_match<P, T>(
    pattern: &[P],
    items: &[T],
    is_any: impl Fn(&P) -> bool,
    is_one: impl Fn(&P, &T) -> bool,
) -> bool {
    let (mut at, mut item) = (0, 0);
    // What follows the last item that stands for any number, and the first item that it may match.
    let mut retry = None;
    loop {
        match pattern.get(at) {
            None if item == items.len() => return true,
            Some(any) if is_any(any) => {
                at += 1;
                retry = Some((at, item));
                continue;
            }
            Some(one) if items.get(item).is_some_and(|item| is_one(one, item)) => {
                at += 1;
                item += 1;
                continue;
            }
            _ => {}
        }
        match retry {
            Some((after, from)) if from < items.len() => {
                (at, item) = (after, from + 1);
                retry = Some((after, item));
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, path: &str) -> bool {
        Pattern::of("", pattern).expect("well placed").matches(path)
    }

    #[test]
    fn a_star_stays_in_a_name_and_two_cross_folders() {
        assert!(matches("README.md", "README.md"));
        assert!(!matches("README.md", "docs/README.md"));
        assert!(matches("docs/*.md", "docs/a.md"));
        assert!(!matches("docs/*.md", "docs/b/a.md"));
        assert!(matches("docs/**/*.md", "docs/a.md"));
        assert!(matches("docs/**/*.md", "docs/b/c/a.md"));
        assert!(!matches("docs/**/*.md", "other/a.md"));
        assert!(matches("docs/**", "docs/b/c/a.md"));
        assert!(matches("**/vs-*.md", "a/b/vs-go.md"));
        assert!(matches("?.md", "ä.md"));
        assert!(!matches("?.md", "ab.md"));
        assert!(matches("*a*b*.md", "xxaxxbxx.md"));
        assert!(!matches("*a*b*.md", "xxbxxa.md"));
    }

    #[test]
    fn a_pattern_is_relative_to_a_folder_and_may_leave_it() {
        let from_docs = Pattern::of("docs/site/", "../../README.md").expect("in the repository");
        assert!(from_docs.matches("README.md"));
        let of_docs = Pattern::of("docs/site/", "../*/x.md").expect("in the repository");
        assert!(of_docs.matches("docs/site/x.md"));
        assert_eq!(of_docs.start(), "docs");
        assert_eq!(Pattern::of("docs/", "../../x.md"), Err(Misplaced::Outside));
        assert_eq!(Pattern::of("", "/etc/x.md"), Err(Misplaced::Outside));
        assert_eq!(Pattern::of("", "C:\\x.md"), Err(Misplaced::Outside));
        assert_eq!(Pattern::of("", ".github/x.md"), Err(Misplaced::Hidden));
        assert_eq!(Pattern::of("", "./README.md").expect("here").start(), "README.md");
    }

    #[test]
    fn a_hostile_pattern_takes_no_exponential_time() {
        let pattern = format!("{}b", "*a".repeat(200));
        assert!(!matches(&pattern, &"a".repeat(4000)));
        let folders = format!("{}b.md", "**/a/".repeat(100));
        assert!(!matches(&folders, &"a/".repeat(2000)));
    }
}
