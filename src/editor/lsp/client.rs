//! What the client can do. Pure.

use lsp_types::{ClientCapabilities, Diagnostic};

use super::answers::Snippets;
use super::position::Encoding;

#[derive(Debug, Clone, Copy)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    pub(super) snippets: Snippets,
    /// Whether it tells of files that change on the disk, when it is asked to
    pub(super) watches: bool,
    /// Whether edits may name the version of the text that they are of
    pub(super) versioned_edits: bool,
    related_information: bool,
}

impl Client {
    /// A message without what the client has no place for.
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
            snippets: if item == Some(true) { Snippets::Known } else { Snippets::Unknown },
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
