//! The theme contract: what templates see, and the only `Serialize` types. Pure.
//!
//! The doc comment of each field is its meaning in `themes/README.md`, which a test keeps true.
//! Every field is always there: what is missing is `none`, an empty list or an empty string, because
//! a template that reads an undefined name fails. Every `url` is ready for an `href`: it begins
//! with the sub-path of `base_url`, or is absolute.

mod changes;
mod chart;
mod made;
mod matrix;
mod page;
mod part;

pub use self::changes::{ChangeView, ChangesView, FactChangeView, TurnView, ValueView};
pub use self::chart::{BarView, ChartView};
pub use self::made::{
    CompareView, DifferenceView, FlipView, GroupPlaceView, PairView, PlaceView, PlacedFactView,
    ProfileView, RankingRowView, RankingView, ScenarioOutcomeView, ScenarioPlaceView, SideView,
    StandingView,
};
pub use self::matrix::{
    BibliographyView, CellView, ClaimView, ContenderView, CriterionView, FactView, FootnoteView,
    GroupView, MatrixView, OutcomeView, QuestionView, SampleView, ScenarioView, ScoreRowView,
    ScoreView, ScoresView, SheetView, SourceView, SubjectView, TableGroupView, TableRowView,
    TableView, VerdictView,
};

pub use self::page::{
    CardView, ImageView, LinkView, PageView, PaginationView, RedirectView, SectionLinkView,
    SectionView, SiteView, TaxonomyView, TermLinkView, TermView, TocView,
};
pub use self::part::Part;
