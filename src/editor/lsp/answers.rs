//! Converts the answers of [`crate::editor`] into the types of the protocol. Pure.

use std::collections::BTreeMap;

use lsp_types::{
    self as lsp, CompletionItem, CompletionItemKind, DiagnosticRelatedInformation,
    DiagnosticSeverity, Documentation, InsertTextFormat, MarkupContent, MarkupKind, NumberOrString,
    SymbolKind, TextEdit, Uri,
};

use super::documents::Documents;
use super::position::{Encoding, Lines};
use super::served::Served;
use super::uri;
use crate::compile::discover::read;
use crate::diagnostic::{Diagnostic, Severity};
use crate::editor::completion::{self, Item};
use crate::editor::definition::Target;
use crate::editor::named::Kind;
use crate::editor::symbols::{Symbol, What};
use crate::source::{FileId, Origin, Span};

/// Converts spans in a site's files into positions of the protocol.
pub(super) struct Places<'s> {
    pub(super) served: &'s Served,
    pub(super) documents: &'s Documents,
    encoding: Encoding,
    texts: BTreeMap<FileId, Lines<'static>>,
    /// Whether a file has changed since the site was read, which makes positions in it invalid
    pub(super) is_old: bool,
}

impl<'s> Places<'s> {
    pub(super) fn new(
        served: &'s Served,
        documents: &'s Documents,
        encoding: Encoding,
    ) -> Places<'s> {
        Places { served, documents, encoding, texts: BTreeMap::new(), is_old: false }
    }

    /// Returns the lines of a file; of an empty text if the file cannot be read.
    pub(super) fn lines(&mut self, file: FileId) -> &Lines<'static> {
        self.texts.entry(file).or_insert_with(|| {
            self.is_old |= self.served.ask(|known| known.is_old(file));
            let text = self.served.ask(|known| known.text(file)).unwrap_or_default();
            Lines::of(text, self.encoding)
        })
    }

    pub(super) fn range(&mut self, file: FileId, range: &std::ops::Range<usize>) -> lsp::Range {
        self.lines(file).range(range)
    }

    /// Returns the URI of a file, or `None` for a file that is embedded in the binary.
    pub(super) fn uri(&self, file: FileId) -> Option<Uri> {
        let origin = &self.served.resolved.site.sources.get(file).origin;
        let is_of_site = !matches!(origin, Origin::Embedded(_));
        uri::uri(&self.served.path(file)).filter(|_| is_of_site)
    }

    pub(super) fn location(&mut self, span: Span) -> Option<lsp::Location> {
        let uri = self.uri(span.file)?;
        Some(lsp::Location::new(uri, self.range(span.file, &span.range())))
    }

    pub(super) fn target(&mut self, target: &Target) -> Option<lsp::Location> {
        let paths = match target {
            Target::Place(span) => return self.location(*span),
            Target::File(paths) => paths,
        };
        let path = read::first_file(self.served.root(), paths)?;
        Some(lsp::Location::new(uri::uri(&path)?, lsp::Range::default()))
    }
}

/// Converts a diagnostic. Notes and help are appended to the message, because the protocol has no field
/// for them.
pub(super) fn diagnostic(places: &mut Places<'_>, of: &Diagnostic) -> lsp::Diagnostic {
    let of = &*of.printable();
    let mut message = of.message().into_owned();
    for line in of.notes.iter().map(|note| format!("\n{note}")) {
        message.push_str(&line);
    }
    if let Some(help) = &of.help {
        message.push_str("\nhelp: ");
        message.push_str(help);
    }
    let related = of.related.iter().filter_map(|(span, what)| {
        let location = places.location(*span)?;
        Some(DiagnosticRelatedInformation { location, message: what.clone() })
    });
    let related: Vec<DiagnosticRelatedInformation> = related.collect();
    lsp::Diagnostic {
        range: places.range(of.span.file, &of.span.range()),
        severity: Some(match of.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
        }),
        code: Some(NumberOrString::String(of.code.as_str().to_owned())),
        source: Some("versus".to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        ..lsp::Diagnostic::default()
    }
}

/// Whether the client supports snippets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Snippets {
    /// The cursor is placed between the quotes of an inserted value
    Supported,
    Unsupported,
}

pub(super) fn item(
    rank: usize,
    item: Item,
    range: lsp::Range,
    snippets: Snippets,
) -> CompletionItem {
    let is_open = snippets == Snippets::Supported && item.text.contains("\"\"");
    let text = match is_open {
        true => {
            let escaped = item.text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}");
            escaped.replacen("\"\"", "\"$1\"", 1)
        }
        false => item.text,
    };
    let about = (!item.about.is_empty()).then_some(item.about);
    CompletionItem {
        label: item.label,
        kind: Some(item_kind(item.what)),
        detail: (!item.detail.is_empty()).then_some(item.detail),
        documentation: about.map(Documentation::String),
        sort_text: Some(format!("{rank:06}")),
        insert_text_format: is_open.then_some(InsertTextFormat::SNIPPET),
        text_edit: Some(TextEdit::new(range, text).into()),
        ..CompletionItem::default()
    }
}

fn item_kind(what: completion::What) -> CompletionItemKind {
    use completion::What;
    match what {
        What::Subject => CompletionItemKind::CLASS,
        What::Criterion => CompletionItemKind::FIELD,
        What::Group | What::Table | What::Matrix => CompletionItemKind::MODULE,
        What::Source | What::Heading => CompletionItemKind::REFERENCE,
        What::Scenario => CompletionItemKind::EVENT,
        What::Directive => CompletionItemKind::FUNCTION,
        What::Attribute | What::Key => CompletionItemKind::PROPERTY,
        What::Value => CompletionItemKind::VALUE,
        What::File => CompletionItemKind::FILE,
    }
}

pub(super) fn markup(markdown: String) -> MarkupContent {
    MarkupContent { kind: MarkupKind::Markdown, value: markdown }
}

pub(super) fn symbol_kind(symbol: &Symbol) -> SymbolKind {
    match symbol.what {
        What::Heading => SymbolKind::STRING,
        What::Page => SymbolKind::FILE,
        What::Named(Kind::Subject | Kind::Variant) => SymbolKind::CLASS,
        What::Named(Kind::Criterion) => SymbolKind::FIELD,
        What::Named(Kind::Group) => SymbolKind::MODULE,
        What::Named(Kind::Source) => SymbolKind::OBJECT,
        What::Named(Kind::Data) => SymbolKind::FILE,
        What::Named(Kind::Scenario) => SymbolKind::EVENT,
    }
}

/// Nests symbols by their levels: headings are nested, declarations of a matrix are all at the top level.
pub(super) fn outline(places: &mut Places<'_>, symbols: Vec<Symbol>) -> Vec<lsp::DocumentSymbol> {
    let mut open: Vec<(u8, lsp::DocumentSymbol)> = Vec::new();
    let mut top = Vec::new();
    for symbol in symbols {
        while open.last().is_some_and(|(level, _)| *level >= symbol.level) {
            close(&mut open, &mut top);
        }
        let range = places.range(symbol.span.file, &symbol.span.range());
        let kind = symbol_kind(&symbol);
        #[expect(deprecated, reason = "the type has a deprecated field that cannot be omitted")]
        let of = lsp::DocumentSymbol {
            name: if symbol.name.is_empty() { symbol.detail.clone() } else { symbol.name },
            detail: Some(symbol.detail),
            kind,
            tags: None,
            deprecated: None,
            range,
            selection_range: range,
            children: None,
        };
        open.push((symbol.level, of));
    }
    while !open.is_empty() {
        close(&mut open, &mut top);
    }
    top
}

/// Moves the innermost open symbol into the symbol around it, whose range is extended to contain it.
fn close(open: &mut Vec<(u8, lsp::DocumentSymbol)>, top: &mut Vec<lsp::DocumentSymbol>) {
    let Some((_, symbol)) = open.pop() else { return };
    match open.last_mut() {
        Some((_, around)) => {
            around.range.end = around.range.end.max(symbol.range.end);
            around.children.get_or_insert_default().push(symbol);
        }
        None => top.push(symbol),
    }
}
