//! The capabilities of the client. Pure.

use lsp_types::{ClientCapabilities, Diagnostic};

use super::answers::Snippets;
use super::position::Encoding;

#[derive(Debug, Clone, Copy)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    pub(super) snippets: Snippets,
    /// Whether it can be asked to send notifications about files that change on disk
    pub(super) watches: bool,
    /// Whether edits may contain the version of the document that they apply to
    pub(super) versioned_edits: bool,
    related_information: bool,
}

impl Client {
    /// Returns a diagnostic without the fields that the client does not support.
    pub(super) fn can_show(self, of: Diagnostic) -> Diagnostic {
        let related_information = of.related_information.filter(|_| self.related_information);
        Diagnostic { related_information, ..of }
    }

    pub(super) fn of(capabilities: &ClientCapabilities) -> Client {
        let general = capabilities.general.as_ref();
        let encodings = general.and_then(|general| general.position_encodings.as_deref());
        let workspace = capabilities.workspace.as_ref();
        let document = capabilities.text_document.as_ref();
        let item = document
            .and_then(|document| document.completion.as_ref()?.completion_item.as_ref())
            .and_then(|item| item.snippet_support);
        Client {
            encoding: Encoding::chosen(encodings),
            snippets: if item == Some(true) { Snippets::Supported } else { Snippets::Unsupported },
            watches: workspace
                .and_then(|of| of.did_change_watched_files.as_ref()?.dynamic_registration)
                .unwrap_or_default(),
            versioned_edits: workspace
                .and_then(|of| of.workspace_edit.as_ref()?.document_changes)
                .unwrap_or_default(),
            related_information: document
                .and_then(|of| of.publish_diagnostics.as_ref()?.related_information)
                .unwrap_or_default(),
        }
    }
}
