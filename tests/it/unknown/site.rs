//! The site: its subjects, its criteria and its facts.

use std::fmt::Write as _;
use std::path::Path;

use versus::internals::matrix::Kind;

use crate::support::{Folder, tree};
use crate::unknown::ROOT;

/// `full` and `rich` have facts for all criteria except the dark ones. `bare` has no facts, all facts of
/// `asked` and of its variants are `"unknown"`, and all facts of `apart` are `"n/a"`.
pub(crate) const SUBJECTS: [&str; 5] = ["full", "rich", "bare", "asked", "apart"];

/// A criterion of each kind, by id: a `dark` criterion has no known fact.
pub(crate) fn criteria() -> impl Iterator<Item = (String, &'static str)> {
    ["lit", "dark"].into_iter().flat_map(|group| {
        Kind::NAMES.into_iter().map(move |kind| (format!("{group}-{kind}"), kind))
    })
}

/// A name that is part of no other text.
pub(crate) fn name(id: &str) -> String {
    format!("Name:{id}.")
}

/// As in the classes of the theme.
pub(crate) fn state(subject: &str, criterion: &str) -> &'static str {
    let is_dark = criterion.starts_with("dark");
    match (subject, criterion) {
        ("apart", _) => "na",
        ("bare" | "asked", _) => "unknown",
        _ if is_dark => "unknown",
        ("full", "lit-yes-no" | "lit-level" | "lit-support") => "no",
        ("rich", "lit-yes-no") => "yes",
        ("rich", "lit-level" | "lit-support") => "partial",
        _ => "value",
    }
}

/// Keys of a criterion of a kind, and a fact of `full` and of `rich`. Those of `full` are the worst.
fn keys_and_facts(kind: &str) -> (&'static str, [&'static str; 2]) {
    match kind {
        "yes-no" => ("", ["'no'", "'yes'"]),
        "level" => ("", ["'no'", "'partial'"]),
        "number" => (
            "better = 'higher'",
            ["[{ value = 0, when = 'x' }, { value = '< 0', when = 'y' }]", "'9..12'"],
        ),
        "money" => ("better = 'lower'\nunit = 'EUR'", ["'>= 9.5'", "'free'"]),
        "rating" => ("", ["0", "'~ 5'"]),
        "version" => ("better = 'higher'", ["'0.1'", "'2.0'"]),
        "date" => ("better = 'higher'", ["'2001-01'", "2026-01-01"]),
        "choice" => {
            ("choices = ['none', 'all']\nscores = { none = 0, all = 1 }", ["'none'", "'all'"])
        }
        "support" => ("", ["'no'", "'partial'"]),
        "text" => ("", ["'none'", "'some'"]),
        "list" => ("", ["['none']", "['some', 'more']"]),
        "code" => {
            ("", ["{ value = { code = 'none' } }", "{ value = { code = '1', lang = 'js' } }"])
        }
        other => panic!("the kind `{other}` is new: give it facts"),
    }
}

fn matrix() -> String {
    let mut text = "title = 'All kinds'\n[policy]\nsources = 'optional'\n".to_owned();
    text += "[pages]\nsubjects = true\ncriteria = true\npairs = 'all'\n";
    for group in ["lit", "dark"] {
        write!(text, "[[group]]\nid = '{group}'\nname = '{}'\n", name(group)).expect("it fits");
    }
    for (id, kind) in criteria() {
        let (group, _) = id.split_once('-').expect("of a group");
        let keys = keys_and_facts(kind).0;
        write!(
            text,
            "[[criterion]]\nid = '{id}'\nname = '{}'\ngroup = '{group}'\nkind = '{kind}'\n{keys}\n",
            name(&id)
        )
        .expect("it fits");
    }
    for (at, subject) in SUBJECTS.into_iter().enumerate() {
        write!(text, "[[subject]]\nid = '{subject}'\nname = '{}'\n", name(subject))
            .expect("it fits");
        text += "[subject.facts]\n";
        for (id, kind) in criteria() {
            let fact = match (subject, state(subject, &id)) {
                (_, "na") => "'n/a'",
                ("bare", _) => continue,
                (_, "unknown") => "'unknown'",
                _ => keys_and_facts(kind).1[at],
            };
            writeln!(text, "{id} = {fact}").expect("it fits");
        }
        if subject == "asked" {
            text += "[[subject.variant]]\nid = 'plan'\nname = 'Plan'\n\
                     [[subject.variant]]\nid = 'other'\nname = 'Other'\n";
        }
    }
    for (id, criterion) in [("needs-lit", "lit-yes-no"), ("needs-dark", "dark-level")] {
        write!(
            text,
            "[[scenario]]\nid = '{id}'\nname = '{}'\nrequires = ['{criterion}']\n\
             weights = {{ dark = 5 }}\n",
            name(id)
        )
        .expect("it fits");
    }
    text
}

/// A guide with every directive, each in every way in which it can show a fact.
pub(crate) fn guide() -> String {
    let mut text = "::matrix\n\n::matrix{groups=\"dark\"}\n\n::matrix{subjects=\"bare full\"}\n\n\
                    ::scores\n\n::scores{subjects=\"bare asked\"}\n\n::scenarios\n\n::sources\n\n\
                    ::related\n\n::toc\n\n"
        .to_owned();
    for subject in SUBJECTS {
        write!(text, "::facts{{subject=\"{subject}\"}}\n\n").expect("it fits");
        for list in ["pros", "cons", "when"] {
            write!(text, ":::{list}{{subject=\"{subject}\"}}\n\n- {list}: {subject}\n\n:::\n\n")
                .expect("it fits");
        }
    }
    for (id, kind) in criteria() {
        if matches!(kind, "number" | "money" | "rating") {
            write!(text, "::chart{{criterion=\"{id}\"}}\n\n").expect("it fits");
        }
        write!(text, ":::criterion{{id=\"{id}\"}}\n\n").expect("it fits");
        for subject in SUBJECTS {
            write!(text, ":::subject{{id=\"{subject}\"}}\n:::\n\n").expect("it fits");
        }
        write!(text, ":::\n\n:::verdict{{on=\"{id}\" winner=\"depends\"}}\n:::\n\n")
            .expect("it fits");
        for subject in SUBJECTS {
            let (subject_name, name) = (name(subject), name(&id));
            write!(text, "- {subject_name} {name} [](fact:{subject}/{id})\n\n").expect("it fits");
        }
    }
    text + ":::samples\n\n```js subject=\"bare\"\n0\n```\n\n:::\n\n:::faq\n\n## Why?\n\n::matrix\n\n:::\n\n\
            :::call-to-action{href=\"b.md\" label=\"On\"}\n:::\n\n:::author{name=\"Ann\"}\n:::\n"
}

pub(crate) fn site(theme: &str) -> Folder {
    let home = Folder::new();
    home.write("content/all/matrix.toml", matrix());
    home.write("content/all/a.md", format!("# A\n\n{}", guide()));
    home.write(
        "content/all/b.md",
        "+++\nsubjects = [\"full\", \"bare\"]\n+++\n\n# B\n\n::matrix\n",
    );
    if theme != "default" {
        home.write("versus.toml", format!("title = \"T\"\ntheme = \"{theme}\"\n"));
        for (path, bytes) in tree(&Path::new(ROOT).join("themes").join(theme)) {
            home.write(&format!("themes/{theme}/{path}"), bytes);
        }
    }
    home
}
