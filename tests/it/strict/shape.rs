//! A parser has nothing to repair: the tree has the tags of the source, each in its place.

use crate::strict::page::{Page, Piece};

pub(crate) fn wrong(page: &Page) -> Vec<String> {
    let errors = page.errors.iter().map(|(error, line)| format!("line {line}: {error}"));
    errors.chain(difference(page)).collect()
}

/// The first place where the tree differs from the source; consequences are not reported.
fn difference(page: &Page) -> Option<String> {
    let Page { written, parsed, .. } = page;
    let written_pieces = written.iter().map(|(piece, _)| piece);
    let same = written_pieces.zip(parsed).take_while(|(one, other)| one == other).count();
    let shown = |piece: Option<&Piece>| match piece {
        Some(Piece::Start(name)) => format!("<{name}>"),
        Some(Piece::End(name)) => format!("</{name}>"),
        Some(Piece::Text(text)) => format!("`{}`", text.chars().take(60).collect::<String>()),
        None => "the end".to_owned(),
    };
    let (piece, line) = match written.get(same) {
        Some((piece, line)) => (Some(piece), *line),
        None if parsed.len() == same => return None,
        None => (None, written.last().map_or(1, |(_, line)| *line)),
    };
    let (piece, read) = (shown(piece), shown(parsed.get(same)));
    Some(format!("line {line}: {piece} is written, and a browser reads {read}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AROUND: [&str; 2] = [
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>T</title></head><body>\n",
        "\n</body></html>\n",
    ];

    fn of_body(body: &str) -> Vec<String> {
        wrong(&Page::read(&AROUND.join(body)))
    }

    #[test]
    fn correct_html_is_not_repaired() {
        for right in [
            "",
            "<p>a<br>b<img src=\"c\" alt=\"\">d</p>",
            "<p>a &amp; b &lt; &#x27;</p>\n<pre>\n  c\n</pre>",
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
            "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/><linearGradient></linearGradient></svg>",
            "<p><math><mi>x</mi><mo>&lt;</mo></math></p>",
            "<template><tr><td>a</td></tr></template>",
            "<script>let a = \"<p>\" < 2;</script><!-- <p> --><noscript><p>a</p></noscript>",
            "<details><summary>a</summary><div><p>b</p></div></details>",
        ] {
            assert_eq!(of_body(right), [""; 0], "{right}");
        }
    }

    #[test]
    fn html_that_a_parser_repairs_is_found() {
        for wrong in [
            "<p>a<p>b</p></p>",
            "<p>a<div>b</div></p>",
            "<p><ul><li>a</li></ul></p>",
            "<a href=\"x\">a<a href=\"y\">b</a></a>",
            "<b>a<i>b</b>c</i>",
            "a</div>",
            "<div>a",
            "<div/>a</div>",
            "<li>a<li>b</li>",
            "<table><tr><td>a</td></tr></table>",
            "<table><tbody><p>a</p></tbody></table>",
            "<table><tbody>a<tr><td>b</td></tr></tbody></table>",
            "<p>a</br>b</p>",
            "<p a=\"1\" a=\"2\">b</p>",
            "<p a=\"1\"b=\"2\">c</p>",
            "<p>a &nosuch; b &amp c</p>",
            "<button>a<button>b</button></button>",
            "<h2>a</h3>",
            "<svg><path><p>a</p></path></svg>",
            "<p>a\u{0}b</p>",
            "</body><p>a</p>",
            "<p>a</p><!-- b",
            "<p>a</p><p title=\"",
        ] {
            assert_ne!(of_body(wrong), [""; 0], "{wrong}");
        }
        assert_ne!(wrong(&Page::read("<p>no doctype</p>")), [""; 0]);
    }

    #[test]
    fn a_repair_is_reported_with_its_line() {
        let found = of_body("<p>a\n<div>b</div></p>");
        let told = "line 4: <div> is written, and a browser reads </p>";
        assert!(found.iter().any(|found| found == told), "{found:?}");
    }
}
