//! A local web server for tests that answers by path and counts requests.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// It runs until the test ends.
pub(crate) struct Server {
    port: u16,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    /// How often each path was requested
    requests: BTreeMap<String, usize>,
    /// The current and the maximum number of concurrent requests
    now: usize,
    most: usize,
    /// The pages of a test, by path
    pages: BTreeMap<String, Page>,
}

#[derive(Clone)]
struct Page {
    /// A header line, or nothing
    kind: String,
    body: Vec<u8>,
}

impl Server {
    pub(crate) fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let seen = Arc::clone(&shared);
                // A client may close the connection early.
                thread::spawn(move || drop(serve(stream, &seen)));
            }
        });
        Server { port, seen }
    }

    /// The address of a path on the server.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Answers requests for a path with this page.
    pub(crate) fn put(&self, path: &str, content_type: &str, body: Vec<u8>) {
        let page = Page { kind: format!("Content-Type: {content_type}\r\n"), body };
        self.seen.lock().expect("no thread panicked").pages.insert(path.to_owned(), page);
    }

    /// A text with `[PORT]` for its port.
    pub(crate) fn without_port(&self, text: &str) -> String {
        text.replace(&format!("127.0.0.1:{}", self.port), "127.0.0.1:[PORT]")
    }

    /// How often each path was requested since the last time.
    pub(crate) fn requests(&self) -> BTreeMap<String, usize> {
        std::mem::take(&mut self.seen.lock().expect("no thread panicked").requests)
    }

    /// The maximum number of concurrent requests.
    pub(crate) fn most_at_a_time(&self) -> usize {
        self.seen.lock().expect("no thread panicked").most
    }
}

/// A local address without a listener; each number has its own host.
pub(crate) fn nobody(number: u8) -> String {
    format!("http://127.0.1.{number}:1/")
}

fn serve(mut stream: TcpStream, seen: &Mutex<Seen>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut is_chunked = false;
    for line in lines.by_ref() {
        let line = line?.to_ascii_lowercase();
        is_chunked |= line == "transfer-encoding: chunked";
        if line.is_empty() {
            break;
        }
    }
    if is_chunked {
        // A body without chunks: unread data would close the connection before the answer.
        lines.by_ref().map_while(Result::ok).find(String::is_empty);
    }
    let mut words = request.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (before, put) = {
        let mut seen = seen.lock().expect("no thread panicked");
        seen.now += 1;
        seen.most = seen.most.max(seen.now);
        let count = seen.requests.entry(path.to_owned()).or_default();
        *count += 1;
        (*count - 1, seen.pages.get(path).cloned())
    };
    let (status, headers, wait) = answer(method, path, before);
    thread::sleep(wait);
    seen.lock().expect("no thread panicked").now -= 1;
    let Page { kind, body } = put.unwrap_or_else(|| page(path));
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status} X\r\n{headers}{kind}Content-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}

/// The page at a path, if no test has put another one there. Most have no text.
fn page(path: &str) -> Page {
    const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n";
    let (kind, body) = match path {
        "/shop" => (
            HTML,
            "<h1>Shop</h1><p>The <b>city&nbsp;bike</b> weighs 17.5&#160;kg,\n“ready–to–ride”.</p>",
        ),
        "/login" => (HTML, "<p>Who are you?</p>"),
        "/report.pdf" => ("Content-Type: application/pdf\r\n", "%PDF-1.7"),
        "/app" => (HTML, "<html><div id=app></div><script>'17.5 kg'</script>"),
        _ => ("", ""),
    };
    Page { kind: kind.to_owned(), body: body.as_bytes().to_vec() }
}

/// The status, further headers, and delay of the answer to a request for a path that was requested that
/// many times before.
fn answer(method: &str, path: &str, before: usize) -> (u16, String, Duration) {
    let path = path.split('?').next().unwrap_or_default();
    let at_once = |status| (status, String::new(), Duration::ZERO);
    let to = |status, path| (status, format!("Location: {path}\r\n"), Duration::ZERO);
    match path {
        "/moved" => to(301, "/ok"),
        "/moved-to-nothing" => to(301, "/missing"),
        "/elsewhere" => to(302, "/ok"),
        "/old-shop" => to(301, "/shop"),
        "/members" => to(302, "/login"),
        "/circle" => to(302, "/circle"),
        "/missing" => at_once(404),
        "/gone" => at_once(410),
        "/forbidden" => at_once(403),
        "/no-bots" => at_once(999),
        "/busy" => (429, "Retry-After: 0\r\n".to_owned(), Duration::ZERO),
        "/broken" => at_once(503),
        "/flaky" if before == 0 => at_once(500),
        "/no-head" if method == "HEAD" => at_once(405),
        "/never" => (200, String::new(), Duration::from_secs(60)),
        "/held" => (200, String::new(), Duration::from_millis(200)),
        _ => at_once(200),
    }
}
