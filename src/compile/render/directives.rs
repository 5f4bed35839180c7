//! Directives → components, with the data that each is declared to read. Pure.

use super::scope::Place;
use super::shown;
use crate::base::address::Href;
use crate::compile::parse::directive::Directive;
use crate::compile::parse::outline::{Heading, is_external};
use crate::compile::refer;
use crate::diagnostic::Diagnostic;
use crate::directive::{self, Builtin};
use crate::matrix::comparison::view::scores_view;
use crate::matrix::comparison::{Question, compare};
use crate::matrix::reserved::{On, Winner};
use crate::matrix::view::{self, Viewed};
use crate::theme::contract::{QuestionView, SampleView, VerdictView};
use crate::theme::{self, Parameter, ParameterKind, Value, Variables};

/// What a directive gathers from its body besides HTML.
pub(super) enum Body {
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
    /// Whether a contender has come
    begun: bool,
}

impl CriterionBody {
    /// Adds a contender, and the HTML that stands before it.
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
    /// The question that waits for its answer
    open: Option<(String, String, String)>,
}

impl FaqBody {
    pub(super) fn ask(&mut self, heading: &Heading, html: &str) {
        self.open = Some((heading.id.clone(), html.to_owned(), heading.text.clone()));
    }

    /// What stood before a question is the answer of the one before, or the introduction.
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

impl Body {
    pub(super) fn of(directive: &str) -> Body {
        match Builtin::of(directive) {
            Some(Builtin::Criterion) => Body::Criterion(CriterionBody::default()),
            Some(Builtin::Samples) => Body::Samples(Vec::new()),
            Some(Builtin::Faq) => Body::Faq(FaqBody::default()),
            _ => Body::Plain,
        }
    }

    /// Takes what stands after the last part that was gathered.
    pub(super) fn finish(&mut self, rest: &str) {
        match self {
            Body::Criterion(criterion) if criterion.begun => criterion.outro.push_str(rest),
            Body::Criterion(criterion) => criterion.intro.push_str(rest),
            Body::Faq(faq) => faq.answer(rest),
            Body::Plain | Body::Samples(_) => {}
        }
    }
}

/// Renders a directive; `rest` is the HTML of its body, none for a leaf.
pub(super) fn render(
    place: &mut Place<'_>,
    directive: &Directive,
    body: Body,
    rest: Option<String>,
) -> Result<String, Diagnostic> {
    let component = theme::component_name(&directive.name.value);
    let engine = &place.scope.context().site.theme.engine;
    let parameters = engine.component(&component).expect("the checks found it");
    let arguments = arguments(place, directive, &parameters);
    let mut own = own_values(place, directive)?;
    let rest = match body {
        Body::Plain => rest,
        Body::Criterion(criterion) => {
            own.push(("contenders", theme::html(&criterion.contenders)));
            own.push(("outro", theme::html(&criterion.outro)));
            Some(criterion.intro)
        }
        Body::Samples(samples) => {
            own.push(("samples", Value::from_serializable(&samples)));
            rest
        }
        Body::Faq(faq) => {
            own.push(("questions", Value::from_serializable(&faq.questions)));
            Some(faq.intro)
        }
    };
    let body = rest.unwrap_or_default();
    place.scope.component(&component, &arguments, &own, Some(&body)).map_err(|wrong| {
        // What has no place in a template is at the page; the directive is nearer.
        let is_anywhere = wrong.span == place.scope.context().site.span_of(place.scope.page);
        if is_anywhere { wrong.at(directive.span) } else { wrong }
    })
}

/// Attributes as the types that the component declares.
fn arguments(place: &Place<'_>, directive: &Directive, parameters: &[Parameter]) -> Variables {
    let mut arguments = Variables::default();
    for attribute in &directive.attributes {
        let name = attribute.key.value.replace('-', "_");
        let Some(parameter) = parameters.iter().find(|known| known.name == name) else { continue };
        let text = attribute.value.as_ref().map_or("true", |value| value.value.as_str());
        let value = match parameter.kind {
            ParameterKind::Text if matches!(name.as_str(), "href" | "src") => {
                Value::from(href(place, text).as_str())
            }
            ParameterKind::Text | ParameterKind::Value => Value::from(text),
            ParameterKind::Boolean => Value::from(text == "true"),
            ParameterKind::Integer => Value::from(text.parse::<i64>().unwrap_or_default()),
            ParameterKind::Number => Value::from(text.parse::<f64>().unwrap_or_default()),
            ParameterKind::List => {
                Value::from(directive::ids(text).map(|(_, id)| Value::from(id)).collect::<Vec<_>>())
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
        // Not published yet: the page is the nearest thing that there is.
        Err(_) => context.href(&place.scope.page.address),
    }
}

/// What versus prepares for the directives that it knows.
fn own_values(
    place: &mut Place<'_>,
    directive: &Directive,
) -> Result<Vec<(&'static str, Value)>, Diagnostic> {
    let context = place.scope.context();
    let page = place.scope.page;
    let Some(builtin) = Builtin::of(&directive.name.value) else { return Ok(Vec::new()) };
    let Some(at) = page.matrix else { return Ok(Vec::new()) };
    let matrix = &context.site.matrices[at];
    let id = |key: &str| directive.value(key).map_or("", |value| value.value.as_str());
    let value = match builtin {
        Builtin::Matrix => {
            let number = place.next_number();
            let selection = shown::selection(matrix, page, directive);
            let id = format!("matrix-{number}");
            let table = place.scope.drawn(at, |of| view::table_view(of, &selection, id))?;
            ("table", Value::from_serializable(&table))
        }
        Builtin::Facts => {
            let subject = matrix.subject(id("subject")).expect("the checks found it");
            let sheet = place.scope.drawn(at, |of| view::sheet_view(of, subject))?;
            ("sheet", Value::from_serializable(&sheet))
        }
        Builtin::Sources => {
            let mut cells = shown::of_bound(&context.site, at, page).cells;
            if cells.is_empty() {
                cells.extend(shown::rows(matrix, page.subjects.iter().copied()));
            }
            let facts = cells.iter().map(|cell| shown::fact(matrix, *cell));
            let bibliography = view::bibliography(matrix, facts);
            ("bibliography", Value::from_serializable(&bibliography))
        }
        Builtin::Scenarios => {
            let all = 0..matrix.scenarios.len();
            let scenarios: Vec<_> =
                context.with_matrix(at, |of| all.map(|at| of.scenario(at)).collect());
            ("scenarios", Value::from_serializable(&scenarios))
        }
        Builtin::Scores => {
            let subjects = shown::compared(matrix, page, directive);
            let question = Question { subjects, ..Question::of(matrix) };
            let comparison = compare(matrix, &question);
            let scores = context.with_matrix(at, |of| scores_view(of, &comparison));
            ("scores", Value::from_serializable(&scores))
        }
        Builtin::Chart => {
            let criterion = matrix.criterion(id("criterion")).expect("the checks found it");
            let subjects = shown::compared(matrix, page, directive);
            let id = format!("chart-{}", place.next_number());
            let chart =
                place.scope.drawn(at, |of| view::chart_view(of, criterion, &subjects, id))?;
            ("chart", Value::from_serializable(&chart))
        }
        Builtin::Criterion => {
            let criterion = matrix.criterion(id("id")).expect("the checks found it");
            ("criterion", context.with_matrix(at, |of| of.criterion(criterion).value()))
        }
        Builtin::Subject => {
            let subject = matrix.subject(id("id")).expect("the checks found it");
            let criterion = place.criterion;
            let criterion = criterion.and_then(|id| matrix.criterion(id));
            let criterion = criterion.expect("the checks found it");
            let contender =
                context.with_matrix(at, |of| view::contender_view(of, subject, criterion));
            ("contender", Value::from_serializable(&contender))
        }
        Builtin::Pros | Builtin::Cons | Builtin::When => {
            let subject = matrix.subject(id("subject")).expect("the checks found it");
            ("party", context.with_matrix(at, |of| of.subject(subject).value()))
        }
        Builtin::Verdict => {
            let verdict = context.with_matrix(at, |of| verdict(of, directive));
            ("verdict", Value::from_serializable(&verdict))
        }
        Builtin::Samples | Builtin::Faq => return Ok(Vec::new()),
    };
    Ok(vec![value])
}

fn verdict(of: &Viewed<'_>, directive: &Directive) -> VerdictView {
    let matrix = of.matrix;
    let text = |key: &str| directive.value(key).map_or("", |value| value.value.as_str());
    let (kind, name) = match On::find(matrix, text("on")).expect("the checks found it") {
        On::Overall => ("overall", ""),
        On::Group(at) => ("group", matrix.groups[at].name.as_str()),
        On::Criterion(at) => ("criterion", matrix.criteria[at].name.as_str()),
        On::Scenario(at) => ("scenario", matrix.scenarios[at].name.as_str()),
    };
    let winner = Winner::find(matrix, text("winner")).expect("the checks found it");
    let (outcome, winner) = match winner {
        Winner::Tie => ("tie", None),
        Winner::Depends => ("depends", None),
        Winner::Subject(at) => ("subject", Some(of.subject(at))),
    };
    VerdictView {
        on: kind,
        name: name.to_owned(),
        outcome,
        winner,
        dissent: text("dissent").to_owned(),
    }
}
