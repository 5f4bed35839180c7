//! The language server: implements the protocol on top of `editor`. The only folder that names
//! `lsp_server` and `lsp_types`.
//!
//! One thread answers messages in order. A change only marks its site as stale; the site is read again for
//! the next request. After a short pause in the messages, another thread checks the site, and its
//! diagnostics are published if nothing has changed in the meantime.

mod answers;
mod capabilities;
mod client;
mod documents;
mod messages;
mod options;
mod position;
mod publish;
mod reply;
mod requests;
mod served;
mod session;
mod uri;
mod wire;

use lsp_server::{Connection, Response};
use lsp_types::{InitializeParams, InitializeResult, ServerInfo};

use self::client::Client;
pub use self::options::{Ended, Options};
use self::reply::send;
use self::session::Session;

/// Serves a client over standard input and output until the session ends.
///
/// # Errors
/// Returns a message if the client violates the protocol, or if output cannot be written.
pub fn serve(options: &Options) -> Result<Ended, String> {
    let (connection, writer) = wire::connect();
    let ended = talk(&connection, options);
    // The writer thread ends when the last sender is dropped.
    drop(connection);
    let written = writer.join().expect("writing does not panic");
    let ended = ended?;
    written.map(|()| ended).map_err(|error| error.to_string())
}

fn talk(connection: &Connection, options: &Options) -> Result<Ended, String> {
    let Ok((id, params)) = connection.initialize_start() else {
        return Ok(Ended::Abandoned);
    };
    let params: InitializeParams = match serde_json::from_value(params) {
        Ok(params) => params,
        Err(error) => {
            let code = lsp_server::ErrorCode::InvalidParams as i32;
            send(connection, Response::new_err(id, code, error.to_string()));
            return Err(format!("the client's `initialize` cannot be read: {error}"));
        }
    };
    let client = Client::of(&params.capabilities);
    let result = InitializeResult {
        capabilities: capabilities::capabilities(&client),
        server_info: Some(ServerInfo {
            name: "versus".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    };
    let result = serde_json::to_value(result).expect("the types of the protocol are JSON");
    if connection.initialize_finish(id, result).is_err() {
        return Ok(Ended::Abandoned);
    }
    let mut session = Session::new(connection, client, options, &params)?;
    session.open_sites();
    Ok(session.run())
}
