//! The page whose text is being rendered, as its components see it: its variables and its facts. Pure.

use super::context::Context;
use super::rendering::{Rendering, template_problem};
use crate::base::index::Index;
use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;
use crate::directive::Directive;
use crate::matrix::Matrix;
use crate::matrix::view::Drawn;
use crate::theme::{TemplateError, Value, Variables};

/// The page whose text is being rendered.
#[derive(Clone, Copy)]
pub(super) struct PageScope<'p> {
    pub rendering: &'p Rendering<'p>,
    pub page: &'p Page,
    /// Variables that components can read with `@`
    pub variables: &'p Variables,
}

impl<'p> PageScope<'p> {
    pub(super) fn context(&self) -> &'p Context {
        self.rendering.context
    }

    /// Renders a component. Its `@` parameters are read from `own`, then from the page's variables.
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

    /// Calls `show` with a matrix and the data that is needed to render its facts.
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

/// The position of a directive in its page.
pub(super) struct Place<'p> {
    pub scope: PageScope<'p>,
    /// Number of tables and charts written so far, for their ids
    pub numbered: &'p mut usize,
    /// The enclosing `:::criterion`
    pub criterion: Option<&'p Directive>,
}

impl Place<'_> {
    pub(super) fn next_number(&mut self) -> usize {
        *self.numbered += 1;
        *self.numbered
    }
}
