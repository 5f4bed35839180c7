//! IO: asks one address, and follows where it leads. The only file that names `rustls`.
//!
//! It asks with GET and does not read what comes: many servers refuse HEAD. Each redirect is followed here,
//! because each may lead where no request may go.

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
use super::outcome::Outcome;
use super::purpose;
use super::reach::{OutOfReach, Reach};
use crate::base::failure::Failure;
use crate::compile::parse::config::External;
use crate::upkeep::external::Answer;

/// How often an address is asked that does not answer.
const TRIES: usize = 3;

/// Before the second try; twice as long before the third.
const WAIT: Duration = Duration::from_secs(1);

/// How long an address is waited for that says how long it wants to be left alone, at most.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);

/// How many redirects are followed.
const REDIRECTS: usize = 10;

/// How many hosts may be silent before anybody is heard.
const SILENT: usize = 12;

const USER_AGENT: &str = concat!("versus/", env!("CARGO_PKG_VERSION"), " (check of links)");

/// Asks addresses of many hosts, and knows what it has heard so far.
pub(super) struct Asker {
    client: Client,
    reach: Reach,
    timeout: Duration,
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

/// A redirect that was followed: its status, and where it led.
type Hop = (u16, Url);

impl Asker {
    pub(super) fn new(config: &External, reach: Reach, hope: Hope) -> Result<Asker, Failure> {
        // An error says that the program around this library has chosen another one.
        let _ = ring::default_provider().install_default();
        // Some servers know no page for who does not say that he reads pages.
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
        let (heard, silent) = (AtomicBool::new(false), Mutex::default());
        Ok(Asker { client, reach, timeout, hope, heard, silent })
    }

    /// Asks an address until it answers, a few times.
    pub(super) async fn ask(&self, address: &str, host: &Host) -> Outcome {
        if self.is_hopeless() {
            return Outcome::GivenUp;
        }
        let mut wait = WAIT;
        let (mut outcome, mut asked_to_wait) = self.ask_once(address, host).await;
        for _ in 1..TRIES {
            if !outcome.is_worth_another_try() {
                break;
            }
            sleep(wait.max(asked_to_wait)).await;
            wait *= 2;
            (outcome, asked_to_wait) = self.ask_once(address, host).await;
        }
        if let Outcome::Silent(..) = outcome {
            self.silent().insert(host_of(address).to_owned());
        }
        outcome
    }

    /// The outcome, and how long the server wants to be left alone.
    async fn ask_once(&self, address: &str, host: &Host) -> (Outcome, Duration) {
        let url = Url::parse(address).ok().filter(Url::has_host);
        let Some(url) = url else { return (no_address(), Duration::ZERO) };
        if !self.reach.has(&url) || !purpose::is_page(&url) {
            return (Outcome::Unasked(Answer::LeftOut), Duration::ZERO);
        }
        host.pause().await;
        let mut hops = Vec::new();
        let answer = timeout(self.timeout, self.follow(url, &mut hops)).await;
        let (outcome, wait) = match answer {
            Ok(Ok(response)) => (of_response(&response, &hops), asked_to_wait(&response)),
            Ok(Err(wrong)) => (of_error(&*wrong, &hops), Duration::ZERO),
            Err(_) => (nothing_in_time(), Duration::ZERO),
        };
        if outcome.is_heard() {
            self.heard.store(true, Ordering::Relaxed);
        }
        (outcome, wait)
    }

    /// What comes at the end of redirects.
    async fn follow(
        &self,
        mut url: Url,
        hops: &mut Vec<Hop>,
    ) -> Result<Response, Box<dyn Error + Send + Sync>> {
        loop {
            if !self.reach.has(&url) {
                return Err(OutOfReach.into());
            }
            let response = self.client.get(url.clone()).send().await?;
            let Some(to) = led_to(&response).filter(|_| hops.len() < REDIRECTS) else {
                return Ok(response);
            };
            hops.push((response.status().as_u16(), to.clone()));
            url = to;
        }
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

/// Where a response leads on to.
fn led_to(response: &Response) -> Option<Url> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let to = response.headers().get(LOCATION)?.to_str().ok()?;
    let to = response.url().join(to).ok()?;
    matches!(to.scheme(), "http" | "https").then_some(to)
}

fn asked_to_wait(response: &Response) -> Duration {
    let seconds = response.headers().get(RETRY_AFTER).and_then(|of| of.to_str().ok()?.parse().ok());
    Duration::from_secs(seconds.unwrap_or(0)).min(PATIENCE)
}

fn of_response(response: &Response, hops: &[Hop]) -> Outcome {
    let code = response.status().as_u16();
    Outcome::Heard(match led_to(response) {
        Some(_) => Answer::Dead(format!("{REDIRECTS} redirects do not lead to a page")),
        None => Answer::of_status(code, moved_to(hops).filter(|_| (200..300).contains(&code))),
    })
}

fn of_error(wrong: &(dyn Error + 'static), hops: &[Hop]) -> Outcome {
    let is_out_of_reach = |error: &(dyn Error + 'static)| error.is::<OutOfReach>();
    if std::iter::successors(Some(wrong), |error| (**error).source()).any(is_out_of_reach) {
        return match hops {
            [] => Outcome::Unasked(Answer::LeftOut),
            _ => Outcome::Heard(Answer::LeftOut),
        };
    }
    match wrong.downcast_ref::<reqwest::Error>() {
        Some(error) if error.is_timeout() => nothing_in_time(),
        Some(error) if error.is_builder() => no_address(),
        _ => silent(wrong),
    }
}

fn nothing_in_time() -> Outcome {
    let why = "it did not answer in time".to_owned();
    Outcome::Silent(Answer::Unanswered(why.clone()), why)
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

/// Where the first redirects lead that are for good: what comes after is the new page's own doing.
fn moved_to(hops: &[Hop]) -> Option<String> {
    let for_good = hops.iter().take_while(|(status, _)| matches!(status, 301 | 308));
    for_good.last().map(|(_, address)| address.to_string())
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
    fn a_page_has_moved_as_far_as_redirects_are_for_good() {
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

    /// Answers each request with a redirect to an address, and counts them.
    fn leading_to(at: &str, to: String) -> (u16, Arc<AtomicUsize>) {
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
    fn no_redirect_and_no_name_leads_out_of_reach() {
        let config =
            External { skip: Vec::new(), private: PrivateNetworks::LeaveOut, timeout_seconds: 5 };
        let ask = |is_within: fn(IpAddr) -> bool, address: &str| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async {
                let asker = Asker::new(&config, Reach::within(is_within), Hope::Sure);
                asker.expect("a client").ask(address, &Host::new()).await
            })
        };
        let (hidden, asked) = leading_to("127.0.0.2", "/".to_owned());
        let left_out = Outcome::Heard(Answer::LeftOut);
        for to in [
            format!("http://127.0.0.2:{hidden}/"),
            format!("//[::ffff:127.0.0.2]:{hidden}/"),
            format!("http://2130706434:{hidden}/"),
            format!("http://localhost:{hidden}/"),
        ] {
            let (port, _) = leading_to("127.0.0.1", to.clone());
            let is_first = |address: IpAddr| address.to_string() == "127.0.0.1";
            let outcome = ask(is_first, &format!("http://127.0.0.1:{port}/"));
            // A name is resolved, and what it resolves to may be asked here.
            assert!(outcome == left_out || to.contains("localhost"), "{to}: {outcome:?}");
        }
        // Nothing that a name resolves to is connected to, unless it is within reach.
        let nothing = Outcome::Unasked(Answer::LeftOut);
        assert_eq!(ask(|_| false, &format!("http://localhost.:{hidden}/")), nothing);
        assert_eq!(asked.load(Ordering::Relaxed), 0);
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
