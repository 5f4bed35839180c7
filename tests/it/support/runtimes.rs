//! A small site with every kind of id, for tests of editors.

use super::Folder;
use super::editor::Editor;

pub(crate) const MATRIX: &str = r#"title = "Runtimes"
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

pub(crate) const PYTHON: &str = r#"id = "python"
name = "Python"
[facts]
cold-start = 60
typing = "dynamic"
"#;

/// A component that reads the table of `::matrix`.
const PRICES: &str = "{% component prices(note: string = \"\", @table) -%}\n<p>{{ table.id }}{{ note }}</p>\n\
    {%- endcomponent prices %}\n";

pub(crate) const GUIDE: &str = "+++\ntitle = \"Node.js vs Python\"\nsubjects = [\"nodejs\", \"python\"]\n\
    tags = [\"servers\"]\n+++\n\n## Speed\n\n[It starts](fact:nodejs/cold-start?beats=python).\n";

pub(crate) fn site() -> Folder {
    let folder = Folder::new();
    folder.write("versus.toml", "title = \"A site\"\n");
    folder.write("templates/components/prices.html", PRICES);
    folder.write("content/_index.md", "# Home\n");
    folder.write("content/s/_index.md", "# Section\n\n## Rules of thumb\n\n### For servers\n");
    folder.write("content/s/matrix.toml", MATRIX);
    folder.write("content/s/subjects/python.toml", PYTHON);
    folder.write("content/s/guide.md", GUIDE);
    folder.write("content/s/draft.md", "+++\ntitle = \"A draft\"\ndraft = true\n+++\n");
    folder
}

pub(crate) fn without_cursor(marked: &str) -> String {
    marked.replacen('|', "", 1)
}

/// An editor in which a file of the site is open with a text.
pub(crate) fn with_open(folder: &Folder, path: &str, marked: &str) -> Editor {
    let mut editor = Editor::of(folder.path());
    editor.open(path, &without_cursor(marked));
    editor
}
