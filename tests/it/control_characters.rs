//! Control characters in all texts of authors: no report, in any format, passes them to a terminal or
//! begins a line that a workflow would interpret as a command.

use crate::support::{Folder, run, versus};

/// A line end with a text that a workflow would interpret as a command, a terminal colour in two forms,
/// and a bidirectional override.
const SPECIAL: &str = "x\n::error file=a::forged\r\u{1b}[31mred\u{9b}31m\u{7f}\u{202e}\u{2028}y";

fn toml(text: &str) -> String {
    text.chars().fold(String::new(), |all, c| match c {
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => format!("{all}\\u{:04x}", u32::from(c)),
        c => format!("{all}{c}"),
    })
}

/// A site in which everything that authors can name has such a name; characters that XML excludes are an
/// error themselves.
fn site(of: &str) -> Folder {
    let (folder, special) = (Folder::new(), toml(of));
    folder.write("versus.toml", format!("title = \"{special}\"\n\"{special}\" = 1\n"));
    folder.write(
        "content/s/matrix.toml",
        format!(
            "title = \"{special}\"\npolicy = {{ sources = \"required\", stale_after = \"1 day\" }}\n\
             criterion = [\n{{ id = \"n\", name = \"{special}\", kind = \"number\", unit = \"{special}\" }},\n\
             {{ id = \"{special}\", name = \"C\", kind = \"{special}\" }}]\n\
             [[source]]\nid = \"s\"\ntitle = \"{special}\"\nurl = \"{special}\"\n\
             [[subject]]\nid = \"a\"\nname = \"{special}\"\n\
             facts = {{ n = {{ value = 1, source = \"{special}\" }}, \"{special}\" = \"{special}\" }}\n\
             [[subject]]\nid = \"{special}\"\nname = \"B\"\n"
        ),
    );
    folder.write(
        "content/s/a.md",
        format!(
            "+++\ntitle = \"{special}\"\nlevel = \"{special}\"\nsubjects = [\"a\", \"{special}\"]\n\
             template = \"{special}\"\n\"{special}\" = 1\n+++\nA [b]({0}) [c](<x{0}.md>) {0} ![d](fact:{0}) \
             [e](fact:a/{0}) is the fastest, at 30 ms.\n\n::{0}\n\n::matrix{{groups=\"{0}\"}}\n\n```{0} file=\"{0}\"\n```\n",
            of.replace(['\n', '\r'], "")
        ),
    );
    // Some file systems do not allow such names.
    let _ = std::fs::write(folder.join("content/s").join(format!("{of}.md")), "# A\n\n[a](b.md)\n");
    let _ = std::fs::write(folder.join("content/s").join("n\n::error::forged.md"), "[a](b.md)\n");
    folder
}

/// The forbidden characters in a text.
fn wrong_with(text: &str, is_annotated: bool) -> Vec<String> {
    let is_special = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let characters = text.chars().filter(|c| is_special(*c)).map(|c| format!("{c:?}"));
    let is_command = |line: &&str| {
        let ours = ["::error file=", "::warning file=", "::notice file="];
        let is_ours = is_annotated
            && ours.iter().any(|with| line.starts_with(with))
            && !line.starts_with("::error file=a::");
        line.trim_start().starts_with("::") && !is_ours
    };
    characters.chain(text.lines().filter(is_command).map(str::to_owned)).collect()
}

#[test]
fn no_report_has_a_control_character_or_a_forged_command() {
    let commands: [&[&str]; 8] = [
        &["build"],
        &["check"],
        &["check", "--stale"],
        &["check", "--claims"],
        &["check", "--mutants"],
        &["check", "--adopt"],
        &["score", "s"],
        &["fmt", "--check"],
    ];
    // With the characters that XML excludes, and with the others only, of which more are allowed.
    let printable = SPECIAL.replace('\u{1b}', "");
    for of in [SPECIAL, &printable] {
        let site = site(of);
        for command in commands {
            for format in ["human", "json", "github", "sarif"] {
                let mut versus = versus();
                versus.args(command).args(["--format", format, "--today", "2026-06-01", "--root"]);
                let (_, stdout, stderr) = run(versus.arg(site.path()));
                let wrong = wrong_with(&format!("{stderr}\n{stdout}"), format == "github");
                assert_eq!(wrong, [""; 0], "{command:?} {format}\n{stderr}\n{stdout}");
                for line in stdout.lines().filter(|_| format == "json") {
                    serde_json::from_str::<serde_json::Value>(line).expect("JSON");
                }
            }
        }
    }
}

#[test]
fn reports_of_valid_matrices_have_none_either() {
    let special = toml(&SPECIAL.replace('\u{1b}', ""));
    let folder = Folder::new();
    folder.write(
        "content/s/matrix.toml",
        format!(
            "title = \"::error::{special}\"\npolicy = {{ sources = \"optional\", stale_after = \"1 day\" }}\n\
             criterion = [{{ id = \"n\", name = \"{special}\", kind = \"text\" }}]\n\
             [[source]]\nid = \"s\"\ntitle = \"{special}\"\nurl = \"https://example.org/\"\n\
             [[subject]]\nid = \"a\"\nname = \"{special}\"\n\
             facts.n = {{ value = \"{special}\", source = \"s\", checked = 2026-01-01 }}\n\
             [[subject]]\nid = \"b\"\nname = \"B\"\nfacts.n = \"b\"\n"
        ),
    );
    folder.write(
        "content/s/a.md",
        format!("+++\ntitle = \"::error::{special}\"\n+++\nIt takes 30 ms\u{202e}\u{7f}\u{9b}31m and is the fastest.\n"),
    );
    let commands: [&[&str]; 6] = [
        &["check"],
        &["check", "--stale"],
        &["check", "--claims"],
        &["check", "--mutants"],
        &["check", "--adopt"],
        &["score", "s"],
    ];
    for command in commands {
        // Scores have no annotations of a workflow.
        let formats: &[&str] =
            if command[0] == "score" { &["human", "json"] } else { &["human", "json", "github"] };
        for &format in formats {
            let mut versus = versus();
            versus.args(command).args(["--format", format, "--today", "2026-06-01", "--root"]);
            let (exit, stdout, stderr) = run(versus.arg(folder.path()));
            let wrong = wrong_with(&format!("{stderr}\n{stdout}"), format == "github");
            assert_eq!(wrong, [""; 0], "{command:?} {format}\n{stderr}\n{stdout}");
            assert!(exit <= 1, "{stderr}");
        }
    }
}
