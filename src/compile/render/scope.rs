//! A page whose text is being rendered: what its components read, and the facts that they show. Pure.

use super::context::Context;
use super::rendering::{Rendering, template_problem};
use crate::base::index::Index;
use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;
use crate::directive::Directive;
use crate::matrix::Matrix;
use crate::matrix::view::Drawn;
use crate::theme::{TemplateError, Value, Variables};

/// A page whose text is being rendered.
#[derive(Clone, Copy)]
pub(super) struct PageScope<'p> {
    pub rendering: &'p Rendering<'p>,
    pub page: &'p Page,
    /// What components can read with `@`
    pub variables: &'p Variables,
}

impl<'p> PageScope<'p> {
    pub(super) fn context(&self) -> &'p Context {
        self.rendering.context
    }

    /// Renders a component, whose `@` parameters read `own` and then the page.
    pub(super) fn component(
        &self,
        name: &str,
        arguments: &Variables,
        own: &[(&'static str, Value)],
        body: Option<&str>,
    ) -> Result<String, Diagnostic> {
        let mut scope = self.variables.clone();
        for (name, value) in own {
            scope.set(name, value.clone());
        }
        let rendered = self.rendering.component(name, arguments, &scope, body);
        rendered.map_err(|error| self.problem(error))
    }

    /// Shows facts of a matrix.
    pub(super) fn drawn<T>(
        &self,
        matrix: Index<Matrix>,
        show: impl FnOnce(&Drawn<'_>) -> Result<T, TemplateError>,
    ) -> Result<T, Diagnostic> {
        self.rendering.with_matrix(matrix, show).map_err(|error| self.problem(error))
    }

    fn problem(&self, error: TemplateError) -> Diagnostic {
        let span = self.context().site.span_of(self.page);
        template_problem(error, (&self.page.address, span))
    }
}

/// Where a directive stands in its page.
pub(super) struct Place<'p> {
    pub scope: PageScope<'p>,
    /// Tables and charts so far, for their ids
    pub numbered: &'p mut usize,
    /// The criterion whose section it stands in
    pub criterion: Option<&'p Directive>,
}

impl Place<'_> {
    pub(super) fn next_number(&mut self) -> usize {
        *self.numbered += 1;
        *self.numbered
    }
}
