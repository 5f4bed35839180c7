//! A first look at a page, at what Markdown's parser would take for more than it is: dollar signs
//! that begin no formula, braces that are no attributes. Pure.

use std::ops::Range;

use memchr::memchr_iter;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::attributes::{self, Braces};
use super::dollars::{self, Run};

/// What the parser is to be told before it reads a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Survey {
    /// Whether there is a formula at all
    pub(super) has_formulas: bool,
    /// The characters that are text, in order: each wants a backslash
    pub(super) text: Vec<usize>,
    /// Second ids of headings, each with the first
    pub(super) second_ids: Vec<(Range<usize>, Range<usize>)>,
}

/// Most pages are done without a parse: they have no `$`, or prices alone.
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
        closed: 0,
        attributes: NO_LIST,
    };
    for (event, range) in Parser::new_ext(text, options.difference(plain)).into_offset_iter() {
        reader.event(&event, range);
    }
    let Reader { mut survey, dollars, .. } = reader;
    survey.has_formulas &= may_have_formula;
    if survey.has_formulas {
        survey.text.extend(dollars);
    }
    survey.text.sort_unstable();
    survey
}

/// Whether a line begins with a colon and no space, which the parser takes for a definition.
fn may_have_definition(text: &str) -> bool {
    let begins_line = |at: &usize| {
        let before = text[..*at].trim_end_matches([' ', '\t', '>', '-', '*', '+']);
        before.is_empty() || before.ends_with('\n')
    };
    memchr_iter(b':', text.as_bytes())
        .filter(|at| is_no_definition(text, *at))
        .any(|at| begins_line(&at))
}

/// Whether the colon at this byte has no space after it: `:tada:` defines nothing.
fn is_no_definition(text: &str, at: usize) -> bool {
    !text[at + 1..].starts_with([' ', '\t', '\n', '\r'])
}

const NO_LIST: Range<usize> = usize::MAX..usize::MAX;

struct Reader<'t> {
    text: &'t str,
    survey: Survey,
    /// All `$` that are dollars
    dollars: Vec<usize>,
    /// Rows of `$` since the last thing that no formula reaches across
    runs: Vec<Run>,
    /// How many tags are open whose text is no Markdown, or a label as well
    closed: usize,
    /// The attributes of the heading that is open
    attributes: Range<usize>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(_) if self.closed == 0 => {
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
                self.survey.text.push(range.start);
            }
            Event::End(TagEnd::Heading(_)) => self.attributes = NO_LIST,
            Event::Start(tag) if is_closed(tag) => self.closed += 1,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) if self.closed > 0 => {
                self.closed += 1
            }
            Event::End(TagEnd::CodeBlock) => self.closed -= 1,
            Event::End(TagEnd::Link | TagEnd::Image) if self.closed > 0 => self.closed -= 1,
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
            Braces::Text(brace) => self.survey.text.push(brace),
            Braces::Other => {}
        }
    }
}

/// Whether the text of this is no Markdown. That of `[label]` is looked up as it is written, so
/// that nothing can be put into it.
fn is_closed(tag: &Tag<'_>) -> bool {
    use LinkType::{Autolink, Collapsed, Email, Shortcut};
    match tag {
        Tag::CodeBlock(_) => true,
        Tag::Link { link_type, .. } | Tag::Image { link_type, .. } => {
            matches!(link_type, Autolink | Email | Collapsed | Shortcut)
        }
        _ => false,
    }
}
