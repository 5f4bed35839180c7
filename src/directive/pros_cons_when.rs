//! `:::pros`, `:::cons` and `:::when`: lists about one subject. Pure.

use super::attribute::OF_SUBJECT;
use super::{Body, Builtin, LEAF, MatrixValue, RenderContext};
use crate::theme::{TemplateError, Value};

pub(super) static PROS: Builtin =
    Builtin { name: "pros", about: "Arguments for a subject, as a list.", ..LIST };

pub(super) static CONS: Builtin =
    Builtin { name: "cons", about: "Arguments against a subject, as a list.", ..LIST };

pub(super) static WHEN: Builtin = Builtin {
    name: "when",
    about: "When to choose a subject, as a list.",
    body: Body::UseCases,
    ..LIST
};

const LIST: Builtin = Builtin {
    body: Body::Markdown,
    attributes: &[OF_SUBJECT],
    value: Some(MatrixValue { name: "party", lent: true, make }),
    ..LEAF
};

fn make(context: &RenderContext<'_>) -> Result<Value, TemplateError> {
    Ok(context.drawn.subject(context.subject("subject")).value())
}
