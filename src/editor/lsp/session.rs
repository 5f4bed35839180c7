//! A session with one client: its open texts, its sites, and what it is told without asking.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use lsp_server::{Connection, Notification, Request, RequestId};
use lsp_types::notification::{Notification as Told, PublishDiagnostics, ShowMessage};
use lsp_types::request::{RegisterCapability, Request as Asked};
use lsp_types::{
    FileChangeType, InitializeParams, MessageType, ShowMessageParams, Uri, WorkspaceFolder,
};
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::Deserialize;

use super::capabilities::watching;
use super::client::Client;
use super::documents::Documents;
use super::options::Options;
use super::reply::send;
use super::served::{Report, Served};
use super::{publish, uri};
use crate::compile::discover::root;

pub(super) struct Session<'c> {
    pub(super) connection: &'c Connection,
    pub(super) client: Client,
    options: Options,
    pub(super) folders: Vec<PathBuf>,
    pub(super) documents: Documents,
    /// By their roots
    pub(super) sites: BTreeMap<PathBuf, Served>,
    /// What the author has been told, so that it is not said with each letter
    told: BTreeSet<String>,
    pub(super) is_shut_down: bool,
    /// Threads that check, so that no answer waits for the ones that read
    checkers: ThreadPool,
    /// What they send
    reports: (Sender<Report>, Receiver<Report>),
}

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
                "`{}` is not a site: it has neither `versus.toml` nor `content/`",
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

    /// Shows what checks have found, and begins those that are due.
    pub(super) fn idle(&mut self) {
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

    pub(super) fn begin_in(&mut self, folders: &[PathBuf]) {
        for folder in folders {
            if self.options.root.is_none() && root::is_site(folder) {
                self.open(folder);
            }
        }
    }

    /// A text of the editor's is not what it was.
    pub(super) fn touched(&mut self, path: &Path) {
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

    pub(super) fn changed_on_disk(&mut self, path: &Path, how: FileChangeType) {
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
                "`{}` is not part of a site: no folder above it has `versus.toml` or `content/`; \
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

/// A line of the log.
pub(super) fn log(text: &str) {
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

pub(super) fn paths(folders: &[WorkspaceFolder]) -> Vec<PathBuf> {
    folders.iter().filter_map(|folder| uri::path(&folder.uri)).map(|path| normal(&path)).collect()
}

/// A path without dots and a slash at its end.
fn normal(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != std::path::Component::CurDir).collect()
}
