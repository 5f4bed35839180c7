//! For any text and any cursor position, the language server answers and keeps running.

use crate::support::Folder;
use crate::support::editor::{Editor, position};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

const FILES: [(&str, &str); 5] = [
    ("versus.toml", "title = \"A site\"\n[markdown]\nhtml = \"allow\"\n"),
    (
        "content/s/matrix.toml",
        "title = \"M\"\n[[group]]\nid = \"g\"\nname = \"G\"\n[[criterion]]\nid = \"speed\"\ngroup = \"g\"\n\
         name = \"Speed\"\nkind = \"number\"\nunit = \"ms\"\n[[subject]]\nid = \"a\"\nname = \"A\"\n\
         facts = { speed = { value = 3, source = [\"x\"] } }\n[[scenario]]\nid = \"u\"\nname = \"U\"\n\
         weights = { speed = 2 }\nrequires = []\n",
    ),
    ("content/s/subjects/b.toml", "id = \"b\"\nname = \"B\"\n[facts]\nspeed = 4\n"),
    (
        "content/s/guide.md",
        "+++\ntitle = \"G\"\nsubjects = [\"a\", \"b\"]\n+++\n\n## é😀 {#top}\n\n\
         [3 ms](fact:a/speed) [x](#top) [y][r]\n\n[r]: fact:b/speed?is=4\n\n\
         ::matrix{criteria=\"speed\" subjects=\"a b\"}\n\n:::verdict{on=\"speed\" winner=\"a\"}\n\nx\n\n:::\n\n\
         ```js subject=\"a\" hl=\"1\"\nx\n```\n",
    ),
    (
        "content/s/yaml.md",
        "---\ntitle: Y\ntags: [x, y]\nsubjects:\n  - a\n---\n\n> - [z](guide.md#top)\n",
    ),
];

/// Pieces with unmatched opening and closing delimiters.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "", "", "\n", "\n\n", "\r\n", " ", "\t", "é漢😀", "\u{feff}", "\u{0}", "\u{2028}", "\u{a0}", "\\", "`", "```",
    "```js ", "~~~", "\"", "'", "\"\"\"", "'''", "[", "]", "[[", "]]", "{", "}", "(", ")", "](", "](fact:",
    "[x](fact:a/speed?is=", "?beats=", "<fact:", "[r]: ", "#", "+++\n", "---\n", "::", ":::", "::matrix{",
    "=\"", "criteria=", "|", ",", ".", "=", ": ", "- ", "> ", "a", "b", "speed", "fact:none", "/", "../",
    "[subject.facts]\n", "[[criterion]]\nid = ", "facts.speed = ", "{ value = ", "1979-01-01", "0x", "1e9",
    "# c", "title", "draft: yes", "<!--", "-->", "$x$", "&amp;", "%20", "%ff", "fact:a&#47;speed",
];

const METHODS: [&str; 11] = [
    "textDocument/completion",
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/declaration",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/documentSymbol",
    "textDocument/prepareRename",
    "textDocument/rename",
    "textDocument/codeAction",
    "workspace/symbol",
];

#[derive(Debug, Clone)]
enum Step {
    /// Replaces a part of a file's text, given as shares of its length, and sends every request at that
    /// position
    Edit {
        file: usize,
        at: f64,
        length: f64,
        piece: &'static str,
    },
    /// The same with an incremental change
    Part {
        file: usize,
        line: u32,
        character: u32,
        piece: &'static str,
    },
    Close {
        file: usize,
    },
    Remove {
        file: usize,
    },
    Write {
        file: usize,
    },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let file = || 0..FILES.len();
    let piece = || select(PIECES);
    let step = prop_oneof![
        8 => (file(), 0.0..1.0, 0.0..0.2, piece())
            .prop_map(|(file, at, length, piece)| Step::Edit { file, at, length, piece }),
        2 => (file(), 0..20_u32, 0..60_u32, piece())
            .prop_map(|(file, line, character, piece)| Step::Part { file, line, character, piece }),
        1 => file().prop_map(|file| Step::Close { file }),
        1 => file().prop_map(|file| Step::Remove { file }),
        1 => file().prop_map(|file| Step::Write { file }),
    ];
    proptest::collection::vec(step, 1..12)
}

fn boundary(text: &str, share: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a length"
    )]
    #[expect(clippy::cast_precision_loss, reason = "texts are short")]
    let mut at = (share * text.len() as f64) as usize;
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Sends every request at a position.
fn ask_all(editor: &mut Editor, path: &str, place: &Value) {
    for method in METHODS {
        let params = json!({
            "textDocument": { "uri": editor.uri(path) }, "position": place, "newName": "zz9",
            "range": { "start": { "line": 0, "character": 0 }, "end": place },
            "context": { "includeDeclaration": true, "diagnostics": [] }, "query": "",
        });
        // An error is an answer as well.
        let _ = editor.asked(method, params);
    }
}

fn live(steps: &[Step]) -> i32 {
    let folder = Folder::new();
    for (path, text) in FILES {
        folder.write(path, text);
    }
    let mut texts: Vec<Option<String>> = vec![None; FILES.len()];
    let mut editor = Editor::of(folder.path());
    for step in steps {
        match step {
            Step::Edit { file, at, length, piece } => {
                let path = FILES[*file].0;
                let mut text = texts[*file].clone().unwrap_or_else(|| FILES[*file].1.to_owned());
                let (start, end) = (boundary(&text, *at), boundary(&text, (at + length).min(1.0)));
                text.replace_range(start..end, piece);
                match texts[*file] {
                    Some(_) => editor.change(path, &text),
                    None => editor.open(path, &text),
                }
                ask_all(&mut editor, path, &position(&text, start + piece.len()));
                texts[*file] = Some(text);
            }
            Step::Part { file, line, character, piece } => {
                let place = json!({ "line": line, "character": character });
                let range = json!({ "start": place, "end": place });
                editor.changes(FILES[*file].0, json!([{ "range": range, "text": piece }]));
                ask_all(&mut editor, FILES[*file].0, &place);
                if texts[*file].is_some() {
                    // Start again with a text that both sides know.
                    let text = FILES[*file].1.to_owned();
                    editor.change(FILES[*file].0, &text);
                    texts[*file] = Some(text);
                }
            }
            Step::Close { file } => {
                editor.close(FILES[*file].0);
                texts[*file] = None;
            }
            Step::Remove { file } | Step::Write { file } => {
                let (path, text) = FILES[*file];
                let is_gone = matches!(step, Step::Remove { .. });
                let _ = std::fs::remove_file(folder.join(path));
                if !is_gone {
                    folder.write(path, text);
                }
                let change =
                    json!({ "uri": editor.uri(path), "type": if is_gone { 3 } else { 1 } });
                editor.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
                ask_all(&mut editor, path, &json!({ "line": 3, "character": 4 }));
            }
        }
    }
    editor.end()
}

proptest! {
    #![proptest_config(crate::support::property(48))]

    #[test]
    fn every_question_is_answered_whatever_is_written(steps in steps()) {
        prop_assert_eq!(live(&steps), 0);
    }
}
