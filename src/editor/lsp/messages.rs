//! The main loop: handles the messages of a client in order.

use std::time::Duration;

use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use lsp_types::FileChangeType;
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidChangeWorkspaceFolders, DidCloseTextDocument,
    DidOpenTextDocument, DidSaveTextDocument, Notification as NotificationType,
};

use super::options::Ended;
use super::reply::send;
use super::served::Served;
use super::session::{Session, log, paths};
use super::{requests, uri};

/// How long to wait after the last message before a check starts.
const CHECK_DELAY: Duration = Duration::from_millis(60);

/// How often to look for the result of a running check.
const POLL_INTERVAL: Duration = Duration::from_millis(10);

impl Session<'_> {
    pub(super) fn run(mut self) -> Ended {
        loop {
            let received = match self.timeout() {
                Some(timeout) => self.connection.receiver.recv_timeout(timeout),
                None => self.connection.receiver.recv().map_err(Into::into),
            };
            match received {
                Ok(message) => {
                    if let Some(ended) = self.handle(message) {
                        return ended;
                    }
                }
                Err(waited) if waited.is_timeout() => self.idle(),
                Err(_) => return Ended::Abandoned,
            }
        }
    }

    /// Returns how long to wait for a message before calling [`Session::idle`], or `None` if no check is
    /// running or due.
    fn timeout(&self) -> Option<Duration> {
        let is_checking = self.sites.values().any(Served::is_checking);
        let is_unchecked = self.sites.values().any(Served::is_unchecked);
        if is_checking { Some(POLL_INTERVAL) } else { is_unchecked.then_some(CHECK_DELAY) }
    }

    /// Handles a message. Returns how the session has ended, if it has.
    fn handle(&mut self, message: Message) -> Option<Ended> {
        match message {
            Message::Request(request) => self.request(request),
            Message::Notification(note) if note.method == "exit" => {
                return Some(if self.is_shut_down { Ended::Orderly } else { Ended::Abandoned });
            }
            Message::Notification(note) => self.notification(note),
            // The response to our only request, the registration of file watchers. A client that cannot
            // watch files has said so in its capabilities.
            Message::Response(_) => {}
        }
        None
    }

    fn request(&mut self, request: Request) {
        let response = if self.is_shut_down {
            let why = "the server is shut down".to_owned();
            Response::new_err(request.id, ErrorCode::InvalidRequest as i32, why)
        } else if request.method == "shutdown" {
            self.is_shut_down = true;
            Response::new_ok(request.id, ())
        } else {
            requests::answer(self, request)
        };
        send(self.connection, response);
    }

    fn notification(&mut self, note: Notification) {
        let method = note.method.clone();
        let read = match method.as_str() {
            DidOpenTextDocument::METHOD => {
                parse_params::<DidOpenTextDocument>(note).map(|params| {
                    let document = params.text_document;
                    let Some(path) = uri::path(&document.uri) else { return };
                    self.documents.open(path.clone(), document.version, document.text);
                    self.document_changed(&path);
                })
            }
            DidChangeTextDocument::METHOD => {
                parse_params::<DidChangeTextDocument>(note).map(|params| {
                    let Some(path) = uri::path(&params.text_document.uri) else { return };
                    let (version, changes) = (params.text_document.version, params.content_changes);
                    self.documents.change(&path, version, changes, self.client.encoding);
                    self.document_changed(&path);
                })
            }
            DidCloseTextDocument::METHOD => {
                parse_params::<DidCloseTextDocument>(note).map(|params| {
                    let Some(path) = uri::path(&params.text_document.uri) else { return };
                    self.documents.close(&path);
                    self.document_changed(&path);
                })
            }
            DidSaveTextDocument::METHOD => {
                parse_params::<DidSaveTextDocument>(note).map(|params| {
                    let Some(path) = uri::path(&params.text_document.uri) else { return };
                    // If the client does not watch files, a save is the time to list all files again.
                    let how = match self.client.watches {
                        true => FileChangeType::CHANGED,
                        false => FileChangeType::CREATED,
                    };
                    self.changed_on_disk(&path, how);
                })
            }
            DidChangeWatchedFiles::METHOD => {
                parse_params::<DidChangeWatchedFiles>(note).map(|params| {
                    for change in params.changes {
                        if let Some(path) = uri::path(&change.uri) {
                            self.changed_on_disk(&path, change.typ);
                        }
                    }
                })
            }
            DidChangeWorkspaceFolders::METHOD => parse_params::<DidChangeWorkspaceFolders>(note)
                .map(|params| {
                    let gone = paths(&params.event.removed);
                    self.folders.retain(|folder| !gone.contains(folder));
                    self.folders.extend(paths(&params.event.added));
                    self.open_sites_in(&paths(&params.event.added));
                }),
            _ => Ok(()),
        };
        if let Err(error) = read {
            log(&format!("`{method}` cannot be read: {error}"));
        }
    }
}

fn parse_params<T: NotificationType>(note: Notification) -> Result<T::Params, serde_json::Error> {
    serde_json::from_value(note.params)
}
