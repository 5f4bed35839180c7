//! Compares the manual and the themes' README with the table of directives.

#![expect(clippy::disallowed_methods, reason = "tests read the documents of the repository")]

use std::path::Path;

use super::{Body, Builtin, Names};

fn document(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("it is there")
}

/// Returns the cells of each row of the Markdown table whose header begins with `head`.
fn rows<'t>(text: &'t str, head: &str) -> Vec<Vec<&'t str>> {
    let rows = text.lines().skip_while(|line| !line.starts_with(head)).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches(['|', ' ']).split(" | ").collect()).collect()
}

/// Returns the parts of a text that are in backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

fn colons(builtin: &Builtin) -> &'static str {
    if builtin.body == Body::None { "::" } else { ":::" }
}

#[test]
fn the_manual_lists_the_directives_and_their_attributes() {
    let manual = document("content/manual/markdown.md");
    let rows = rows(&manual, "| Directive |");
    let written: Vec<&str> = rows.iter().flat_map(|row| quoted(row[0])).collect();
    let known = Builtin::ALL.iter().map(|of| format!("{}{}", colons(of), of.name));
    let known: Vec<String> = known.collect();
    assert_eq!(written, known);
    for row in rows {
        for name in quoted(row[0]) {
            let builtin = Builtin::of(name.trim_start_matches(':')).expect("it is known");
            let mut known: Vec<&str> = builtin.attributes.iter().map(|of| of.name).collect();
            let mut written = quoted(row[1]);
            known.sort_unstable();
            written.sort_unstable();
            assert_eq!(written, known, "{name}");
        }
    }
}

#[test]
fn the_default_theme_declares_what_the_table_has() {
    let readme = document("themes/README.md");
    let components = rows(&readme, "| component | attributes |");
    let values = rows(&readme, "| component | reads | which is |");
    for builtin in Builtin::ALL {
        let name = builtin.name.replace('-', "_");
        let of_component = |row: &&Vec<&str>| quoted(row[0]).contains(&name.as_str());
        let component = components.iter().find(of_component).expect("it has a component");
        for attribute in builtin.attributes {
            let kind = match attribute.names {
                Names::Flag => "boolean",
                names if names.is_list() => "list",
                _ => "text",
            };
            let declared = |optional| format!("`{}` ({kind}{optional})", attribute.name);
            let is_declared = component[1].contains(&declared(""))
                || component[1].contains(&declared(", optional")) && !attribute.required;
            assert!(is_declared, "`{}` of `{name}`: {}", attribute.name, component[1]);
        }
        if let Some(value) = &builtin.value {
            let value = format!("`@{}`", value.name);
            let told = values.iter().find(of_component).is_some_and(|row| row[1].contains(&value));
            assert!(told && component[2].contains(&value), "{value} of `{name}`");
        }
    }
}

#[test]
fn a_directive_has_one_entry_which_says_what_it_does() {
    for builtin in Builtin::ALL {
        let found = Builtin::of(builtin.name).expect("it is in the table");
        assert_eq!(found.about, builtin.about, "{} is there twice", builtin.name);
        let attributes = builtin.attributes.iter().map(|attribute| attribute.about);
        for about in attributes.chain([builtin.about]) {
            assert!(about.ends_with('.'), "{}: {about}", builtin.name);
        }
        let within = builtin.within.map(|name| Builtin::of(name).expect("it is in the table"));
        assert!(within.is_none_or(|within| within.body != Body::None), "{}", builtin.name);
    }
}
