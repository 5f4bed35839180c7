//! Computes addresses from the path of a file or from its front matter. Pure.

use crate::base::address::SitePath;

/// Returns the address segment of a file or a folder. `None` for a name without letters and digits.
pub(super) fn slug(name: &str) -> Option<String> {
    let slug = slug::slugify(name);
    (!slug.is_empty()).then_some(slug)
}

/// Returns the first component of a folder's path that has no address segment.
pub(super) fn nameless(path: &str) -> Option<&str> {
    path.split('/').find(|part| !part.is_empty() && slug(part).is_none())
}

/// Returns the address of a folder. A component without an address segment is kept unchanged;
/// [`check_folders`](super::pages::check_folders) reports it.
pub(crate) fn folder(path: &str) -> SitePath {
    let parts = path.split('/').filter(|part| !part.is_empty());
    let parts: Vec<String> =
        parts.map(|part| slug(part).unwrap_or_else(|| part.to_owned())).collect();
    match parts.is_empty() {
        true => SitePath::home(),
        false => SitePath::new(format!("/{}/", parts.join("/"))),
    }
}

/// Returns the address segment of a tag or an author. `C`, `C++` and `C#` have different segments.
pub(super) fn term(name: &str) -> String {
    slug::slugify(name.replace('+', " plus ").replace('#', " sharp "))
}

/// Splits a leading date off a file's name: `2026-02-11-title` → (`2026-02-11`, `title`).
pub(super) fn split_date(stem: &str) -> (Option<&str>, &str) {
    let Some((day, rest)) = stem.split_at_checked(10) else { return (None, stem) };
    let rest = rest.trim_start_matches(['-', '_', ' ']);
    match day.parse::<jiff::civil::Date>() {
        Ok(_) if !rest.is_empty() => (Some(day), rest),
        _ => (None, stem),
    }
}

/// Converts a `path` or an alias to an address, or returns the reason why it is invalid.
///
/// `old`, `/old` and `/old/` become `/old/`; a path that ends in `.html` gets no trailing slash.
pub(crate) fn from_author(text: &str) -> Result<SitePath, &'static str> {
    let inner = text.trim_matches('/');
    if inner.is_empty() {
        return Err("it is empty");
    }
    if inner.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Err("a part of it is empty or consists of dots");
    }
    let reserved = |c: char| c.is_control() || c.is_whitespace() || "?#\\:*\"<>|%".contains(c);
    if inner.contains(reserved) {
        return Err("it contains white space or a character with a special meaning in addresses");
    }
    let end = if inner.ends_with(".html") { "" } else { "/" };
    Ok(SitePath::new(format!("/{inner}{end}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leading_date_is_stripped() {
        assert_eq!(split_date("2026-02-11-a-b"), (Some("2026-02-11"), "a-b"));
        assert_eq!(split_date("2026-02-11"), (None, "2026-02-11"));
        assert_eq!(split_date("2026-13-11-a"), (None, "2026-13-11-a"));
        assert_eq!(split_date("short"), (None, "short"));
        assert_eq!(split_date("äöüäöüäöü-a"), (None, "äöüäöüäöü-a"));
    }

    #[test]
    fn an_authors_path_becomes_an_address_or_is_refused() {
        let address = |text| from_author(text).map(|address| address.as_str().to_owned());
        assert_eq!(address("old").as_deref(), Ok("/old/"));
        assert_eq!(address("/a/b/").as_deref(), Ok("/a/b/"));
        assert_eq!(address("/a/b.html").as_deref(), Ok("/a/b.html"));
        for wrong in ["", "/", "a//b", "../a", "a b", "a?b", "a/./b"] {
            assert!(from_author(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn languages_of_one_letter_have_addresses_of_their_own() {
        assert_eq!([term("c"), term("c++"), term("c#")], ["c", "c-plus-plus", "c-sharp"]);
        assert_eq!(term("+"), "plus");
        assert_eq!(term("?"), "");
    }

    #[test]
    fn a_folder_is_slugified_part_by_part() {
        assert_eq!(folder("").as_str(), "/");
        assert_eq!(folder("Back End/Node JS").as_str(), "/back-end/node-js/");
    }
}
