//! How a host has behaved so far, so that one that is down or busy is left alone.

use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep_until};

use super::outcome::Outcome;
use crate::upkeep::external::Answer;

/// How many requests a host has to answer at a time.
pub(super) const PER_HOST: usize = 4;

/// The least time between two requests to a host.
const PAUSE: Duration = Duration::from_millis(50);

/// After so many addresses in a row without answer, a host is down.
const DOWN: usize = 3;

/// The status of a server that wants fewer requests.
const TOO_MANY: u16 = 429;

pub(super) struct Host {
    /// Whose turn it is
    pub(super) turns: Semaphore,
    manner: Mutex<Manner>,
    /// When it may be asked again
    next: tokio::sync::Mutex<Instant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// So many addresses in a row were without answer
    Failed(usize),
    Busy,
}

impl Host {
    pub(super) fn new() -> Host {
        let (turns, manner) = (Semaphore::new(PER_HOST), Mutex::new(Manner::Failed(0)));
        Host { turns, manner, next: tokio::sync::Mutex::new(Instant::now()) }
    }

    /// Waits until it may be asked again.
    pub(super) async fn pause(&self) {
        let mut next = self.next.lock().await;
        sleep_until(*next).await;
        *next = Instant::now() + PAUSE;
    }

    /// What there is to say of an address without asking; none when it is to be asked.
    pub(super) fn foregone(&self) -> Option<Outcome> {
        match *self.manner() {
            Manner::Busy => Some(Outcome::Unasked(Answer::Unverified(TOO_MANY))),
            Manner::Failed(DOWN..) => {
                let why = "its host has not answered for other links".to_owned();
                Some(Outcome::Unasked(Answer::Unanswered(why)))
            }
            Manner::Failed(_) => None,
        }
    }

    pub(super) fn note(&self, outcome: &Outcome) {
        let mut manner = self.manner();
        *manner = match (*manner, outcome) {
            (Manner::Busy, _) | (_, Outcome::Heard(Answer::Unverified(TOO_MANY))) => Manner::Busy,
            (
                Manner::Failed(times),
                Outcome::Heard(Answer::Unanswered(_)) | Outcome::Silent(..),
            ) => Manner::Failed(times + 1),
            (_, Outcome::Heard(_)) => Manner::Failed(0),
            (unchanged, Outcome::Unasked(_) | Outcome::GivenUp) => unchanged,
        };
    }

    fn manner(&self) -> MutexGuard<'_, Manner> {
        self.manner.lock().expect("no thread panicked")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(outcomes: &[Outcome]) -> Option<Outcome> {
        let host = Host::new();
        for outcome in outcomes {
            host.note(outcome);
        }
        host.foregone()
    }

    #[test]
    fn a_host_that_is_down_or_busy_is_left_alone() {
        let there = Outcome::Heard(Answer::There { moved: None });
        let broken = Outcome::Heard(Answer::Unanswered("503".to_owned()));
        let silent = Outcome::Silent(Answer::Unanswered("refused".to_owned()), String::new());
        let busy = Outcome::Heard(Answer::Unverified(TOO_MANY));
        assert_eq!(after(&[]), None);
        assert_eq!(after(&[broken.clone(), silent.clone(), there.clone(), broken.clone()]), None);
        assert!(after(&[broken, silent.clone(), silent]).is_some());
        let unverified = Outcome::Unasked(Answer::Unverified(TOO_MANY));
        assert_eq!(after(&[busy, there]), Some(unverified));
    }
}
