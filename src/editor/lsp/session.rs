//! A session with one client: its open texts, its sites, and what it is told without asking.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidChangeWorkspaceFolders, DidCloseTextDocument,
    DidOpenTextDocument, DidSaveTextDocument, Notification as Told, PublishDiagnostics,
    ShowMessage,
};
use lsp_types::request::{RegisterCapability, Request as Asked};
use lsp_types::{
    FileChangeType, InitializeParams, MessageType, ShowMessageParams, Uri, WorkspaceFolder,
};
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::Deserialize;

use super::capabilities::watching;
use super::client::Client;
use super::documents::Documents;
use super::served::{Report, Served};
use super::{Ended, Options, publish, requests, send, uri};
use crate::compile::discover::root;

pub(super) struct Session<'c> {
    connection: &'c Connection,
    pub(super) client: Client,
    options: Options,
    folders: Vec<PathBuf>,
    pub(super) documents: Documents,
    /// By their roots
    sites: BTreeMap<PathBuf, Served>,
    /// What the author has been told, so that it is not said with each letter
    told: BTreeSet<String>,
    is_shut_down: bool,
    /// Threads that check, so that no answer waits for the ones that read
    checkers: ThreadPool,
    /// What they send
    reports: (Sender<Report>, Receiver<Report>),
}

/// How long nobody has typed before mistakes are looked for.
const QUIET: Duration = Duration::from_millis(60);

/// How often somebody looks whether a check is done.
const TICK: Duration = Duration::from_millis(10);

/// `initializationOptions`
#[derive(Debug, Default, Deserialize)]
struct Wished {
    /// Relative to the first folder
    root: Option<PathBuf>,
}

impl<'c> Session<'c> {
    pub(super) fn new(
        connection: &'c Connection,
        client: Client,
        options: &Options,
        params: &InitializeParams,
    ) -> Result<Session<'c>, String> {
        let folders = folders(params);
        let wished = params.initialization_options.clone();
        let wished: Wished =
            wished.and_then(|wished| serde_json::from_value(wished).ok()).unwrap_or_default();
        let wished = wished.root.map(|root| match folders.first() {
            Some(folder) => folder.join(root),
            None => root,
        });
        let root = options.root.clone().or(wished);
        let root = root.map(|root| std::path::absolute(&root).unwrap_or(root));
        let options = Options { root: root.map(|root| normal(&root)), ..options.clone() };
        Ok(Session {
            connection,
            client,
            options,
            folders,
            documents: Documents::default(),
            sites: BTreeMap::new(),
            told: BTreeSet::new(),
            is_shut_down: false,
            checkers: checkers()?,
            reports: channel(),
        })
    }

    /// Reads the sites that the editor has open, and shows what is wrong with them.
    pub(super) fn begin(&mut self) {
        if self.client.watches {
            let (id, method) = (RequestId::from(1), RegisterCapability::METHOD.to_owned());
            send(self.connection, Request::new(id, method, watching()));
        }
        match self.options.root.clone() {
            Some(root) if root::is_site(&root) => self.open(&root),
            Some(root) => self.tell(&format!(
                "`{}` is no site: it has neither `versus.toml` nor `content/`",
                root.display()
            )),
            None => {
                for folder in self.folders.clone() {
                    if root::is_site(&folder) {
                        self.open(&folder);
                    }
                }
            }
        }
        self.idle();
    }

    pub(super) fn run(mut self) -> Ended {
        loop {
            let heard = match self.patience() {
                Some(patience) => self.connection.receiver.recv_timeout(patience),
                None => self.connection.receiver.recv().map_err(Into::into),
            };
            match heard {
                Ok(message) => {
                    if let Some(ended) = self.hear(message) {
                        return ended;
                    }
                }
                Err(waited) if waited.is_timeout() => self.idle(),
                Err(_) => return Ended::Abandoned,
            }
        }
    }

    /// How long to wait for a message before looking after the sites; none if there is nothing to do.
    fn patience(&self) -> Option<Duration> {
        let is_checking = self.sites.values().any(Served::is_checking);
        let is_unchecked = self.sites.values().any(Served::is_unchecked);
        if is_checking { Some(TICK) } else { is_unchecked.then_some(QUIET) }
    }

    /// Returns how the session has ended, if it has.
    fn hear(&mut self, message: Message) -> Option<Ended> {
        match message {
            Message::Request(request) => self.request(request),
            Message::Notification(note) if note.method == "exit" => {
                return Some(if self.is_shut_down { Ended::Orderly } else { Ended::Abandoned });
            }
            Message::Notification(note) => self.notification(note),
            // To our only request, for news of files: a client that cannot has said so.
            Message::Response(_) => {}
        }
        None
    }

    /// Shows what checks have found, and begins those that are due.
    fn idle(&mut self) {
        while let Ok(report) = self.reports.1.try_recv() {
            let root = report.root.clone();
            let Some(site) = self.sites.get_mut(&root) else { continue };
            match site.checked(report) {
                Ok(()) => {
                    for told in publish::news(site, &self.documents, self.client) {
                        let method = PublishDiagnostics::METHOD.to_owned();
                        send(self.connection, Notification::new(method, told));
                    }
                }
                Err(failure) => self.tell(&failure.to_string()),
            }
        }
        let mut failures = Vec::new();
        for site in self.sites.values_mut().filter(|site| site.is_unchecked()) {
            failures.extend(site.check(&self.checkers, &self.reports.0).err());
        }
        for failure in failures {
            self.tell(&failure.to_string());
        }
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
            DidOpenTextDocument::METHOD => take::<DidOpenTextDocument>(note).map(|params| {
                let document = params.text_document;
                let Some(path) = uri::path(&document.uri) else { return };
                self.documents.open(path.clone(), document.version, document.text);
                self.touched(&path);
            }),
            DidChangeTextDocument::METHOD => take::<DidChangeTextDocument>(note).map(|params| {
                let Some(path) = uri::path(&params.text_document.uri) else { return };
                let changes = (params.text_document.version, params.content_changes);
                self.documents.change(&path, changes, self.client.encoding);
                self.touched(&path);
            }),
            DidCloseTextDocument::METHOD => take::<DidCloseTextDocument>(note).map(|params| {
                let Some(path) = uri::path(&params.text_document.uri) else { return };
                self.documents.close(&path);
                self.touched(&path);
            }),
            DidSaveTextDocument::METHOD => take::<DidSaveTextDocument>(note).map(|params| {
                let Some(path) = uri::path(&params.text_document.uri) else { return };
                // Without news of the disk, this is when the author expects to see what is there.
                let how = match self.client.watches {
                    true => FileChangeType::CHANGED,
                    false => FileChangeType::CREATED,
                };
                self.changed_on_disk(&path, how);
            }),
            DidChangeWatchedFiles::METHOD => take::<DidChangeWatchedFiles>(note).map(|params| {
                for change in params.changes {
                    if let Some(path) = uri::path(&change.uri) {
                        self.changed_on_disk(&path, change.typ);
                    }
                }
            }),
            DidChangeWorkspaceFolders::METHOD => {
                take::<DidChangeWorkspaceFolders>(note).map(|params| {
                    let gone = paths(&params.event.removed);
                    self.folders.retain(|folder| !gone.contains(folder));
                    self.folders.extend(paths(&params.event.added));
                    self.begin_in(&paths(&params.event.added));
                })
            }
            _ => Ok(()),
        };
        if let Err(error) = read {
            log(&format!("`{method}` cannot be read: {error}"));
        }
    }

    fn begin_in(&mut self, folders: &[PathBuf]) {
        for folder in folders {
            if self.options.root.is_none() && root::is_site(folder) {
                self.open(folder);
            }
        }
    }

    /// A text of the editor's is not what it was.
    fn touched(&mut self, path: &Path) {
        let Some(root) = self.root_of(path) else {
            return self.tell_of_no_site(path);
        };
        if !self.sites.contains_key(&root) {
            self.open(&root);
        }
        if let Some(site) = self.sites.get_mut(&root) {
            site.take(path, &self.documents);
        }
    }

    fn changed_on_disk(&mut self, path: &Path, how: FileChangeType) {
        for site in self.sites.values_mut() {
            match how {
                FileChangeType::CHANGED => site.changed_on_disk(path),
                _ => site.listed_anew(path),
            }
        }
    }

    fn root_of(&self, path: &Path) -> Option<PathBuf> {
        if let Some(root) = &self.options.root {
            return path.starts_with(root).then(|| root.clone());
        }
        let around = || self.sites.keys().rfind(|root| path.starts_with(root)).cloned();
        root::above(path, &self.folders).or_else(around)
    }

    /// Reads a site for the first time.
    fn open(&mut self, root: &Path) {
        match Served::open(root, self.options.selection) {
            Ok(mut site) => {
                for path in self.documents.paths().filter(|path| path.starts_with(root)) {
                    site.take(path, &self.documents);
                }
                self.sites.insert(root.to_owned(), site);
            }
            Err(failure) => self.tell(&failure.to_string()),
        }
    }

    /// Reads the site of a file again if it has changed.
    pub(super) fn refresh_of(&mut self, path: &Path) {
        if let Some(root) = self.root_of(path) {
            self.refresh(&root);
        }
    }

    /// The site that a file belongs to.
    pub(super) fn site_of(&self, path: &Path) -> Option<&Served> {
        self.sites.get(&self.root_of(path)?)
    }

    pub(super) fn sites(&self) -> impl Iterator<Item = &Served> {
        self.sites.values()
    }

    /// One that cannot be read stays as it was.
    fn refresh(&mut self, root: &Path) {
        let Some(site) = self.sites.get_mut(root) else { return };
        if let Err(failure) = site.refresh() {
            self.tell(&failure.to_string());
        }
    }

    /// Reads every site again that has changed.
    pub(super) fn refresh_all(&mut self) {
        for root in self.roots() {
            self.refresh(&root);
        }
    }

    fn roots(&self) -> Vec<PathBuf> {
        self.sites.keys().cloned().collect()
    }

    /// Once, and not to somebody who has a site open: Markdown is written elsewhere too.
    fn tell_of_no_site(&mut self, path: &Path) {
        if self.sites.is_empty() && self.told.is_empty() {
            self.tell(&format!(
                "`{}` belongs to no site: no folder above it has `versus.toml` or `content/`; \
                 name one with --root",
                path.display()
            ));
        }
    }

    /// Says something once.
    fn tell(&mut self, what: &str) {
        log(what);
        if self.told.insert(what.to_owned()) {
            let params =
                ShowMessageParams { typ: MessageType::WARNING, message: format!("versus: {what}") };
            send(self.connection, Notification::new(ShowMessage::METHOD.to_owned(), params));
        }
    }
}

/// Half of the threads that the machine has to offer.
fn checkers() -> Result<ThreadPool, String> {
    let count = rayon::current_num_threads().div_ceil(2);
    let pool = ThreadPoolBuilder::new().num_threads(count).build();
    pool.map_err(|error| format!("cannot start a thread: {error}"))
}

fn take<T: Told>(note: Notification) -> Result<T::Params, serde_json::Error> {
    serde_json::from_value(note.params)
}

/// A line of the log.
fn log(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "versus lsp: {text}");
}

fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let open = params.workspace_folders.as_deref().unwrap_or_default();
    if !open.is_empty() {
        return paths(open);
    }
    #[expect(deprecated, reason = "older clients say no more")]
    let root: Option<&Uri> = params.root_uri.as_ref();
    root.and_then(uri::path).into_iter().collect()
}

fn paths(folders: &[WorkspaceFolder]) -> Vec<PathBuf> {
    folders.iter().filter_map(|folder| uri::path(&folder.uri)).map(|path| normal(&path)).collect()
}

/// A path without dots and a slash at its end.
fn normal(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != std::path::Component::CurDir).collect()
}
