//! Extracts the part of a file that a fence names, by region or by lines. Pure.

use std::ops::RangeInclusive;

/// A part of a file without common indentation, with `\n` after every line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub code: String,
    /// Number of its first line in the file, counted from 1
    pub first_line: usize,
    /// Indices of its lines in the file, counted from 0
    pub lines: Vec<usize>,
    /// Bytes of indentation removed from each line
    pub margin: usize,
}

/// The reason why a region cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionError {
    Missing,
    /// It begins, but no `endregion` ends it
    Unclosed,
    /// The file has another region of this name
    Repeated,
}

/// Returns the lines between a comment `region: NAME` and its `endregion`, without the markers of other
/// regions and without common indentation.
pub fn region(text: &str, name: &str) -> Result<Excerpt, RegionError> {
    let lines: Vec<&str> = text.lines().collect();
    let regions = regions(&lines);
    let mut named = regions.iter().filter(|region| region.name == name);
    let region = named.next().ok_or(RegionError::Missing)?;
    if named.next().is_some() {
        return Err(RegionError::Repeated);
    }
    let end = region.end.ok_or(RegionError::Unclosed)?;
    let begin = region.marker + 1;
    let shown = (begin..end).filter(|at| marker(lines[*at]).is_none());
    Ok(excerpt(&lines, shown.collect(), begin + 1))
}

/// Returns the names of a file's regions, each once, in the order of the file.
pub fn region_names(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().collect();
    let mut names = Vec::new();
    for region in regions(&lines) {
        if !names.contains(&region.name) {
            names.push(region.name);
        }
    }
    names
}

/// Parses a list of lines such as `2,4-6`, in its order. `None` if the syntax is invalid or a line is not
/// between 1 and `count`.
pub fn line_ranges(spec: &str, count: usize) -> Option<Vec<RangeInclusive<usize>>> {
    let number = |digits: &str| {
        let digits = digits.trim();
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    };
    let range = |part: &str| {
        let (first, last): (usize, usize) = match part.split_once('-') {
            Some((first, last)) => (number(first)?, number(last)?),
            None => (number(part)?, number(part)?),
        };
        (1 <= first && first <= last && last <= count).then_some(first..=last)
    };
    spec.split(',').map(range).collect()
}

/// Returns the lines of one range such as `3-14`, without common indentation. `None` if the syntax is invalid
/// or the text has fewer lines.
pub fn slice_lines(text: &str, spec: &str) -> Option<Excerpt> {
    let lines: Vec<&str> = text.lines().collect();
    let [range] = line_ranges(spec, lines.len())?.try_into().ok()?;
    Some(excerpt(&lines, (range.start() - 1..*range.end()).collect(), *range.start()))
}

struct Region<'t> {
    name: &'t str,
    /// Index of the line with the begin marker
    marker: usize,
    /// Index of the line with the end marker; `None` if the region is unclosed
    end: Option<usize>,
}

fn regions<'t>(lines: &[&'t str]) -> Vec<Region<'t>> {
    let mut regions: Vec<Region<'t>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match marker(line) {
            Some(Marker::Begin(name)) => regions.push(Region { name, marker: at, end: None }),
            Some(Marker::End(name)) => {
                let open = |region: &&mut Region| region.end.is_none();
                let named = regions.iter().rposition(|it| it.end.is_none() && it.name == name);
                let ended = match named {
                    Some(named) => regions.get_mut(named),
                    None => regions.iter_mut().rev().find(open),
                };
                if let Some(region) = ended {
                    region.end = Some(at);
                }
            }
            None => {}
        }
    }
    // A nameless region comes from a folding marker of an editor.
    regions.retain(|region| !region.name.is_empty());
    regions
}

enum Marker<'t> {
    Begin(&'t str),
    /// With the name that follows, or an empty string
    End(&'t str),
}

/// Tokens that begin a comment in some language. Without one of them, `region: eu-west-1` is a setting, not a
/// marker.
const COMMENTS: &[&str] =
    &["//", "#", "--", "/*", "<!--", "<%", "{#", "{/*", "{{!", "(*", "{-", ";", "%", "'", "!"];

/// Parses a marker, which is a comment on a line of its own.
fn marker(line: &str) -> Option<Marker<'_>> {
    let (comment, words) = line.trim().split_at(line.trim().find(char::is_alphanumeric)?);
    let begins = |with: &&str| comment.starts_with(*with);
    let words = match words.split_at_checked(4) {
        Some((rem, words)) if rem.eq_ignore_ascii_case("rem ") => words.trim_start(),
        _ if COMMENTS.iter().any(begins) => words,
        _ => return None,
    };
    if let Some(rest) = words.strip_prefix("endregion") {
        let goes_on = rest.starts_with(char::is_alphanumeric);
        return (!goes_on).then(|| Marker::End(name(rest.trim_start_matches(':'))));
    }
    let rest = words.strip_prefix("region")?;
    if let Some(rest) = rest.strip_prefix(':') {
        return Some(name(rest)).filter(|name| !name.is_empty()).map(Marker::Begin);
    }
    // Editors fold between `#region` and `#endregion`. Such a pair must not end an enclosing region.
    let folds = comment.ends_with('#') && !rest.starts_with(char::is_alphanumeric);
    folds.then(|| Marker::Begin(name(rest)))
}

/// Returns the first word, without the token that ends the comment.
fn name(text: &str) -> &str {
    let text = text.trim_start();
    let in_name = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_' | '.' | '/');
    let end = text.find(|char| !in_name(char)).unwrap_or(text.len());
    text[..end].trim_end_matches(['-', '/', '.'])
}

/// Returns lines without their common indentation. Blank lines do not count towards it.
fn excerpt(all: &[&str], lines: Vec<usize>, first_line: usize) -> Excerpt {
    let shown = || lines.iter().map(|at| all[*at]);
    let indented = shown().filter(|line| !line.trim().is_empty());
    let margin = indented.map(indentation).reduce(common).unwrap_or_default();
    let mut code = String::new();
    for line in shown() {
        code.push_str(line.strip_prefix(margin).unwrap_or_default());
        code.push('\n');
    }
    Excerpt { code, first_line, margin: margin.len(), lines }
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

fn common<'t>(a: &'t str, b: &str) -> &'t str {
    let same = a.char_indices().zip(b.chars()).find(|((_, a), b)| a != b);
    let end = same.map_or(a.len().min(b.len()), |((at, _), _)| at);
    &a[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str, name: &str) -> String {
        region(text, name).unwrap().code
    }

    #[test]
    fn a_region_is_the_text_between_its_markers_without_indentation() {
        let text = "a\n  // region: route\n  b {\n\n    c\n  }\n  // endregion\nd\n";
        let expected = Excerpt {
            code: "b {\n\n  c\n}\n".into(),
            first_line: 3,
            lines: vec![2, 3, 4, 5],
            margin: 2,
        };
        assert_eq!(region(text, "route"), Ok(expected));
    }

    #[test]
    fn markers_may_be_comments_of_any_language() {
        for (begin, end) in [
            ("# region: x", "# endregion"),
            ("/* region: x */", "/* endregion */"),
            ("<!-- region: x-->", "<!-- endregion -->"),
            ("-- region: x", "-- endregion"),
            (";; region: x", ";; endregion"),
            ("(* region: x *)", "(* endregion *)"),
            ("{/* region: x */}", "{/* endregion */}"),
            ("{# region: x #}", "{# endregion #}"),
            ("//#region x", "//#endregion"),
            ("REM region: x", "rem endregion"),
            ("#region: x", "#endregion: x"),
        ] {
            assert_eq!(code(&format!("{begin}\ncode\n{end}"), "x"), "code\n", "{begin}");
        }
    }

    #[test]
    fn a_setting_called_region_is_no_marker() {
        let text = "# region: all\nregion: eu-west-1\n- region: x\n\"region\": 1\n# endregion\n";
        assert_eq!(code(text, "all"), "region: eu-west-1\n- region: x\n\"region\": 1\n");
        assert_eq!(region_names(text), ["all"]);
    }

    #[test]
    fn nested_regions_lose_their_markers_and_end_in_turn() {
        let text = "# region: outer\na\n# region: inner\nb\n# endregion\nc\n# endregion\n";
        assert_eq!(code(text, "outer"), "a\nb\nc\n");
        assert_eq!(code(text, "inner"), "b\n");
        assert_eq!(region_names(text), ["outer", "inner"]);
    }

    #[test]
    fn regions_may_overlap_when_their_ends_have_names() {
        let text = "// region: a\n1\n// region: b\n2\n// endregion: a\n3\n// endregion: b\n";
        assert_eq!(code(text, "a"), "1\n2\n");
        assert_eq!(code(text, "b"), "2\n3\n");
    }

    #[test]
    fn a_folding_marker_of_an_editor_does_not_end_a_region() {
        let text = "// region: a\n#region\n1\n#endregion\n2\n// endregion\n";
        assert_eq!(code(text, "a"), "1\n2\n");
        assert_eq!(region_names(text), ["a"]);
    }

    #[test]
    fn a_missing_region_differs_from_an_unclosed_one() {
        let text = "# region: open\na\n";
        assert_eq!(region(text, "open"), Err(RegionError::Unclosed));
        assert_eq!(region(text, "other"), Err(RegionError::Missing));
        let twice = "# region: a\n1\n# endregion\n# region: a\n2\n# endregion\n";
        assert_eq!(region(twice, "a"), Err(RegionError::Repeated));
        assert_eq!(region("# endregion\n", "other"), Err(RegionError::Missing));
    }

    #[test]
    fn windows_line_ends_and_tabs_make_no_difference() {
        let text = "// region: a\r\n\tb\r\n\t\tc\r\n\r\n// endregion";
        assert_eq!(code(text, "a"), "b\n\tc\n\n");
    }

    #[test]
    fn tabs_and_spaces_have_no_indentation_in_common() {
        let to_margin = |lines: &[&str]| excerpt(lines, (0..lines.len()).collect(), 1).code;
        assert_eq!(to_margin(&["\ta", "  b"]), "\ta\n  b\n");
        assert_eq!(to_margin(&["  \ta", "  b", " "]), "\ta\nb\n\n");
        assert_eq!(to_margin(&["", " "]), "\n \n");
    }

    #[test]
    fn lists_of_lines_hold_numbers_and_ranges() {
        assert_eq!(line_ranges("2,4-6", 6), Some(vec![2..=2, 4..=6]));
        assert_eq!(line_ranges(" 5 , 1 - 2 ", 6), Some(vec![5..=5, 1..=2]));
    }

    #[test]
    fn invalid_lines_are_refused() {
        for spec in [
            "",
            "0",
            "7",
            "4-7",
            "6-4",
            "1,",
            "a",
            "1-2-3",
            "-2",
            "2-",
            "+1",
            "1.5",
            "99999999999999999999",
        ] {
            assert_eq!(line_ranges(spec, 6), None, "{spec}");
        }
    }

    #[test]
    fn a_slice_is_one_range_of_the_text() {
        let text = "a\r\n  b\r\n    c\r\nd";
        let code = "b\n  c\n".to_owned();
        let expected = Excerpt { code, first_line: 2, lines: vec![1, 2], margin: 2 };
        assert_eq!(slice_lines(text, "2-3"), Some(expected));
        assert_eq!(slice_lines(text, "4").unwrap().code, "d\n");
        assert_eq!(slice_lines(text, "4-5"), None);
        assert_eq!(slice_lines(text, "1,3"), None);
    }
}
