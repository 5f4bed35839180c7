//! Requests → responses. The only file that names `axum` and `tower_http`.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::future::Future;
use std::net::TcpListener;
use std::path::Path;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, serve};
use futures_util::stream;
use serde::Deserialize;
use tokio::sync::{oneshot, watch};
use tower_http::services::ServeFile;

use super::desk::Command;
use super::edition::{Answer, Made};
use super::live::{self, Browser, Update};
use super::now::Now;
use super::problem::{Problem, of_machine};
use crate::base::address::Href;

/// Path prefix of the server's own resources.
const OWN_PATH: &str = "/__versus/";

/// Maximum time that a request waits for the site to be read again, and to be checked.
const MAX_WAIT: Duration = Duration::from_secs(5);

/// Number of pages whose last good version is kept.
const KEPT_PAGES: usize = 100;

pub(super) struct Server {
    now: watch::Receiver<Now>,
    commands: Sender<Command>,
    port: u16,
    /// The last good versions of pages, by request path; the oldest first
    last: Mutex<VecDeque<(String, Bytes)>>,
}

impl Server {
    pub(super) fn new(now: watch::Receiver<Now>, commands: Sender<Command>, port: u16) -> Server {
        Server { now, commands, port, last: Mutex::default() }
    }
}

/// Serves requests until `end` completes.
pub(super) async fn run(
    server: Server,
    listener: TcpListener,
    end: impl Future<Output = ()>,
) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let server = Arc::new(server);
    let router = Router::new()
        .route(&format!("{OWN_PATH}live.js"), get(async || own(live::SCRIPT, "text/javascript")))
        .route(&format!("{OWN_PATH}live.css"), get(async || own(live::STYLE, "text/css")))
        .route(&format!("{OWN_PATH}events"), get(events))
        .fallback(site)
        .layer(middleware::from_fn_with_state(Arc::clone(&server), guard))
        .with_state(server);
    tokio::select! {
        result = serve(listener, router).into_future() => result,
        // Event streams keep connections open, so a graceful shutdown would not end.
        () = end => Ok(()),
    }
}

/// Refuses requests from other machines and other sites. Another site must not read this one through a
/// browser (DNS rebinding), load its resources, or show it in a frame.
async fn guard(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let text = |name: HeaderName| headers.get(name).map(HeaderValue::to_str);
    let is_ours = |host: &str| is_local(host, server.port);
    let host = text(header::HOST).and_then(Result::ok).is_some_and(is_ours);
    let origin = match text(header::ORIGIN) {
        None => true,
        Some(origin) => origin.ok().and_then(|of| of.strip_prefix("http://")).is_some_and(is_ours),
    };
    if !host || !origin || !is_asked_from_here(headers) {
        let why = "only requests to 127.0.0.1 or localhost, from pages there, are answered\n";
        return (StatusCode::FORBIDDEN, why).into_response();
    }
    let mut response = match *request.method() {
        Method::GET | Method::HEAD => next.run(request).await,
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

const HEADERS: [(HeaderName, &str); 5] = [
    // Browsers must not cache: two changes may occur within one second.
    (header::CACHE_CONTROL, "no-store"),
    // For browsers without Fetch Metadata.
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    // The site's own pages may frame each other.
    (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'self'"),
    (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
];

/// Reports whether a request comes from a page of this server, from the user, or from a link elsewhere that
/// is opened as a top-level document (Fetch Metadata). Programs other than browsers do not send these
/// headers, and are let through.
fn is_asked_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    match text("sec-fetch-site") {
        None | Some("same-origin" | "none") => true,
        Some(_) => {
            text("sec-fetch-mode") == Some("navigate") && text("sec-fetch-dest") == Some("document")
        }
    }
}

fn is_local(host: &str, port: u16) -> bool {
    let name = match host.strip_suffix(&format!(":{port}")) {
        Some(name) => name,
        None if port == 80 => host,
        None => return false,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

fn own(text: &'static str, media: &'static str) -> Response {
    let kind = format!("{media}; charset=utf-8");
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

/// Handles requests for paths of the site.
async fn site(State(server): State<Arc<Server>>, request: Request) -> Response {
    let (path, query) = (request.uri().path().to_owned(), request.uri().query().map(str::to_owned));
    // Read before the page is rendered: a change during rendering must count as unknown to the browser.
    let number = server.now.borrow().number;
    match find(&server, &path).await {
        Found::Page(page) => page_response(&page, number),
        Found::Other { path, bytes } => {
            ([(header::CONTENT_TYPE, media(&path))], bytes).into_response()
        }
        Found::File(file) => file_response(&file, request).await,
        Found::Moved(to) => {
            let query = query.map_or_else(String::new, |query| format!("?{query}"));
            let to = to.followed_by(&query);
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, String::from(to))]).into_response()
        }
    }
}

/// The answer to a request.
enum Found {
    Page(Page),
    Other { path: String, bytes: Bytes },
    File(std::path::PathBuf),
    Moved(Href),
}

/// An HTML page to be sent.
pub(super) struct Page {
    pub status: u16,
    /// The same bytes that a build writes
    pub html: Bytes,
    /// The problems of the page; if there are any, `html` is the last good version or an error page
    pub problems: Vec<Problem>,
}

impl Page {
    /// Returns an error page, for a page that has no good version.
    fn of_errors(problems: Vec<Problem>) -> Page {
        Page { status: 500, html: live::error_page(&problems, OWN_PATH).into(), problems }
    }
}

fn page_response(page: &Page, number: u64) -> Response {
    let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (status, kind, live::with_script(&page.html, OWN_PATH, number)).into_response()
}

fn media(path: &str) -> String {
    let media = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = media.type_() == "text" || path.ends_with(".json") || path.ends_with(".xml");
    if is_text { format!("{}; charset=utf-8", media.essence_str()) } else { media.to_string() }
}

/// Serves a file from disk, or a range of it.
async fn file_response(file: &Path, request: Request) -> Response {
    let path = file.to_string_lossy().into_owned();
    let kind = mime_guess::from_path(file).first_or_octet_stream();
    match ServeFile::new_with_mime(file, &kind).try_call(request).await {
        Ok(response) => {
            let mut response = response.map(Body::new);
            if response.status() != StatusCode::NOT_FOUND
                && let Ok(kind) = HeaderValue::from_str(&media(&path))
            {
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
            }
            response
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// Finds the answer to a request. If nothing is found, or a file has changed, the site is first compared
/// with the disk and the request is tried once more, so that a new page is never reported as missing.
///
/// While the site has errors, an older edition answers, and cannot render pages that have changed since. Their
/// answer is the errors of the site.
async fn find(server: &Arc<Server>, path: &str) -> Found {
    let mut last_try = false;
    loop {
        let now = server.now.borrow().clone();
        let Some(edition) = now.edition.clone() else {
            return Found::Page(Page::of_errors(server.problems().await));
        };
        let asked = path.to_owned();
        let answer = tokio::task::spawn_blocking(move || edition.answer(&asked)).await;
        let failure = match answer {
            Ok(Answer::Made(made)) => return server.made(path, made),
            Ok(Answer::File(file)) if last_try || file.is_file() => return Found::File(file),
            Ok(Answer::Moved(to)) => return Found::Moved(to),
            Ok(Answer::Wrong(wrong)) => return server.last_good(path, wrong),
            Ok(Answer::Nothing | Answer::File(_)) => None,
            Ok(Answer::Changed(failure)) if last_try && now.is_outdated && failure.is_change() => {
                return server.last_good(path, server.problems().await);
            }
            Ok(Answer::Changed(failure)) => Some(failure.to_string()),
            Err(panic) => Some(panic.to_string()),
        };
        if last_try {
            return match failure {
                Some(failure) => server.last_good(path, vec![of_machine(failure)]),
                None => server.not_found().await,
            };
        }
        server.compare_with_disk().await;
        last_try = true;
    }
}

impl Server {
    /// Waits until the site in memory matches the disk.
    async fn compare_with_disk(&self) {
        let (done, completed) = oneshot::channel();
        if self.commands.send(Command::Compare(done)).is_ok() {
            let _ = tokio::time::timeout(MAX_WAIT, completed).await;
        }
    }

    /// Returns the problems of the site after the last change. Waits until it has been checked.
    async fn problems(&self) -> Vec<Problem> {
        let mut now = self.now.clone();
        let _ = tokio::time::timeout(MAX_WAIT, now.wait_for(Now::is_checked)).await;
        let problems = Arc::clone(&self.now.borrow().problems);
        problems.to_vec()
    }

    fn made(&self, path: &str, made: Made) -> Found {
        let bytes = match made.bytes {
            std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
        };
        if !made.path.ends_with(".html") {
            return Found::Other { path: made.path, bytes };
        }
        let mut last = self.last.lock().expect("no thread panicked");
        last.retain(|(known, _)| known != path);
        last.push_back((path.to_owned(), bytes.clone()));
        if last.len() > KEPT_PAGES {
            last.pop_front();
        }
        Found::Page(Page { status: 200, html: bytes, problems: Vec::new() })
    }

    /// Returns the last good version of a page with its current problems, else an error page.
    fn last_good(&self, path: &str, problems: Vec<Problem>) -> Found {
        let last = self.last.lock().expect("no thread panicked");
        let known = last.iter().find(|(known, _)| known == path).map(|(_, html)| html.clone());
        Found::Page(match known {
            Some(html) => Page { status: 200, html, problems },
            None => Page::of_errors(problems),
        })
    }

    async fn not_found(&self) -> Found {
        let now = self.now.borrow().clone();
        let edition = now.edition.expect("an edition did not have it");
        let answer = tokio::task::spawn_blocking(move || edition.not_found()).await;
        Found::Page(match answer {
            Ok(Answer::Made(made)) => {
                let html = Bytes::from(made.bytes.into_owned());
                Page { status: 404, html, problems: Vec::new() }
            }
            Ok(Answer::Wrong(wrong)) => Page::of_errors(wrong),
            _ => Page::of_errors(self.problems().await),
        })
    }
}

/// The query of an event stream: the page that a browser shows, and its version.
#[derive(Debug, Deserialize)]
struct EventsQuery {
    path: String,
    have: String,
}

/// Sends a browser events about changes of the page that it shows.
async fn events(
    State(server): State<Arc<Server>>,
    Query(shown): Query<EventsQuery>,
) -> Sse<impl stream::Stream<Item = Result<Event, Infallible>>> {
    let mut now = server.now.clone();
    // A browser that has just connected receives the current problems at once.
    now.mark_changed();
    let first = (server, now, Browser::new(&shown.have));
    let path = Arc::<str>::from(shown.path);
    let news = stream::unfold(first, move |(server, mut now, mut known)| {
        let path = Arc::clone(&path);
        async move {
            loop {
                now.changed().await.ok()?;
                let at = now.borrow_and_update().clone();
                let page = match find(&server, &path).await {
                    Found::Page(page) => Some(page),
                    _ => None,
                };
                let shown = page.as_ref().map(|page| (&*page.html, &*page.problems));
                if let Some(news) = known.news(&at, shown) {
                    return Some((Ok(event(&news)), (server, now, known)));
                }
            }
        }
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}

fn event(news: &Update) -> Event {
    let data = serde_json::to_string(news).expect("news are plain data");
    Event::default().data(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in ["127.0.0.1:4400", "localhost:4400", "[::1]:4400"] {
            assert!(is_local(host, 4400), "{host}");
        }
        for host in ["localhost", "localhost:80", "example.org:4400", "127.0.0.1.example.org:4400"]
        {
            assert!(!is_local(host, 4400), "{host}");
        }
        assert!(is_local("localhost", 80));
    }
}
