//! Requests of `versus lsp` at a position: hover, definition, references and renaming.

use crate::support::Folder;
use crate::support::editor::{Editor, address, edited};
use crate::support::runtimes::{MATRIX, site, with_open, without_cursor};
use serde_json::json;

/// The hover text at the cursor.
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
    let linked = "*linked*: the text states nothing that is compared with the fact";
    assert_eq!(shown, format!("{wanted}\n\n{linked}"));
    let compared = "*compared* with nodejs/cold-start: 45 ms";
    let shown = hovered("content/s/guide.md", "[45| ms](fact:nodejs/cold-start)\n");
    assert_eq!(shown, format!("{wanted}\n\n{compared}"));
    let shown = hovered("content/s/guide.md", "[st|arts](fact:nodejs/cold-start?beats=python)\n");
    let rival = "**Python, Cold start: 60 ms**";
    let both = format!("{wanted}\n\n---\n\n{rival}\n\n{compared}, python/cold-start: 60 ms");
    assert_eq!(shown, both);
    let all = hovered("content/s/guide.md", "[st|arts](fact:nodejs/cold-start?beats=matrix)\n");
    assert_eq!(all, format!("{wanted}\n\n{compared}, python/cold-start: 60 ms"));
}

#[test]
fn a_fact_that_is_not_stated_is_shown_as_unknown_and_never_as_no() {
    let shown = hovered("content/s/guide.md", "[x](fact:python/ht|tp2)\n");
    let unknown = "**Python, HTTP/2: unknown: the matrix does not state it**\n\n*linked*";
    assert!(shown.starts_with(unknown), "{shown}");
}

#[test]
fn hovers_explain_ids_keys_and_directives() {
    let guide = "content/s/guide.md";
    let cold = "**Cold start** (criterion `cold-start`)\n\nnumber in ms, lower is better, weight 1, in Performance\n\nTime to the first byte.";
    assert_eq!(hovered(guide, "::matrix{criteria=\"cold-|start\"}\n"), cold);
    let facts = MATRIX.replace("cold-start = {", "cold-st|art = {");
    assert_eq!(hovered("content/s/matrix.toml", &facts), cold);
    let shown = hovered(guide, "+++\nsubjects = [\"no|dejs\"]\n+++\n");
    assert_eq!(shown, "**Node.js** (subject `nodejs`)\n\nJavaScript without a browser.");
    let variants = "[[subject.variant]]\nid = \"current\"\nname = \"Current\"\n\n\
        [[subject.variant]]\nid = \"lts\"\nname = \"LTS\"\n\n[[scenario]]";
    let with =
        MATRIX.replacen("[[scenario]]", variants, 1).replacen("\"nodejs\"", "\"no|dejs\"", 1);
    let of_variants = hovered("content/s/matrix.toml", &with);
    assert!(of_variants.contains("\n\ndefault variant Current; also LTS\n\n"), "{of_variants}");
    // A claim without a known fact still names a subject.
    assert_eq!(hovered(guide, "[x](fact:no|dejs/nothing)\n"), shown);
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
    assert_eq!(
        hovered(guide, "::prices{cri|teria=\"http2\"}\n"),
        "`criteria`: Ids of criteria: the rows."
    );
    assert_eq!(hovered(guide, "::prices{criteria=\"cold-|start\"}\n"), cold);
    assert_eq!(hovered(guide, "plain | text\n"), "");
}

/// The file and the text of the line to which the definition of the word at the cursor leads.
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
    let all = led(go, guide, "[x](fact:nodejs/cold-start?beats=|*)\n");
    assert!(all.starts_with("content/s/matrix.toml: cold-start = { value = 45"), "{all}");
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
        ::matrix{subjects=\"python,nodejs\"}\n\n::prices{subjects=\"nodejs\"}\n\n```js subject=\"nodejs\"\n```\n\n[made](/s/nodejs/#x)\n";
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
    assert!(refused("Node").starts_with("`Node` is not a valid id"));
    assert_eq!(refused("python"), "this matrix already has a subject `python`");
    assert_eq!(refused("tie"), "`tie` is reserved for verdicts");
    // A subject may be called Matrix, unless claims mean all subjects by the word.
    assert!(renamed(&folder, guide, "matrix").is_ok());
    let all = ("content/s/guide.md", "[x](fact:no|dejs/cold-start?beats=matrix)\n");
    let refused = renamed(&folder, all, "matrix").expect_err("refused");
    assert_eq!(refused, "claims of this site mean all subjects by `?beats=matrix`");
    let matrix = MATRIX.replace("id = \"http2\"", "id = \"ht|tp2\"");
    let taken = renamed(&folder, ("content/s/matrix.toml", &matrix), "network");
    assert_eq!(taken, Err("this matrix already has a group `network`".to_owned()));
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
        Err("`http2` is written differently at content/s/guide.md:1: change it there first"
            .to_owned())
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
fn symbols_are_headings_and_declarations_of_a_matrix() {
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
