//! Logos of subjects in later builds: their sizes are inputs of the pages that show them.

use std::fs;

use crate::support::{Folder, run, versus};

fn svg(width: u32) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"20\"/>")
}

fn site() -> Folder {
    let folder = Folder::new();
    folder.write(
        "content/m/matrix.toml",
        "title = \"T\"\npolicy.sources = \"optional\"\n\n\
         [[criterion]]\nid = \"a\"\nname = \"A\"\nkind = \"yes-no\"\n\n\
         [[subject]]\nid = \"one\"\nname = \"One\"\nlogo = \"one.svg\"\nfacts.a = \"yes\"\n",
    );
    folder.write("content/m/one.svg", svg(30));
    folder.write("content/m/_index.md", "# M\n");
    folder
}

/// Builds, and returns the exit code and all messages.
fn build(folder: &Folder) -> (i32, String) {
    let mut command = versus();
    command.current_dir(folder.path()).arg("build");
    let (exit, said, errors) = run(&mut command);
    (exit, said + &errors)
}

fn page(folder: &Folder) -> String {
    fs::read_to_string(folder.join("public/m/one/index.html")).expect("built")
}

#[test]
fn a_logo_of_another_size_changes_the_pages_that_show_it() {
    let folder = site();
    assert_eq!(build(&folder).0, 0);
    assert!(page(&folder).contains("src=\"/m/one.svg\" alt=\"\" width=\"30\" height=\"20\""));
    folder.write("content/m/one.svg", svg(300));
    assert_eq!(build(&folder).0, 0);
    assert!(page(&folder).contains("src=\"/m/one.svg\" alt=\"\" width=\"300\" height=\"20\""));
}

#[test]
fn a_logo_that_is_removed_is_missed_by_the_next_build() {
    let folder = site();
    assert_eq!(build(&folder).0, 0);
    folder.remove("content/m/one.svg");
    let (exit, said) = build(&folder);
    assert_eq!(exit, 1);
    assert!(said.contains("error[dead-link]: `one.svg`"), "{said}");
    folder.write("content/m/one.svg", svg(40));
    assert_eq!(build(&folder).0, 0);
    assert!(page(&folder).contains("width=\"40\""));
}

#[test]
fn the_logo_of_a_section_that_is_left_out_is_not_missed() {
    let folder = site();
    folder.write("content/m/_index.md", "+++\ntitle = \"M\"\ndraft = true\n+++\n");
    let (exit, said) = build(&folder);
    assert_eq!(exit, 0, "{said}");
    assert!(!said.contains("one.svg"), "{said}");
}
