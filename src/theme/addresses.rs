//! The names of values that templates print as addresses, found by scanning the template text. Pure.
//!
//! Templates are trusted, but a value that they print in an `href` may come from an author: an attribute
//! of a directive, or a key of `[extra]`. Such values are recognised by name, and checked in the file
//! that sets them.

use std::collections::{BTreeMap, BTreeSet};

use super::TemplateSource;
use crate::base::address::Use;

/// HTML attributes whose value is a link target.
const LINKS: [&str; 5] = ["href", "action", "formaction", "cite", "ping"];

/// HTML attributes whose value is the address of an image or another embedded resource.
const IMAGES: [&str; 3] = ["src", "srcset", "poster"];

/// Keywords of the template language, which are not names.
const WORDS: [&str; 10] = ["and", "or", "not", "in", "is", "if", "else", "true", "false", "none"];

/// The names of attributes and keys that templates use as addresses.
#[derive(Debug, Default)]
pub struct AddressNames {
    links: BTreeSet<String>,
    images: BTreeSet<String>,
}

impl AddressNames {
    pub fn of(templates: &[TemplateSource]) -> AddressNames {
        let mut names = AddressNames::default();
        for template in templates {
            let aliases = aliases(&template.text);
            for (used_as, value) in values(&template.text) {
                let set = match used_as {
                    Use::Link => &mut names.links,
                    Use::Image => &mut names.images,
                };
                for name in expressions(value).into_iter().flat_map(used) {
                    set.extend(aliases.get(name).into_iter().flatten().map(|of| (*of).to_owned()));
                    set.insert(name.to_owned());
                }
            }
        }
        let given: Vec<(&str, &str)> =
            templates.iter().flat_map(|template| arguments(&template.text)).collect();
        close(&mut names.links, &given);
        close(&mut names.images, &given);
        names
    }

    /// Returns how templates use an attribute or a key with this name, or `None` if it is not an address.
    /// Names that end in `src`, `href` or `url` are addresses whether or not a template prints them as one.
    pub fn used_as(&self, name: &str) -> Option<Use> {
        let name = name.replace('-', "_");
        let is_named = |ends: &[&str]| ends.contains(&name.rsplit('_').next().unwrap_or_default());
        if self.images.contains(&name) || is_named(&["src"]) {
            return Some(Use::Image);
        }
        (self.links.contains(&name) || is_named(&["href", "url"])).then_some(Use::Link)
    }
}

/// Adds the names that are passed to component parameters in the set, until the set no longer grows.
fn close(set: &mut BTreeSet<String>, given: &[(&str, &str)]) {
    loop {
        let is_new = |(to, from): &&(&str, &str)| set.contains(*to) && !set.contains(*from);
        let new: Vec<String> =
            given.iter().filter(is_new).map(|(_, from)| (*from).to_owned()).collect();
        if new.is_empty() {
            return;
        }
        set.extend(new);
    }
}

/// Yields, for each address attribute, the template text from its value on, without the opening quote.
fn values(text: &str) -> impl Iterator<Item = (Use, &str)> {
    memchr::memchr_iter(b'=', text.as_bytes()).filter_map(|at| {
        let is_of_name = |c: &u8| c.is_ascii_alphabetic();
        let start = text.as_bytes()[..at].iter().rposition(|c| !is_of_name(c))?;
        let is_name = text[..=start].ends_with(|c: char| c.is_whitespace() || c == ':');
        let name = text.get(start + 1..at).filter(|_| is_name)?;
        let links = LINKS.contains(&name).then_some(Use::Link);
        let used_as = links.or_else(|| IMAGES.contains(&name).then_some(Use::Image))?;
        let value = &text[at + 1..];
        Some((used_as, value.strip_prefix(['"', '\'']).unwrap_or(value)))
    })
}

/// Returns the expressions at the start of a value, up to the first literal character after which no
/// scheme can follow.
fn expressions(value: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = value;
    while let Some(at) = rest.find(['{', '"', '\'', '/', '?', '#', ':', '>']) {
        rest = &rest[at..];
        let Some(inner) = rest.strip_prefix('{') else { break };
        let (kind, end) = match inner.chars().next() {
            Some('{') => (&inner[1..], "}}"),
            Some('%') => (&inner[1..], "%}"),
            _ => (inner, "}"),
        };
        let Some((expression, after)) = kind.split_once(end) else { break };
        if end != "%}" {
            found.push(expression);
        }
        // The component argument `name={…}` ends here.
        if end == "}" {
            break;
        }
        rest = after;
    }
    found
}

/// Returns the names that an expression reads, each reduced to its last part: `url` for
/// `site.options.url`.
fn used(expression: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut before = ' ';
    let mut rest = expression;
    while let Some(c) = rest.chars().next() {
        if matches!(c, '"' | '\'' | '`') {
            let text = rest[1..].split(c).next().unwrap_or_default();
            if before == '[' {
                found.push(text);
            }
            rest = rest.get(text.len() + 2..).unwrap_or_default();
            before = c;
        } else if c.is_ascii_alphabetic() || c == '_' {
            let is_of_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '?');
            let path = rest.split(|c| !is_of_path(c)).next().unwrap_or_default();
            rest = &rest[path.len()..];
            let after = rest.trim_start();
            let is_argument = after.starts_with('=') && !after.starts_with("==");
            if before != '|' && !after.starts_with('(') && !is_argument && !WORDS.contains(&path) {
                found.extend(name_of(path));
            }
            before = 'a';
        } else {
            before = if c.is_whitespace() { before } else { c };
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}

/// Variables that versus provides. Authors set only their fields under `extra` and `options`.
const GIVEN: [&str; 9] =
    ["page", "site", "section", "matrix", "subject", "criterion", "source", "term", "taxonomy"];

/// Returns the last name of a path, or `None` if no author can set the value.
fn name_of(path: &str) -> Option<&str> {
    let mut parts = path.split(['.', '?']).filter(|part| !part.is_empty());
    let (first, last) = (parts.next()?, path.rsplit('.').next()?);
    let is_ours = GIVEN.contains(&first) && first != last;
    (!is_ours || parts.any(|part| matches!(part, "extra" | "options"))).then_some(last)
}

/// Maps each variable that a template assigns to the names that it is assigned from:
/// `{% for link in site.extra.links %}`, `{% set a = b %}`.
fn aliases(text: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut aliases: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for statement in text.split("{%").skip(1) {
        let statement = statement.split("%}").next().unwrap_or_default();
        let statement = statement.trim_matches(|c: char| c == '-' || c.is_whitespace());
        let parts = match statement.split_once(char::is_whitespace) {
            Some(("for", rest)) => rest.split_once(" in "),
            Some(("set" | "set_global", rest)) => rest.split_once('='),
            _ => None,
        };
        let Some((names, expression)) = parts else { continue };
        for name in names.split(',') {
            aliases.entry(name.trim()).or_default().extend(used(expression));
        }
    }
    aliases
}

/// Yields the arguments of component calls as pairs of parameter and name in the argument:
/// `(to, url)` for `<button to={link.url} />`.
fn arguments(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let begun = |at: &usize| text[at + 1..].starts_with('{');
    let pairs = memchr::memchr_iter(b'=', text.as_bytes()).filter(begun).filter_map(|at| {
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let name = text[..at].rsplit(|c| !is_of_name(c)).next()?;
        let expression =
            text[at + 2..].split('}').next().filter(|of| !of.starts_with(['{', '%']))?;
        Some(used(expression).into_iter().map(move |from| (name, from)))
    });
    pairs.flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Layer;
    use crate::source::tests::some_file;

    fn used_as(text: &str, name: &str) -> Option<Use> {
        let (file, layer, name_of_file) = (some_file(), Layer::Site, "a.html".to_owned());
        let template = TemplateSource { file, layer, name: name_of_file, text: text.to_owned() };
        AddressNames::of(&[template]).used_as(name)
    }

    #[test]
    fn names_at_the_start_of_an_address_are_addresses() {
        for (text, name) in [
            ("<a class=x href=\"{{ page.extra.to }}\">", "to"),
            ("<a href='{{ to }}'>", "to"),
            ("<a href={{ a.to | trim }}>", "to"),
            ("<a href=\"{{ a[\"to\"] or b }}\">", "to"),
            ("<a href=\"{% if to %}{{ to }}{% endif %}\">", "to"),
            ("<svg><use xlink:href=\"{{ to }}\">", "to"),
            ("<form action=\"{{ url(path=site.extra.to) }}\">", "to"),
            ("{% for link in site.extra.to %}<a href=\"{{ link }}\">", "to"),
            ("{%- set x = a.to -%}<a href=\"{{ x }}/\">", "to"),
            ("<a href=\"{{ here }}\">{{ <button here={a.to} /> }}", "to"),
            ("{{ <button href={a.to} /> }}", "to"),
            ("", "edit_url"),
            ("", "button-href"),
            ("", "url"),
        ] {
            assert_eq!(used_as(text, name), Some(Use::Link), "{text}");
        }
        assert_eq!(used_as("<img src=\"{{ page.extra.face }}\">", "face"), Some(Use::Image));
        assert_eq!(used_as("", "face_src"), Some(Use::Image));
    }

    #[test]
    fn fields_that_no_author_sets_are_not_addresses() {
        for text in ["<a href=\"{{ page.to }}\">", "<a href=\"{{ subject.to | trim }}\">"] {
            assert_eq!(used_as(text, "to"), None, "{text}");
        }
    }

    #[test]
    fn names_after_the_start_of_an_address_are_not_addresses() {
        for text in [
            "<a href=\"/tags/{{ to }}/\">{{ to }}",
            "<a href=\"#{{ to }}\">",
            "<a href=\"{{ url(path=\"x\") }}\" title=\"{{ to }}\">",
            "<a href=\"{{ a | to }}\">",
            "<a href=\"{{ to.url }}\">",
            "<a data-href=\"{{ to }}\">",
        ] {
            assert_eq!(used_as(text, "to"), None, "{text}");
        }
        assert_eq!(used_as("", "curl"), None);
    }
}
