//! What came of asking an address.

use crate::upkeep::external::Answer;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Somebody answered, whatever it is
    Heard(Answer),
    /// The host is not known, or nothing came from it, for this reason
    Silent(Answer, String),
    /// There is nobody to ask
    Unasked(Answer),
    /// It was not asked, because the others were silent
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
            Outcome::GivenUp => Answer::Unanswered("it was not requested".to_owned()),
        }
    }

    pub(super) fn is_worth_another_try(&self) -> bool {
        match self {
            Outcome::Heard(Answer::Unanswered(_)) | Outcome::Silent(..) => true,
            Outcome::Heard(_) | Outcome::Unasked(_) | Outcome::GivenUp => false,
        }
    }
}
