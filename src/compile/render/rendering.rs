//! The rendering of one output: runs its templates and records their questions. Pure.

use std::sync::Arc;

use super::answers::{Asked, Recorder};
use super::context::Context;
use super::stop::Stop;
use crate::base::address::SitePath;
use crate::base::index::{Index, List};
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;
use crate::matrix::view::{Drawn, Kept};
use crate::source::Span;
use crate::theme::{Engine, TemplateError, Value, Variables};

/// Rendered parts of matrices that many outputs share. Each is rendered once, by the first output that needs
/// it.
pub(super) struct Drawings {
    engine: Engine,
    recorder: Arc<Recorder>,
    kept: List<Matrix, Kept>,
}

impl Drawings {
    pub(super) fn new(context: &Arc<Context>) -> Drawings {
        // These parts are the same on each page, so they have no page.
        let (engine, recorder) = recorded(context, None);
        let kept = context.site.matrices.iter().map(|matrix| Kept::new(matrix)).collect();
        Drawings { engine, recorder, kept }
    }

    /// Returns the questions asked so far while rendering shared parts. They count as questions of each
    /// output.
    pub(super) fn asked(&self) -> Asked {
        self.recorder.asked()
    }
}

/// Returns the templates of the site, connected to a recorder of their questions.
fn recorded(context: &Arc<Context>, of_page: Option<Index<Matrix>>) -> (Engine, Arc<Recorder>) {
    let recorder = Arc::new(Recorder::new(Arc::clone(context), of_page));
    let strings = Arc::clone(&context.strings);
    let engine = context.site.theme.engine.answered_by(Arc::clone(&recorder) as _, strings);
    (engine, recorder)
}

/// The rendering of one output.
pub(super) struct Rendering<'r> {
    pub(super) context: &'r Context,
    engine: Engine,
    recorder: Arc<Recorder>,
    drawings: &'r Drawings,
}

impl<'r> Rendering<'r> {
    /// `of_page` is the matrix of the page, if it has one.
    pub(super) fn new(
        context: &'r Arc<Context>,
        drawings: &'r Drawings,
        of_page: Option<Index<Matrix>>,
    ) -> Rendering<'r> {
        let (engine, recorder) = recorded(context, of_page);
        Rendering { context, engine, recorder, drawings }
    }

    /// Returns the questions that the output's templates asked.
    pub(super) fn asked(&self) -> Asked {
        self.recorder.asked()
    }

    /// Calls `show` with a matrix and the data that is needed to render its facts.
    pub(super) fn with_matrix<T>(
        &self,
        at: Index<Matrix>,
        show: impl FnOnce(&Drawn<'_>) -> T,
    ) -> T {
        let drawings = self.drawings;
        let draw = |component: &str, arguments: &[(&'static str, Value)]| {
            let mut variables = Variables::default();
            for (name, value) in arguments {
                variables.set(name, value.clone());
            }
            let scope = Variables::default();
            drawings.engine.render_component(component, &variables, &scope, None)
        };
        let kept = &drawings.kept[at];
        self.context.with_matrix(at, |of| show(&Drawn { of: *of, kept, draw: &draw }))
    }

    /// Renders a component. Parameters that it declares with `@` are read from `scope`.
    pub(super) fn component(
        &self,
        name: &str,
        arguments: &Variables,
        scope: &Variables,
        body: Option<&str>,
    ) -> Result<String, TemplateError> {
        self.engine.render_component(name, arguments, scope, body)
    }

    /// Renders a page. `at` is its address, and the span for errors that have no span in a template.
    pub(super) fn page(
        &self,
        template: &str,
        variables: &Variables,
        at: (&SitePath, Span),
    ) -> Result<String, Stop> {
        let rendered = self.engine.render(template, variables);
        rendered.map_err(|error| template_problem(error, at).into())
    }
}

/// Converts a template's error to a diagnostic, with its span in the template or else that of the page.
pub(super) fn template_problem(
    error: TemplateError,
    (page, span): (&SitePath, Span),
) -> Diagnostic {
    let span = error.span.unwrap_or(span);
    Diagnostic::failed_template(span, &error.message, page.as_str(), error.slip)
}
