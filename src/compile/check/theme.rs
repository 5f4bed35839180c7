//! Checks that the theme provides what the site uses. Pure.

use super::Checked;
use crate::diagnostic::Diagnostic;

/// Reports addresses in the configuration's `[extra]` that are not allowed, and templates in front matter
/// and colour schemes that do not exist.
pub(super) fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    super::extra(checked.site, &checked.site.config.extra, &|span| span, found);
    let engine = &checked.site.theme.engine;
    for page in &checked.site.pages {
        if let Some(template) = &page.matter.template
            && !engine.has_template(&template.value)
            && checked.site.theme.complete
        {
            let known = engine.template_names();
            let span = page.span(template.span);
            found.push(Diagnostic::missing_template(span, &template.value, &known));
        }
    }
    let highlight = &checked.site.config.highlight;
    let schemes = crate::highlight::scheme_names();
    for (key, scheme) in [("light", &highlight.light), ("dark", &highlight.dark)] {
        if let Some(scheme) = scheme
            && !schemes.contains(&scheme.value)
        {
            let known: Vec<&str> = schemes.iter().map(String::as_str).collect();
            found.push(Diagnostic::invalid_value(scheme.span, key, &scheme.value, &known));
        }
    }
}
