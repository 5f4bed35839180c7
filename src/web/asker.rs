//! IO: asks one address, through lychee.
//!
//! It asks with GET and does not read what comes: many servers refuse HEAD. lychee paces the
//! requests to each host, and waits as long as it says (`Retry-After`). The tries are ours, because
//! lychee repeats neither what a server fails at nor what finds no connection.

use std::collections::BTreeSet;
use std::error::Error;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use lychee_lib::ratelimit::RateLimitConfig;
use lychee_lib::{Client, ClientBuilder, ErrorKind, Redirects, Status};
use tokio::time::sleep;

use super::host::PER_HOST;
use super::host_of;
use crate::failure::Failure;
use crate::parse::config::{External, PrivateNetworks};
use crate::upkeep::external::Answer;

/// The least time between two requests to a host.
const PAUSE: Duration = Duration::from_millis(50);

/// How often an address is asked that does not answer.
const TRIES: usize = 3;

/// Before the second try; twice as long before the third.
const WAIT: Duration = Duration::from_secs(1);

/// How many redirects are followed.
const REDIRECTS: usize = 10;

/// How many hosts may be silent before anybody is heard.
const SILENT: usize = 12;

const USER_AGENT: &str = concat!("versus/", env!("CARGO_PKG_VERSION"), " (check of links)");

/// Asks addresses of many hosts, and knows what it has heard so far.
pub(super) struct Asker {
    client: Client,
    hope: Hope,
    heard: AtomicBool,
    silent: Mutex<BTreeSet<String>>,
}

/// Whether there is a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hope {
    /// It gives up when the first addresses are all silent
    Unsure,
    Sure,
}

/// What came of asking an address.
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
            Outcome::GivenUp => Answer::Unanswered("it was not asked".to_owned()),
        }
    }

    fn is_worth_another_try(&self) -> bool {
        match self {
            Outcome::Heard(Answer::Unanswered(_)) | Outcome::Silent(..) => true,
            Outcome::Heard(_) | Outcome::Unasked(_) | Outcome::GivenUp => false,
        }
    }
}

impl Asker {
    pub(super) fn new(config: &External, hope: Hope) -> Result<Asker, Failure> {
        let timeout = u64::try_from(config.timeout_seconds).unwrap_or(u64::MAX);
        let client = ClientBuilder::builder()
            .user_agent(USER_AGENT)
            .timeout(Duration::from_secs(timeout))
            .max_redirects(REDIRECTS)
            .max_retries(0_u64)
            .exclude_all_private(config.private == PrivateNetworks::LeaveOut)
            .rate_limit_config(RateLimitConfig { concurrency: PER_HOST, request_interval: PAUSE })
            .build()
            .client()
            .map_err(|error| Failure::of_network("go to the network", error))?;
        Ok(Asker { client, hope, heard: AtomicBool::new(false), silent: Mutex::default() })
    }

    /// Asks an address until it answers, a few times.
    pub(super) async fn ask(&self, address: &str) -> Outcome {
        if self.is_hopeless() {
            return Outcome::GivenUp;
        }
        let mut wait = WAIT;
        let mut outcome = self.ask_once(address).await;
        for _ in 1..TRIES {
            if !outcome.is_worth_another_try() {
                break;
            }
            sleep(wait).await;
            wait *= 2;
            outcome = self.ask_once(address).await;
        }
        if let Outcome::Silent(..) = outcome {
            self.silent().insert(host_of(address).to_owned());
        }
        outcome
    }

    async fn ask_once(&self, address: &str) -> Outcome {
        let Ok(response) = self.client.check(address).await else { return no_address() };
        let outcome = outcome(response.status(), response.redirects());
        if outcome.is_heard() {
            self.heard.store(true, Ordering::Relaxed);
        }
        outcome
    }

    fn is_hopeless(&self) -> bool {
        self.hope == Hope::Unsure
            && !self.heard.load(Ordering::Relaxed)
            && self.silent().len() >= SILENT
    }

    fn silent(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.silent.lock().expect("no thread panicked")
    }
}

fn outcome(status: &Status, redirects: Option<&Redirects>) -> Outcome {
    let hops = redirects.map(hops).unwrap_or_default();
    match status {
        Status::Excluded => Outcome::Unasked(Answer::LeftOut),
        Status::Timeout(_) => {
            let why = "nothing came in time".to_owned();
            Outcome::Silent(Answer::Unanswered(why.clone()), why)
        }
        Status::Ok(code) => Outcome::Heard(Answer::of_status(code.as_u16(), moved_to(&hops))),
        Status::Error(ErrorKind::RejectedStatusCode(code)) => match code.as_u16() {
            300..=399 if hops.len() >= REDIRECTS => {
                let why = format!("{REDIRECTS} redirects lead to no page");
                Outcome::Heard(Answer::Dead(why))
            }
            code => Outcome::Heard(Answer::of_status(code, None)),
        },
        Status::Error(ErrorKind::NetworkRequest(error)) => silent(error),
        Status::Unsupported(ErrorKind::BuildRequestClient(_) | ErrorKind::InvalidUrlHost) => {
            no_address()
        }
        other => Outcome::Heard(Answer::Unanswered(other.to_string())),
    }
}

fn no_address() -> Outcome {
    Outcome::Unasked(Answer::Dead("no browser can read this address".to_owned()))
}

/// No connection, or none that could be spoken on.
fn silent(error: &(dyn Error + 'static)) -> Outcome {
    let chain = std::iter::successors(Some(error), |error| (**error).source());
    let chain: Vec<String> = chain.map(ToString::to_string).collect();
    let why = chain.last().cloned().unwrap_or_default();
    // These are the system's own words. It says "Temporary failure" when no name server answers.
    let is_lookup = chain.iter().any(|text| text.contains("dns error"));
    let answer = match is_lookup && !why.contains("Temporary") {
        true => Answer::Dead(format!("its host is not known ({why})")),
        false => Answer::Unanswered(why.clone()),
    };
    Outcome::Silent(answer, why)
}

/// The redirects that were followed: the status of each, and where it led.
fn hops(redirects: &Redirects) -> Vec<(u64, String)> {
    // lychee shows them in no other way than as data.
    let all = serde_json::to_value(redirects).unwrap_or_default();
    let each = all["redirects"].as_array().into_iter().flatten();
    let hop =
        |hop: &serde_json::Value| Some((hop["code"].as_u64()?, hop["url"].as_str()?.to_owned()));
    each.filter_map(hop).collect()
}

/// Where the first redirects lead that are for good: what comes after is the new page's own doing.
fn moved_to(hops: &[(u64, String)]) -> Option<String> {
    let for_good = hops.iter().take_while(|(status, _)| matches!(status, 301 | 308));
    for_good.last().map(|(_, address)| address.clone())
}

#[cfg(test)]
mod tests {
    use std::fmt;

    use super::*;

    #[test]
    fn a_page_has_moved_as_far_as_redirects_are_for_good() {
        let moved = |hops: &[(u64, &str)]| {
            let hops: Vec<(u64, String)> =
                hops.iter().map(|(status, to)| (*status, (*to).to_owned())).collect();
            moved_to(&hops)
        };
        assert_eq!(moved(&[]), None);
        assert_eq!(moved(&[(302, "b")]), None);
        assert_eq!(moved(&[(301, "b"), (308, "c"), (302, "d"), (301, "e")]).as_deref(), Some("c"));
    }

    /// An error that another one causes.
    #[derive(Debug)]
    struct Caused(&'static str, Option<Box<Caused>>);

    impl fmt::Display for Caused {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Caused {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            self.1.as_deref().map(|error| error as _)
        }
    }

    #[test]
    fn a_host_that_nobody_knows_is_dead_and_a_silent_one_is_not() {
        let answer = |first, last| {
            silent(&Caused(
                "error sending request",
                Some(Box::new(Caused(first, Some(Box::new(Caused(last, None)))))),
            ))
            .into_answer()
        };
        let unknown = answer("dns error", "Name or service not known");
        assert_eq!(
            unknown,
            Answer::Dead("its host is not known (Name or service not known)".to_owned())
        );
        let offline = answer("dns error", "Temporary failure in name resolution");
        assert!(matches!(offline, Answer::Unanswered(_)));
        let refused = answer("tcp connect error", "Connection refused (os error 111)");
        assert_eq!(refused, Answer::Unanswered("Connection refused (os error 111)".to_owned()));
    }
}
