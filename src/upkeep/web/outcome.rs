//! The outcome of requesting a URL.

use super::page::Page;
use crate::upkeep::external::Answer;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The server responded, with any status
    Responded(Answer),
    /// The host is unknown or did not respond, with the reason
    Silent(Answer, String),
    /// Not requested, because the answer is known without a request, or the URL is invalid
    NotRequested(Answer),
    /// Not requested, because no other host had responded
    GivenUp,
}

/// The outcome, and the page if it was to be read and there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub outcome: Outcome,
    pub page: Option<Page>,
}

impl From<Outcome> for Asked {
    fn from(outcome: Outcome) -> Asked {
        Asked { outcome, page: None }
    }
}

impl Outcome {
    pub(super) fn is_response(&self) -> bool {
        matches!(self, Outcome::Responded(_))
    }

    pub(super) fn silence(&self) -> Option<&str> {
        match self {
            Outcome::Silent(_, why) => Some(why),
            _ => None,
        }
    }

    pub(super) fn into_answer(self) -> Answer {
        match self {
            Outcome::Responded(answer)
            | Outcome::Silent(answer, _)
            | Outcome::NotRequested(answer) => answer,
            Outcome::GivenUp => Answer::Unanswered("it was not requested".to_owned()),
        }
    }

    pub(super) fn is_worth_another_try(&self) -> bool {
        match self {
            Outcome::Responded(Answer::Unanswered(_)) | Outcome::Silent(..) => true,
            Outcome::Responded(_) | Outcome::NotRequested(_) | Outcome::GivenUp => false,
        }
    }
}
