//! `versus check --evidence`, against a server on this machine: which quotes are found, what is reported of the
//! others, what `--fix` writes, and what is cached.

use std::process::Command;

use crate::support::web::Server;
use crate::support::{Folder, run, versus};
use snapbox::{assert_data_eq, file};

/// A site with a fact for each of these paths of a server, with a quote of the shop and these further keys.
fn site(server: &Server, facts: &[(&str, &str)]) -> Folder {
    let folder = Folder::new();
    folder.write("versus.toml", "title = \"A site\"\n[external]\nprivate = true\n");
    let mut matrix = "title = \"Bicycles\"\n\n[[criterion]]\nid = \"weight\"\nname = \"Weight\"\n\
                      kind = \"number\"\nunit = \"kg\"\n"
        .to_owned();
    for (at, (path, _)) in facts.iter().enumerate() {
        let url = server.at(path);
        matrix += &format!("\n[[source]]\nid = \"s{at}\"\ntitle = \"S\"\nurl = \"{url}\"\n");
    }
    for (at, (_, keys)) in facts.iter().enumerate() {
        matrix += &format!(
            "\n[[subject]]\nid = \"b{at}\"\nname = \"B{at}\"\n[subject.facts]\n\
             weight = {{ value = 17.5, source = \"s{at}\", {keys} }}\n"
        );
    }
    folder.write("content/bikes/matrix.toml", matrix);
    folder
}

fn check(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = versus();
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name).env_remove(name.to_ascii_uppercase());
    }
    command.args(["check", "--evidence", "--root"]).arg(folder.path()).args(arguments);
    if !arguments.contains(&"--today") {
        command.args(["--today", "2026-06-01"]);
    }
    command
}

/// `checked … in 12 ms: …` → `checked`
fn without_time(text: &str) -> String {
    let line = |line: &str| match line.starts_with("checked ") {
        true => "checked\n".to_owned(),
        false => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

const QUOTE: &str = "quote = \"the City Bike weighs 17.5 kg, 'ready-to-ride'\"";
const OTHER: &str = "quote = \"weighs 17.5 kg without its lights\"";

#[test]
fn what_becomes_of_each_quote_is_reported() {
    let server = Server::start();
    let site = site(
        &server,
        &[
            ("/shop#city", QUOTE),
            ("/shop", OTHER),
            ("/old-shop", QUOTE),
            ("/old-shop", OTHER),
            ("/missing", QUOTE),
            ("/members", QUOTE),
            ("/report.pdf", QUOTE),
            ("/app", QUOTE),
            ("/broken", QUOTE),
            ("/forbidden", QUOTE),
            ("/shop", "quote = \"7.5 kg\", evidence = \"inferred\""),
        ],
    );
    let (exit, stdout, stderr) = run(&mut check(&site, &[]));
    assert_eq!(exit, 1, "{stderr}");
    let text = without_time(&server.without_port(&format!("{stderr}\n{stdout}")));
    assert_data_eq!(text, file!["../cli/check-evidence.txt"]);
    let (_, stdout, _) = run(&mut check(&site, &["--format", "json"]));
    let unread = stdout.lines().filter(|line| line.contains("\"state\":\"unread\""));
    assert_eq!(unread.count(), 5, "{stdout}");
}

#[test]
fn the_day_on_which_a_quote_was_found_is_written_and_remembered() {
    let server = Server::start();
    let facts = [("/shop", QUOTE), ("/shop", OTHER), ("/old-shop", QUOTE)];
    let site = site(&server, &facts);
    let path = "content/bikes/matrix.toml";
    let before = site.text(path);
    let (exit, _, stderr) = run(&mut check(&site, &["--fix"]));
    assert_eq!(exit, 1, "{stderr}");
    assert!(stderr.contains("wrote `found` of 2 facts"), "{stderr}");
    let day = |quote: &str| format!("{quote}, found = 2026-06-01 }}");
    let after = before.replace(&format!("{QUOTE} }}"), &day(QUOTE));
    assert_eq!(site.text(path), after);

    // Within a week, only the quote that is gone is looked up again, and the day is that of the request.
    server.requests();
    let (_, _, stderr) = run(&mut check(&site, &["--fix", "--today", "2026-06-05"]));
    assert_eq!(server.requests().into_keys().collect::<Vec<_>>(), ["/shop"], "{stderr}");
    assert_eq!(site.text(path), after);
    let (_, _, stderr) = run(&mut check(&site, &["--fix", "--today", "2026-06-05", "--force"]));
    assert_eq!(site.text(path), after.replace("2026-06-01", "2026-06-05"), "{stderr}");

    // Another quote was not found yet.
    let mut set = versus();
    set.args(["set", "b0/weight", "--quote", "17.5 kg", "--root"]).arg(site.path());
    let (exit, _, stderr) = run(set.args(["--today", "2026-06-05"]));
    assert_eq!(exit, 0, "{stderr}");
    assert!(site.text(path).contains("quote = \"17.5 kg\" }"), "{}", site.text(path));
}

#[test]
fn a_file_of_the_repository_is_not_looked_up() {
    let server = Server::start();
    let site = site(&server, &[]);
    site.write("data/weights.csv", "city,17.5\n");
    let mut matrix = site.text("content/bikes/matrix.toml");
    matrix += "\n[[subject]]\nid = \"a\"\nname = \"A\"\n[subject.facts]\n\
               weight = { value = 17.5, source = \"repo:data/weights.csv#L1\", quote = \"city,17.5\" }\n";
    site.write("content/bikes/matrix.toml", matrix);
    let (exit, _, stderr) = run(&mut check(&site, &[]));
    assert_eq!(exit, 0, "{stderr}");
    assert!(stderr.contains("looked up 0 quotes, and requested 0 pages: 1 left out"), "{stderr}");
}
