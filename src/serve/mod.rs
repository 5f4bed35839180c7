//! The author's loop: a server that makes a page when a browser asks for it, and tells the browser
//! when it has changed. IO.
//!
//! [`crate::workspace`] holds the site. The keeper (`desk`) reads again what changed and publishes an
//! edition of the site; requests (`http`) are answered from the newest one that is sound; the `checker`
//! checks all of it behind them, and what is wrong is shown over the page.

mod checker;
mod desk;
mod edition;
mod http;
mod live;
mod now;
mod problem;
mod said;
mod watch;

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::mpsc::channel;

pub use problem::Editor;
pub use said::{OnSaid, Said};
pub use watch::Watching;

use crate::base::address::BaseUrl;
use crate::base::failure::{Failure, Tried};
use crate::compile::resolve::Selection;
use crate::workspace::Workspace;

/// What is served, and how.
pub struct Options {
    pub root: PathBuf,
    /// Overrides the configuration's
    pub base_url: Option<BaseUrl>,
    /// What is let in: asked again at each change, for days pass
    pub selection: Box<dyn Fn() -> Selection + Send + Sync>,
    pub watching: Watching,
    pub editor: Editor,
    pub on_said: Box<OnSaid>,
}

/// Takes a port of this machine, which nobody else can reach; 0 is any that is free.
pub fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Serves a site until the program is told to end.
pub fn run(options: Options, listener: TcpListener) -> Result<(), Failure> {
    let Options { root, base_url, selection, watching, editor, on_said } = options;
    let root = root.canonicalize().tried("open the folder", &root)?;
    let port = listener.local_addr().tried("serve", &root)?.port();
    let (orders, to_attend) = channel();
    // Watching begins before reading, so that no change falls between the two.
    let events = orders.clone();
    let on_event = move |event| drop(events.send(desk::Order::Event(event)));
    let watched = watch::Watch::begin(&root, watching, on_event);
    let (watch, watching) =
        watched.map_err(|error| Failure::new("watch", &root, io::Error::other(error)))?;
    let (workspace, resolved) = Workspace::open(&root, base_url, selection())?;
    let url = format!("http://127.0.0.1:{port}{}/", resolved.site.config.base_url.path());
    on_said(&Said::Ready { url: &url, pages: resolved.plan.pages(), watching });
    let home = problem::Home { root: root.clone(), editor };
    let setting = now::Setting { home, selection, on_said };
    let now = desk::keep(setting, workspace, resolved, watch, to_attend);
    let server = http::Server::new(now, orders, port);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.tried("serve", &root)?;
    let served = runtime.block_on(http::run(server, listener, end()));
    // Pages that are being made are of no use to anybody.
    runtime.shutdown_background();
    served.tried("serve", &root)
}

/// When the program is told to end, by Ctrl-C or by the system.
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
