//! A session with one client: its open documents, its sites, and the notifications that it is sent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use lsp_server::{Connection, Notification, Request, RequestId};
use lsp_types::notification::{Notification as NotificationType, PublishDiagnostics, ShowMessage};
use lsp_types::request::{RegisterCapability, Request as RequestType};
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
    /// The open sites, by root
    pub(super) sites: BTreeMap<PathBuf, Served>,
    /// The files for which sites beside them were looked for
    looked_for: BTreeSet<PathBuf>,
    /// The messages that the author has been shown, so that they are not repeated at every key press
    shown_messages: BTreeSet<String>,
    pub(super) is_shut_down: bool,
    /// Threads for checks, separate from the global pool so that a check does not delay responses
    checkers: ThreadPool,
    /// The channel for the results of checks
    reports: (Sender<Report>, Receiver<Report>),
}

/// The `initializationOptions` of the client.
#[derive(Debug, Default, Deserialize)]
struct InitializationOptions {
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
        let requested = params.initialization_options.clone();
        let requested: InitializationOptions = requested
            .and_then(|requested| serde_json::from_value(requested).ok())
            .unwrap_or_default();
        let requested = requested.root.map(|root| match folders.first() {
            Some(folder) => folder.join(root),
            None => root,
        });
        let root = options.root.clone().or(requested);
        let root = root.map(|root| std::path::absolute(&root).unwrap_or(root));
        let options = Options { root: root.map(|root| normal(&root)), ..options.clone() };
        Ok(Session {
            connection,
            client,
            options,
            folders,
            documents: Documents::default(),
            sites: BTreeMap::new(),
            looked_for: BTreeSet::new(),
            shown_messages: BTreeSet::new(),
            is_shut_down: false,
            checkers: checkers()?,
            reports: channel(),
        })
    }

    /// Opens the site named by the options, else the sites in the client's folders, and starts to check them.
    pub(super) fn open_sites(&mut self) {
        if self.client.watches {
            let (id, method) = (RequestId::from(1), RegisterCapability::METHOD.to_owned());
            send(self.connection, Request::new(id, method, watching()));
        }
        match self.options.root.clone() {
            Some(root) => match root::check(&root) {
                Ok(()) => self.open(&root),
                Err(why) => self.tell(&why.to_string()),
            },
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

    /// Publishes the diagnostics of finished checks, and starts the checks that are due.
    pub(super) fn idle(&mut self) {
        while let Ok(report) = self.reports.1.try_recv() {
            let root = report.root.clone();
            let Some(site) = self.sites.get_mut(&root) else { continue };
            match site.checked(report) {
                Ok(()) => {
                    for params in publish::changed(site, &self.documents, self.client) {
                        let method = PublishDiagnostics::METHOD.to_owned();
                        send(self.connection, Notification::new(method, params));
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

    pub(super) fn open_sites_in(&mut self, folders: &[PathBuf]) {
        for folder in folders {
            if self.options.root.is_none() && root::is_site(folder) {
                self.open(folder);
            }
        }
    }

    /// Handles a change of a document, and its opening and closing.
    pub(super) fn document_changed(&mut self, path: &Path) {
        let root = self.root_of(path).or_else(|| self.open_site_beside(path));
        let Some(root) = root else { return self.warn_no_site(path) };
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
                _ => site.files_added_or_removed(path),
            }
        }
    }

    fn root_of(&self, path: &Path) -> Option<PathBuf> {
        let checking = || {
            let mut sites = self.sites.iter();
            sites.find(|(_, site)| site.checks(path)).map(|(root, _)| root.clone())
        };
        if let Some(root) = &self.options.root {
            return path.starts_with(root).then(|| root.clone()).or_else(checking);
        }
        let around = || self.sites.keys().rfind(|root| path.starts_with(root)).cloned();
        root::above(path, &self.folders).or_else(checking).or_else(around)
    }

    /// Opens the site that checks a file without containing it, as one below its folder may. Looks once for each file.
    fn open_site_beside(&mut self, path: &Path) -> Option<PathBuf> {
        let is_looked_for = self.options.root.is_none() && self.looked_for.insert(path.to_owned());
        let roots = is_looked_for.then(|| root::beside(path, &self.folders))?;
        roots.into_iter().filter(|root| !self.sites.contains_key(root)).find(|root| {
            let site = Served::open(root, self.options.selection);
            site.is_ok_and(|site| site.checks(path))
        })
    }

    /// Opens a site.
    fn open(&mut self, root: &Path) {
        match Served::open(root, self.options.selection) {
            Ok(mut site) => {
                for path in self.documents.paths() {
                    site.take(path, &self.documents);
                }
                self.sites.insert(root.to_owned(), site);
            }
            Err(failure) => self.tell(&failure.to_string()),
        }
    }

    /// Refreshes the site that a file belongs to.
    pub(super) fn refresh_of(&mut self, path: &Path) {
        if let Some(root) = self.root_of(path) {
            self.refresh(&root);
        }
    }

    /// Returns the site that a file belongs to.
    pub(super) fn site_of(&self, path: &Path) -> Option<&Served> {
        self.sites.get(&self.root_of(path)?)
    }

    pub(super) fn sites(&self) -> impl Iterator<Item = &Served> {
        self.sites.values()
    }

    /// Refreshes a site; one that cannot be read stays in its previous state.
    fn refresh(&mut self, root: &Path) {
        let Some(site) = self.sites.get_mut(root) else { return };
        if let Err(failure) = site.refresh() {
            self.tell(&failure.to_string());
        }
    }

    /// Refreshes all sites.
    pub(super) fn refresh_all(&mut self) {
        for root in self.roots() {
            self.refresh(&root);
        }
    }

    fn roots(&self) -> Vec<PathBuf> {
        self.sites.keys().cloned().collect()
    }

    /// Tells the author that a file belongs to no site, but only as the first message and if no site is open,
    /// because other Markdown files are edited as well.
    fn warn_no_site(&mut self, path: &Path) {
        if self.sites.is_empty() && self.shown_messages.is_empty() {
            self.tell(&format!(
                "`{}` is not part of a site: no folder above it has `versus.toml` or `content/`; \
                 name one with --root",
                path.display()
            ));
        }
    }

    /// Logs a message, and shows it to the author if it has not been shown before.
    fn tell(&mut self, what: &str) {
        log(what);
        if self.shown_messages.insert(what.to_owned()) {
            let params =
                ShowMessageParams { typ: MessageType::WARNING, message: format!("versus: {what}") };
            send(self.connection, Notification::new(ShowMessage::METHOD.to_owned(), params));
        }
    }
}

/// Creates the pool for checks, with half of the available threads.
fn checkers() -> Result<ThreadPool, String> {
    let count = rayon::current_num_threads().div_ceil(2);
    let pool = ThreadPoolBuilder::new().num_threads(count).build();
    pool.map_err(|error| format!("cannot start a thread: {error}"))
}

/// Writes a line to the log.
pub(super) fn log(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "versus lsp: {text}");
}

fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let open = params.workspace_folders.as_deref().unwrap_or_default();
    if !open.is_empty() {
        return paths(open);
    }
    #[expect(deprecated, reason = "older clients send only this field")]
    let root: Option<&Uri> = params.root_uri.as_ref();
    root.and_then(uri::path).into_iter().collect()
}

pub(super) fn paths(folders: &[WorkspaceFolder]) -> Vec<PathBuf> {
    folders.iter().filter_map(|folder| uri::path(&folder.uri)).map(|path| normal(&path)).collect()
}

/// Returns a path without `.` components and without a trailing slash.
fn normal(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != std::path::Component::CurDir).collect()
}
