//! The difference between two texts as a patch. Pure.

/// Number of unchanged lines around the lines that change.
const CONTEXT: usize = 3;

/// Returns a patch in the unified format with one hunk, from the first to the last line that changes; empty if
/// the texts are equal. `path` has no leading slash.
pub fn patch(path: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let same = |(one, other): &(&&str, &&str)| one == other;
    let head = old.iter().zip(&new).take_while(same).count();
    let rest = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = rest.take_while(same).count();
    let start = head.saturating_sub(CONTEXT);
    let end = |lines: &[&str]| (lines.len() - tail + CONTEXT).min(lines.len());
    let range = |lines: &[&str]| {
        let count = end(lines) - start;
        format!("{},{count}", if count == 0 { start } else { start + 1 })
    };
    let mut text = format!("--- a/{path}\n+++ b/{path}\n@@ -{} +{} @@\n", range(&old), range(&new));
    let mut push = |mark: char, lines: &[&str]| {
        for line in lines {
            text.push(mark);
            text.push_str(line);
            if !line.ends_with('\n') {
                text.push_str("\n\\ No newline at end of file\n");
            }
        }
    };
    push(' ', &old[start..head]);
    push('-', &old[head..old.len() - tail]);
    push('+', &new[head..new.len() - tail]);
    push(' ', &new[new.len() - tail..end(&new)]);
    text
}

#[cfg(test)]
mod tests {
    use super::patch;

    #[test]
    fn a_patch_has_the_lines_that_change_and_three_around_them() {
        let before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let after = before.replace("5\n", "five\nand more\n");
        let wanted =
            "--- a/x\n+++ b/x\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+and more\n 6\n 7\n 8\n";
        assert_eq!(patch("x", before, &after), wanted);
        assert_eq!(patch("x", before, before), "");
    }

    #[test]
    fn the_end_of_a_file_without_a_line_end_is_marked() {
        let wanted = "--- a/x\n+++ b/x\n@@ -1,1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\
            \\ No newline at end of file\n";
        assert_eq!(patch("x", "a", "a\nb"), wanted);
        assert_eq!(patch("x", "", "a\n"), "--- a/x\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\n");
    }
}
