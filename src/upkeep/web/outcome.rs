//! The outcome of requesting a URL.

use crate::upkeep::external::Answer;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The server responded, with any status
    Heard(Answer),
    /// The host is unknown or did not respond, with the reason
    Silent(Answer, String),
    /// Not requested, because the answer is known without a request
    Unasked(Answer),
    /// Not requested, because no other host had responded
    GivenUp,
}

impl Outcome {
    pub(super) fn is_heard(&self) -> bool {
        matches!(self, Outcome::Heard(_))
    }

    pub(super) fn silence(&self) -> Option<&str> {
        match self {
            Outcome::Silent(_, why) => Some(why),
            _ => None,
        }
    }

    pub(super) fn into_answer(self) -> Answer {
        match self {
            Outcome::Heard(answer) | Outcome::Silent(answer, _) | Outcome::Unasked(answer) => {
                answer
            }
            Outcome::GivenUp => Answer::Unanswered("it was not asked".to_owned()),
        }
    }

    pub(super) fn is_worth_another_try(&self) -> bool {
        match self {
            Outcome::Heard(Answer::Unanswered(_)) | Outcome::Silent(..) => true,
            Outcome::Heard(_) | Outcome::Unasked(_) | Outcome::GivenUp => false,
        }
    }
}
