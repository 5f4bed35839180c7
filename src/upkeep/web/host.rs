//! The state of a host, so that a host that is down or overloaded gets no further requests.

use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep_until};

use super::outcome::Outcome;
use crate::upkeep::external::Answer;

/// The maximum number of concurrent requests to a host.
pub(super) const PER_HOST: usize = 4;

/// The minimum delay between two requests to a host.
const PAUSE: Duration = Duration::from_millis(50);

/// The number of consecutive URLs without an answer after which a host counts as down.
const DOWN: usize = 3;

/// The status of a server that received too many requests.
const TOO_MANY: u16 = 429;

/// The state of requests to one host.
pub(super) struct Host {
    /// The permits for concurrent requests
    pub(super) permits: Semaphore,
    health: Mutex<Health>,
    /// The earliest time of the next request
    next: tokio::sync::Mutex<Instant>,
}

/// Whether a host answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    /// The number of consecutive URLs without an answer
    Failed(usize),
    /// The host answered [`TOO_MANY`] once
    Busy,
}

impl Host {
    pub(super) fn new() -> Host {
        let (permits, health) = (Semaphore::new(PER_HOST), Mutex::new(Health::Failed(0)));
        Host { permits, health, next: tokio::sync::Mutex::new(Instant::now()) }
    }

    /// Waits until the next request to the host is allowed.
    pub(super) async fn pause(&self) {
        let mut next = self.next.lock().await;
        sleep_until(*next).await;
        *next = Instant::now() + PAUSE;
    }

    /// The outcome for a further URL of the host, if it is known without a request.
    pub(super) fn known_outcome(&self) -> Option<Outcome> {
        match *self.health() {
            Health::Busy => Some(Outcome::NotRequested(Answer::Unverified(TOO_MANY))),
            Health::Failed(DOWN..) => {
                let why = "its host has not answered for other links".to_owned();
                Some(Outcome::NotRequested(Answer::Unanswered(why)))
            }
            Health::Failed(_) => None,
        }
    }

    pub(super) fn note(&self, outcome: &Outcome) {
        let mut health = self.health();
        *health = match (*health, outcome) {
            (Health::Busy, _) | (_, Outcome::Responded(Answer::Unverified(TOO_MANY))) => {
                Health::Busy
            }
            (
                Health::Failed(times),
                Outcome::Responded(Answer::Unanswered(_)) | Outcome::Silent(..),
            ) => Health::Failed(times + 1),
            (_, Outcome::Responded(_)) => Health::Failed(0),
            (unchanged, Outcome::NotRequested(_) | Outcome::GivenUp) => unchanged,
        };
    }

    fn health(&self) -> MutexGuard<'_, Health> {
        self.health.lock().expect("no thread panicked")
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
        host.known_outcome()
    }

    #[test]
    fn a_host_that_is_down_or_busy_is_left_alone() {
        let there = Outcome::Responded(Answer::Exists { moved: None });
        let broken = Outcome::Responded(Answer::Unanswered("503".to_owned()));
        let silent = Outcome::Silent(Answer::Unanswered("refused".to_owned()), String::new());
        let busy = Outcome::Responded(Answer::Unverified(TOO_MANY));
        assert_eq!(after(&[]), None);
        assert_eq!(after(&[broken.clone(), silent.clone(), there.clone(), broken.clone()]), None);
        assert!(after(&[broken, silent.clone(), silent]).is_some());
        let unverified = Outcome::NotRequested(Answer::Unverified(TOO_MANY));
        assert_eq!(after(&[busy, there]), Some(unverified));
    }
}
