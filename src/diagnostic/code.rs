//! The list of diagnostic codes.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($variant:ident = $name:literal,)*) => {
        /// The code of a kind of mistake: stable, explained in the manual, shown in brackets.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[non_exhaustive]
        pub enum Code { $($variant,)* }

        impl Code {
            /// All codes, in the order of the manual's page on messages.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            pub fn named(name: &str) -> Option<Code> {
                Code::ALL.iter().copied().find(|code| code.as_str() == name)
            }
        }
    };
}

codes! {
    // Files and their keys
    InvalidUtf8 = "invalid-utf8",
    InvalidCharacter = "invalid-character",
    InvalidToml = "invalid-toml",
    InvalidYaml = "invalid-yaml",
    InvalidJson = "invalid-json",
    InvalidCsv = "invalid-csv",
    UnclosedFrontMatter = "unclosed-front-matter",
    UnknownKey = "unknown-key",
    MissingKey = "missing-key",
    WrongType = "wrong-type",
    InvalidValue = "invalid-value",
    InvalidDate = "invalid-date",
    InvalidUrl = "invalid-url",
    UnknownForge = "unknown-forge",
    Unformatted = "unformatted",
    // Pages and their addresses
    InvalidAddress = "invalid-address",
    AddressCollision = "address-collision",
    DeadLink = "dead-link",
    DeadAnchor = "dead-anchor",
    UnpublishedLink = "unpublished-link",
    UnreadableImage = "unreadable-image",
    OutsideSite = "outside-site",
    UnmatchedFiles = "unmatched-files",
    UnreadableFile = "unreadable-file",
    // Links to other sites
    DeadExternalLink = "dead-external-link",
    UnansweredExternalLink = "unanswered-external-link",
    MovedExternalLink = "moved-external-link",
    QuoteGone = "quote-gone",
    QuoteMoved = "quote-moved",
    // Markdown and directives
    MalformedDirective = "malformed-directive",
    UnclosedDirective = "unclosed-directive",
    UnopenedDirective = "unopened-directive",
    CrossedDirective = "crossed-directive",
    TooDeep = "too-deep",
    UnknownDirective = "unknown-directive",
    UnknownAttribute = "unknown-attribute",
    MissingAttribute = "missing-attribute",
    WrongAttribute = "wrong-attribute",
    MisplacedDirective = "misplaced-directive",
    NoMatrix = "no-matrix",
    UnclosedFence = "unclosed-fence",
    UnknownLanguage = "unknown-language",
    MissingSample = "missing-sample",
    MissingRegion = "missing-region",
    InvalidLines = "invalid-lines",
    InvalidMath = "invalid-math",
    InvalidClaim = "invalid-claim",
    UnsafeLink = "unsafe-link",
    NestedLink = "nested-link",
    UndefinedReference = "undefined-reference",
    UndefinedFootnote = "undefined-footnote",
    UnusedFootnote = "unused-footnote",
    RepeatedDefinition = "repeated-definition",
    InvalidSkip = "invalid-skip",
    UnusedSkip = "unused-skip",
    UnfilledReason = "unfilled-reason",
    // Writing
    PromisedCount = "promised-count",
    EmptyList = "empty-list",
    FenceLeak = "fence-leak",
    UnparsedSample = "code-parse",
    CollapsedDiagram = "collapsed-diagram",
    TruncatedHeading = "truncated-heading",
    RawMarkup = "raw-markup",
    Mojibake = "mojibake",
    DuplicateTitle = "duplicate-title",
    DuplicateHeading = "duplicate-heading",
    HeadingLevel = "heading-level",
    PageChrome = "page-chrome",
    MissingCanonical = "missing-canonical",
    MissingAlt = "missing-alt",
    SubjectName = "subject-name",
    // The matrix
    InvalidId = "invalid-id",
    DuplicateId = "duplicate-id",
    DuplicateColor = "duplicate-color",
    DuplicateName = "duplicate-name",
    UnknownMatrix = "unknown-matrix",
    UnknownSubject = "unknown-subject",
    UnknownVariant = "unknown-variant",
    VariantCircle = "variant-circle",
    DuplicateDefault = "duplicate-default",
    UnknownCriterion = "unknown-criterion",
    UnknownGroup = "unknown-group",
    UnknownScenario = "unknown-scenario",
    UnknownSource = "unknown-source",
    MissingSource = "missing-source",
    MissingCriteria = "missing-criteria",
    UnusedCriteria = "unused-criteria",
    WrongValue = "wrong-value",
    DuplicateCondition = "duplicate-condition",
    MissingCondition = "missing-condition",
    InvalidAmount = "invalid-amount",
    InvalidCurrency = "invalid-currency",
    MissingRate = "missing-rate",
    InvalidScale = "invalid-scale",
    InvalidWeight = "invalid-weight",
    EmptyCriterion = "empty-criterion",
    UnsourcedFact = "unsourced-fact",
    UnquotedFact = "unquoted-fact",
    QuoteContradictsFact = "quote-contradicts-fact",
    CheckedBeforePublished = "checked-before-published",
    StaleFact = "stale-fact",
    FutureDate = "future-date",
    UncheckedChange = "unchecked-change",
    UnreadableHistory = "unreadable-history",
    // Facts from files
    MissingData = "missing-data",
    UnknownData = "unknown-data",
    UnusedData = "unused-data",
    DeadPointer = "dead-pointer",
    UnknownColumn = "unknown-column",
    NoRows = "no-rows",
    SeveralRows = "several-rows",
    NoConversion = "no-conversion",
    DuplicateFact = "duplicate-fact",
    // Verdicts and claims
    VerdictContradictsMatrix = "verdict-contradicts-matrix",
    VerdictOnUnknown = "verdict-on-unknown",
    NoVerdict = "no-verdict",
    OverlappingRecommendation = "overlapping-recommendation",
    ClaimContradictsFact = "claim-contradicts-fact",
    ClaimOnUnknown = "claim-on-unknown",
    AmbiguousClaim = "ambiguous-claim",
    ClaimNotComparable = "claim-not-comparable",
    UnprovenClaim = "unproven-claim",
    UnboundNumber = "unbound-number",
    // Prose that is read without being bound
    TableContradictsMatrix = "table-contradicts-matrix",
    ProseContradictsFact = "prose-contradicts-fact",
    ProseVerdict = "prose-verdict",
    VerdictText = "verdict-text",
    SelectedRows = "selected-rows",
    SameCriterion = "same-criterion",
    StatementsDisagree = "statements-disagree",
    StaleStatement = "stale-statement",
    // Themes
    MissingTheme = "missing-theme",
    IncompatibleTheme = "incompatible-theme",
    InvalidTemplate = "invalid-template",
    MissingTemplate = "missing-template",
    FailedTemplate = "failed-template",
}

/// The codes of defects of writing.
const WRITING: [Code; 15] = [
    Code::PromisedCount,
    Code::EmptyList,
    Code::FenceLeak,
    Code::UnparsedSample,
    Code::CollapsedDiagram,
    Code::TruncatedHeading,
    Code::RawMarkup,
    Code::Mojibake,
    Code::DuplicateTitle,
    Code::DuplicateHeading,
    Code::HeadingLevel,
    Code::PageChrome,
    Code::MissingCanonical,
    Code::MissingAlt,
    Code::SubjectName,
];

/// The codes of what is read from prose and tables, which a comment in a guide can skip. The policy of a matrix turns
/// them off.
const READING: [Code; 7] = [
    Code::TableContradictsMatrix,
    Code::ProseContradictsFact,
    Code::ProseVerdict,
    Code::VerdictText,
    Code::SelectedRows,
    Code::StatementsDisagree,
    Code::StaleStatement,
];

/// The codes that a site can turn off: those of defects of writing, and of statements that are compared with each other.
const OPTIONAL: [Code; 16] = {
    let mut all = [Code::StatementsDisagree; 16];
    all.split_at_mut(WRITING.len()).0.copy_from_slice(&WRITING);
    all
};

impl Code {
    /// The names of the codes that a site can turn off.
    pub(crate) const OPTIONAL: &[&str] = &names(OPTIONAL);

    /// Whether a site can turn its messages off.
    pub(crate) fn is_optional(self) -> bool {
        OPTIONAL.contains(&self)
    }

    /// Whether its messages are about defects of writing.
    pub(crate) fn is_of_writing(self) -> bool {
        WRITING.contains(&self)
    }

    /// Whether its messages are about what is read from prose and tables.
    pub(crate) fn is_of_reading(self) -> bool {
        READING.contains(&self)
    }

    /// Whether a comment can skip its messages.
    pub(crate) fn is_skippable(self) -> bool {
        self.is_optional() || self.is_of_reading()
    }

    /// Returns the names of the codes that a comment can skip.
    pub(crate) fn skippable() -> Vec<&'static str> {
        WRITING.into_iter().chain(READING).map(Code::as_str).collect()
    }
}

const fn names<const COUNT: usize>(codes: [Code; COUNT]) -> [&'static str; COUNT] {
    let mut names = [""; COUNT];
    let mut at = 0;
    while at < COUNT {
        names[at] = codes[at].as_str();
        at += 1;
    }
    names
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
