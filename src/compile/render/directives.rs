//! Renders directives as components, with the data that each component declares. Pure.

use super::scope::Place;
use super::shown;
use crate::base::address::Href;
use crate::compile::parse::outline::{Heading, is_external};
use crate::compile::refer;
use crate::diagnostic::Diagnostic;
use crate::directive::{self, Builtin, Directive, OnPage, RenderContext, link_use};
use crate::theme::contract::{QuestionView, SampleView};
use crate::theme::{self, Parameter, ParameterKind, Value, Variables};

/// Data that a directive collects from its body in addition to HTML.
pub(super) enum Gathered {
    Plain,
    Criterion(CriterionBody),
    Samples(Vec<SampleView>),
    Faq(FaqBody),
}

#[derive(Default)]
pub(super) struct CriterionBody {
    intro: String,
    contenders: String,
    outro: String,
    /// Whether a contender has been added
    begun: bool,
}

impl CriterionBody {
    /// Adds a contender, and the HTML between it and the previous one.
    pub(super) fn add(&mut self, before: &str, contender: &str) {
        match self.begun {
            false => self.intro.push_str(before),
            true => self.outro.push_str(before),
        }
        self.contenders.push_str(contender);
        self.begun = true;
    }
}

#[derive(Default)]
pub(super) struct FaqBody {
    /// Level of the headings that are questions
    pub level: Option<u8>,
    intro: String,
    questions: Vec<QuestionView>,
    /// The last question, whose answer is not complete: its id, HTML and text
    open: Option<(String, String, String)>,
}

impl FaqBody {
    pub(super) fn ask(&mut self, heading: &Heading, html: &str) {
        self.open = Some((heading.id.clone(), html.to_owned(), heading.text.clone()));
    }

    /// Adds the HTML before the next question: the answer to the last question, or the introduction.
    pub(super) fn answer(&mut self, html: &str) {
        match self.open.take() {
            Some((id, question, text)) => self.questions.push(QuestionView {
                id,
                question: theme::html(&question),
                text,
                answer: theme::html(html),
            }),
            None => self.intro.push_str(html),
        }
    }
}

impl Gathered {
    pub(super) fn of(directive: &str) -> Gathered {
        match Builtin::of(directive).map(|builtin| builtin.body) {
            Some(directive::Body::Contenders) => Gathered::Criterion(CriterionBody::default()),
            Some(directive::Body::Samples) => Gathered::Samples(Vec::new()),
            Some(directive::Body::Questions) => Gathered::Faq(FaqBody::default()),
            _ => Gathered::Plain,
        }
    }

    /// Adds the HTML after the last collected part.
    pub(super) fn finish(&mut self, rest: &str) {
        match self {
            Gathered::Criterion(criterion) if criterion.begun => criterion.outro.push_str(rest),
            Gathered::Criterion(criterion) => criterion.intro.push_str(rest),
            Gathered::Faq(faq) => faq.answer(rest),
            Gathered::Plain | Gathered::Samples(_) => {}
        }
    }
}

/// Renders a directive. `rest` is the remaining HTML of its body; `None` for a leaf.
pub(super) fn render(
    place: &mut Place<'_>,
    directive: &Directive,
    body: Gathered,
    rest: Option<String>,
) -> Result<String, Diagnostic> {
    let component = theme::component_name(&directive.name.value);
    let engine = &place.scope.context().site.theme.engine;
    let parameters = engine.component(&component).expect("the checks found it");
    let arguments = arguments(place, directive, &parameters);
    let mut own = own_values(place, directive)?;
    let rest = match body {
        Gathered::Plain => rest,
        Gathered::Criterion(criterion) => {
            own.push(("contenders", theme::html(&criterion.contenders)));
            own.push(("outro", theme::html(&criterion.outro)));
            Some(criterion.intro)
        }
        Gathered::Samples(samples) => {
            own.push(("samples", Value::from_serializable(&samples)));
            rest
        }
        Gathered::Faq(faq) => {
            own.push(("questions", Value::from_serializable(&faq.questions)));
            Some(faq.intro)
        }
    };
    let body = rest.unwrap_or_default();
    place.scope.component(&component, &arguments, &own, Some(&body)).map_err(|wrong| {
        // An error without a span in a template is reported at the directive instead of the page.
        let is_anywhere = wrong.span == place.scope.context().site.span_of(place.scope.page);
        if is_anywhere { wrong.at(place.scope.page.span(directive.span)) } else { wrong }
    })
}

/// Converts attributes to the types that the component declares.
fn arguments(place: &Place<'_>, directive: &Directive, parameters: &[Parameter]) -> Variables {
    let mut arguments = Variables::default();
    for attribute in &directive.attributes {
        let name = attribute.key.value.replace('-', "_");
        let Some(parameter) = parameters.iter().find(|known| known.name == name) else { continue };
        let text = attribute.value.as_ref().map_or("true", |value| value.value.as_str());
        let value = match parameter.kind {
            ParameterKind::Text if link_use(&name).is_some() => {
                Value::from(href(place, text).as_str())
            }
            ParameterKind::Text | ParameterKind::Value => Value::from(text),
            ParameterKind::Boolean => Value::from(text == "true"),
            ParameterKind::Integer => Value::from(text.parse::<i64>().unwrap_or_default()),
            ParameterKind::Number => Value::from(text.parse::<f64>().unwrap_or_default()),
            ParameterKind::List => {
                Value::from(directive::ids(text).map(Value::from).collect::<Vec<_>>())
            }
        };
        arguments.set_owned(name, value);
    }
    if let Some(label) = &directive.label {
        arguments.set("label", Value::from(label.value.as_str()));
    }
    arguments
}

fn href(place: &Place<'_>, target: &str) -> Href {
    if is_external(target) {
        return Href::written(target);
    }
    let context = place.scope.context();
    match refer::follow(&context.site, &context.plan, place.scope.page, target) {
        Ok(destination) => context.destination(&destination),
        // The target is not published yet. The attribute needs an address, so it gets that of the page
        // itself.
        Err(_) => context.href(&place.scope.page.address),
    }
}

/// Returns the values that versus prepares from the matrix of the page: that of a built-in directive, and
/// those that a component of the theme or the site declares.
fn own_values(
    place: &mut Place<'_>,
    directive: &Directive,
) -> Result<Vec<(&'static str, Value)>, Diagnostic> {
    let (site, page) = (&place.scope.context().site, place.scope.page);
    let Some(at) = page.matrix else { return Ok(Vec::new()) };
    let on_page = OnPage {
        directive,
        matrix: &site.matrices[at],
        subjects: &page.subjects,
        around: place.criterion,
    };
    let shown = || shown::of_bound(site, at, page).cells;
    let mut values = Vec::new();
    for entry in site.reads.entries(&directive.name.value) {
        let Some(value) = &entry.value else { continue };
        let id = entry.numbered.map(|name| format!("{name}-{}", place.next_number()));
        let made = place.scope.drawn(at, |drawn| {
            let id = id.unwrap_or_default();
            (value.make)(&RenderContext { on_page, drawn, id, shown: &shown })
        })?;
        values.push((value.name, made));
    }
    Ok(values)
}
