//! The development server: renders a page when a browser requests it, and notifies the browser when the
//! page changes. IO.
//!
//! [`crate::workspace`] holds the site in memory. The keeper (`desk`) reads changed files and publishes an
//! edition (a snapshot) of the site. Requests (`http`) are answered from the newest edition whose pages can
//! be rendered. The `checker` checks the whole site in the background, and its problems are shown on top of
//! the page.

mod checker;
mod desk;
mod edition;
mod http;
mod live;
mod notice;
mod now;
mod problem;
mod watch;

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::mpsc::channel;

pub use notice::{Notice, OnNotice};
pub use problem::Editor;
pub use watch::Watching;

use crate::base::address::BaseUrl;
use crate::base::failure::{Failure, Tried};
use crate::compile::resolve::Selection;
use crate::workspace::Workspace;

/// The options of the server.
pub struct Options {
    pub root: PathBuf,
    /// Overrides the configured `base_url`
    pub base_url: Option<BaseUrl>,
    /// Which pages to include; evaluated again at each change, because the current day changes
    pub selection: Box<dyn Fn() -> Selection + Send + Sync>,
    pub watching: Watching,
    pub editor: Editor,
    pub on_notice: Box<OnNotice>,
}

/// Listens on a port of the loopback interface, which other machines cannot reach; 0 chooses a free port.
pub fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Serves a site until the program receives a signal to end.
pub fn run(options: Options, listener: TcpListener) -> Result<(), Failure> {
    let Options { root, base_url, selection, watching, editor, on_notice } = options;
    let root = root.canonicalize().tried("open the folder", &root)?;
    let port = listener.local_addr().tried("serve", &root)?.port();
    let (commands, received) = channel();
    // Start watching before reading, so that no change between the two is missed.
    let events = commands.clone();
    let on_event = move |event| drop(events.send(desk::Command::Event(event)));
    let watched = watch::Watch::begin(&root, watching, on_event);
    let (watch, watching) =
        watched.map_err(|error| Failure::new("watch", &root, io::Error::other(error)))?;
    let (workspace, resolved) = Workspace::open(&root, base_url, selection())?;
    let url = format!("http://127.0.0.1:{port}{}/", resolved.site.config.base_url.path());
    on_notice(&Notice::Ready { url: &url, pages: resolved.plan.pages(), watching });
    let home = problem::Home { root: root.clone(), editor };
    let setting = now::Setting { home, selection, on_notice };
    let now = desk::keep(setting, workspace, resolved, watch, received);
    let server = http::Server::new(now, commands, port);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.tried("serve", &root)?;
    let served = runtime.block_on(http::run(server, listener, end()));
    // Do not wait for pages that are being rendered.
    runtime.shutdown_background();
    served.tried("serve", &root)
}

/// Completes when the program receives Ctrl-C or, on Unix, SIGTERM.
async fn end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminated =
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
                .expect("the runtime listens to signals");
        tokio::select! {
            _ = interrupted => {}
            _ = terminated.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
}
