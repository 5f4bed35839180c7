//! A first pass over a page that finds text which the Markdown parser would misread: dollar signs that do
//! not begin a formula, and braces that are not attributes. Pure.

use std::ops::Range;

use memchr::memchr_iter;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::attributes::{self, Braces};
use super::dollars::{self, Run};

/// What has to be changed before the parser reads a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Survey {
    /// Whether the page contains a formula
    pub(super) has_formulas: bool,
    /// Offsets of the characters that have to be escaped by a backslash, in order
    pub(super) escapes: Vec<usize>,
    /// Ids of headings that have more than one: each further id, and the first
    pub(super) second_ids: Vec<(Range<usize>, Range<usize>)>,
}

/// Surveys a page. Most pages need no parse for that: they contain no `$`, or only prices.
pub(super) fn survey(text: &str, options: Options) -> Survey {
    let may_have_formula =
        options.contains(Options::ENABLE_MATH) && dollars::may_have_formula(text);
    if !may_have_formula && !attributes::may_have_braces(text) && !may_have_definition(text) {
        return Survey::default();
    }
    let plain = Options::ENABLE_MATH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut reader = Reader {
        text,
        survey: Survey::default(),
        dollars: Vec::new(),
        runs: Vec::new(),
        opaque: 0,
        attributes: NO_LIST,
    };
    for (event, range) in Parser::new_ext(text, options.difference(plain)).into_offset_iter() {
        reader.event(&event, range);
    }
    let Reader { mut survey, dollars, .. } = reader;
    survey.has_formulas &= may_have_formula;
    if survey.has_formulas {
        survey.escapes.extend(dollars);
    }
    survey.escapes.sort_unstable();
    survey
}

/// Whether a line begins with a colon without a space after it, which the parser treats as a definition.
fn may_have_definition(text: &str) -> bool {
    let begins_line = |at: &usize| {
        let before = text[..*at].trim_end_matches([' ', '\t', '>', '-', '*', '+']);
        before.is_empty() || before.ends_with('\n')
    };
    memchr_iter(b':', text.as_bytes())
        .filter(|at| is_no_definition(text, *at))
        .any(|at| begins_line(&at))
}

/// Whether the colon at an offset has no white space after it: `:tada:` is not a definition.
fn is_no_definition(text: &str, at: usize) -> bool {
    !text[at + 1..].starts_with([' ', '\t', '\n', '\r'])
}

const NO_LIST: Range<usize> = usize::MAX..usize::MAX;

struct Reader<'t> {
    text: &'t str,
    survey: Survey,
    /// Offsets of all `$` that do not delimit a formula
    dollars: Vec<usize>,
    /// Runs of `$` since the last element that no formula can span
    runs: Vec<Run>,
    /// How many tags are open whose text is either not Markdown or also a link label
    opaque: usize,
    /// Range of the attribute list of the current heading
    attributes: Range<usize>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(_) if self.opaque == 0 => {
                let end = range.end.min(self.attributes.start);
                return self.runs.extend(dollars::runs(self.text, range.start..end));
            }
            Event::Text(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => return,
            _ => self.finish_runs(),
        }
        match event {
            Event::Start(Tag::Heading { .. }) => self.heading(&range),
            Event::Start(Tag::DefinitionListDefinition)
                if is_no_definition(self.text, range.start) =>
            {
                self.survey.escapes.push(range.start);
            }
            Event::End(TagEnd::Heading(_)) => self.attributes = NO_LIST,
            Event::Start(tag) if is_opaque(tag) => self.opaque += 1,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) if self.opaque > 0 => {
                self.opaque += 1
            }
            Event::End(TagEnd::CodeBlock) => self.opaque -= 1,
            Event::End(TagEnd::Link | TagEnd::Image) if self.opaque > 0 => self.opaque -= 1,
            _ => {}
        }
    }

    fn finish_runs(&mut self) {
        let formulas = dollars::formulas(self.text, &self.runs, &mut self.dollars);
        self.survey.has_formulas |= !formulas.is_empty();
        self.runs.clear();
    }

    fn heading(&mut self, range: &Range<usize>) {
        match attributes::of_heading(self.text, range) {
            Braces::List(list, ids) => {
                self.attributes = list;
                let mut ids = ids.into_iter();
                if let Some(first) = ids.next() {
                    self.survey.second_ids.extend(ids.map(|id| (id, first.clone())));
                }
            }
            Braces::Text(brace) => self.survey.escapes.push(brace),
            Braces::Other => {}
        }
    }
}

/// Whether the text of a tag must not be changed: it is not Markdown, or it is the label of `[label]`,
/// which is looked up as it is written.
fn is_opaque(tag: &Tag<'_>) -> bool {
    use LinkType::{Autolink, Collapsed, Email, Shortcut};
    match tag {
        Tag::CodeBlock(_) => true,
        Tag::Link { link_type, .. } | Tag::Image { link_type, .. } => {
            matches!(link_type, Autolink | Email | Collapsed | Shortcut)
        }
        _ => false,
    }
}
