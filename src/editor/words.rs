//! What directives and the attributes of fences do, in a sentence. Pure.

pub(super) struct About {
    pub(super) text: &'static str,
    /// Whether it is written with three colons, around a body
    pub(super) has_body: bool,
}

/// None for a component of the theme or the site that versus knows nothing of.
pub(super) fn directive_about(name: &str) -> Option<About> {
    let leaf = |text| Some(About { text, has_body: false });
    let around = |text| Some(About { text, has_body: true });
    match name {
        "matrix" => leaf("The comparison table of the page's matrix, or a part of it."),
        "facts" => leaf("All facts of one subject."),
        "chart" => leaf("The amounts of one criterion as bars, and as a table."),
        "scores" => leaf("The scores of the page's subjects by group, and who is ahead."),
        "scenarios" => leaf("Use cases with their recommendations and the reasons."),
        "sources" => leaf("The sources of the facts that the page shows."),
        "related" => leaf("Related guides."),
        "toc" => leaf("The headings of the page."),
        "criterion" => {
            around("A section about one criterion, with a `:::subject` for each contender.")
        }
        "subject" => around("Inside `:::criterion`: one subject with its fact."),
        "verdict" => {
            around("Who wins on a criterion, a group, in a scenario or overall. It is checked.")
        }
        "pros" => around("What speaks for a subject, as a list."),
        "cons" => around("What speaks against a subject, as a list."),
        "when" => around("When to choose a subject, as a list."),
        "samples" => around("The code fences in its body, side by side."),
        "faq" => around("Questions as headings, each with its answer."),
        "call-to-action" => around("A text with a button."),
        "author" => around("A text about an author."),
        _ => None,
    }
}

/// None for what is no attribute of a fence.
pub(super) fn fence_about(attribute: &str) -> Option<&'static str> {
    Some(match attribute {
        "title" => "A caption, such as the name of the file.",
        "subject" => "The id of the subject that the code is of.",
        "file" => "A file to show, by its path from the page or from the site.",
        "region" => "A part of the file, between its comments `region: NAME` and `endregion`.",
        "lines" => "The lines to show, such as `3-14`.",
        "hl" => "The lines to mark, such as `2,4-6`.",
        "linenos" => "Numbers the lines.",
        "diff" => "Takes lines that begin with `+` and `-` as added and removed.",
        _ => return None,
    })
}

/// What an attribute of a directive says, for those that versus itself reads.
pub(super) fn attribute_about(directive: &str, attribute: &str) -> Option<&'static str> {
    Some(match (directive, attribute) {
        ("matrix" | "scores" | "chart", "subjects") => "Ids of subjects: the columns.",
        ("matrix", "criteria") => "Ids of criteria: the rows.",
        ("matrix", "groups") => "Ids of groups: all of their criteria.",
        ("chart", "criterion") => "Id of a criterion of the kind `number`, `money` or `rating`.",
        ("criterion", "id") => "Id of the criterion.",
        ("subject", "id") => "Id of the subject.",
        ("facts" | "pros" | "cons" | "when", "subject") => "Id of the subject.",
        ("verdict", "on") => "Id of a criterion, a group or a scenario, or `overall`.",
        ("verdict", "winner") => "Id of a subject, or `tie`, or `depends`.",
        ("verdict", "dissent") => "Why the verdict departs from the matrix. Readers see it.",
        _ => return None,
    })
}
