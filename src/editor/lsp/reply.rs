//! Sends messages to a client.

use lsp_server::{Connection, Message, RequestId, Response};

/// Sends a message. Failure is ignored: a client that is gone also ends the incoming messages, and with
/// them the session.
pub(super) fn send(connection: &Connection, message: impl Into<Message>) {
    let _ = connection.sender.send(message.into());
}

pub(super) fn refusal(id: RequestId, why: impl Into<String>) -> Response {
    Response::new_err(id, lsp_server::ErrorCode::RequestFailed as i32, why.into())
}
