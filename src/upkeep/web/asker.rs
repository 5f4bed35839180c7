//! IO: requests a URL, and follows its redirects. The only file that names `rustls`.
//!
//! Requests use GET, because many servers refuse HEAD; the body of the response is read only to look up quotes. Redirects
//! are followed here, because each may lead to a host that must not be contacted.

use std::collections::BTreeSet;
use std::error::Error;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use reqwest::header::{ACCEPT, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Client, Response, Url, redirect};
use rustls::crypto::ring;
use tokio::time::{sleep, timeout};

use super::host::Host;
use super::host_of;
use super::outcome::{Asked, Outcome};
use super::page;
use super::purpose;
use super::reach::{ForbiddenAddress, Reach};
use crate::base::failure::Failure;
use crate::compile::parse::config::External;
use crate::upkeep::external::Answer;

/// How often a URL that does not answer is requested.
const TRIES: usize = 3;

/// The delay before the second try. It is doubled before the third.
const WAIT: Duration = Duration::from_secs(1);

/// The maximum delay that a server can request by `Retry-After`.
const PATIENCE: Duration = Duration::from_secs(60);

/// The maximum time to establish a connection.
const CONNECT: Duration = Duration::from_secs(10);

/// The maximum number of redirects that are followed.
const REDIRECTS: usize = 10;

/// The number of silent hosts after which requests stop, if no host has answered.
const SILENT: usize = 12;

const USER_AGENT: &str = concat!("versus/", env!("CARGO_PKG_VERSION"), " (check of links)");

/// Requests URLs of many hosts, and records whether any of them answers.
pub(super) struct Asker {
    client: Client,
    reach: Reach,
    timeout: Duration,
    network: Network,
    bodies: Bodies,
    responded: AtomicBool,
    silent: Mutex<BTreeSet<String>>,
}

/// What becomes of the body of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bodies {
    Drop,
    Read,
}

/// Whether the network is known to work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Network {
    /// Unknown: requests stop if the first hosts are all silent
    Unknown,
    Works,
}

/// A redirect that was followed: its status and its target.
type Hop = (u16, Url);

impl Asker {
    pub(super) fn new(config: &External, reach: Reach, network: Network) -> Result<Asker, Failure> {
        // This fails if the program that contains this library has installed another provider.
        let _ = ring::default_provider().install_default();
        // Some servers return no page to clients that do not accept HTML.
        let accept = HeaderValue::from_static("text/html,*/*;q=0.8");
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .default_headers(HeaderMap::from_iter([(ACCEPT, accept)]))
            .connect_timeout(CONNECT)
            .redirect(redirect::Policy::none())
            .dns_resolver(reach.clone())
            .build()
            .map_err(|error| Failure::of("go to the network", error))?;
        let timeout = u64::try_from(config.timeout_seconds).unwrap_or(u64::MAX);
        let timeout = Duration::from_secs(timeout);
        let (responded, silent) = (AtomicBool::new(false), Mutex::default());
        let bodies = Bodies::Drop;
        Ok(Asker { client, reach, timeout, network, bodies, responded, silent })
    }

    pub(super) fn with(self, bodies: Bodies) -> Asker {
        Asker { bodies, ..self }
    }

    /// Requests a URL, again if it does not answer.
    pub(super) async fn ask(&self, address: &str, host: &Host) -> Asked {
        if self.is_network_down() {
            return Outcome::GivenUp.into();
        }
        let mut wait = WAIT;
        let (mut asked, mut retry_after) = self.ask_once(address, host).await;
        for _ in 1..TRIES {
            if !asked.outcome.is_worth_another_try() {
                break;
            }
            sleep(wait.max(retry_after)).await;
            wait *= 2;
            (asked, retry_after) = self.ask_once(address, host).await;
        }
        if let Outcome::Silent(..) = asked.outcome {
            self.silent().insert(host_of(address).to_owned());
        }
        asked
    }

    /// Requests a URL once. Returns the outcome, and the delay that the server requests.
    async fn ask_once(&self, address: &str, host: &Host) -> (Asked, Duration) {
        let url = Url::parse(address).ok().filter(Url::has_host);
        let Some(url) = url else { return (invalid_url().into(), Duration::ZERO) };
        if !self.reach.allows(&url) || !purpose::is_page(&url) {
            return (Outcome::NotRequested(Answer::Skipped).into(), Duration::ZERO);
        }
        host.pause().await;
        let mut hops = Vec::new();
        let answer = timeout(self.timeout, self.visit(url, &mut hops)).await;
        let (asked, wait) = match answer {
            Ok(Ok(visited)) => visited,
            Ok(Err(wrong)) => (of_error(&*wrong, &hops).into(), Duration::ZERO),
            Err(_) => (timed_out().into(), Duration::ZERO),
        };
        if asked.outcome.is_response() {
            self.responded.store(true, Ordering::Relaxed);
        }
        (asked, wait)
    }

    /// Follows redirects, and reads the page if it is to be read. Returns the outcome with the delay that the
    /// server requests.
    async fn visit(
        &self,
        url: Url,
        hops: &mut Vec<Hop>,
    ) -> Result<(Asked, Duration), Box<dyn Error + Send + Sync>> {
        let response = self.follow(url, hops).await?;
        let (outcome, wait) = (of_response(&response, hops), retry_after(&response));
        let is_page = matches!(outcome, Outcome::Responded(Answer::Exists { .. }));
        let page = match self.bodies {
            Bodies::Read if is_page => Some(page::read(response, diverted_to(hops)).await?),
            Bodies::Read | Bodies::Drop => None,
        };
        Ok((Asked { outcome, page }, wait))
    }

    /// Follows redirects, and returns the final response.
    async fn follow(
        &self,
        mut url: Url,
        hops: &mut Vec<Hop>,
    ) -> Result<Response, Box<dyn Error + Send + Sync>> {
        loop {
            if !self.reach.allows(&url) {
                return Err(ForbiddenAddress.into());
            }
            let response = self.client.get(url.clone()).send().await?;
            let Some(to) = redirect_target(&response).filter(|_| hops.len() < REDIRECTS) else {
                return Ok(response);
            };
            hops.push((response.status().as_u16(), to.clone()));
            url = to;
        }
    }

    fn is_network_down(&self) -> bool {
        self.network == Network::Unknown
            && !self.responded.load(Ordering::Relaxed)
            && self.silent().len() >= SILENT
    }

    fn silent(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.silent.lock().expect("no thread panicked")
    }
}

/// The target of a redirect.
fn redirect_target(response: &Response) -> Option<Url> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let to = response.headers().get(LOCATION)?.to_str().ok()?;
    let to = response.url().join(to).ok()?;
    matches!(to.scheme(), "http" | "https").then_some(to)
}

fn retry_after(response: &Response) -> Duration {
    let seconds = response.headers().get(RETRY_AFTER).and_then(|of| of.to_str().ok()?.parse().ok());
    Duration::from_secs(seconds.unwrap_or(0)).min(PATIENCE)
}

fn of_response(response: &Response, hops: &[Hop]) -> Outcome {
    let code = response.status().as_u16();
    Outcome::Responded(match redirect_target(response) {
        Some(_) => Answer::Dead(format!("{REDIRECTS} redirects do not lead to a page")),
        None => Answer::of_status(code, moved_to(hops).filter(|_| (200..300).contains(&code))),
    })
}

fn of_error(wrong: &(dyn Error + 'static), hops: &[Hop]) -> Outcome {
    let is_forbidden = |error: &(dyn Error + 'static)| error.is::<ForbiddenAddress>();
    if std::iter::successors(Some(wrong), |error| (**error).source()).any(is_forbidden) {
        return match hops {
            [] => Outcome::NotRequested(Answer::Skipped),
            _ => Outcome::Responded(Answer::Skipped),
        };
    }
    match wrong.downcast_ref::<reqwest::Error>() {
        Some(error) if error.is_timeout() => timed_out(),
        Some(error) if error.is_builder() => invalid_url(),
        _ => silent(wrong),
    }
}

fn timed_out() -> Outcome {
    let why = "it did not answer in time".to_owned();
    Outcome::Silent(Answer::Unanswered(why.clone()), why)
}

fn invalid_url() -> Outcome {
    Outcome::NotRequested(Answer::Dead("no browser can read this address".to_owned()))
}

/// The outcome if no connection, or none with a valid response, could be established.
fn silent(error: &(dyn Error + 'static)) -> Outcome {
    let chain = std::iter::successors(Some(error), |error| (**error).source());
    let chain: Vec<String> = chain.map(ToString::to_string).collect();
    let why = chain.last().cloned().unwrap_or_default();
    // The operating system's messages: "Temporary failure" means that no name server answers.
    let is_lookup = chain.iter().any(|text| text.contains("dns error"));
    let answer = match is_lookup && !why.contains("Temporary") {
        true => Answer::Dead(format!("its host is not known ({why})")),
        false => Answer::Unanswered(why.clone()),
    };
    Outcome::Silent(answer, why)
}

/// The target of the leading permanent redirects. Later redirects belong to the new page.
fn moved_to(hops: &[Hop]) -> Option<String> {
    let for_good = hops.iter().take_while(|(status, _)| matches!(status, 301 | 308));
    for_good.last().map(|(_, address)| address.to_string())
}

/// The target of redirects that are not permanent.
fn diverted_to(hops: &[Hop]) -> Option<String> {
    let is_diverted = hops.iter().any(|(status, _)| !matches!(status, 301 | 308));
    hops.last().filter(|_| is_diverted).map(|(_, address)| address.to_string())
}

#[cfg(test)]
mod tests {
    use std::fmt;
    use std::io::{Read, Write};
    use std::net::{IpAddr, TcpListener};
    use std::sync::Arc;
    use std::sync::atomic::AtomicUsize;

    use super::*;
    use crate::compile::parse::config::PrivateNetworks;

    #[test]
    fn a_page_moves_by_leading_permanent_redirects_only() {
        let moved = |hops: &[(u16, &str)]| {
            let url = |to: &str| Url::parse(&format!("https://e.org/{to}")).expect("an address");
            let hops: Vec<Hop> = hops.iter().map(|(status, to)| (*status, url(to))).collect();
            moved_to(&hops)
        };
        assert_eq!(moved(&[]), None);
        assert_eq!(moved(&[(302, "b")]), None);
        let long = moved(&[(301, "b"), (308, "c"), (302, "d"), (301, "e")]);
        assert_eq!(long.as_deref(), Some("https://e.org/c"));
    }

    /// Starts a server that redirects each request to a URL, and counts the requests.
    fn redirecting_to(at: &str, to: String) -> (u16, Arc<AtomicUsize>) {
        let listener = TcpListener::bind((at, 0)).expect("a port");
        let (port, asked) = (listener.local_addr().expect("bound").port(), Arc::default());
        let count: Arc<AtomicUsize> = Arc::clone(&asked);
        std::thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                count.fetch_add(1, Ordering::Relaxed);
                let _ = stream.read(&mut [0; 4096]);
                let head = format!(
                    "HTTP/1.1 302 X\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                );
                let _ = stream.write_all(head.as_bytes());
            }
        });
        (port, asked)
    }

    #[test]
    fn no_redirect_and_no_name_leads_to_a_forbidden_address() {
        let config =
            External { skip: Vec::new(), private: PrivateNetworks::LeaveOut, timeout_seconds: 5 };
        let ask = |is_within: fn(IpAddr) -> bool, address: &str| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async {
                let asker = Asker::new(&config, Reach::within(is_within), Network::Works);
                asker.expect("a client").ask(address, &Host::new()).await.outcome
            })
        };
        let (hidden, asked) = redirecting_to("127.0.0.2", "/".to_owned());
        let left_out = Outcome::Responded(Answer::Skipped);
        for to in [
            format!("http://127.0.0.2:{hidden}/"),
            format!("//[::ffff:127.0.0.2]:{hidden}/"),
            format!("http://2130706434:{hidden}/"),
            format!("http://localhost:{hidden}/"),
        ] {
            let (port, _) = redirecting_to("127.0.0.1", to.clone());
            let is_first = |address: IpAddr| address.to_string() == "127.0.0.1";
            let outcome = ask(is_first, &format!("http://127.0.0.1:{port}/"));
            // A host name is resolved, and the resulting address is allowed here.
            assert!(outcome == left_out || to.contains("localhost"), "{to}: {outcome:?}");
        }
        // Of the addresses of a host name, only those that are allowed are connected to.
        let nothing = Outcome::NotRequested(Answer::Skipped);
        assert_eq!(ask(|_| false, &format!("http://localhost.:{hidden}/")), nothing);
        assert_eq!(asked.load(Ordering::Relaxed), 0);
    }

    /// An error with an optional cause.
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
    fn an_unknown_host_is_dead_and_a_silent_one_is_not() {
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
