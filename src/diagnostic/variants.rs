//! Mistakes in the variants of a subject, and in references to them.

use super::{Code, Diagnostic, Misspelling, nearest, one_of};
use crate::source::{Span, Spanned};

impl Diagnostic {
    /// An address such as `acme.por`, of a subject that exists, and has these variants.
    pub fn unknown_variant(span: Span, address: &str, subject: &str, known: &[&str]) -> Diagnostic {
        let message = format!("`{address}` is not a variant of `{subject}`");
        let unknown = Diagnostic::error(Code::UnknownVariant, span, message);
        if known.is_empty() {
            return unknown.help(format!("write `{subject}`: it has no variants"));
        }
        let slip = Misspelling::of(address, nearest(address, known.iter().copied()));
        unknown.meant_or(slip, || format!("write {}", one_of(known)))
    }

    /// A variant that `extends` names, although the subject has none with that id.
    pub fn unknown_base(span: Span, subject: &str, id: &str, known: &[&str]) -> Diagnostic {
        let message = format!("`{id}` is not a variant of `{subject}`");
        Diagnostic::error(Code::UnknownVariant, span, message).nearest_of(
            id,
            known,
            "name another variant of the same subject",
        )
    }

    /// Variants each of which extends the next, and the last one the first.
    pub fn variant_circle(span: Span, subject: &str, circle: &[&str]) -> Diagnostic {
        let message = match circle {
            [only] => format!("the variant `{only}` of `{subject}` extends itself"),
            _ => {
                let steps: Vec<String> = circle.iter().map(|id| format!("`{id}`")).collect();
                let steps = steps.join(" extends ");
                format!("variants of `{subject}` are in a circle: {steps} extends `{}`", circle[0])
            }
        };
        Diagnostic::error(Code::VariantCircle, span, message)
            .help("remove `extends` from one of them, and give that variant its own facts")
    }

    /// The id of a subject and the address of its default variant in one list. `first` is the one before.
    pub fn same_subject(span: Span, id: &str, first: &Spanned<&str>) -> Diagnostic {
        if id == first.value {
            return Diagnostic::repeated_id(span, id, first.span);
        }
        let message = format!("`{id}` and `{}` are the same subject", first.value);
        Diagnostic::error(Code::DuplicateId, span, message)
            .related(first.span, "the first one")
            .help("remove one of them: the id of a subject means its default variant")
    }

    pub fn duplicate_default(span: Span, address: &str, first: Span) -> Diagnostic {
        let message = format!("`{address}` is a second default variant");
        Diagnostic::error(Code::DuplicateDefault, span, message)
            .related(first, "the first one")
            .help("remove `default` from all variants but one")
    }
}
