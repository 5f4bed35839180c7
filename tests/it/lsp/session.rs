//! Messages, changes of texts and files, quick fixes, the start and the end of a session.

use crate::support::Folder;
use crate::support::editor::{Editor, address, edited, position};
use crate::support::runtimes::{GUIDE, MATRIX, site, with_open};
use serde_json::{Value, json};

#[test]
fn a_mistake_is_shown_until_it_is_fixed() {
    let folder = site();
    let mut editor = Editor::of(folder.path());
    let path = "content/s/guide.md";
    editor.open(path, GUIDE);
    editor.change(path, &GUIDE.replace("nodejs/cold-start", "nodejs/cold-strat"));
    editor.wait_for(path, &["unknown-criterion"]);
    let shown = &editor.shown[path][0];
    assert_eq!(shown["severity"], 1);
    assert_eq!(shown["source"], "versus");
    let message = shown["message"].as_str().expect("a text");
    assert!(message.contains("`cold-strat`"), "{message}");
    assert!(message.ends_with("help: did you mean `cold-start`?"), "{message}");
    let at = GUIDE.find("cold-start?").expect("there");
    assert_eq!(shown["range"]["start"], position(GUIDE, at));
    editor.change(path, GUIDE);
    editor.wait_for(path, &[]);
    assert_eq!(editor.end(), 0);
}

#[test]
fn the_mistakes_of_files_that_are_not_open_are_shown() {
    let folder = site();
    folder.write("content/s/guide.md", GUIDE.replace("nodejs/", "nodejz/"));
    let mut editor = Editor::of(folder.path());
    editor.wait_for("content/s/guide.md", &["unknown-subject"]);
    // A fact in another file makes a claim wrong.
    folder.write("content/s/guide.md", GUIDE);
    let changed = json!([{ "uri": editor.uri("content/s/guide.md"), "type": 2 }]);
    editor.notify("workspace/didChangeWatchedFiles", json!({ "changes": changed }));
    editor.wait_for("content/s/guide.md", &[]);
    editor.open("content/s/matrix.toml", &MATRIX.replace("value = 45", "value = 90"));
    editor.wait_for("content/s/guide.md", &["claim-contradicts-fact"]);
    // Unsaved text is dropped when its document is closed.
    editor.close("content/s/matrix.toml");
    editor.wait_for("content/s/guide.md", &[]);
}

#[test]
fn related_places_are_sent_to_clients_that_support_them() {
    let folder = site();
    let publish =
        json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true } } });
    let mut editor = Editor::with(folder.path(), publish);
    let path = "content/s/guide.md";
    editor.open(path, &GUIDE.replace("?beats=python", "?is=50"));
    editor.wait_for(path, &["claim-contradicts-fact"]);
    let related = &editor.shown[path][0]["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], editor.uri("content/s/matrix.toml"));
    assert_eq!(related["message"], "`nodejs/cold-start` is stated here");
}

/// The text after applying the first quick fix of the first message of a file.
fn mended(text: &str, code: &str) -> (String, String) {
    let folder = site();
    let path = "content/s/guide.md";
    let mut editor = with_open(&folder, path, text);
    editor.wait_for(path, &[code]);
    let shown = editor.shown[path][0].clone();
    let document = json!({ "uri": editor.uri(path) });
    let context = json!({ "diagnostics": [shown] });
    let params = json!({ "textDocument": document, "range": shown["range"], "context": context });
    let actions = editor.request("textDocument/codeAction", params);
    let title = actions[0]["title"].as_str().unwrap_or_default().to_owned();
    let edits = actions[0]["edit"]["changes"][editor.uri(path)].as_array().cloned();
    let text = edited(text, &edits.unwrap_or_default());
    editor.change(path, &text);
    editor.wait_for(path, &[]);
    (title, text)
}

#[test]
fn quick_fixes_correct_a_misspelling_and_a_claim() {
    for (text, code, title, after) in [
        (
            "😀 [x](fact:nodej/http2)\n",
            "unknown-subject",
            "Change to `nodejs`",
            "😀 [x](fact:nodejs/http2)\n",
        ),
        (
            "+++\ntitel = \"x\"\n+++\n",
            "unknown-key",
            "Change to `title`",
            "+++\ntitle = \"x\"\n+++\n",
        ),
        (
            "---\nsubjects: [nodej]\n---\n",
            "unknown-subject",
            "Change to `nodejs`",
            "---\nsubjects: [nodejs]\n---\n",
        ),
        (
            "[x](_indx.md#for-servers)\n",
            "dead-link",
            "Change to `_index.md`",
            "[x](_index.md#for-servers)\n",
        ),
        (
            "[x](_index.md#for-server)\n",
            "dead-anchor",
            "Change to `for-servers`",
            "[x](_index.md#for-servers)\n",
        ),
        (
            "😀 [starts in 30 ms](fact:nodejs/cold-start)\n",
            "claim-contradicts-fact",
            "Change to `45 ms`",
            "😀 [starts in 45 ms](fact:nodejs/cold-start)\n",
        ),
    ] {
        assert_eq!(mended(text, code), (title.to_owned(), after.to_owned()), "{text}");
    }
}

/// A guide of the site whose facts are read.
const READ: &str = "---\nsubjects: [nodejs, python]\n---\n\nNode.js has a cold start of 30 ms.\n";

#[test]
fn what_is_read_is_shown_as_a_warning_with_three_ways_out() {
    let folder = site();
    let path = "content/s/guide.md";
    let mut editor = with_open(&folder, path, READ);
    editor.wait_for(path, &["prose-contradicts-fact"]);
    let shown = editor.shown[path][0].clone();
    assert_eq!(shown["severity"], 2);
    let message = shown["message"].as_str().expect("a text");
    assert!(message.contains("\nread: subject `Node.js`, criterion `Cold start`"), "{message}");
    let asked = |only: &[&str]| {
        json!({ "textDocument": { "uri": editor.uri(path) }, "range": shown["range"],
                "context": { "diagnostics": [shown], "only": only } })
    };
    let (quick, other) = (asked(&["quickfix"]), asked(&["refactor"]));
    assert_eq!(editor.request("textDocument/codeAction", other), Value::Null);
    let actions = editor.request("textDocument/codeAction", quick);
    let actions = actions.as_array().expect("a list").clone();
    let titles: Vec<&str> = actions.iter().filter_map(|of| of["title"].as_str()).collect();
    assert_eq!(
        titles,
        ["Change to `45 ms`", "Bind to `nodejs/cold-start`", "Exempt, with a reason to fill in"]
    );
    let preferred: Vec<&Value> = actions.iter().map(|of| &of["isPreferred"]).collect();
    assert_eq!(preferred, [true, false, false]);
    for (action, (line, codes)) in actions.iter().zip([
        ("a cold start of 45 ms.", &[][..]),
        ("[30 ms](fact:nodejs/cold-start)", &["claim-contradicts-fact"][..]),
        ("[30 ms](fact:none \"TODO: why this stands\")", &["unfilled-reason"][..]),
    ]) {
        assert_eq!(action["kind"], "quickfix");
        assert_eq!(action["diagnostics"][0]["code"], "prose-contradicts-fact");
        let edits = action["edit"]["changes"][editor.uri(path)].as_array().expect("edits").clone();
        let text = edited(READ, &edits);
        assert!(text.contains(line), "{text}");
        editor.change(path, &text);
        editor.wait_for(path, codes);
        editor.change(path, READ);
        editor.wait_for(path, &["prose-contradicts-fact"]);
    }
}

#[test]
fn a_file_above_the_site_is_checked_while_it_is_typed() {
    let inner = site();
    let folder = Folder::new();
    for (path, bytes) in crate::support::tree(inner.path()) {
        folder.write(&format!("docs/site/{path}"), bytes);
    }
    folder.write(".git/HEAD", "");
    folder.write("docs/site/versus.toml", "[check]\nalso = [\"../../README.md\"]\n");
    folder.write("README.md", "# Node.js\n");
    folder.write("CHANGES.md", "# Node.js\n");
    let wrong = "# Runtimes\n\n[30 ms](fact:nodejs/cold-start)\n";
    // The editor has the repository open, or the folder of the site.
    let path = "README.md";
    for root in ["", "docs/site"] {
        let root = address(&folder.join(root));
        let params = json!({ "processId": null, "capabilities": {}, "rootUri": root });
        let mut editor = Editor::begin(folder.path(), &[], params);
        editor.open(path, "# Runtimes\n");
        editor.change(path, wrong);
        editor.wait_for(path, &["claim-contradicts-fact"]);
        let at = editor.at(path, &wrong.replacen("nodejs", "no|dejs", 1));
        let hover = editor.request("textDocument/hover", at);
        assert!(hover["contents"]["value"].is_string(), "{hover}");
        editor.change(path, "# Runtimes\n\n[45 ms](fact:nodejs/cold-start)\n");
        editor.wait_for(path, &[]);
        editor.close(path);
        assert_eq!(editor.end(), 0);
    }
}

#[test]
fn changes_come_in_parts_and_are_counted_as_the_client_counts() {
    let folder = site();
    let path = "content/s/guide.md";
    let mut editor = with_open(&folder, path, "é😀 [x](fact:nodejs/http2)\r\n");
    let part = |from: u32, to: u32, text: &str| {
        let (start, end) =
            (json!({ "line": 0, "character": from }), json!({ "line": 0, "character": to }));
        json!({ "range": { "start": start, "end": end }, "text": text })
    };
    // After `😀`, which counts as two: `nodejs` → `pythom` → `python`.
    editor.changes(path, json!([part(13, 19, "pythom"), part(18, 19, "n")]));
    let params = editor.at(path, "é😀 [x](fact:py|thon/http2)\r\n");
    let hover = editor.request("textDocument/hover", params);
    assert!(
        hover["contents"]["value"].as_str().is_some_and(|text| text.starts_with("**Python")),
        "{hover}"
    );
    let encodings = json!({ "general": { "positionEncodings": ["utf-16", "utf-8"] } });
    let mut editor = Editor::with(folder.path(), encodings);
    editor.open(path, "é😀 [x](fact:nodejs/htpp2)\n");
    editor.wait_for(path, &["unknown-criterion"]);
    let at = "é😀 [x](fact:nodejs/".len();
    assert_eq!(editor.shown[path][0]["range"]["start"], json!({ "line": 0, "character": at }));
}

#[test]
fn the_site_is_found_above_the_file_that_is_opened() {
    let folder = Folder::new();
    folder.write("docs/versus.toml", "title = \"A site\"\n");
    folder.write("docs/content/a.md", "# A\n");
    folder.write("notes/readme.md", "# Notes\n");
    let mut editor = Editor::of(folder.path());
    editor.open("docs/content/a.md", "# A\n\n[x](b.md)\n");
    editor.wait_for("docs/content/a.md", &["dead-link"]);
    // With a site open, other Markdown files may be opened too.
    editor.open("notes/readme.md", "# Notes\n");
    let document = json!({ "textDocument": { "uri": editor.uri("notes/readme.md") } });
    assert_eq!(editor.request("textDocument/documentSymbol", document), Value::Null);
    assert!(said(&editor).is_empty());
    assert_eq!(editor.end(), 0);
}

fn said(editor: &Editor) -> Vec<&str> {
    let shown = editor.heard.iter().filter(|of| of["method"] == "window/showMessage");
    shown.filter_map(|of| of["params"]["message"].as_str()).collect()
}

#[test]
fn a_missing_site_is_reported_once() {
    let folder = Folder::new();
    let mut editor = Editor::of(folder.path());
    for path in ["a.md", "b.md"] {
        editor.open(path, "# Notes\n");
        let document = json!({ "textDocument": { "uri": editor.uri(path) } });
        assert_eq!(editor.request("textDocument/documentSymbol", document), Value::Null);
    }
    let said = said(&editor);
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("a.md` is not part of a site"), "{said:?}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_site_is_named_by_a_flag_or_by_the_options_of_the_client() {
    let folder = Folder::new();
    folder.write("docs/content/a.md", "# A\n\n[x](b.md)\n");
    let root = folder.path().join("docs");
    let params = json!({ "processId": null, "capabilities": {}, "rootUri": null });
    let mut editor =
        Editor::begin(folder.path(), &["--root", root.to_str().expect("UTF-8")], params);
    editor.wait_for("docs/content/a.md", &["dead-link"]);
    let params = json!({
        "processId": null, "capabilities": {}, "rootUri": address(folder.path()),
        "initializationOptions": { "root": "docs" },
    });
    let mut editor = Editor::begin(folder.path(), &[], params);
    editor.wait_for("docs/content/a.md", &["dead-link"]);
}

#[test]
fn a_capable_client_is_asked_to_watch_files() {
    let folder = site();
    let watched =
        json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut editor = Editor::with(folder.path(), watched);
    editor.request("workspace/symbol", json!({ "query": "" }));
    let asked = editor.heard.iter().find(|of| of["method"] == "client/registerCapability");
    let registration = &asked.expect("asked")["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
}

#[test]
fn a_session_ends_as_the_protocol_requires() {
    let folder = site();
    assert_eq!(Editor::of(folder.path()).end(), 0);
    let mut editor = Editor::of(folder.path());
    editor.request("shutdown", Value::Null);
    assert!(editor.asked("textDocument/hover", json!({})).is_err());
    editor.notify("exit", Value::Null);
    assert_eq!(editor.code(), 0);
    let mut editor = Editor::of(folder.path());
    editor.notify("exit", Value::Null);
    assert_eq!(editor.code(), 1);
    assert_eq!(Editor::of(folder.path()).code(), 1);
    let mut editor = Editor::of(folder.path());
    assert!(editor.asked("textDocument/nothing", json!({})).is_err());
    assert!(editor.asked("textDocument/hover", json!({ "x": 1 })).is_err());
    editor.notify("textDocument/didOpen", json!({ "x": 1 }));
    editor.notify("$/setTrace", json!({ "value": "off" }));
    assert_eq!(editor.end(), 0);
}

#[test]
fn an_unreadable_message_is_answered_and_the_session_continues() {
    let folder = site();
    let path = "content/s/guide.md";
    let mut editor = with_open(&folder, path, GUIDE);
    let framed = |text: &str| format!("Content-Length: {}\r\n\r\n{text}", text.len()).into_bytes();
    let hover =
        r#"{"jsonrpc":"2.0","id":901,"method":"textDocument/hover","params":{"x":"\ud800"}}"#;
    let no_utf8 = [b"Content-Length: 4\r\n\r\n".as_slice(), b"\"\xff\xfe\""].concat();
    for (bytes, id) in [
        (framed(hover), json!(901)),
        (framed("{"), Value::Null),
        (framed(r#"{"jsonrpc":"2.0","id":902}"#), json!(902)),
        (framed(r#"[1, 2]"#), Value::Null),
        (framed(&"[".repeat(200_000)), Value::Null),
        (no_utf8, Value::Null),
        (b"Content-Length: -5\r\n\r\n".to_vec(), Value::Null),
        (b"Content-Length: 99999999999999\r\n\r\n{}".to_vec(), Value::Null),
        (b"Content-Type: x\r\n\r\n".to_vec(), Value::Null),
    ] {
        editor.send_bytes(&bytes);
        let error = editor.refusal(&id);
        assert!(error["code"].as_i64().is_some_and(|code| code < 0), "{error}");
        editor.change(path, &GUIDE.replace("nodejs/cold-start", "nodejs/cold-strat"));
        editor.wait_for(path, &["unknown-criterion"]);
        editor.change(path, GUIDE);
        editor.wait_for(path, &[]);
    }
    // A text that contains half a character is read as far as possible.
    let changed = GUIDE.replace("nodejs/cold-start", "nodejs/cold-strat");
    let notice = json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
        "textDocument": { "uri": editor.uri(path), "version": 99 },
        "contentChanges": [{ "text": format!("{changed}\nHALF\n") }],
    } });
    editor.send_bytes(&framed(&notice.to_string().replace("HALF", "\\ud83d")));
    editor.wait_for(path, &["unknown-criterion"]);
    assert_eq!(editor.end(), 0);
}
