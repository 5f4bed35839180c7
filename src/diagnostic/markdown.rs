//! Mistakes in Markdown, directives, fences and claims.

use super::{Code, Diagnostic, Misspelling, nearest};
use crate::source::Span;

impl Diagnostic {
    pub fn malformed_directive(span: Span, why: &str) -> Diagnostic {
        Diagnostic::error(
            Code::MalformedDirective,
            span,
            format!("this is not a valid directive: {why}"),
        )
        .help("write `::name[label]{key=\"value\" flag}`, with `:::` around a body")
    }

    /// A directive that is nested too deeply: inside `others` open directives.
    pub fn deep_directive(span: Span, others: usize) -> Diagnostic {
        let message = format!("this directive is inside {others} others that are still open");
        Diagnostic::error(Code::MalformedDirective, span, message)
            .help("close those before it with `:::`")
    }

    /// A directive in a block of raw HTML, where Markdown is not parsed.
    pub fn directive_in_html(span: Span) -> Diagnostic {
        let message = "this directive is inside an HTML block, which ends at a blank line";
        Diagnostic::error(Code::MalformedDirective, span, message)
            .help("put a blank line before it, and one after it")
    }

    /// A directive line that Markdown parses as a row of a table, as code or as part of a paragraph.
    pub fn directive_in_text(span: Span) -> Diagnostic {
        let message = "this directive is read as part of the text around it";
        Diagnostic::error(Code::MalformedDirective, span, message)
            .help("put a blank line before it, and indent it by fewer than four spaces")
    }

    /// `meant` is the equivalent of attributes in the syntax of another tool.
    pub fn malformed_fence(span: Span, why: &str, meant: Option<&str>) -> Diagnostic {
        let message = format!("the attributes of this code fence cannot be read: {why}");
        Diagnostic::error(Code::MalformedDirective, span, message).help(match meant {
            Some(meant) => format!("write `{meant}`"),
            None => "write the language and then `key=\"value\"` or `flag`, such as `js hl=\"2\"`"
                .to_owned(),
        })
    }

    pub fn unclosed_directive(span: Span, name: &str) -> Diagnostic {
        Diagnostic::error(Code::UnclosedDirective, span, format!("`:::{name}` is never closed"))
            .help("put a line `:::` after its body")
    }

    pub fn unopened_directive(span: Span) -> Diagnostic {
        Diagnostic::error(Code::UnopenedDirective, span, "this `:::` closes nothing")
            .help("remove it, or open a directive with `:::name` above")
    }

    pub fn crossed_directive(span: Span, name: &str, opened: Span) -> Diagnostic {
        let message = format!("`:::{name}` does not end in the list or quote in which it began");
        Diagnostic::error(Code::CrossedDirective, span, message)
            .related(opened, "it began here")
            .help("indent its `:::` lines alike, with a blank line before the last one")
    }

    /// An element that is nested too deeply: inside `others` open elements, whose kind `what` names.
    pub fn too_deep(span: Span, what: &str, others: usize) -> Diagnostic {
        let message = format!("this is inside {others} {what} that are still open");
        Diagnostic::error(Code::TooDeep, span, message)
            .help("close those before it, or escape it with `\\` if it is text")
    }

    pub fn unknown_directive(span: Span, name: &str, known: &[&str]) -> Diagnostic {
        let message = format!("there is no directive or component `{name}`");
        let slip = Misspelling::of(name, nearest(name, known.iter().copied()));
        Diagnostic::error(Code::UnknownDirective, span, message).meant_or(slip, || {
            let name = name.replace('-', "_");
            format!("define `{{% component {name}() %}}` in `templates/components/`")
        })
    }

    pub fn unknown_attribute(span: Span, key: &str, owner: &str, known: &[&str]) -> Diagnostic {
        let message = format!("{owner} has no attribute `{key}`");
        Diagnostic::error(Code::UnknownAttribute, span, message).nearest_of(
            key,
            known,
            "remove it: no attribute is allowed here",
        )
    }

    /// A code fence attribute of another tool. `meant` is its equivalent here.
    pub fn foreign_attribute(span: Span, key: &str, meant: &str) -> Diagnostic {
        let message = format!("a code fence has no attribute `{key}`");
        // An equivalent with a value would replace more than the key, so it gets no fix.
        let slip = Misspelling::of(key, Some(meant).filter(|meant| !meant.contains('=')));
        Diagnostic::error(Code::UnknownAttribute, span, message)
            .meant_or(slip, || format!("write `{meant}`"))
    }

    /// A second id in the braces of a heading. `id` includes the `#`.
    pub fn second_id(span: Span, id: &str, first: Span) -> Diagnostic {
        let message = format!("`{id}` is a second id for this heading");
        Diagnostic::error(Code::WrongAttribute, span, message)
            .related(first, "the first one")
            .help("keep one of the two")
    }

    pub fn missing_attribute(span: Span, key: &str, owner: &str) -> Diagnostic {
        Diagnostic::error(Code::MissingAttribute, span, format!("{owner} needs `{key}`"))
            .help(format!("add `{key}=\"…\"`"))
    }

    pub fn wrong_attribute(span: Span, key: &str, got: &str, wanted: &str) -> Diagnostic {
        let message = format!("`{got}` is not a valid value of the attribute `{key}`");
        Diagnostic::error(Code::WrongAttribute, span, message).help(format!("write {wanted}"))
    }

    /// An attribute without a value that is not a flag.
    pub fn empty_attribute(span: Span, key: &str) -> Diagnostic {
        let message = format!("the attribute `{key}` has no value");
        Diagnostic::error(Code::WrongAttribute, span, message).help(format!("write `{key}=\"…\"`"))
    }

    pub fn misplaced_directive(span: Span, name: &str, place: &str) -> Diagnostic {
        let message = format!("`{name}` is not directly inside {place}");
        Diagnostic::error(Code::MisplacedDirective, span, message)
            .help(format!("put it inside {place}, with no other directive between the two"))
    }

    pub fn no_matrix(span: Span, what: &str) -> Diagnostic {
        Diagnostic::error(
            Code::NoMatrix,
            span,
            format!("{what} needs a matrix, and this page has none"),
        )
        .help("put a `matrix.toml` in this folder or one above, or name one: `matrix = \"id\"`")
    }

    /// A chart of a criterion whose facts are not amounts. `wanted` lists the kinds whose facts are.
    pub fn no_amounts(span: Span, criterion: &str, kind: &str, wanted: &str) -> Diagnostic {
        let message =
            format!("the facts of `{criterion}` are not amounts, so there is nothing to draw");
        Diagnostic::error(Code::WrongAttribute, span, message).help(format!(
            "its kind is `{kind}`: name a criterion of kind {wanted}, or show this one with \
             `::matrix`"
        ))
    }

    pub fn unclosed_fence(span: Span) -> Diagnostic {
        Diagnostic::error(Code::UnclosedFence, span, "this code fence is never closed")
            .help("end it with a line of as many backticks or tildes as it began with")
    }

    pub fn unknown_language(span: Span, language: &str, near: Option<&str>) -> Diagnostic {
        let message = format!("there is no grammar for the language `{language}`");
        Diagnostic::warning(Code::UnknownLanguage, span, message)
            .meant_or(Misspelling::of(language, near), || {
                "the code is shown without colours; write `text` if that is intended".to_owned()
            })
    }

    pub fn missing_sample(
        span: Span,
        file: &str,
        looked: &[String],
        near: Option<&str>,
    ) -> Diagnostic {
        Diagnostic::error(Code::MissingSample, span, format!("there is no file `{file}`")).meant_or(
            Misspelling::of(file, near),
            || {
                let looked: Vec<&str> = looked.iter().map(String::as_str).collect();
                format!("create {}", super::one_of(&looked))
            },
        )
    }

    pub fn missing_region(span: Span, region: &str, file: &str, known: &[&str]) -> Diagnostic {
        let message = format!("`{file}` has no region `{region}`");
        let otherwise = "mark it with `region: NAME` and `endregion` in comments";
        Diagnostic::error(Code::MissingRegion, span, message).nearest_of(region, known, otherwise)
    }

    pub fn unclosed_region(span: Span, region: &str, file: &str) -> Diagnostic {
        let message = format!("the region `{region}` of `{file}` is never closed");
        Diagnostic::error(Code::MissingRegion, span, message)
            .help("put `endregion` in a comment after it")
    }

    /// A region name that a sample file contains more than once, so that a reference to it is ambiguous.
    pub fn repeated_region(span: Span, region: &str, file: &str) -> Diagnostic {
        let message = format!("`{file}` has more than one region `{region}`");
        Diagnostic::error(Code::RepeatedDefinition, span, message)
            .help("give each region its own name, in that file and here")
    }

    pub fn binary_sample(span: Span, file: &str) -> Diagnostic {
        Diagnostic::error(Code::MissingSample, span, format!("`{file}` is not a UTF-8 text file"))
            .help("show a text file")
    }

    pub fn invalid_lines(span: Span, lines: &str, count: usize) -> Diagnostic {
        let message = format!("`{lines}` is not a list of lines of this sample, which has {count}");
        Diagnostic::error(Code::InvalidLines, span, message)
            .help("write numbers and ranges that begin at 1, such as `2,4-6`")
    }

    /// Like [`Diagnostic::invalid_lines`], for a value that must be a single range.
    pub fn invalid_range(span: Span, lines: &str, count: usize) -> Diagnostic {
        let message =
            format!("`{lines}` is not a range of lines of this sample, which has {count}");
        Diagnostic::error(Code::InvalidLines, span, message)
            .help("write one range that begins at 1 or later, such as `4-6`")
    }

    pub fn invalid_math(span: Span, why: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidMath, span, format!("this formula cannot be read: {why}"))
            .help("write LaTeX mathematics, or `\\$` for a dollar sign")
    }

    pub fn invalid_claim(span: Span, target: &str, why: &str) -> Diagnostic {
        Diagnostic::error(
            Code::InvalidClaim,
            span,
            format!("`{target}` does not name a fact: {why}"),
        )
        .help(
            "write `fact:subject/criterion`, with `?is=`, `?beats=`, `?times=`, `?since` or `?until` after it",
        )
    }

    /// A claim in a text of a matrix, which is no guide.
    pub fn claim_in_matrix(span: Span) -> Diagnostic {
        Diagnostic::error(Code::InvalidClaim, span, "the texts of a matrix have no claims")
            .help("write the words without `fact:`, or make the claim in a guide")
    }

    /// `fact:none` without a title.
    pub fn exempt_without_reason(span: Span) -> Diagnostic {
        let message = "`fact:none` is given without a reason";
        Diagnostic::error(Code::InvalidClaim, span, message)
            .help("write it as the title of the link: `[text](fact:none \"reason\")`")
    }

    pub fn undefined_reference(span: Span, label: &str) -> Diagnostic {
        let message = format!("the link reference `[{label}]` is not defined on this page");
        Diagnostic::error(Code::UndefinedReference, span, message)
            .help(format!("add a line `[{label}]: https://…`, or escape the bracket: `\\[`"))
    }

    pub fn undefined_footnote(span: Span, label: &str) -> Diagnostic {
        let message = format!("the footnote `[^{label}]` is not defined on this page");
        Diagnostic::error(Code::UndefinedFootnote, span, message)
            .help(format!("add a line `[^{label}]: …`, or escape the bracket: `\\[`"))
    }

    pub fn repeated_footnote(span: Span, label: &str, first: Span) -> Diagnostic {
        let message = format!("the footnote `[^{label}]` is defined a second time");
        Diagnostic::error(Code::RepeatedDefinition, span, message)
            .related(first, "the first one")
            .help("give one of the two another name, in its definition and where it is referenced")
    }

    /// A second definition of a link label that differs from the first. Only the first is used.
    pub fn repeated_reference(span: Span, label: &str, first: Span) -> Diagnostic {
        let message = format!("the link reference `[{label}]` is defined a second time");
        Diagnostic::error(Code::RepeatedDefinition, span, message)
            .related(first, "the first one, which is used")
            .help("give one of the two another label, or remove it")
    }

    pub fn unused_footnote(span: Span, label: &str) -> Diagnostic {
        Diagnostic::warning(
            Code::UnusedFootnote,
            span,
            format!("the footnote `[^{label}]` is never referenced"),
        )
        .help(format!("write `[^{label}]` where it belongs: until then it is not shown"))
    }
    pub fn nested_link(span: Span, outer: Span) -> Diagnostic {
        Diagnostic::error(Code::NestedLink, span, "this link is inside another link")
            .related(outer, "it begins here")
            .help("end the outer link before it with `</a>`, or remove one of them")
    }

    /// `policy` is the value of `html` that forbids the scheme.
    pub fn unsafe_link(span: Span, scheme: &str, policy: &str) -> Diagnostic {
        let message = format!("`html = \"{policy}\"` does not allow `{scheme}:` addresses");
        let help = match scheme == "localhost" || scheme.contains('.') {
            true => "write `https://` or `http://` before a host name",
            false => {
                "use a relative address, or one that begins with `https:`, `http:`, `mailto:` or \
                 `tel:`; `html = \"allow\"` allows any, if you trust every author"
            }
        };
        Diagnostic::error(Code::UnsafeLink, span, message).help(help)
    }

    pub fn unsafe_image(span: Span, scheme: &str, policy: &str) -> Diagnostic {
        Diagnostic::unsafe_link(span, scheme, policy)
            .help("use a file, `https:`, or `data:` with an image in PNG, JPEG, GIF, WebP or AVIF")
    }
}
