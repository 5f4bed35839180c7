//! What is sent to a client.

use lsp_server::{Connection, Message, RequestId, Response};

/// A client that is gone hears nothing more; the end of its messages ends the session.
pub(super) fn send(connection: &Connection, message: impl Into<Message>) {
    let _ = connection.sender.send(message.into());
}

pub(super) fn refusal(id: RequestId, why: impl Into<String>) -> Response {
    Response::new_err(id, lsp_server::ErrorCode::RequestFailed as i32, why.into())
}
