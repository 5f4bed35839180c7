//! Links to the lines of facts, at which readers correct them: where the site lies in its repository, and
//! what a moved line changes.

use std::fs;
use std::path::Path;

use crate::support::{Folder, run, versus};

const MATRIX: &str = "title = \"T\"\npolicy.sources = \"optional\"\n\n\
    [[criterion]]\nid = \"a\"\nname = \"A\"\nkind = \"yes-no\"\n\n\
    [[subject]]\nid = \"one\"\nname = \"One\"\nfacts.a = \"yes\"\n";

/// A site in the folder `docs/site` of a repository.
fn site() -> Folder {
    let folder = Folder::new();
    fs::create_dir(folder.join(".git")).expect("made");
    folder.write("docs/site/versus.toml", CONFIG);
    folder.write("docs/site/content/m/matrix.toml", MATRIX);
    folder.write("docs/site/content/plain.md", "# Plain\n");
    folder
}

const CONFIG: &str = "[publish]\nrepository = \"https://gitlab.com/me/group/site\"\n";

fn build(root: &Path) -> String {
    let mut command = versus();
    command.current_dir(root).arg("build");
    let (exit, said, errors) = run(&mut command);
    assert_eq!(exit, 0, "{said}{errors}");
    fs::read_to_string(root.join("public/m/index.html")).expect("built")
}

#[test]
fn git_tells_where_the_site_lies_in_its_repository() {
    let folder = site();
    let page = build(&folder.join("docs/site"));
    let of_repository = "https://gitlab.com/me/group/site/-/blob/main/docs/site/content/m/";
    assert!(page.contains(&format!("href=\"{of_repository}matrix.toml#L12\"")), "{page}");
    // Another place of the same site is another address, though no file has changed.
    fs::create_dir(folder.join("docs/.git")).expect("made");
    let page = build(&folder.join("docs/site"));
    let of_repository = "https://gitlab.com/me/group/site/-/blob/main/site/content/m/";
    assert!(page.contains(&format!("href=\"{of_repository}matrix.toml#L12\"")), "{page}");
}

#[test]
fn a_line_that_moves_moves_its_links() {
    let folder = site();
    let root = folder.join("docs/site");
    assert!(build(&root).contains("matrix.toml#L12\""));
    folder.write("docs/site/content/m/matrix.toml", format!("# A note\n{MATRIX}"));
    let page = build(&root);
    assert!(page.contains("matrix.toml#L13\""), "{page}");
    assert!(!page.contains("matrix.toml#L12\""), "{page}");
}

#[test]
fn a_site_without_a_repository_has_no_such_links() {
    let folder = site();
    let root = folder.join("docs/site");
    let with = build(&root);
    folder.write("docs/site/versus.toml", "");
    let without = build(&root);
    assert!(with.contains("class=\"correct\""));
    for word in ["correct", "gitlab.com", "edit-link"] {
        assert!(!without.contains(word), "{word}: {without}");
    }
}

/// The same site with a fact from a file of the repository, above the site.
const MEASURED: &str = "\n[[subject]]\nid = \"two\"\nname = \"Two\"\n\
    facts.a = { value = \"no\", source = \"repo:bench/a b.csv#L2-L3\", quote = \"two,no\" }\n";

#[test]
fn a_source_may_be_any_file_of_the_repository() {
    let folder = site();
    folder.write("docs/site/content/m/matrix.toml", format!("{MATRIX}{MEASURED}"));
    folder.write("bench/a b.csv", "one,yes\ntwo,no\nthree,yes");
    let root = folder.join("docs/site");
    let page = build(&root);
    let file = "https://gitlab.com/me/group/site/-/blob/main/bench/a%20b.csv#L2-3";
    assert!(page.contains(&format!("href=\"{file}\">bench/a b.csv:2–3</a>")), "{page}");
    let data = fs::read_to_string(root.join("public/m/matrix.json")).expect("built");
    assert!(data.contains("\"sources\":[\"repo:bench/a b.csv#L2-L3\"]"), "{data}");
    assert!(data.contains(&format!("\"url\":\"{file}\"")), "{data}");
    // Without an address of the repository, the path is all that readers get.
    folder.write("docs/site/versus.toml", "");
    assert!(build(&root).contains("<code>bench/a b.csv:2–3</code>"));
    // Every build looks at the file again, though no file of the site has changed.
    folder.write("bench/a b.csv", "one,yes\ntwo,no\n");
    let mut command = versus();
    command.current_dir(&root).arg("build");
    let (exit, _, said) = run(&mut command);
    assert_eq!(exit, 1, "{said}");
    assert!(said.contains("error[missing-source]: `repo:bench/a b.csv#L2-L3`"), "{said}");
    // Without git, the site is alone, and its place in the repository is known if it is configured.
    fs::remove_dir(folder.join(".git")).expect("removed");
    folder.write("docs/site/versus.toml", format!("{CONFIG}path = \"docs/site\"\n"));
    assert!(build(&root).contains(file));
}

#[test]
fn a_declared_source_may_be_a_file_of_the_repository() {
    let folder = site();
    let declared = "\n[[source]]\nid = \"lab\"\ntitle = \"Our lab\"\nurl = \"repo:bench/a b.csv#L2\"\n\
        [[subject]]\nid = \"two\"\nname = \"Two\"\n\
        facts.a = { value = \"no\", source = \"lab\", quote = \"two,no\" }\n";
    folder.write("docs/site/content/m/matrix.toml", format!("{MATRIX}{declared}"));
    folder.write("bench/a b.csv", "one,yes\ntwo,no\n");
    let root = folder.join("docs/site");
    let page = build(&root);
    let file = "https://gitlab.com/me/group/site/-/blob/main/bench/a%20b.csv#L2";
    assert!(page.contains(&format!("href=\"{file}\">Our lab</a>")), "{page}");
    let data = fs::read_to_string(root.join("public/m/matrix.json")).expect("built");
    assert!(data.contains(&format!("\"title\":\"Our lab\",\"url\":\"{file}\"")), "{data}");
    folder.write("docs/site/versus.toml", "");
    assert!(build(&root).contains("<code>Our lab</code>"));
    // It is checked, also if no fact names it.
    let unnamed = declared.replace("source = \"lab\", quote = \"two,no\"", "note = \"-\"");
    folder.write("docs/site/content/m/matrix.toml", format!("{MATRIX}{unnamed}"));
    folder.write("bench/a b.csv", "one,yes\n");
    let mut command = versus();
    command.current_dir(&root).arg("check");
    let (exit, _, said) = run(&mut command);
    assert_eq!(exit, 1, "{said}");
    assert!(said.contains("error[missing-source]: `repo:bench/a b.csv#L2`"), "{said}");
}
