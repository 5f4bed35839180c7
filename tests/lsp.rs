//! `versus lsp` over its protocol: a scripted editor and the real program.
//!
//! A `|` in a text is the cursor.

#![expect(clippy::disallowed_methods, reason = "tests make and read sites on disk")]

mod support;

use serde_json::{Value, json};
use support::Folder;
use support::editor::{Editor, address, edited, position};

const MATRIX: &str = r#"title = "Runtimes"
policy = { sources = "optional" }

[[group]]
id = "performance"
name = "Performance"

[[group]]
id = "network"
name = "Network"

[[criterion]]
id = "cold-start"
group = "performance"
name = "Cold start"
kind = "number"
unit = "ms"
better = "lower"
about = "Time to the first byte."

[[criterion]]
id = "http2"
group = "network"
name = "HTTP/2"
kind = "yes-no"

[[criterion]]
id = "typing"
group = "network"
name = "Typing"
kind = "choice"
choices = ["static", "dynamic"]
better = "none"

[[source]]
id = "bench"
title = "A bench"
url = "https://example.org/bench"

[[subject]]
id = "nodejs"
name = "Node.js"
about = "JavaScript without a browser."
[subject.facts]
cold-start = { value = 45, source = "bench", checked = 2026-02-11, evidence = "measured", note = "128 MB" }
http2 = "yes"

[[scenario]]
id = "functions"
name = "Functions"
weights = { performance = 3 }
requires = ["http2"]
recommend = "nodejs"
"#;

const PYTHON: &str = r#"id = "python"
name = "Python"
[facts]
cold-start = 60
typing = "dynamic"
"#;

const GUIDE: &str = "+++\ntitle = \"Node.js vs Python\"\nsubjects = [\"nodejs\", \"python\"]\n\
    tags = [\"servers\"]\n+++\n\n## Speed\n\n[It starts](fact:nodejs/cold-start?beats=python).\n";

fn site() -> Folder {
    let folder = Folder::new();
    folder.write("versus.toml", "title = \"A site\"\n");
    folder.write("content/_index.md", "# Home\n");
    folder.write("content/s/_index.md", "# Section\n\n## Rules of thumb\n\n### For servers\n");
    folder.write("content/s/matrix.toml", MATRIX);
    folder.write("content/s/subjects/python.toml", PYTHON);
    folder.write("content/s/guide.md", GUIDE);
    folder.write("content/s/draft.md", "+++\ntitle = \"A draft\"\ndraft = true\n+++\n");
    folder
}

fn without_cursor(marked: &str) -> String {
    marked.replacen('|', "", 1)
}

/// An editor in which a file of the site is open with a text.
fn with_open(folder: &Folder, path: &str, marked: &str) -> Editor {
    let mut editor = Editor::of(folder.path());
    editor.open(path, &without_cursor(marked));
    editor
}

#[test]
fn a_mistake_is_shown_while_it_is_there() {
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
    // A fact that another file states makes a claim wrong.
    folder.write("content/s/guide.md", GUIDE);
    let changed = json!([{ "uri": editor.uri("content/s/guide.md"), "type": 2 }]);
    editor.notify("workspace/didChangeWatchedFiles", json!({ "changes": changed }));
    editor.wait_for("content/s/guide.md", &[]);
    editor.open("content/s/matrix.toml", &MATRIX.replace("value = 45", "value = 90"));
    editor.wait_for("content/s/guide.md", &["claim-contradicts-fact"]);
    // What is not saved is forgotten with its document.
    editor.close("content/s/matrix.toml");
    editor.wait_for("content/s/guide.md", &[]);
}

#[test]
fn a_place_beside_the_line_is_told_where_the_client_can_show_it() {
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

/// The labels that are offered at the cursor, in their order, and the first item after it is taken.
fn completed(path: &str, marked: &str) -> (Vec<String>, String) {
    let folder = site();
    let mut editor = with_open(&folder, path, marked);
    let params = editor.at(path, marked);
    let mut items = editor.request("textDocument/completion", params);
    let items = items["items"].as_array_mut().map(std::mem::take).unwrap_or_default();
    let mut items: Vec<Value> = items;
    items.sort_by_key(|item| item["sortText"].as_str().map(str::to_owned));
    let labels = items.iter().filter_map(|item| item["label"].as_str().map(str::to_owned));
    let text = without_cursor(marked);
    let first = items.first().map(|item| edited(&text, &[item["textEdit"].clone()]));
    (labels.collect(), first.unwrap_or_default())
}

/// Checks that what is offered begins with these, and what the text is when the first is taken.
#[track_caller]
fn check_completion(path: &str, marked: &str, labels: &[&str], after: &str) {
    let (offered, taken) = completed(path, marked);
    let offered: Vec<&str> = offered.iter().map(String::as_str).collect();
    assert!(offered.starts_with(labels), "{marked}: {offered:?}");
    assert_eq!(taken, after, "{marked}");
}

#[test]
fn a_claim_is_completed_part_by_part() {
    let guide = |line: &str| format!("+++\nsubjects = [\"python\", \"nodejs\"]\n+++\n\n{line}\n");
    for (line, labels, after) in [
        ("é😀 [x](fact:|)", &["nodejs", "python", "none"][..], "é😀 [x](fact:nodejs/)"),
        ("[x](fact:no|/http2)", &["nodejs"], "[x](fact:nodejs/http2)"),
        ("[x](fact:nodejs/|", &["cold-start", "http2", "typing"], "[x](fact:nodejs/cold-start"),
        // What is known of a subject comes first.
        ("[x](fact:python/|", &["cold-start", "typing", "http2"], "[x](fact:python/cold-start"),
        ("[x](fact:nodejs/http2?|)", &["is=", "beats=", "times="], "[x](fact:nodejs/http2?is=)"),
        ("[x](fact:nodejs/http2?is=|)", &["yes", "no", "unknown"], "[x](fact:nodejs/http2?is=yes)"),
        (
            "[x](fact:nodejs/typing?is=|)",
            &["unknown", "static"],
            "[x](fact:nodejs/typing?is=unknown)",
        ),
        ("[x](fact:nodejs/rps?beats=|)", &["python"], "[x](fact:nodejs/rps?beats=python)"),
    ] {
        check_completion("content/s/guide.md", &guide(line), labels, &guide(after));
    }
}

#[test]
fn a_directive_is_completed_with_its_attributes_and_their_values() {
    for (line, labels, after) in [
        ("::ma|", &["chart", "facts", "matrix"][..], "::chart{criterion=\"\"}"),
        ("::matrix{|}", &["criteria", "groups", "subjects"], "::matrix{criteria=\"\"}"),
        (
            "::matrix{criteria=\"\" |}",
            &["groups", "subjects"],
            "::matrix{criteria=\"\" groups=\"\"}",
        ),
        (
            "::matrix{criteria=\"http2 |\"}",
            &["cold-start", "http2", "typing"],
            "::matrix{criteria=\"http2 cold-start\"}",
        ),
        ("::matrix{groups=\"|\"}", &["performance", "network"], "::matrix{groups=\"performance\"}"),
        (
            ":::verdict{on=\"|\"}",
            &["cold-start", "http2", "typing", "performance", "network", "functions", "overall"],
            ":::verdict{on=\"cold-start\"}",
        ),
        (
            ":::verdict{on=\"overall\" winner=\"|\"}",
            &["nodejs", "python", "tie", "depends"],
            ":::verdict{on=\"overall\" winner=\"nodejs\"}",
        ),
        ("```js subject=\"|\"", &["nodejs", "python"], "```js subject=\"nodejs\""),
        ("```js subject=\"a\" |", &["title", "file"], "```js subject=\"a\" title=\"\""),
    ] {
        check_completion("content/s/guide.md", line, labels, after);
    }
    let (offered, _) = completed("content/s/guide.md", ":::|");
    assert!(offered.contains(&"verdict".to_owned()) && !offered.contains(&"matrix".to_owned()));
    let (offered, _) = completed("content/s/guide.md", "```|");
    assert!(offered.contains(&"rust".to_owned()));
    let (offered, _) = completed("content/_index.md", "::|");
    assert!(!offered.contains(&"matrix".to_owned()), "a page without a matrix has no table");
}

#[test]
fn a_link_is_completed_by_the_way_to_the_file_and_its_headings() {
    for (line, labels, after) in [
        ("[x](|)", &["fact:", "_index.md", "draft.md", "../_index.md"][..], "[x](fact:)"),
        ("[x](_index.md#|)", &["rules-of-thumb", "for-servers"], "[x](_index.md#rules-of-thumb)"),
        ("## Own\n\n[x](#|)", &["own"], "## Own\n\n[x](#own)"),
    ] {
        check_completion("content/s/guide.md", line, labels, after);
    }
}

#[test]
fn front_matter_is_completed_in_both_languages() {
    for (text, labels, after) in [
        ("+++\ntit|\n+++\n", &["title", "description"][..], "+++\ntitle = \n+++\n"),
        ("+++\ntitle = \"x\"\n|", &["description", "date"], "+++\ntitle = \"x\"\ndescription = "),
        (
            "+++\nsubjects = [\"|\"]\n+++\n",
            &["nodejs", "python"],
            "+++\nsubjects = [\"nodejs\"]\n+++\n",
        ),
        ("+++\nmatrix = |\n+++\n", &["s"], "+++\nmatrix = \"s\"\n+++\n"),
        ("+++\ndraft = |\n+++\n", &["true", "false"], "+++\ndraft = true\n+++\n"),
        ("+++\ndate = |\n+++\n", &["2026-06-01"], "+++\ndate = 2026-06-01\n+++\n"),
        ("---\nti|\n---\n", &["title"], "---\ntitle: \n---\n"),
        (
            "---\nsubjects: [nodejs, |]\n---\n",
            &["nodejs", "python"],
            "---\nsubjects: [nodejs, nodejs]\n---\n",
        ),
        ("---\nsubjects:\n  - py|\n---\n", &["nodejs"], "---\nsubjects:\n  - nodejs\n---\n"),
    ] {
        check_completion("content/s/guide.md", text, labels, after);
    }
    check_completion(
        "content/s/_index.md",
        "+++\nsort_by = \"|\"\n+++\n",
        &["date", "updated"],
        "+++\nsort_by = \"date\"\n+++\n",
    );
    let (offered, _) = completed("content/s/draft.md", "+++\ntags = [\"|\"]\n+++\n");
    assert_eq!(offered, ["servers"]);
    let (offered, _) = completed("content/s/guide.md", "+++\ntemplate = \"|\"\n+++\n");
    assert!(offered.contains(&"guide.html".to_owned()), "{offered:?}");
}

#[test]
fn a_matrix_is_completed_with_its_own_ids() {
    let end = |line: &str| format!("{MATRIX}{line}");
    for (line, labels, after) in [
        ("[[|", &["group", "criterion", "source", "subject", "scenario"][..], "[[group"),
        ("[|]", &["policy", "pages", "criterion.scores", "subject.facts"], "[policy]"),
        ("[[criterion]]\n|", &["id", "group", "name", "kind"], "[[criterion]]\nid = "),
        (
            "[[criterion]]\nid = \"x\"\nki|",
            &["group", "name", "kind"],
            "[[criterion]]\nid = \"x\"\ngroup = ",
        ),
        (
            "[[criterion]]\ngroup = \"|\"",
            &["performance", "network"],
            "[[criterion]]\ngroup = \"performance\"",
        ),
        ("[[criterion]]\nkind = |", &["yes-no", "level"], "[[criterion]]\nkind = \"yes-no\""),
        ("[[subject]]\nown = |", &["true", "false"], "[[subject]]\nown = true"),
        (
            "[[subject]]\n[subject.facts]\nhttp2 = \"|\"",
            &["yes", "no", "unknown", "n/a"],
            "[[subject]]\n[subject.facts]\nhttp2 = \"yes\"",
        ),
        (
            "[[subject]]\n[subject.facts]\ncold-start = 3\n|",
            &["http2", "typing"],
            "[[subject]]\n[subject.facts]\ncold-start = 3\nhttp2 = ",
        ),
        (
            "[[subject]]\n[subject.facts]\nhttp2 = { value = \"yes\", source = \"|",
            &["bench"],
            "[[subject]]\n[subject.facts]\nhttp2 = { value = \"yes\", source = \"bench",
        ),
        (
            "[[subject]]\n[subject.facts]\nhttp2 = { value = \"yes\", |",
            &["source", "checked"],
            "[[subject]]\n[subject.facts]\nhttp2 = { value = \"yes\", source = ",
        ),
        (
            "[[scenario]]\nweights = { | }",
            &["performance", "network", "cold-start"],
            "[[scenario]]\nweights = { performance =  }",
        ),
        ("[[scenario]]\nrequires = [\"|\"]", &["http2"], "[[scenario]]\nrequires = [\"http2\"]"),
        (
            "[[scenario]]\nrecommend = \"|\"",
            &["nodejs", "python"],
            "[[scenario]]\nrecommend = \"nodejs\"",
        ),
    ] {
        check_completion("content/s/matrix.toml", &end(line), labels, &end(after));
    }
    check_completion(
        "content/s/subjects/python.toml",
        "id = \"python\"\n[facts]\ntyping = \"|\"",
        &["static", "dynamic"],
        "id = \"python\"\n[facts]\ntyping = \"static\"",
    );
    check_completion(
        "versus.toml",
        "[markdown]\nhtml = \"|\"",
        &["allow", "sanitize", "escape"],
        "[markdown]\nhtml = \"allow\"",
    );
    let (offered, _) = completed("versus.toml", "ti|");
    assert!(offered.starts_with(&["title".to_owned(), "base_url".to_owned()]), "{offered:?}");
}

#[test]
fn what_stands_between_quotes_comes_as_a_snippet_where_the_client_knows_them() {
    let folder = site();
    let snippets = json!({ "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } } });
    let mut editor = Editor::with(folder.path(), snippets);
    editor.open("content/s/guide.md", "::matrix{}");
    let params = editor.at("content/s/guide.md", "::matrix{|}");
    let items = editor.request("textDocument/completion", params);
    assert_eq!(items["items"][0]["textEdit"]["newText"], "criteria=\"$1\"");
    assert_eq!(items["items"][0]["insertTextFormat"], 2);
}

/// What is shown at the cursor.
fn hovered(path: &str, marked: &str) -> String {
    let folder = site();
    let mut editor = with_open(&folder, path, marked);
    let params = editor.at(path, marked);
    let hover = editor.request("textDocument/hover", params);
    hover["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_claim_shows_its_fact_with_source_and_date() {
    let shown = hovered("content/s/guide.md", "😀 [sta|rts](fact:nodejs/cold-start)\n");
    let wanted = "**Node.js, Cold start: 45 ms**\n\nmeasured, checked 2026-02-11\n\n\
        Source: [A bench](https://example.org/bench)\n\n128 MB";
    assert_eq!(shown, wanted);
    let both = hovered("content/s/guide.md", "[starts](fact:nodejs/cold-start?beats=py|thon)\n");
    assert!(both.starts_with(wanted) && both.ends_with("**Python, Cold start: 60 ms**"), "{both}");
}

#[test]
fn a_fact_that_is_not_stated_is_shown_as_unknown_and_never_as_no() {
    let shown = hovered("content/s/guide.md", "[x](fact:python/ht|tp2)\n");
    assert_eq!(shown, "**Python, HTTP/2: unknown: the matrix does not state it**");
}

#[test]
fn ids_keys_and_directives_say_what_they_are() {
    let guide = "content/s/guide.md";
    let cold = "**Cold start** (criterion `cold-start`)\n\nnumber in ms, lower is better, weight 1, in Performance\n\nTime to the first byte.";
    assert_eq!(hovered(guide, "::matrix{criteria=\"cold-|start\"}\n"), cold);
    let facts = MATRIX.replace("cold-start = {", "cold-st|art = {");
    assert_eq!(hovered("content/s/matrix.toml", &facts), cold);
    let shown = hovered(guide, "+++\nsubjects = [\"no|dejs\"]\n+++\n");
    assert_eq!(shown, "**Node.js** (subject `nodejs`)\n\nJavaScript without a browser.");
    let shown =
        hovered("content/s/matrix.toml", &MATRIX.replace("better = \"lower", "bet|ter = \"lower"));
    assert_eq!(shown, "`better`: Which values are better.");
    let shown = hovered("content/s/matrix.toml", &MATRIX.replace("[[scenario]]", "[[scen|ario]]"));
    assert_eq!(shown, "`scenario`: A use case and what you recommend for it.");
    let shown = hovered(guide, ":::ver|dict{on=\"overall\" winner=\"tie\"}\n:::\n");
    assert!(
        shown.starts_with("`verdict`: Who wins") && shown.contains("- `on` (required)"),
        "{shown}"
    );
    assert_eq!(
        hovered(guide, "::matrix{cri|teria=\"http2\"}\n"),
        "`criteria`: Ids of criteria: the rows."
    );
    assert_eq!(hovered(guide, "plain | text\n"), "");
}

/// The file and the text of the line that the cursor's word leads to.
fn led(method: &str, path: &str, marked: &str) -> String {
    let folder = site();
    folder.write("content/s/sample.js", "x\n");
    let mut editor = with_open(&folder, path, marked);
    let params = editor.at(path, marked);
    let location = editor.request(method, params);
    let Some(uri) = location["uri"].as_str() else { return "nowhere".to_owned() };
    let target = uri.strip_prefix(&format!("{}/", address(folder.path()))).expect("in the site");
    let line = location["range"]["start"]["line"].as_u64().expect("a line");
    let text = if target == path { without_cursor(marked) } else { folder.text(target) };
    let line = text.lines().nth(usize::try_from(line).expect("small")).unwrap_or_default();
    format!("{target}: {line}")
}

#[test]
fn a_claim_leads_to_its_cell_and_an_id_to_its_declaration() {
    let (go, guide) = ("textDocument/definition", "content/s/guide.md");
    let cell = led(go, guide, "[sta|rts](fact:nodejs/cold-start)\n");
    assert!(cell.starts_with("content/s/matrix.toml: cold-start = { value = 45"), "{cell}");
    let rival = led(go, guide, "[x](fact:nodejs/cold-start?beats=py|thon)\n");
    assert_eq!(rival, "content/s/subjects/python.toml: cold-start = 60");
    let lacking = led(go, guide, "[x](fact:python/http|2)\n");
    assert_eq!(lacking, "content/s/subjects/python.toml: id = \"python\"");
    let declared = led("textDocument/declaration", guide, "[x](fact:nodejs/cold-|start)\n");
    assert_eq!(declared, "content/s/matrix.toml: id = \"cold-start\"");
    for (marked, wanted) in [
        ("::matrix{groups=\"net|work\"}\n", "content/s/matrix.toml: id = \"network\""),
        ("[x](_index.md#rules-|of-thumb)\n", "content/s/_index.md: ## Rules of thumb"),
        ("[x](../_in|dex.md)\n", "content/_index.md: # Home"),
        ("[x](/s/pyt|hon/)\n", "content/s/subjects/python.toml: id = \"python\""),
        ("[x](/s/criteria/ht|tp2/)\n", "content/s/matrix.toml: id = \"http2\""),
        ("```js file=\"sam|ple.js\"\n```\n", "content/s/sample.js: x"),
        ("plain | text\n", "nowhere"),
    ] {
        assert_eq!(led(go, guide, marked), wanted, "{marked}");
    }
    let source = MATRIX.replace("source = \"bench\"", "source = \"be|nch\"");
    assert_eq!(led(go, "content/s/matrix.toml", &source), "content/s/matrix.toml: id = \"bench\"");
}

/// The site's files after a rename at the cursor; the reason when it is refused.
fn renamed(
    folder: &Folder,
    (path, marked): (&str, &str),
    new: &str,
) -> Result<Vec<(String, String)>, String> {
    let mut editor = with_open(folder, path, marked);
    let mut params = editor.at(path, marked);
    params["newName"] = json!(new);
    let edit = editor.asked("textDocument/rename", params)?;
    let changes = edit["changes"].as_object().expect("changes by file");
    let mut files = Vec::new();
    for (uri, edits) in changes {
        let target =
            uri.strip_prefix(&format!("{}/", address(folder.path()))).expect("in the site");
        let text = if target == path { without_cursor(marked) } else { folder.text(target) };
        files.push((target.to_owned(), edited(&text, edits.as_array().expect("edits"))));
    }
    files.sort();
    Ok(files)
}

#[test]
fn a_subject_is_renamed_wherever_it_is_written() {
    let folder = site();
    let guide = "+++\nsubjects = ['nodejs', \"python\"]\n+++\n\n😀 [a](fact:no|dejs/http2?is=yes), \
        [b](fact:python/cold-start?times=nodejs), [c][d], nodejs\n\n[d]: fact:nodejs/cold-start \"x\"\n\n\
        ::matrix{subjects=\"python,nodejs\"}\n\n```js subject=\"nodejs\"\n```\n\n[made](/s/nodejs/#x)\n";
    let files = renamed(&folder, ("content/s/guide.md", guide), "node").expect("renamed");
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["content/s/guide.md", "content/s/matrix.toml"]);
    let wanted = without_cursor(guide).replace("nodejs", "node").replace(", node\n", ", nodejs\n");
    assert_eq!(files[0].1, wanted);
    assert_eq!(files[1].1, MATRIX.replace("nodejs", "node"));
}

#[test]
fn a_criterion_is_renamed_in_every_file_of_its_matrix_and_in_no_other() {
    let folder = site();
    folder.write("content/other/matrix.toml", MATRIX);
    folder.write("content/other/guide.md", "# Other\n\n[](fact:nodejs/cold-start)\n");
    folder.write(
        "content/other/bound.md",
        "+++\nmatrix = \"s\"\n+++\n\n[](fact:nodejs/cold-start)\n",
    );
    folder.write(
        "content/s/expired.md",
        "+++\nexpires = 2020-01-01\n+++\n\n[](fact:nodejs/cold-start)\n",
    );
    let matrix = MATRIX.replace("id = \"cold-start\"", "id = \"cold-|start\"");
    let files = renamed(&folder, ("content/s/matrix.toml", &matrix), "startup").expect("renamed");
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let wanted = [
        "content/other/bound.md",
        "content/s/expired.md",
        "content/s/guide.md",
        "content/s/matrix.toml",
        "content/s/subjects/python.toml",
    ];
    assert_eq!(paths, wanted);
    assert!(files.iter().all(|(_, text)| !text.contains("cold-start")), "{files:?}");
}

#[test]
fn an_id_that_is_malformed_or_taken_is_refused_with_the_reason() {
    let folder = site();
    let guide = ("content/s/guide.md", "[x](fact:no|dejs/http2)\n");
    let refused = |new: &str| renamed(&folder, guide, new).expect_err("refused");
    assert!(refused("Node").starts_with("`Node` is no id"));
    assert_eq!(refused("python"), "there is a subject `python` in this matrix");
    assert_eq!(refused("tie"), "`tie` is a word of verdicts");
    let matrix = MATRIX.replace("id = \"http2\"", "id = \"ht|tp2\"");
    let taken = renamed(&folder, ("content/s/matrix.toml", &matrix), "network");
    assert_eq!(taken, Err("there is a group `network` in this matrix".to_owned()));
    let escaped = "[x](fact:nodejs/http2) [y](fact:node&#106;s/ht|tp2)\n";
    let of_escaped = renamed(
        &folder,
        (
            "content/s/guide.md",
            &escaped.replace("http2) [", "ht|tp2) [").replacen("ht|tp2)\n", "http2)\n", 1),
        ),
        "h2",
    );
    assert_eq!(
        of_escaped,
        Err("`http2` is not written out at content/s/guide.md:1: change it there first".to_owned())
    );
    let mut editor = with_open(&folder, "content/s/guide.md", "pl|ain\n");
    let params = editor.at("content/s/guide.md", "pl|ain\n");
    assert!(editor.asked("textDocument/prepareRename", params).is_err());
}

#[test]
fn references_are_all_mentions() {
    let folder = site();
    let mut editor = Editor::of(folder.path());
    let matrix = MATRIX.replace("id = \"nodejs\"", "id = \"no|dejs\"");
    let mut params = editor.at("content/s/matrix.toml", &matrix);
    params["context"] = json!({ "includeDeclaration": false });
    let found = editor.request("textDocument/references", params);
    let uris: Vec<&str> =
        found.as_array().expect("a list").iter().filter_map(|of| of["uri"].as_str()).collect();
    let (guide, matrix) = (editor.uri("content/s/guide.md"), editor.uri("content/s/matrix.toml"));
    assert_eq!(uris, [guide.as_str(), guide.as_str(), matrix.as_str()]);
}

#[test]
fn symbols_are_headings_and_what_a_matrix_declares() {
    let folder = site();
    let mut editor = Editor::of(folder.path());
    let document = json!({ "textDocument": { "uri": editor.uri("content/s/_index.md") } });
    let symbols = editor.request("textDocument/documentSymbol", document);
    assert_eq!(symbols[0]["name"], "Rules of thumb");
    assert_eq!(symbols[0]["children"][0]["name"], "For servers");
    let document = json!({ "textDocument": { "uri": editor.uri("content/s/matrix.toml") } });
    let symbols = editor.request("textDocument/documentSymbol", document);
    let names: Vec<&str> =
        symbols.as_array().expect("a list").iter().filter_map(|of| of["name"].as_str()).collect();
    let wanted = [
        "Performance",
        "Network",
        "Cold start",
        "HTTP/2",
        "Typing",
        "A bench",
        "Node.js",
        "Functions",
    ];
    assert_eq!(names, wanted);
    let found = editor.request("workspace/symbol", json!({ "query": "node" }));
    assert_eq!(found[0]["name"], "Node.js");
    assert_eq!(found[0]["location"]["uri"], editor.uri("content/s/matrix.toml"));
}

/// The text after the first quick fix of the first message of a file.
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
fn a_slip_and_a_claim_are_mended_at_once() {
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
    // Behind `😀`, which counts as two: `nodejs` → `pythom` → `python`.
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
    // Somebody who has a site open may read other Markdown too.
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
fn that_there_is_no_site_is_said_once() {
    let folder = Folder::new();
    let mut editor = Editor::of(folder.path());
    for path in ["a.md", "b.md"] {
        editor.open(path, "# Notes\n");
        let document = json!({ "textDocument": { "uri": editor.uri(path) } });
        assert_eq!(editor.request("textDocument/documentSymbol", document), Value::Null);
    }
    let said = said(&editor);
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("a.md` belongs to no site"), "{said:?}");
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
fn a_client_that_can_is_asked_for_news_of_files() {
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
fn a_session_ends_as_the_protocol_wants() {
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
