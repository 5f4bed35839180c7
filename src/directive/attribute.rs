//! The attributes that directives take in their braces. Pure.

use crate::matrix::IdKind;
use crate::matrix::reserved::{On, Winner};

/// An attribute that versus itself reads. A component may declare more, which only the component reads.
#[derive(Debug)]
pub struct AttributeSpec {
    pub name: &'static str,
    /// The kind of its value
    pub names: Names,
    /// Whether the directive cannot be rendered without it, whatever the component declares
    pub required: bool,
    /// One-sentence description
    pub about: &'static str,
}

/// The kind of an attribute's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    Subject,
    Criterion,
    /// A criterion whose facts are amounts
    Amounts,
    /// A list of ids, as are the next two
    Subjects,
    Criteria,
    Groups,
    /// A criterion, a group, a scenario, or `overall`
    Question,
    /// A subject, `tie` or `depends`
    Winner,
    /// An address of a link or an image: see [`link_use`](super::link_use)
    Link,
    Text,
    /// `true`, `false`, or the name alone
    Flag,
}

impl AttributeSpec {
    pub(super) const fn required(
        name: &'static str,
        names: Names,
        about: &'static str,
    ) -> AttributeSpec {
        AttributeSpec { name, names, required: true, about }
    }

    pub(super) const fn optional(
        name: &'static str,
        names: Names,
        about: &'static str,
    ) -> AttributeSpec {
        AttributeSpec { name, names, required: false, about }
    }
}

/// The attribute for the subjects that a directive compares instead of those of the page.
pub(super) const COMPARED: AttributeSpec =
    AttributeSpec::optional("subjects", Names::Subjects, "Ids of subjects: the columns.");

/// The attribute for a column for each variant of the subjects, instead of only the default one.
pub(super) const VARIANTS: AttributeSpec =
    AttributeSpec::optional("variants", Names::Flag, "All variants of the subjects.");

/// The attribute for the one subject that a directive is about.
pub(super) const OF_SUBJECT: AttributeSpec =
    AttributeSpec::required("subject", Names::Subject, "Id of the subject.");

impl Names {
    /// Returns whether the value is a list of ids: see [`list`](super::list).
    pub fn is_list(self) -> bool {
        matches!(self, Names::Subjects | Names::Criteria | Names::Groups)
    }

    /// Returns whether the value names subjects.
    pub fn is_of_subjects(self) -> bool {
        self.kinds() == [IdKind::Subject]
    }

    /// Returns the kinds of ids that the value may contain. If an id exists in two kinds, the first applies.
    pub fn kinds(self) -> &'static [IdKind] {
        match self {
            Names::Subject | Names::Subjects | Names::Winner => &[IdKind::Subject],
            Names::Criterion | Names::Amounts | Names::Criteria => &[IdKind::Criterion],
            Names::Groups => &[IdKind::Group],
            Names::Question => &[IdKind::Criterion, IdKind::Group, IdKind::Scenario],
            Names::Link | Names::Text | Names::Flag => &[],
        }
    }

    /// Returns the words that the value may be instead of an id, each with its meaning.
    pub fn words(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Names::Question => &On::WORDS,
            Names::Winner => &Winner::WORDS,
            _ => &[],
        }
    }
}
