//! The theme contract: the data that templates receive, and the only `Serialize` types for them. Pure.
//!
//! The doc comments of the views and their fields are copied to the tables of `themes/README.md`; a
//! test compares the two. Every field is always defined: a missing value is `none`, an empty list or an
//! empty string, because a template that reads an undefined name fails. Every `url` can be used as an
//! `href`: it begins with the sub-path of `base_url`, or is absolute.

mod changes;
mod chart;
mod declared;
mod fact;
mod link;
mod made;
mod matrix;
mod page;
mod part;
mod prose;
mod scores;

pub use self::changes::{ChangeView, ChangesView, FactChangeView, TurnView, ValueView};
pub use self::chart::{BarView, ChartView};
pub use self::declared::{
    CriterionView, GroupView, ScenarioView, SourceView, SubjectView, VariantView,
};
pub use self::fact::{
    AmountView, CellView, ConvertedView, DataView, FactView, NoteView, ProofView, SampleView,
    StatementView, ValidityView,
};
pub use self::link::{ImageView, LinkView};
pub use self::made::{
    CodeRowView, CompareView, DifferenceView, FlipView, GroupPlaceView, PairView, PlaceView,
    PlacedFactView, ProfileView, RankingRowView, RankingView, ScenarioOutcomeView,
    ScenarioPlaceView, SharedRankingView, SharedView, SideView, StandingView, VariantScoreView,
};
pub use self::matrix::{
    BibliographyView, ContenderView, FactRowView, MatrixView, SheetView, TableGroupView,
    TableRowView, TableView,
};
pub use self::page::{
    CardView, GuardedView, PageView, PaginationView, RedirectView, SectionLinkView, SectionView,
    SiteView, TaxonomyView, TermLinkView, TermView, TocView,
};
pub use self::part::Part;
pub use self::prose::{ClaimView, FootnoteView, QuestionView, VerdictView};
pub use self::scores::{OutcomeView, ScoreRowView, ScoreView, ScoresView};
