//! `versus serve`, and a client with a minimal HTTP/1.1 implementation.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStderr, Stdio};
use std::time::{Duration, Instant};

use super::versus;

/// The time after which a test fails; normally everything takes a fraction of it.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Server {
    child: Child,
    stderr: Option<BufReader<ChildStderr>>,
    pub(crate) port: u16,
    /// The sub-path: empty, or with a slash at its beginning
    pub(crate) base: String,
}

pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: String,
    pub(crate) body: Vec<u8>,
}

impl Response {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value of a header; empty without one.
    pub(crate) fn header(&self, name: &str) -> &str {
        let is =
            |line: &&str| line.split(':').next().is_some_and(|of| of.eq_ignore_ascii_case(name));
        let line = self.headers.lines().find(is);
        line.and_then(|line| line.split_once(':')).map_or("", |(_, value)| value.trim())
    }

    /// A page without the script that the server adds.
    pub(crate) fn as_built(&self) -> Vec<u8> {
        let text = self.text();
        let Some(at) = text.find("<script src=\"/__versus/") else { return self.body.clone() };
        let end = at + text[at..].find("</script>\n").expect("it ends") + "</script>\n".len();
        [&text[..at], &text[end..]].concat().into_bytes()
    }
}

impl Server {
    pub(crate) fn of(root: &Path, flags: &[&str]) -> Server {
        let mut command = versus();
        command.args(["serve", "--port", "0", "--today", "2026-06-01", "--root"]).arg(root);
        command.args(flags).stderr(Stdio::piped()).stdout(Stdio::null());
        let mut child = command.spawn().expect("it starts");
        let mut stderr = BufReader::new(child.stderr.take().expect("it is piped"));
        let mut line = String::new();
        while !line.contains("http://127.0.0.1:") {
            line.clear();
            assert_ne!(stderr.read_line(&mut line).expect("text"), 0, "it ended");
        }
        let url = line.split("http://127.0.0.1:").nth(1).expect("an address");
        let (port, rest) = url.split_once('/').expect("a path");
        let base = rest.split(' ').next().unwrap_or_default().trim_end_matches('/');
        let base = if base.is_empty() { String::new() } else { format!("/{base}") };
        let port = port.parse().expect("a port");
        Server { child, stderr: Some(stderr), port, base }
    }

    /// The output of the server, up to the line with a text.
    pub(crate) fn until_said(&mut self, text: &str) -> String {
        let stderr = self.stderr.as_mut().expect("it has not ended");
        let mut said = String::new();
        while !said.contains(text) {
            assert_ne!(stderr.read_line(&mut said).expect("text"), 0, "it ended: {said}");
        }
        said
    }

    /// The remaining output of the server.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        let id = self.child.id().to_string();
        let ended = std::process::Command::new("kill").args(["-INT", &id]).status();
        assert!(ended.expect("kill is there").success());
        let mut said = String::new();
        let mut stderr = self.stderr.take().expect("it is read once");
        stderr.read_to_string(&mut said).expect("text");
        (self.child.wait().expect("it ends").code(), said)
    }

    pub(crate) fn request(&self, method: &str, path: &str, headers: &str) -> Response {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("set");
        let host = match headers.to_lowercase().contains("host:") {
            true => String::new(),
            false => format!("Host: 127.0.0.1:{}\r\n", self.port),
        };
        let text = format!("{method} {path} HTTP/1.1\r\n{host}{headers}Connection: close\r\n\r\n");
        stream.write_all(text.as_bytes()).expect("sent");
        let mut all = Vec::new();
        stream.read_to_end(&mut all).expect("an answer");
        let end = all.windows(4).position(|part| part == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&all[..end]).into_owned();
        let (first, headers) = head.split_once("\r\n").unwrap_or((&head, ""));
        let status = first.split(' ').nth(1).and_then(|of| of.parse().ok()).expect("a status");
        Response { status, headers: headers.to_owned(), body: all[end + 4..].to_vec() }
    }

    pub(crate) fn get(&self, path: &str) -> Response {
        self.request("GET", path, "")
    }

    /// Repeats a request until the answer is as wanted.
    pub(crate) fn until(&self, path: &str, is_right: impl Fn(&Response) -> bool) -> Response {
        let begun = Instant::now();
        loop {
            let response = self.get(path);
            if is_right(&response) {
                return response;
            }
            let (status, text) = (response.status, response.text());
            assert!(begun.elapsed() < PATIENCE, "{path} stays {status}: {text}");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    pub(crate) fn until_text(&self, path: &str, text: &str) -> Response {
        self.until(path, |response| response.text().contains(text))
    }

    /// Subscribes to the events of a page.
    pub(crate) fn events(&self, path: &str, page: &Response) -> Events {
        let text = page.text();
        let have = text.split("data-have=\"").nth(1).and_then(|rest| rest.split('"').next());
        let have = have.expect("a page has the script");
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("set");
        let request = format!(
            "GET /__versus/events?path={path}&have={have} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n",
            self.port
        );
        stream.write_all(request.as_bytes()).expect("sent");
        let mut events = Events { stream: BufReader::new(stream), first: None };
        // The server sends an event at once, so later events are changes.
        events.first = Some(events.line(|line| line.starts_with("data:")));
        events
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) struct Events {
    stream: BufReader<TcpStream>,
    /// The first event
    first: Option<String>,
}

impl Events {
    fn line(&mut self, is_wanted: impl Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            assert!(begun.elapsed() < PATIENCE, "no news");
            let mut line = String::new();
            let count = self.stream.read_line(&mut line).expect("news in time");
            assert_ne!(count, 0, "the server ended the connection");
            if is_wanted(&line) {
                return line;
            }
        }
    }

    /// The next event.
    pub(crate) fn next(&mut self) -> serde_json::Value {
        let first = self.first.take();
        let line = first.unwrap_or_else(|| self.line(|line| line.starts_with("data:")));
        serde_json::from_str(line.trim_start_matches("data:").trim()).expect("JSON")
    }
}
