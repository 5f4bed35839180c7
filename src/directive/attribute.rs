//! What may be written in the braces of a directive. Pure.

use crate::matrix::IdKind;
use crate::matrix::reserved::{On, Winner};

/// An attribute that versus itself reads. A component may declare more, which only it reads.
pub struct AttributeSpec {
    pub name: &'static str,
    /// What its value is
    pub names: Names,
    /// Whether nothing can be shown without it, whatever the component declares
    pub required: bool,
    /// What it says, in a sentence
    pub about: &'static str,
}

/// What the value of an attribute is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    Subject,
    Criterion,
    /// A criterion whose facts are amounts
    Amounts,
    /// A list, as the next two
    Subjects,
    Criteria,
    Groups,
    /// A criterion, a group, a scenario, or `overall`
    Question,
    /// A subject, `tie` or `depends`
    Winner,
    /// An address, which is followed: see [`link_use`](super::link_use)
    Link,
    Text,
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

/// The subjects that a directive compares, where these are not those of the page.
pub(super) const COMPARED: AttributeSpec =
    AttributeSpec::optional("subjects", Names::Subjects, "Ids of subjects: the columns.");

/// The one subject that a directive is about.
pub(super) const OF_SUBJECT: AttributeSpec =
    AttributeSpec::required("subject", Names::Subject, "Id of the subject.");

impl Names {
    /// Whether it is a list of ids: see [`list`](super::list).
    pub fn is_list(self) -> bool {
        matches!(self, Names::Subjects | Names::Criteria | Names::Groups)
    }

    /// Whether it names subjects.
    pub fn is_of_subjects(self) -> bool {
        self.kinds() == [IdKind::Subject]
    }

    /// What its ids may be of. Where one id is of two kinds, the first of them is meant.
    pub fn kinds(self) -> &'static [IdKind] {
        match self {
            Names::Subject | Names::Subjects | Names::Winner => &[IdKind::Subject],
            Names::Criterion | Names::Amounts | Names::Criteria => &[IdKind::Criterion],
            Names::Groups => &[IdKind::Group],
            Names::Question => &[IdKind::Criterion, IdKind::Group, IdKind::Scenario],
            Names::Link | Names::Text => &[],
        }
    }

    /// What it may be beside an id, each word with what it means.
    pub fn words(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Names::Question => &On::WORDS,
            Names::Winner => &Winner::WORDS,
            _ => &[],
        }
    }
}
