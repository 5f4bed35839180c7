//! What a matrix gives an id. Pure.

use crate::compile::site::Site;
use crate::directive::Names;
pub use crate::matrix::IdKind as Kind;
use crate::matrix::Matrix;
use crate::matrix::reserved::{On, Winner};
use crate::source::Span;

/// One of them: by its index in the lists of its [`Matrix`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// Index into [`Site::matrices`]
    pub matrix: usize,
    pub kind: Kind,
    pub at: usize,
}

impl Kind {
    pub const ALL: [Kind; 5] =
        [Kind::Group, Kind::Criterion, Kind::Subject, Kind::Source, Kind::Scenario];

    pub fn find(self, matrix: &Matrix, id: &str) -> Option<usize> {
        match self {
            Kind::Subject => matrix.subject(id),
            Kind::Criterion => matrix.criterion(id),
            Kind::Group => matrix.group(id),
            Kind::Source => matrix.source(id),
            Kind::Scenario => matrix.scenario(id),
        }
    }

    pub fn count(self, matrix: &Matrix) -> usize {
        match self {
            Kind::Subject => matrix.subjects.len(),
            Kind::Criterion => matrix.criteria.len(),
            Kind::Group => matrix.groups.len(),
            Kind::Source => matrix.sources.len(),
            Kind::Scenario => matrix.scenarios.len(),
        }
    }
}

impl Named {
    /// The first of these kinds that has the id.
    pub fn find(site: &Site, matrix: usize, kinds: &[Kind], id: &str) -> Option<Named> {
        kinds.iter().find_map(|kind| {
            let at = kind.find(&site.matrices[matrix], id)?;
            Some(Named { matrix, kind: *kind, at })
        })
    }

    /// What an attribute means by an id; none by a word such as `tie`.
    pub fn meant(site: &Site, matrix: usize, names: Names, id: &str) -> Option<Named> {
        let of = &site.matrices[matrix];
        let (kind, at) = match names {
            Names::Question => match On::find(of, id)? {
                On::Overall => return None,
                On::Group(at) => (Kind::Group, at),
                On::Criterion(at) => (Kind::Criterion, at),
                On::Scenario(at) => (Kind::Scenario, at),
            },
            Names::Winner => match Winner::find(of, id)? {
                Winner::Tie | Winner::Depends => return None,
                Winner::Subject(at) => (Kind::Subject, at),
            },
            _ => return Named::find(site, matrix, names.kinds(), id),
        };
        Some(Named { matrix, kind, at })
    }

    /// All of a kind, in declaration order. The group of a matrix that declares none is none.
    pub fn all(site: &Site, matrix: usize, kind: Kind) -> impl Iterator<Item = Named> {
        let of = &site.matrices[matrix];
        let is_declared = move |at: &usize| kind != Kind::Group || !of.groups[*at].is_implicit();
        (0..kind.count(of)).filter(is_declared).map(move |at| Named { matrix, kind, at })
    }

    pub fn id(self, site: &Site) -> &str {
        let matrix = &site.matrices[self.matrix];
        match self.kind {
            Kind::Subject => &matrix.subjects[self.at].id,
            Kind::Criterion => &matrix.criteria[self.at].id,
            Kind::Group => &matrix.groups[self.at].id,
            Kind::Source => &matrix.sources[self.at].id,
            Kind::Scenario => &matrix.scenarios[self.at].id,
        }
    }

    /// What readers call it: the title of a source.
    pub fn name(self, site: &Site) -> &str {
        let matrix = &site.matrices[self.matrix];
        match self.kind {
            Kind::Subject => &matrix.subjects[self.at].name,
            Kind::Criterion => &matrix.criteria[self.at].name,
            Kind::Group => &matrix.groups[self.at].name,
            Kind::Source => &matrix.sources[self.at].title,
            Kind::Scenario => &matrix.scenarios[self.at].name,
        }
    }

    pub fn about(self, site: &Site) -> Option<&str> {
        let matrix = &site.matrices[self.matrix];
        match self.kind {
            Kind::Subject => matrix.subjects[self.at].about.as_deref(),
            Kind::Criterion => matrix.criteria[self.at].about.as_deref(),
            Kind::Group => matrix.groups[self.at].about.as_deref(),
            Kind::Source => Some(&matrix.sources[self.at].url.value),
            Kind::Scenario => {
                let scenario = &matrix.scenarios[self.at];
                scenario.about.as_deref().or(scenario.because.as_deref())
            }
        }
    }

    /// Where its id is declared.
    pub fn span(self, site: &Site) -> Span {
        let matrix = &site.matrices[self.matrix];
        match self.kind {
            Kind::Subject => matrix.subjects[self.at].span,
            Kind::Criterion => matrix.criteria[self.at].span,
            Kind::Group => matrix.groups[self.at].span,
            Kind::Source => matrix.sources[self.at].span,
            Kind::Scenario => matrix.scenarios[self.at].span,
        }
    }
}
