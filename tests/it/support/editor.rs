//! A scripted editor that talks to `versus lsp`.

#![expect(clippy::needless_pass_by_value, reason = "parameters are written where they are passed")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use super::versus;

pub(crate) struct Editor {
    child: Child,
    stdin: Option<ChildStdin>,
    messages: Receiver<Value>,
    root: PathBuf,
    requests: i64,
    /// The diagnostics of each file, by its path in the site
    pub(crate) shown: BTreeMap<String, Vec<Value>>,
    /// Other notifications, and requests of the server
    pub(crate) heard: Vec<Value>,
    versions: i32,
}

/// How long an answer may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

impl Editor {
    /// An editor with this folder open, with minimal capabilities.
    pub(crate) fn of(root: &Path) -> Editor {
        Editor::with(root, json!({}))
    }

    /// An editor with these capabilities.
    pub(crate) fn with(root: &Path, capabilities: Value) -> Editor {
        let folders = json!([{ "uri": address(root), "name": "site" }]);
        let params = json!({
            "processId": null, "capabilities": capabilities, "rootUri": address(root),
            "workspaceFolders": folders,
        });
        Editor::begin(root, &[], params)
    }

    pub(crate) fn begin(root: &Path, arguments: &[&str], params: Value) -> Editor {
        let mut command = versus();
        command.args(["lsp", "--today", "2026-06-01"]).args(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("it runs");
        let stdin = child.stdin.take();
        let mut stdout = BufReader::new(child.stdout.take().expect("piped"));
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut stdout) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let root = root.to_owned();
        let (shown, heard) = (BTreeMap::new(), Vec::new());
        let mut editor =
            Editor { child, stdin, messages, root, requests: 0, shown, heard, versions: 0 };
        editor.request("initialize", params);
        editor.notify("initialized", json!({}));
        editor
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        let stdin = self.stdin.as_mut().expect("not closed");
        write!(stdin, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("the server listens");
        stdin.flush().expect("the server listens");
    }

    /// Sends bytes as they are.
    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) {
        let stdin = self.stdin.as_mut().expect("not closed");
        stdin.write_all(bytes).expect("the server listens");
        stdin.flush().expect("the server listens");
    }

    /// The next error response to the request with this id; null for a message without an id.
    pub(crate) fn refusal(&mut self, id: &Value) -> Value {
        loop {
            let message = self.next().expect("an answer");
            if message.get("error").is_some() && message["id"] == *id {
                return message["error"].clone();
            }
        }
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The result, or the error, of a request.
    pub(crate) fn asked(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.requests += 1;
        let id = self.requests;
        let request = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        self.send(&request);
        loop {
            let message = self.next().unwrap_or_else(|| panic!("no answer to {request}"));
            if message["id"] == id && message.get("method").is_none() {
                return match message.get("error") {
                    Some(error) => Err(error["message"].as_str().unwrap_or_default().to_owned()),
                    None => Ok(message["result"].clone()),
                };
            }
        }
    }

    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        self.asked(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Receives the next message, and records it.
    fn next(&mut self) -> Option<Value> {
        let message = self.messages.recv_timeout(PATIENCE).ok()?;
        if message["method"] == "textDocument/publishDiagnostics" {
            let uri = message["params"]["uri"].as_str().expect("an address").to_owned();
            let path = uri.strip_prefix(&format!("{}/", address(&self.root))).unwrap_or(&uri);
            let found = message["params"]["diagnostics"].as_array().expect("a list").clone();
            self.shown.insert(path.to_owned(), found);
        } else if message.get("method").is_some() {
            self.heard.push(message.clone());
        }
        Some(message)
    }

    /// Waits until the messages of a file are these codes.
    pub(crate) fn wait_for(&mut self, path: &str, codes: &[&str]) {
        loop {
            let shown = self.shown.get(path).map(Vec::as_slice).unwrap_or_default();
            let now: Vec<&str> = shown.iter().filter_map(|of| of["code"].as_str()).collect();
            if now == codes && (self.shown.contains_key(path) || codes.is_empty()) {
                return;
            }
            let now = format!("{now:?}");
            assert!(self.next().is_some(), "{path} shows {now} and not {codes:?}");
        }
    }

    pub(crate) fn uri(&self, path: &str) -> String {
        address(&self.root.join(path))
    }

    pub(crate) fn open(&mut self, path: &str, text: &str) {
        self.versions += 1;
        let language = if path.ends_with(".toml") { "toml" } else { "markdown" };
        let document = json!({
            "uri": self.uri(path), "languageId": language, "version": self.versions, "text": text,
        });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Replaces the text of an open document.
    pub(crate) fn change(&mut self, path: &str, text: &str) {
        self.changes(path, json!([{ "text": text }]));
    }

    pub(crate) fn changes(&mut self, path: &str, changes: Value) {
        self.versions += 1;
        let document = json!({ "uri": self.uri(path), "version": self.versions });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", params);
    }

    pub(crate) fn close(&mut self, path: &str) {
        let document = json!({ "textDocument": { "uri": self.uri(path) } });
        self.notify("textDocument/didClose", document);
    }

    /// The position of the `|` in a text, in UTF-16, as parameters of a request.
    pub(crate) fn at(&self, path: &str, marked: &str) -> Value {
        let position = position(marked, marked.find('|').expect("a cursor"));
        json!({ "textDocument": { "uri": self.uri(path) }, "position": position })
    }

    /// The exit code after an orderly end.
    pub(crate) fn end(mut self) -> i32 {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.code()
    }

    /// The exit code after the input is closed.
    pub(crate) fn code(mut self) -> i32 {
        self.stdin = None;
        self.child.wait().expect("it ends").code().expect("by itself")
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.stdin = None;
        let _ = self.child.wait();
    }
}

fn read(stdout: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stdout.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", bytes)) => length = bytes.parse().expect("a number"),
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    stdout.read_exact(&mut bytes).ok()?;
    Some(serde_json::from_slice(&bytes).expect("JSON"))
}

pub(crate) fn address(path: &Path) -> String {
    format!("file://{}", path.to_str().expect("UTF-8"))
}

/// Line and character of a byte, in UTF-16.
pub(crate) fn position(text: &str, byte: usize) -> Value {
    let before = &text[..byte];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let character: usize = before[line..].chars().map(char::len_utf16).sum();
    json!({ "line": before.matches('\n').count(), "character": character })
}

/// A text after edits of the protocol, in UTF-16.
pub(crate) fn edited(text: &str, edits: &[Value]) -> String {
    let byte = |position: &Value| {
        let line = usize::try_from(position["line"].as_u64().expect("a line")).expect("small");
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut left = position["character"].as_u64().expect("a character");
        let mut at = start;
        for c in text[start..].chars() {
            if left == 0 {
                break;
            }
            left -= c.len_utf16() as u64;
            at += c.len_utf8();
        }
        at
    };
    let mut places: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let (start, end) = (byte(&edit["range"]["start"]), byte(&edit["range"]["end"]));
            (start, end, edit["newText"].as_str().expect("a text"))
        })
        .collect();
    places.sort_unstable();
    let mut text = text.to_owned();
    for (start, end, new) in places.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}
