//! Defects of writing that need no matrix, and the comments that turn their messages off. All but those of the
//! comments are warnings.

use super::{Code, Diagnostic, Fix, Misspelling, suggest};
use crate::source::Span;

const SKIP_HELP: &str =
    "write `<!-- versus: skip -->`, or `<!-- versus: skip CODE \"the reason\" -->`, on one line";

const MEND_CODE: &str = "mend it; if it is meant so, write `fragment` after the language of its fence, or \
                         `<!-- versus: skip code-parse \"the reason\" -->` before it";

impl Diagnostic {
    /// A comment that begins with `versus:` and cannot be read.
    pub fn invalid_skip(span: Span, why: &str) -> Diagnostic {
        let message = format!("this comment for versus cannot be read: {why}");
        Diagnostic::error(Code::InvalidSkip, span, message).help(SKIP_HELP)
    }

    /// A skip that names no code.
    pub fn unknown_skip(span: Span, name: &str) -> Diagnostic {
        let message = format!("`{name}` is not the code of a message");
        let known = Code::skippable();
        Diagnostic::error(Code::InvalidSkip, span, message).nearest_of(name, &known, SKIP_HELP)
    }

    pub fn code_not_skipped(span: Span, code: Code) -> Diagnostic {
        let message = format!("`{code}` cannot be skipped");
        Diagnostic::error(Code::InvalidSkip, span, message)
            .help(suggest::use_one_of(&Code::skippable(), SKIP_HELP))
    }

    /// A code in `[check] off` whose messages are always reported.
    pub fn code_always_on(span: Span, code: Code) -> Diagnostic {
        Diagnostic::error(Code::InvalidValue, span, format!("`{code}` cannot be turned off"))
            .help(suggest::use_one_of(Code::OPTIONAL, "remove it"))
    }

    pub fn unused_skip(span: Span, code: Code) -> Diagnostic {
        let message = format!("nothing here is skipped: no `{code}` is found in the next block");
        Diagnostic::warning(Code::UnusedSkip, span, message)
            .help("remove the code, or put the comment directly before the block")
    }

    /// A reason that is still to be written. `span` is the link or the comment.
    pub fn unfilled_reason(span: Span, reason: &str) -> Diagnostic {
        let message = format!("`{reason}` is no reason");
        Diagnostic::warning(Code::UnfilledReason, span, message)
            .help("say why the statement stands, or correct it and remove the exemption")
    }

    /// `things` are the words of the author; `what` names what was counted, such as "sections".
    pub fn promised_count(span: Span, things: &str, count: usize, what: &str) -> Diagnostic {
        let message = match count {
            1 => format!("`{things}` are promised, and 1 {} follows", what.trim_end_matches('s')),
            _ => format!("`{things}` are promised, and {count} {what} follow"),
        };
        Diagnostic::warning(Code::PromisedCount, span, message)
            .help("correct the number, or add what is missing")
    }

    /// `before` names what comes in place of the list, such as "the next heading".
    pub fn empty_list(span: Span, before: &str) -> Diagnostic {
        let message = format!("something is announced here, but {before} follows");
        Diagnostic::warning(Code::EmptyList, span, message)
            .help("add what is announced, or end the sentence with a full stop")
    }

    /// `words` are those of a heading or a paragraph.
    pub fn empty_contents(span: Span, words: &str) -> Diagnostic {
        let message = format!("there is nothing below `{words}`");
        Diagnostic::warning(Code::EmptyList, span, message)
            .help("write `::toc` below it, or remove it: themes show the contents")
    }

    /// The language or the file name of a code block, as a paragraph before it.
    pub fn leaked_info(span: Span, text: &str) -> Diagnostic {
        let message = format!("`{text}` is shown as text before the code");
        Diagnostic::warning(Code::FenceLeak, span, message).help(
            "put a language after the opening fence, and a file name in its `title`: \
             ```` ```js title=\"app.js\" ````",
        )
    }

    /// The language of a code block in its first line, perhaps with attributes.
    pub fn leaked_language(span: Span, info: &str) -> Diagnostic {
        let message = format!("`{info}` is shown as the first line of the code");
        Diagnostic::warning(Code::FenceLeak, span, message)
            .help(format!("put it after the opening fence: ```` ```{info} ````"))
    }

    pub fn leaked_fence(span: Span) -> Diagnostic {
        Diagnostic::warning(Code::FenceLeak, span, "the marks of a fence are shown as text")
            .help("put them on a line of their own, or escape them if they are meant as text")
    }

    /// What another system writes before or around code, such as `{.python}`.
    pub fn leaked_attributes(span: Span, text: &str) -> Diagnostic {
        let message = format!("`{text}` is shown as text");
        Diagnostic::warning(Code::FenceLeak, span, message)
            .help("put a language after the opening fence, and remove this line")
    }

    /// Code that its grammar cannot parse. `language` is the name of the language, `why` says what is wrong at the place.
    pub fn unparsed_code(span: Span, language: &str, why: &str) -> Diagnostic {
        let message = format!("this {language} code cannot be parsed: {why}");
        Diagnostic::warning(Code::UnparsedSample, span, message).help(MEND_CODE)
    }

    /// The same, for code from a file. `place` is the line and the column in that file, with its path.
    pub fn unparsed_sample(span: Span, language: &str, place: &str, why: &str) -> Diagnostic {
        let message = format!("this {language} code cannot be parsed: at `{place}`, {why}");
        Diagnostic::warning(Code::UnparsedSample, span, message).help(MEND_CODE)
    }

    pub fn collapsed_diagram(span: Span) -> Diagnostic {
        let message = "the lines of this diagram are shown as one";
        Diagnostic::warning(Code::CollapsedDiagram, span, message)
            .help("restore its lines, and put it between fences: ```` ```text ````")
    }

    /// `why` says what shows that the heading is cut short.
    pub fn truncated_heading(span: Span, why: &str) -> Diagnostic {
        let message = format!("this heading seems to be cut short: {why}");
        Diagnostic::warning(Code::TruncatedHeading, span, message)
            .help("complete it, or remove what is left over")
    }

    pub fn raw_markup(span: Span, mark: &str, help: &str) -> Diagnostic {
        let message = format!("`{mark}` is shown as text");
        Diagnostic::warning(Code::RawMarkup, span, message).help(help)
    }

    /// A text in UTF-8 that was read in another encoding, and what it was.
    pub fn mojibake(span: Span, wrong: &str, meant: &str) -> Diagnostic {
        let message = format!("`{wrong}` is UTF-8 that was read in another encoding");
        Diagnostic::warning(Code::Mojibake, span, message).help(format!("write `{meant}`"))
    }

    /// A replacement character in a word.
    pub fn lost_character(span: Span) -> Diagnostic {
        let message = "a character was lost here when the text was converted";
        Diagnostic::warning(Code::Mojibake, span, message)
            .help("write the character that was meant in place of U+FFFD")
    }

    /// `what` is "heading" or "paragraph".
    pub fn repeated_title(span: Span, what: &str) -> Diagnostic {
        let message = format!("this {what} repeats the title of the page");
        Diagnostic::warning(Code::DuplicateTitle, span, message)
            .help("remove it: the page shows its title")
    }

    pub fn repeated_paragraph(span: Span, first: Span) -> Diagnostic {
        let message = "this paragraph repeats the one before it";
        Diagnostic::warning(Code::DuplicateTitle, span, message)
            .related(first, "the first one")
            .help("remove one of the two")
    }

    /// A title or a heading that consists of the same words twice.
    pub fn doubled_text(span: Span, half: &str) -> Diagnostic {
        let message = format!("`{half}` is written twice in a row");
        Diagnostic::warning(Code::DuplicateTitle, span, message).help("write it once")
    }

    pub fn repeated_author(span: Span, name: &str) -> Diagnostic {
        let message = format!("`{name}` is listed as an author twice");
        Diagnostic::warning(Code::DuplicateTitle, span, message).help("remove one of the two")
    }

    /// Two pages of a section with the same title.
    pub fn shared_title(span: Span, title: &str, first: Span) -> Diagnostic {
        let message = format!("another page of this section has the title `{title}` too");
        Diagnostic::warning(Code::DuplicateTitle, span, message)
            .related(first, "the other page")
            .help("say in each title what its page alone has")
    }

    pub fn duplicate_heading(span: Span, text: &str, count: usize, first: Span) -> Diagnostic {
        let message = format!("the heading `{text}` is used {count} times in this section");
        Diagnostic::warning(Code::DuplicateHeading, span, message)
            .related(first, "the first one")
            .help("give each heading its own words, or put what belongs together below one")
    }

    pub fn skipped_level(span: Span, level: u8, before: u8) -> Diagnostic {
        let message = format!("this heading has level {level} below one of level {before}");
        let wanted = "#".repeat(usize::from(before) + 1);
        Diagnostic::warning(Code::HeadingLevel, span, message)
            .help(format!("write `{wanted}`: readers who hear the page miss a level"))
    }

    /// A heading that stands one level higher than all others with its text.
    pub fn promoted_heading(span: Span, text: &str, levels: [u8; 2], other: Span) -> Diagnostic {
        let [level, usual] = levels;
        let message = format!("`{text}` has level {level} here, and level {usual} everywhere else");
        Diagnostic::warning(Code::HeadingLevel, span, message)
            .related(other, "as here")
            .help(format!("write `{}`", "#".repeat(usize::from(usual))))
    }

    /// The name of a subject at the level of the criteria.
    pub fn promoted_subject(span: Span, name: &str, level: u8, other: Span) -> Diagnostic {
        let message = format!(
            "the heading of the subject `{name}` has the level {level} of the criteria here"
        );
        Diagnostic::warning(Code::HeadingLevel, span, message)
            .related(other, "below another criterion, it is one level deeper")
            .help(format!("write `{}`", "#".repeat(usize::from(level) + 1)))
    }

    /// `what` names it, such as "a rule of a style sheet".
    pub fn page_chrome(span: Span, what: &str) -> Diagnostic {
        let message = format!("this is {what}, not a part of the text");
        Diagnostic::warning(Code::PageChrome, span, message)
            .help("remove it: it was copied with the text from a page")
    }

    /// Details of a page that run together, such as `8 minIntermediate`.
    pub fn joined_fields(span: Span, text: &str) -> Diagnostic {
        let message = format!("the details in `{text}` run together");
        Diagnostic::warning(Code::PageChrome, span, message)
            .help("remove them: the theme shows the date, the reading time and the `level`")
    }

    /// `host` is where the page was published first.
    pub fn missing_canonical(span: Span, host: &str) -> Diagnostic {
        let message =
            format!("this page was first published on `{host}`, and has no `canonical_url`");
        Diagnostic::warning(Code::MissingCanonical, span, message)
            .help("add `canonical_url` with the address of the original to the front matter")
    }

    pub fn missing_alt(span: Span) -> Diagnostic {
        let message = "this image has no text for readers who cannot see it";
        Diagnostic::warning(Code::MissingAlt, span, message).help(
            "say what it shows, between the brackets or in `alt`; `<img alt=\"\">` is for decoration",
        )
    }

    /// The name of a subject in another spelling.
    pub fn subject_name(span: Span, written: &str, name: &str) -> Diagnostic {
        let message = format!("`{written}` is written `{name}` in the matrix");
        let slip = Misspelling { wrong: written.to_owned(), meant: name.to_owned() };
        let help = format!("write `{name}`, or add `{written}` to the `aliases` of the subject");
        let fix = Fix::word(span, slip, [written.to_owned(), name.to_owned()]);
        Diagnostic::warning(Code::SubjectName, span, message).help(help).fix(fix)
    }
}
