//! IO: requests external links, to check whether they lead to a page. Nothing else makes requests to the
//! network. Only the files of this folder name `reqwest`.

mod asker;
mod host;
mod outcome;
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
use asker::{Asker, Network};
use host::Host;
use outcome::Outcome;
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
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::of("go to the network", error))?;
    let reach = Reach::of(config.private);
    let asker = |network| Asker::new(config, reach.clone(), network);
    let outcomes = runtime.block_on(async {
        let mut outcomes = round(addresses, asker(Network::Unknown)?, on_progress).await;
        if let Some(failure) = silence(&outcomes, addresses) {
            let witnesses = &witnesses[..witnesses.len().min(WITNESSES)];
            let heard = round(witnesses, asker(Network::Works)?, &|_, _| {}).await;
            if !heard.iter().any(Outcome::is_response) {
                return Err(failure);
            }
        }
        // The network works, so the URLs that were given up are requested.
        let is_given_up = |at: &usize| outcomes[*at] == Outcome::GivenUp;
        let given_up: Vec<usize> = (0..addresses.len()).filter(is_given_up).collect();
        let again: Vec<&str> = given_up.iter().map(|at| addresses[*at]).collect();
        let again = round(&again, asker(Network::Works)?, on_progress).await;
        for (at, outcome) in given_up.into_iter().zip(again) {
            outcomes[at] = outcome;
        }
        Ok(outcomes)
    });
    // Does not wait for running look-ups of host names.
    runtime.shutdown_background();
    Ok(outcomes?.into_iter().map(Outcome::into_answer).collect())
}

/// Requests every URL, alternating between hosts. Returns the outcomes in the order of the URLs.
async fn round(addresses: &[&str], asker: Asker, on_progress: &OnProgress<'_>) -> Vec<Outcome> {
    let (asker, gate) = (Arc::new(asker), Arc::new(Semaphore::new(IN_ALL)));
    let mut hosts: BTreeMap<&str, Arc<Host>> = BTreeMap::new();
    let mut tasks = JoinSet::new();
    for at in by_turns(addresses) {
        let host = hosts.entry(host_of(addresses[at])).or_insert_with(|| Arc::new(Host::new()));
        let (host, asker, gate) = (Arc::clone(host), Arc::clone(&asker), Arc::clone(&gate));
        let address = addresses[at].to_owned();
        tasks.spawn(async move {
            // The permit of the host comes first: waiting for a slow host then blocks no other host.
            let _host_permit = host.permits.acquire().await.expect("the semaphore is never closed");
            let _permit = gate.acquire().await.expect("the semaphore is never closed");
            if let Some(outcome) = host.known_outcome() {
                return (at, outcome);
            }
            let outcome = asker.ask(&address, &host).await;
            host.note(&outcome);
            (at, outcome)
        });
    }
    let mut outcomes = vec![Outcome::GivenUp; addresses.len()];
    let mut done = 0;
    while let Some(asked) = tasks.join_next().await {
        let (at, outcome) = asked.expect("no task panics or is cancelled");
        outcomes[at] = outcome;
        done += 1;
        on_progress(done, addresses.len());
    }
    outcomes
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
