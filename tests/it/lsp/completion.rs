//! Completion of `versus lsp`.

use crate::support::editor::{Editor, edited};
use crate::support::runtimes::{MATRIX, site, with_open, without_cursor};
use serde_json::{Value, json};

/// The labels that are offered at the cursor, in their order, and the text after accepting the first.
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

/// Asserts that the offered labels begin with these, and checks the text after accepting the first.
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
        // Known facts of a subject come first.
        ("[x](fact:python/|", &["cold-start", "typing", "http2"], "[x](fact:python/cold-start"),
        (
            "[x](fact:nodejs/http2?|)",
            &["is=", "beats=", "times=", "since", "until"],
            "[x](fact:nodejs/http2?is=)",
        ),
        ("[x](fact:nodejs/http2?is=|)", &["yes", "no", "unknown"], "[x](fact:nodejs/http2?is=yes)"),
        (
            "[x](fact:nodejs/typing?is=|)",
            &["unknown", "static"],
            "[x](fact:nodejs/typing?is=unknown)",
        ),
        (
            "[x](fact:nodejs/rps?beats=|)",
            &["python", "*", "matrix"],
            "[x](fact:nodejs/rps?beats=python)",
        ),
        ("[x](fact:nodejs/rps?times=|)", &["python"], "[x](fact:nodejs/rps?times=python)"),
    ] {
        check_completion("content/s/guide.md", &guide(line), labels, &guide(after));
    }
}

#[test]
fn a_variant_is_completed_where_a_subject_can_stand() {
    let folder = site();
    let variant = "[[subject.variant]]\nid = \"lts\"\nname = \"LTS\"\n\n[[scenario]]";
    folder.write("content/s/matrix.toml", MATRIX.replacen("[[scenario]]", variant, 1));
    for (marked, labels) in [
        ("[x](fact:nodejs|)", &["nodejs", "nodejs.lts"][..]),
        ("[x](fact:python/http2?beats=|)", &["nodejs", "nodejs.lts"]),
        ("::facts{subject=\"|\"}", &["nodejs", "python", "nodejs.lts"]),
    ] {
        let mut editor = with_open(&folder, "content/s/guide.md", marked);
        let params = editor.at("content/s/guide.md", marked);
        let offered = editor.request("textDocument/completion", params);
        let offered: Vec<&str> = offered["items"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|item| item["label"].as_str())
            .collect();
        assert!(labels.iter().all(|label| offered.contains(label)), "{marked}: {offered:?}");
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
        // A component of the site that reads `@table`.
        ("::prices{|}", &["note", "criteria", "groups", "subjects"], "::prices{note=\"\"}"),
        (
            "::prices{subjects=\"nodejs |\"}",
            &["nodejs", "python"],
            "::prices{subjects=\"nodejs nodejs\"}",
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
    for reads_table in ["matrix", "prices"] {
        assert!(!offered.contains(&reads_table.to_owned()), "a page without a matrix has no table");
    }
}

#[test]
fn a_link_is_completed_with_paths_and_headings() {
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
        (
            "[[|",
            &[
                "group",
                "criterion",
                "source",
                "rate",
                "data",
                "subject",
                "subject.variant",
                "scenario",
            ][..],
            "[[group",
        ),
        (
            "[|]",
            &[
                "policy",
                "pages",
                "criterion.scores",
                "criterion.from",
                "criterion.from.where",
                "criterion.links",
            ],
            "[policy]",
        ),
        ("[[criterion]]\n|", &["id", "group", "name", "terms"], "[[criterion]]\nid = "),
        (
            "[[criterion]]\nid = \"x\"\nki|",
            &["group", "name", "terms"],
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
            "[[subject]]\n[[subject.variant]]\nid = \"x\"\n|",
            &["name", "default", "extends"],
            "[[subject]]\n[[subject.variant]]\nid = \"x\"\nname = ",
        ),
        (
            "[[subject]]\n[[subject.variant]]\n[subject.variant.facts]\nhttp2 = \"|\"",
            &["yes", "no", "unknown", "n/a"],
            "[[subject]]\n[[subject.variant]]\n[subject.variant.facts]\nhttp2 = \"yes\"",
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
fn a_fact_is_completed_with_the_keys_that_can_stand_in_it() {
    for (keys, labels, after) in [
        ("http2 = { value = \"yes\", |", &["when", "since", "until"][..], "when"),
        ("cold-start = { from = \"lab\", |", &["at", "where", "column", "take", "unit"], "at"),
        ("cold-start = { |", &["value", "from", "when"], "value"),
    ] {
        let line = format!("{MATRIX}[[subject]]\n[subject.facts]\n{keys}");
        let done = line.replace('|', &format!("{after} = "));
        check_completion("content/s/matrix.toml", &line, labels, &done);
    }
}

#[test]
fn quoted_values_are_completed_as_snippets_if_the_client_supports_them() {
    let folder = site();
    let snippets = json!({ "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } } });
    let mut editor = Editor::with(folder.path(), snippets);
    editor.open("content/s/guide.md", "::matrix{}");
    let params = editor.at("content/s/guide.md", "::matrix{|}");
    let items = editor.request("textDocument/completion", params);
    assert_eq!(items["items"][0]["textEdit"]["newText"], "criteria=\"$1\"");
    assert_eq!(items["items"][0]["insertTextFormat"], 2);
}
