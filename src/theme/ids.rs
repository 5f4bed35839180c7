//! The ids that templates print, found by scanning the template text. Pure.

use std::collections::{BTreeSet, HashSet};

use super::{TemplateSource, component_name};
use crate::source::Layer;

/// Prefix of footnote ids; a number follows it.
const FOOTNOTE: &str = "v-footnote-";

/// The ids on pages that come from templates, and are therefore not in a page's outline.
#[derive(Debug, Default)]
pub struct TemplateIds {
    /// Literal ids
    whole: BTreeSet<String>,
    /// Whether any literal id lacks the prefix `v-`, which most ids of the default theme have
    are_plain: bool,
    /// Literal prefix and suffix of each id that contains a template expression
    parts: Vec<(String, String)>,
    /// Components that print an id without a literal prefix or suffix, which may have any value
    components: Vec<String>,
    /// Whether a template that may be part of any page prints such an id
    anywhere: bool,
}

impl TemplateIds {
    pub fn of(templates: &[TemplateSource]) -> TemplateIds {
        let mut ids = TemplateIds::default();
        let of_default = templates.iter().filter(|template| template.layer == Layer::Default);
        let of_default: HashSet<(&str, &str)> =
            of_default.map(|template| (template.name.as_str(), template.text.as_str())).collect();
        for template in templates {
            // The values that a default template prints are known, also in a copy of it.
            let is_default = of_default.contains(&(template.name.as_str(), template.text.as_str()));
            for id in written(&template.text) {
                match middle(id) {
                    None => {
                        ids.whole.insert(id.to_owned());
                        ids.are_plain |= !id.starts_with("v-");
                    }
                    Some(_) if is_default => {}
                    Some(("", "")) => ids.unknown(template, templates),
                    Some((before, after)) => ids.parts.push((before.to_owned(), after.to_owned())),
                }
            }
        }
        ids
    }

    /// Returns the literal ids of templates.
    pub fn whole(&self) -> &BTreeSet<String> {
        &self.whole
    }

    /// Reports whether a template has this literal id.
    pub fn has(&self, id: &str) -> bool {
        (self.are_plain || id.starts_with("v-")) && self.whole.contains(id)
    }

    /// Reports whether a page that uses these directives may have this id from a template.
    pub fn may_print<'d>(&self, id: &str, mut directives: impl Iterator<Item = &'d str>) -> bool {
        let fits = |(before, after): &(String, String)| {
            let middle = id.strip_prefix(before.as_str());
            middle.is_some_and(|middle| middle.ends_with(after.as_str()))
        };
        self.anywhere
            || self.whole.contains(id)
            || id.starts_with(FOOTNOTE)
            || self.parts.iter().any(fits)
            || directives.any(|directive| self.components.contains(&component_name(directive)))
    }

    /// Records a template that prints an id without a literal prefix or suffix.
    fn unknown(&mut self, template: &TemplateSource, all: &[TemplateSource]) {
        let components: Vec<&str> = components(&template.text).collect();
        let is_called = |name: &&str| {
            let call = format!("<{name} ");
            all.iter().any(|template| template.text.contains(&call))
        };
        self.anywhere |= components.is_empty() || components.iter().any(is_called);
        self.components.extend(components.into_iter().map(str::to_owned));
    }
}

/// Yields the names of the components that a template defines.
fn components(text: &str) -> impl Iterator<Item = &str> {
    text.split("{% component ").skip(1).filter_map(|rest| Some(rest.split_once('(')?.0.trim()))
}

/// Yields the values of `id="…"` attributes.
fn written(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("id=").filter_map(|(at, found)| {
        let is_name = text[..at].ends_with(char::is_whitespace);
        let value = &text[at + found.len()..];
        let quote = value.chars().next().filter(|c| is_name && matches!(c, '"' | '\''))?;
        let value = &value[1..];
        let mut from = 0;
        // Quotes within braces belong to a template expression.
        loop {
            let end = from + value[from..].find(quote)?;
            let Some(opened) = first(&value[from..end], ["{{", "{%"]) else {
                return Some(&value[..end]);
            };
            from += opened;
            from += first(&value[from..], ["}}", "%}"])? + 2;
        }
    })
}

fn first(text: &str, marks: [&str; 2]) -> Option<usize> {
    marks.into_iter().filter_map(|mark| text.find(mark)).min()
}

/// Returns the literal text before the first and after the last template tag of an id, or `None` if
/// the id has no tag.
fn middle(id: &str) -> Option<(&str, &str)> {
    let start = first(id, ["{{", "{%"])?;
    let end = [id.rfind("}}"), id.rfind("%}")].into_iter().flatten().max()?;
    Some((&id[..start], id.get(end + 2..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::tests::some_file;

    fn template(layer: Layer, (name, text): (&str, &str)) -> TemplateSource {
        TemplateSource { file: some_file(), layer, name: name.to_owned(), text: text.to_owned() }
    }

    fn check(templates: &[(&str, &str)], id: &str, directive: &str) -> bool {
        let templates: Vec<TemplateSource> =
            templates.iter().map(|of| template(Layer::Site, *of)).collect();
        TemplateIds::of(&templates).may_print(id, [directive].into_iter())
    }

    #[test]
    fn a_copy_of_a_default_template_prints_no_other_ids() {
        let heading = ("base.html", "<h2 id=\"{{ heading.id }}\">");
        let templates = [template(Layer::Default, heading), template(Layer::Theme, heading)];
        assert!(!TemplateIds::of(&templates).may_print("x", [].into_iter()));
        let loops_over_others = "{% set heading = page.extra %}<h2 id=\"{{ heading.id }}\">";
        let other = template(Layer::Theme, ("base.html", loops_over_others));
        let templates = [template(Layer::Default, heading), other];
        assert!(TemplateIds::of(&templates).may_print("x", [].into_iter()));
    }

    #[test]
    fn a_literal_id_may_be_on_any_page() {
        let templates = [("base.html", "<main class=a\n id='x' data-id=\"y\">{{ f(id=\"z\") }}")];
        assert!(check(&templates, "x", ""));
        assert!(!check(&templates, "y", ""));
        assert!(!check(&[], "x", ""));
        assert!(check(&[], "v-footnote-1", ""));
    }

    #[test]
    fn an_id_with_an_expression_is_matched_by_prefix_and_suffix() {
        let templates = [("base.html", "<p id=\"a-{{ t(key=\"k\") }}{% if b %}c{% endif %}-z\">")];
        assert!(check(&templates, "a-b-z", ""));
        assert!(!check(&templates, "b-z", ""));
        assert!(!check(&templates, "a-b", ""));
    }

    #[test]
    fn an_id_that_is_only_an_expression_may_have_any_value_where_it_is_printed() {
        let component = ("components/a_b.html", "{% component a_b(c) %}<p id=\"{{ c }}\">");
        assert!(check(&[component], "x", "a-b"));
        assert!(!check(&[component], "x", "c"));
        assert!(check(&[component, ("base.html", "{{ <a_b c=\"y\" /> }}")], "x", "c"));
        assert!(check(&[("base.html", "<p id=\"{{ c }}\">")], "x", "c"));
    }
}
