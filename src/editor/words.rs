//! Descriptions of the attributes of code fences. Pure.

/// Returns the description of an attribute, or `None` if code fences have no such attribute.
pub(super) fn fence_about(attribute: &str) -> Option<&'static str> {
    Some(match attribute {
        "title" => "A caption, such as the name of the file.",
        "subject" => "The id of the subject that the code belongs to.",
        "file" => "A file to show, by its path from the page or from the site.",
        "region" => "A part of the file, between its comments `region: NAME` and `endregion`.",
        "lines" => "The lines to show, such as `3-14`.",
        "hl" => "The lines to mark, such as `2,4-6`.",
        "linenos" => "Numbers the lines.",
        "diff" => "Shows lines that begin with `+` and `-` as added and removed.",
        _ => return None,
    })
}
