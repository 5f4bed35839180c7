//! IO: requests external links, to check whether they lead to a page, and what it says. Nothing else makes
//! requests to the network. Only the files of this folder name `reqwest`.

mod asker;
mod host;
mod outcome;
mod page;
mod purpose;
mod reach;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use tokio::runtime;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::base::failure::Failure;
use crate::compile::OnProgress;
use crate::compile::parse::config::External;
use crate::upkeep::external::Answer;
use asker::{Asker, Bodies, Network};
use host::Host;
use outcome::{Asked, Outcome};
pub use page::Page;
use reach::Reach;

/// The maximum number of concurrent requests, to all hosts.
const IN_ALL: usize = 32;

/// The number of recently answered URLs that are requested to find out whether there is a network.
const WITNESSES: usize = 3;

/// Requests each URL, and returns the answers in the same order. `witnesses` are URLs that answered
/// recently: if no host answers, they show whether the hosts are down or the network is. Fails if no
/// witness answers either.
pub fn ask(
    addresses: &[&str],
    witnesses: &[&str],
    config: &External,
    on_progress: &OnProgress<'_>,
) -> Result<Vec<Answer>, Failure> {
    let mut watch = Watching { on_progress, on_page: None };
    ask_all(addresses, witnesses, config, &mut watch)
}

/// Requests each URL like [`ask`], and gives each page that there is to `on_page`, with the index of its URL.
pub fn read(
    addresses: &[&str],
    witnesses: &[&str],
    config: &External,
    on_progress: &OnProgress<'_>,
    on_page: &mut dyn FnMut(usize, Page),
) -> Result<Vec<Answer>, Failure> {
    let mut watch = Watching { on_progress, on_page: Some(on_page) };
    ask_all(addresses, witnesses, config, &mut watch)
}

/// Who is told of the requests that are done.
struct Watching<'w> {
    on_progress: &'w OnProgress<'w>,
    /// `None` if no page is to be read
    on_page: Option<&'w mut dyn FnMut(usize, Page)>,
}

impl Watching<'_> {
    fn bodies(&self) -> Bodies {
        if self.on_page.is_some() { Bodies::Read } else { Bodies::Drop }
    }

    fn read(&mut self, at: usize, page: Option<Page>) {
        if let (Some(on_page), Some(page)) = (&mut self.on_page, page) {
            on_page(at, page);
        }
    }
}

fn ask_all(
    addresses: &[&str],
    witnesses: &[&str],
    config: &External,
    watch: &mut Watching<'_>,
) -> Result<Vec<Answer>, Failure> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::of("go to the network", error))?;
    let reach = Reach::of(config.private);
    let bodies = watch.bodies();
    let asker = |network| Ok(Asker::new(config, reach.clone(), network)?.with(bodies));
    let outcomes = runtime.block_on(async {
        let all: Vec<usize> = (0..addresses.len()).collect();
        let mut outcomes = vec![Outcome::GivenUp; addresses.len()];
        let asked = Round { addresses, chosen: &all, asker: asker(Network::Unknown)? };
        asked.run(&mut outcomes, watch).await;
        if let Some(failure) = silence(&outcomes, addresses) {
            let witnesses = &witnesses[..witnesses.len().min(WITNESSES)];
            let mut heard = vec![Outcome::GivenUp; witnesses.len()];
            let chosen: Vec<usize> = (0..witnesses.len()).collect();
            let asker = asker(Network::Works)?.with(Bodies::Drop);
            let mut nobody = Watching { on_progress: &|_, _| {}, on_page: None };
            Round { addresses: witnesses, chosen: &chosen, asker }
                .run(&mut heard, &mut nobody)
                .await;
            if !heard.iter().any(Outcome::is_response) {
                return Err(failure);
            }
        }
        // The network works, so the URLs that were given up are requested.
        let is_given_up = |at: &usize| outcomes[*at] == Outcome::GivenUp;
        let given_up: Vec<usize> = (0..addresses.len()).filter(is_given_up).collect();
        let again = Round { addresses, chosen: &given_up, asker: asker(Network::Works)? };
        again.run(&mut outcomes, watch).await;
        Ok(outcomes)
    });
    // Does not wait for running look-ups of host names.
    runtime.shutdown_background();
    Ok(outcomes?.into_iter().map(Outcome::into_answer).collect())
}

/// Requests to be made, with up to [`IN_ALL`] at once.
struct Round<'r> {
    addresses: &'r [&'r str],
    /// The indices of the URLs to request
    chosen: &'r [usize],
    asker: Asker,
}

impl Round<'_> {
    /// Requests every chosen URL, alternating between hosts, and sets its outcome.
    async fn run(self, outcomes: &mut [Outcome], watch: &mut Watching<'_>) {
        let Round { addresses, chosen, asker } = self;
        let (asker, gate) = (Arc::new(asker), Arc::new(Semaphore::new(IN_ALL)));
        let mut hosts: BTreeMap<&str, Arc<Host>> = BTreeMap::new();
        let mut tasks = JoinSet::new();
        let asked: Vec<&str> = chosen.iter().map(|at| addresses[*at]).collect();
        for at in by_turns(&asked).into_iter().map(|turn| chosen[turn]) {
            let host = hosts.entry(host_of(addresses[at])).or_insert_with(|| Arc::new(Host::new()));
            let (host, asker, gate) = (Arc::clone(host), Arc::clone(&asker), Arc::clone(&gate));
            let address = addresses[at].to_owned();
            tasks.spawn(async move {
                // The permit of the host comes first: waiting for a slow host then blocks no other host.
                let _host_permit =
                    host.permits.acquire().await.expect("the semaphore is never closed");
                let _permit = gate.acquire().await.expect("the semaphore is never closed");
                if let Some(outcome) = host.known_outcome() {
                    return (at, outcome.into());
                }
                let asked: Asked = asker.ask(&address, &host).await;
                host.note(&asked.outcome);
                (at, asked)
            });
        }
        let mut done = 0;
        while let Some(asked) = tasks.join_next().await {
            let (at, Asked { outcome, page }) = asked.expect("no task panics or is cancelled");
            outcomes[at] = outcome;
            watch.read(at, page);
            done += 1;
            (watch.on_progress)(done, chosen.len());
        }
    }
}

/// The indices of the URLs in the order of requests: the first URL of each host, then the second, and so
/// on.
fn by_turns(addresses: &[&str]) -> Vec<usize> {
    let mut hosts: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for (at, address) in addresses.iter().enumerate() {
        hosts.entry(host_of(address)).or_default().push_back(at);
    }
    let mut turns = Vec::with_capacity(addresses.len());
    while turns.len() < addresses.len() {
        turns.extend(hosts.values_mut().filter_map(VecDeque::pop_front));
    }
    turns
}

/// `https://a.org:80/b` → `a.org:80`
fn host_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?']).next().unwrap_or(rest)
}

/// The failure to report if no host has answered. Returns `None` if one has, or if none was requested.
fn silence(outcomes: &[Outcome], addresses: &[&str]) -> Option<Failure> {
    if outcomes.iter().any(Outcome::is_response) {
        return None;
    }
    let asked = outcomes.iter().zip(addresses);
    let silent =
        asked.filter_map(|(outcome, address)| Some((host_of(address), outcome.silence()?)));
    let silent: BTreeMap<&str, &str> = silent.collect();
    let (host, why) = silent.first_key_value()?;
    let tried = match silent.len() {
        1 => {
            format!(
                "reach `{host}`, and there is no other host that could show whether there is a \
                 network"
            )
        }
        many => format!("reach any of {many} hosts, which suggests that there is no network"),
    };
    Some(Failure::of(tried, (*why).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_requested_in_turn() {
        let addresses = ["https://a.org/1", "https://a.org/2", "https://a.org", "http://b.org?c"];
        assert_eq!(by_turns(&addresses), [0, 3, 1, 2]);
    }
}
