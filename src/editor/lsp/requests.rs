//! The requests of the client, with a handler for each.

use std::ops::Range;
use std::path::PathBuf;

use lsp_server::{ErrorCode, Request, Response};
use lsp_types::request::{self as ask, Request as RequestType};
use lsp_types::{
    self as lsp, CodeActionKind, CodeActionOrCommand, DocumentChanges, DocumentHighlight,
    DocumentSymbolResponse, GotoDefinitionResponse, Hover, HoverContents, OneOf,
    OptionalVersionedTextDocumentIdentifier, PrepareRenameResponse, TextDocumentEdit,
    TextDocumentPositionParams, TextEdit, Uri, WorkspaceEdit, WorkspaceSymbolResponse,
};

use super::answers::{self, Places};
use super::reply::refusal;
use super::session::Session;
use super::uri;
use crate::diagnostic::{Diagnostic, Edit, Way};
use crate::editor::mentions::MentionRole;
use crate::editor::named::Named;
use crate::editor::{Known, completion, definition, hover, mentions, rename, symbols};
use crate::source::{FileId, Span};
use crate::upkeep::remedies;

/// Maximum number of completion items in a response; if there are more, they are filtered by the typed
/// text.
const MOST_ITEMS: usize = 1_000;

/// Maximum number of symbols of a site in a response.
const MOST_SYMBOLS: usize = 500;

pub(super) fn answer(session: &mut Session<'_>, request: Request) -> Response {
    match request.method.as_str() {
        ask::Completion::METHOD => reply::<ask::Completion>(session, request, complete),
        ask::HoverRequest::METHOD => reply::<ask::HoverRequest>(session, request, show),
        ask::GotoDefinition::METHOD => reply::<ask::GotoDefinition>(session, request, define),
        ask::GotoDeclaration::METHOD => reply::<ask::GotoDeclaration>(session, request, declare),
        ask::References::METHOD => reply::<ask::References>(session, request, refer),
        ask::DocumentHighlightRequest::METHOD => {
            reply::<ask::DocumentHighlightRequest>(session, request, highlight)
        }
        ask::DocumentSymbolRequest::METHOD => {
            reply::<ask::DocumentSymbolRequest>(session, request, outline)
        }
        ask::WorkspaceSymbolRequest::METHOD => {
            reply::<ask::WorkspaceSymbolRequest>(session, request, find_symbols)
        }
        ask::PrepareRenameRequest::METHOD => {
            reply::<ask::PrepareRenameRequest>(session, request, prepare_rename)
        }
        ask::Rename::METHOD => reply::<ask::Rename>(session, request, rename_id),
        ask::CodeActionRequest::METHOD => {
            reply::<ask::CodeActionRequest>(session, request, actions)
        }
        other => {
            let why = format!("this server does not support `{other}`");
            Response::new_err(request.id, ErrorCode::MethodNotFound as i32, why)
        }
    }
}

/// Parses the parameters of a request and calls its handler; an error of the handler becomes an error
/// response.
fn reply<R: RequestType>(
    session: &mut Session<'_>,
    request: Request,
    answer: impl FnOnce(&mut Session<'_>, &R::Params) -> Result<R::Result, String>,
) -> Response {
    let Request { id, params, .. } = request;
    match serde_json::from_value(params) {
        Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
        Ok(params) => match answer(session, &params) {
            Ok(result) => Response::new_ok(id, result),
            Err(why) => refusal(id, why),
        },
    }
}

/// An offset in a file of a site, with the text of the file.
struct At {
    file: FileId,
    text: String,
    byte: usize,
}

/// Calls a handler with the position of a request, or returns `None` for a file that belongs to no site.
fn at_place<T>(
    session: &mut Session<'_>,
    place: &TextDocumentPositionParams,
    answer: impl FnOnce(&Known<'_>, &At, &mut Places<'_>) -> T,
) -> Option<T> {
    in_file(session, &place.text_document.uri, |known, file, places| {
        let lines = places.lines(file);
        let (text, byte) = (lines.text.to_string(), lines.byte(place.position));
        answer(known, &At { file, text, byte }, places)
    })
}

fn in_file<T>(
    session: &mut Session<'_>,
    of: &Uri,
    answer: impl FnOnce(&Known<'_>, FileId, &mut Places<'_>) -> T,
) -> Option<T> {
    let path: PathBuf = uri::path(of)?;
    session.refresh_of(&path);
    let session = &*session;
    let (served, encoding) = (session.site_of(&path)?, session.client.encoding);
    let file = served.file(&path)?;
    let mut places = Places::new(served, &session.documents, encoding);
    Some(served.ask(|known| answer(known, file, &mut places)))
}

fn complete(
    session: &mut Session<'_>,
    params: &lsp::CompletionParams,
) -> Result<Option<lsp::CompletionResponse>, String> {
    let snippets = session.client.snippets;
    Ok(at_place(session, &params.text_document_position, |known, at, places| {
        let (range, mut items) = completion::complete(known, at.file, &at.text, at.byte);
        let is_incomplete = items.len() > MOST_ITEMS;
        if is_incomplete {
            let typed = &at.text[range.start..at.byte];
            items.retain(|item| item.fits(typed));
            items.truncate(MOST_ITEMS);
        }
        let range = places.range(at.file, &range);
        let items = items.into_iter().enumerate();
        let items = items.map(|(rank, item)| answers::item(rank, item, range, snippets)).collect();
        lsp::CompletionResponse::List(lsp::CompletionList { is_incomplete, items })
    }))
}

fn show(session: &mut Session<'_>, params: &lsp::HoverParams) -> Result<Option<Hover>, String> {
    Ok(at_place(session, &params.text_document_position_params, |known, at, places| {
        let hover = hover::hover(known, at.file, &at.text, at.byte)?;
        let range = Some(places.range(at.file, &hover.range));
        Some(Hover { contents: HoverContents::Markup(answers::markup(hover.markdown)), range })
    })
    .flatten())
}

fn define(
    session: &mut Session<'_>,
    params: &lsp::GotoDefinitionParams,
) -> Result<Option<GotoDefinitionResponse>, String> {
    Ok(at_place(session, &params.text_document_position_params, |known, at, places| {
        let target = definition::definition(known, at.file, at.byte)?;
        places.target(&target).map(GotoDefinitionResponse::Scalar)
    })
    .flatten())
}

fn declare(
    session: &mut Session<'_>,
    params: &lsp::GotoDefinitionParams,
) -> Result<Option<GotoDefinitionResponse>, String> {
    Ok(at_place(session, &params.text_document_position_params, |known, at, places| {
        let target = definition::declaration(known, at.file, at.byte)?;
        places.target(&target).map(GotoDefinitionResponse::Scalar)
    })
    .flatten())
}

fn refer(
    session: &mut Session<'_>,
    params: &lsp::ReferenceParams,
) -> Result<Option<Vec<lsp::Location>>, String> {
    let with_declaration = params.context.include_declaration;
    Ok(at_place(session, &params.text_document_position, |known, at, places| {
        let of = mentions::at(known, at.file, at.byte)?.named;
        let mut all = mentions::of(known, of);
        all.retain(|mention| with_declaration || mention.role == MentionRole::Refers);
        Some(all.into_iter().filter_map(|mention| places.location(mention.span)).collect())
    })
    .flatten())
}

fn highlight(
    session: &mut Session<'_>,
    params: &lsp::DocumentHighlightParams,
) -> Result<Option<Vec<DocumentHighlight>>, String> {
    Ok(at_place(session, &params.text_document_position_params, |known, at, places| {
        let of = mentions::at(known, at.file, at.byte)?.named;
        let mut all = mentions::in_file(known, at.file);
        all.retain(|mention| mention.named == of && mention.span.file == at.file);
        let shown = all.into_iter().map(|mention| DocumentHighlight {
            range: places.range(at.file, &mention.span.range()),
            kind: None,
        });
        Some(shown.collect())
    })
    .flatten())
}

fn outline(
    session: &mut Session<'_>,
    params: &lsp::DocumentSymbolParams,
) -> Result<Option<DocumentSymbolResponse>, String> {
    Ok(in_file(session, &params.text_document.uri, |known, file, places| {
        let symbols = symbols::in_file(known, file);
        DocumentSymbolResponse::Nested(answers::outline(places, symbols))
    }))
}

fn find_symbols(
    session: &mut Session<'_>,
    params: &lsp::WorkspaceSymbolParams,
) -> Result<Option<WorkspaceSymbolResponse>, String> {
    session.refresh_all();
    let session = &*session;
    let mut found = Vec::new();
    for served in session.sites() {
        let mut places = Places::new(served, &session.documents, session.client.encoding);
        let symbols = served.ask(|known| symbols::in_site(known, &params.query, MOST_SYMBOLS));
        for symbol in symbols {
            let Some(location) = places.location(symbol.span) else { continue };
            let kind = answers::symbol_kind(&symbol);
            found.push(lsp::WorkspaceSymbol {
                name: symbol.name,
                kind,
                tags: None,
                container_name: Some(symbol.detail),
                location: OneOf::Left(location),
                data: None,
            });
        }
    }
    Ok(Some(WorkspaceSymbolResponse::Nested(found)))
}

const NOTHING_TO_RENAME: &str =
    "only ids of subjects, criteria, groups, sources and scenarios can be renamed";

fn prepare_rename(
    session: &mut Session<'_>,
    params: &TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>, String> {
    let found = at_place(session, params, |known, at, places| {
        let (named, range) = rename::prepare(known, at.file, at.byte)?;
        let (range, placeholder) = (places.range(at.file, &range), named.id(known.site).to_owned());
        Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder })
    });
    found.flatten().map(Some).ok_or_else(|| NOTHING_TO_RENAME.to_owned())
}

fn rename_id(
    session: &mut Session<'_>,
    params: &lsp::RenameParams,
) -> Result<Option<WorkspaceEdit>, String> {
    let is_versioned = session.client.versioned_edits;
    let edit = at_place(session, &params.text_document_position, |known, at, places| {
        let (named, _): (Named, _) =
            rename::prepare(known, at.file, at.byte).ok_or_else(|| NOTHING_TO_RENAME.to_owned())?;
        let edits = rename::rename(known, named, &params.new_name)?;
        let mut by_file = Vec::with_capacity(edits.len());
        for (file, edits) in edits {
            let one = |(range, text)| TextEdit::new(places.range(file, &range), text);
            let edits: Vec<TextEdit> = edits.into_iter().map(one).collect();
            by_file.push((file, edits));
        }
        Ok(workspace_edit(places, by_file, is_versioned))
    });
    edit.unwrap_or_else(|| Err(NOTHING_TO_RENAME.to_owned())).map(Some)
}

/// Returns a workspace edit, with the version of each open document if `is_versioned`.
fn workspace_edit(
    places: &Places<'_>,
    edits: Vec<(FileId, Vec<TextEdit>)>,
    is_versioned: bool,
) -> WorkspaceEdit {
    let in_file =
        edits.into_iter().filter_map(|(file, edits)| Some((file, places.uri(file)?, edits)));
    if !is_versioned {
        #[expect(clippy::mutable_key_type, reason = "the type of the protocol")]
        let changes = in_file.map(|(_, uri, edits)| (uri, edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let of_file = |(file, uri, edits): (FileId, Uri, Vec<TextEdit>)| {
        let open = places.documents.get(&places.served.path(file));
        let version = open.map(|document| document.version);
        let text_document = OptionalVersionedTextDocumentIdentifier { uri, version };
        TextDocumentEdit { text_document, edits: edits.into_iter().map(OneOf::Left).collect() }
    };
    let changes = DocumentChanges::Edits(in_file.map(of_file).collect());
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}

fn actions(
    session: &mut Session<'_>,
    params: &lsp::CodeActionParams,
) -> Result<Option<Vec<CodeActionOrCommand>>, String> {
    let is_versioned = session.client.versioned_edits;
    // `quickfix` and what it is within: the empty kind.
    let is_asked = |kind: &CodeActionKind| ["", "quickfix"].contains(&kind.as_str());
    if params.context.only.as_ref().is_some_and(|kinds| !kinds.iter().any(is_asked)) {
        return Ok(None);
    }
    Ok(in_file(session, &params.text_document.uri, |known, file, places| {
        let lines = places.lines(file);
        let (text, asked) = (lines.text.to_string(), lines.bytes(params.range));
        let is_there = |span: Span| {
            let range = span.range();
            span.file == file && range.start <= asked.end && asked.start <= range.end
        };
        let found = places.served.found().unwrap_or_default().iter();
        let mut found: Vec<Diagnostic> =
            found.filter(|found| is_there(found.span)).cloned().collect();
        remedies::add_to(known.site, &mut found, known.read);
        let mut actions = Vec::new();
        for of in &found {
            let diagnostic = answers::diagnostic(places, of);
            for (rank, fix) in of.fixes.iter().enumerate() {
                let Some(changed) = fix.places(&text) else { continue };
                let edit = |(place, edit): (Range<usize>, &Edit)| {
                    TextEdit::new(places.range(file, &place), edit.new.clone())
                };
                let edits = changed.into_iter().zip(&fix.edits).map(edit).collect();
                actions.push(CodeActionOrCommand::CodeAction(lsp::CodeAction {
                    title: fix.title(),
                    kind: Some(CodeActionKind::QUICKFIX),
                    diagnostics: Some(vec![diagnostic.clone()]),
                    edit: Some(workspace_edit(places, vec![(file, edits)], is_versioned)),
                    is_preferred: Some(rank == 0 && fix.way == Way::Correct),
                    ..lsp::CodeAction::default()
                }));
            }
        }
        actions
    }))
}
