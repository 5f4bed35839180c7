//! The items of a matrix that have an id: groups, criteria, subjects, sources, data files and scenarios. Pure.

use crate::base::index::Index;
use crate::compile::site::Site;
use crate::directive::Names;
pub use crate::matrix::IdKind as Kind;
use crate::matrix::reserved::{On, Winner};
use crate::matrix::{Criterion, DataFile, Group, Matrix, Scenario, Source, Subject, Variant};
use crate::source::Span;

/// An item with an id, by its index in the lists of its [`Matrix`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Group(Index<Group>),
    Criterion(Index<Criterion>),
    Subject(Index<Subject>),
    /// The part of an address such as `acme.pro` that names the variant
    Variant(Index<Subject>),
    Source(Index<Source>),
    Data(Index<DataFile>),
    Scenario(Index<Scenario>),
}

/// An item with an id, and the matrix that declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    pub matrix: Index<Matrix>,
    pub at: Place,
}

impl Kind {
    pub const ALL: [Kind; 7] = [
        Kind::Group,
        Kind::Criterion,
        Kind::Subject,
        Kind::Variant,
        Kind::Source,
        Kind::Data,
        Kind::Scenario,
    ];

    fn find(self, matrix: &Matrix, id: &str) -> Option<Place> {
        match self {
            Kind::Subject => matrix.subject(id).map(Place::Subject),
            Kind::Variant => matrix.variant(id).map(Place::Variant),
            Kind::Criterion => matrix.criterion(id).map(Place::Criterion),
            Kind::Group => matrix.group(id).map(Place::Group),
            Kind::Source => matrix.source(id).map(Place::Source),
            Kind::Data => matrix.data_file(id).map(Place::Data),
            Kind::Scenario => matrix.scenario(id).map(Place::Scenario),
        }
    }

    fn all(self, matrix: &Matrix) -> Vec<Place> {
        let is_declared = |at: &Index<Group>| !matrix.groups[*at].is_implicit();
        match self {
            Kind::Subject => matrix.listed().map(Place::Subject).collect(),
            Kind::Variant => {
                let variants = matrix.listed().flat_map(|at| &matrix.subjects[at].variants);
                variants.map(|at| Place::Variant(*at)).collect()
            }
            Kind::Criterion => matrix.criteria.indices().map(Place::Criterion).collect(),
            Kind::Group => matrix.groups.indices().filter(is_declared).map(Place::Group).collect(),
            Kind::Source => matrix.sources.indices().map(Place::Source).collect(),
            Kind::Data => matrix.data.indices().map(Place::Data).collect(),
            Kind::Scenario => matrix.scenarios.indices().map(Place::Scenario).collect(),
        }
    }
}

impl Named {
    pub fn kind(self) -> Kind {
        match self.at {
            Place::Subject(_) => Kind::Subject,
            Place::Variant(_) => Kind::Variant,
            Place::Criterion(_) => Kind::Criterion,
            Place::Group(_) => Kind::Group,
            Place::Source(_) => Kind::Source,
            Place::Data(_) => Kind::Data,
            Place::Scenario(_) => Kind::Scenario,
        }
    }

    /// Returns the item with this id, of the first of these kinds that has one.
    pub fn find(site: &Site, matrix: Index<Matrix>, kinds: &[Kind], id: &str) -> Option<Named> {
        let at = kinds.iter().find_map(|kind| kind.find(&site.matrices[matrix], id))?;
        Some(Named { matrix, at })
    }

    /// Returns the item that an attribute's value refers to, or `None` for a keyword such as `tie`.
    pub fn meant(site: &Site, matrix: Index<Matrix>, names: Names, id: &str) -> Option<Named> {
        let of = &site.matrices[matrix];
        let at = match names {
            Names::Question => match On::find(of, id)? {
                On::Overall => return None,
                On::Group(at) => Place::Group(at),
                On::Criterion(at) => Place::Criterion(at),
                On::Scenario(at) => Place::Scenario(at),
            },
            Names::Winner => match Winner::find(of, id)? {
                Winner::Tie | Winner::Depends => return None,
                Winner::Subject(at) => Place::Subject(at),
            },
            _ => return Named::find(site, matrix, names.kinds(), id),
        };
        Some(Named { matrix, at })
    }

    /// Returns all items of a kind, in declaration order, without the implicit group of a matrix that
    /// declares no groups.
    pub fn all(
        site: &Site,
        matrix: Index<Matrix>,
        kind: Kind,
    ) -> impl Iterator<Item = Named> + use<> {
        let places = kind.all(&site.matrices[matrix]);
        places.into_iter().map(move |at| Named { matrix, at })
    }

    /// Returns the id as it is declared; for a variant the id within its subject.
    pub fn id(self, site: &Site) -> &str {
        let matrix = &site.matrices[self.matrix];
        match self.at {
            Place::Subject(at) => &matrix.subjects[at].id,
            Place::Variant(at) => variant(matrix, at).map_or("", |of| &of.id),
            Place::Criterion(at) => &matrix.criteria[at].id,
            Place::Group(at) => &matrix.groups[at].id,
            Place::Source(at) => &matrix.sources[at].id,
            Place::Data(at) => &matrix.data[at].id,
            Place::Scenario(at) => &matrix.scenarios[at].id,
        }
    }

    /// Returns the id as it is written elsewhere; for a variant with that of its subject.
    pub fn address(self, site: &Site) -> &str {
        match self.at {
            Place::Variant(at) => site.matrices[self.matrix].address(at),
            _ => self.id(site),
        }
    }

    /// Returns the name that readers see; for a source its title, for a data file its path.
    pub fn name(self, site: &Site) -> &str {
        let matrix = &site.matrices[self.matrix];
        match self.at {
            Place::Subject(at) => matrix.subjects[at].own_name(),
            Place::Variant(at) => &matrix.subjects[at].name,
            Place::Criterion(at) => &matrix.criteria[at].name,
            Place::Group(at) => &matrix.groups[at].name,
            Place::Source(at) => &matrix.sources[at].title,
            Place::Data(at) => &matrix.data[at].written,
            Place::Scenario(at) => &matrix.scenarios[at].name,
        }
    }

    /// Returns the description: for a source its address, for a scenario without one the author's reason.
    pub fn about(self, site: &Site) -> Option<&str> {
        let matrix = &site.matrices[self.matrix];
        match self.at {
            Place::Subject(at) => matrix.subjects[at].about.as_deref(),
            Place::Variant(at) => variant(matrix, at)?.about.as_deref(),
            Place::Criterion(at) => matrix.criteria[at].about.as_deref(),
            Place::Group(at) => matrix.groups[at].about.as_deref(),
            Place::Source(at) => Some(&matrix.sources[at].url.value),
            Place::Data(_) => None,
            Place::Scenario(at) => {
                let scenario = &matrix.scenarios[at];
                scenario.about.as_deref().or(scenario.because.as_deref())
            }
        }
    }

    /// Returns the item in each matrix that shares its declaration, and at least the item itself.
    pub fn shared(self, site: &Site) -> Vec<Named> {
        let (span, kind, id) = (self.span(site), self.kind(), self.id(site));
        if site.matrices[self.matrix].shared != Some(span.file) {
            return vec![self];
        }
        let sharing = site.matrices.indexed().filter(|(_, of)| of.shared == Some(span.file));
        let all = sharing.filter_map(|(at, _)| Named::find(site, at, &[kind], id));
        all.filter(|of| of.span(site) == span).collect()
    }

    /// Returns the span of the declaration of the id.
    pub fn span(self, site: &Site) -> Span {
        let matrix = &site.matrices[self.matrix];
        match self.at {
            Place::Subject(at) => matrix.subjects[at].span,
            Place::Variant(at) => {
                variant(matrix, at).map_or(matrix.subjects[at].span, |of| of.span)
            }
            Place::Criterion(at) => matrix.criteria[at].span,
            Place::Group(at) => matrix.groups[at].span,
            Place::Source(at) => matrix.sources[at].span,
            Place::Data(at) => matrix.data[at].span,
            Place::Scenario(at) => matrix.scenarios[at].span,
        }
    }
}

fn variant(matrix: &Matrix, at: Index<Subject>) -> Option<&Variant> {
    matrix.subjects[at].variant.as_ref()
}
