//! Directives that versus itself prepares data for. Any other name is a component of the theme or
//! the site, and gets its attributes, its body and the page. Pure.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Builtin {
    Matrix,
    Facts,
    Sources,
    Scenarios,
    Scores,
    Chart,
    Criterion,
    Subject,
    Pros,
    Cons,
    When,
    Verdict,
    Samples,
    Faq,
}

/// What an attribute of a directive names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    Subject,
    Criterion,
    /// A list, as the next two
    Subjects,
    Criteria,
    Groups,
    /// A criterion, a group, a scenario, or `overall`
    Question,
    /// A subject, `tie` or `depends`
    Winner,
}

impl Builtin {
    pub fn of(directive: &str) -> Option<Builtin> {
        Builtin::NAMES.iter().find(|(name, _)| *name == directive).map(|(_, builtin)| *builtin)
    }

    /// All of them, each with its name.
    pub const NAMES: [(&'static str, Builtin); 14] = [
        ("matrix", Builtin::Matrix),
        ("facts", Builtin::Facts),
        ("sources", Builtin::Sources),
        ("scenarios", Builtin::Scenarios),
        ("scores", Builtin::Scores),
        ("chart", Builtin::Chart),
        ("criterion", Builtin::Criterion),
        ("subject", Builtin::Subject),
        ("pros", Builtin::Pros),
        ("cons", Builtin::Cons),
        ("when", Builtin::When),
        ("verdict", Builtin::Verdict),
        ("samples", Builtin::Samples),
        ("faq", Builtin::Faq),
    ];

    /// What the value of an attribute names; none for one that is no id.
    pub fn names(self, attribute: &str) -> Option<Names> {
        use Builtin::{
            Chart, Cons, Criterion, Facts, Matrix, Pros, Scores, Subject, Verdict, When,
        };
        Some(match (self, attribute) {
            (Matrix | Scores | Chart, "subjects") => Names::Subjects,
            (Matrix | Scores, "criteria") => Names::Criteria,
            (Matrix | Scores, "groups") => Names::Groups,
            (Chart, "criterion") | (Criterion, "id") => Names::Criterion,
            (Subject, "id") | (Facts | Pros | Cons | When, "subject") => Names::Subject,
            (Verdict, "on") => Names::Question,
            (Verdict, "winner") => Names::Winner,
            _ => return None,
        })
    }

    /// Whether its page must be bound to a matrix.
    pub fn needs_matrix(self) -> bool {
        !matches!(self, Builtin::Samples | Builtin::Faq)
    }
}

/// Components that Markdown and directives cannot call: they render what is no directive, with
/// values that no attribute can give.
pub const INTERNAL: [&str; 5] = ["alert", "claim", "code", "footnotes", "image"];

/// An attribute that lists ids, separated by white space or commas.
pub fn ids(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = list.as_ptr() as usize;
    list.split([' ', ',', '\t'])
        .filter(|id| !id.is_empty())
        .map(move |id| (id.as_ptr() as usize - start, id))
}
