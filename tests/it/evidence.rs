//! `versus check --evidence`, against a server on this machine: which quotes are found, what is reported of the
//! others, what `--fix` writes, and what is cached.

use std::fmt::Write as _;
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

/// A PDF of one page with this stream, and further objects from number 6 on. Its resources name the first of them.
fn pdf(stream: &str, others: &[&str]) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
        stream,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let size = objects.len() + others.len() + 1;
    let mut table = format!("xref\n0 {size}\n0000000000 65535 f \n");
    for (at, object) in objects.iter().chain(others).enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = file.len();
    let _ =
        write!(file, "{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}

fn stream(keys: &str, content: &str) -> String {
    format!("<< {keys} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

#[test]
fn a_quote_is_looked_up_in_pdf() {
    let server = Server::start();
    let text = "BT /F1 12 Tf 14 TL (The City Bike weighs) Tj T* (17.5 kg, 'ready-to-ride') Tj ET";
    server.put("/bike.pdf", "application/pdf", pdf(&stream("", text), &[]));
    server.put("/bike", "text/html", pdf(&stream("", text), &[]));
    server.put("/no.pdf", "application/pdf", b"<!DOCTYPE html><p>17.5 kg".to_vec());
    let site = site(
        &server,
        &[
            ("/bike.pdf#page=1", QUOTE),
            ("/bike", QUOTE),
            ("/bike.pdf", OTHER),
            ("/bike.pdf", "quote = \"ready-to-ride weighs 17.5 kg\""),
            ("/no.pdf", QUOTE),
        ],
    );
    let (exit, stdout, stderr) = run(&mut check(&site, &["--fix"]));
    assert_eq!(exit, 1, "{stderr}");
    assert!(stderr.contains("quote of `b2/weight` is gone"), "{stderr}");
    assert!(stderr.contains("2 found, 1 gone, 2 not known"), "{stderr}");
    assert!(stdout.contains("b3/weight: it is a PDF that has these words"), "{stdout}");
    assert!(stdout.contains("b4/weight: it is a PDF without text"), "{stdout}");
    assert_eq!(site.text("content/bikes/matrix.toml").matches("found = 2026-06-01").count(), 2);
}

/// A form that contains itself overflows the stack of its reader, and what is saved takes all memory.
#[test]
fn a_hostile_pdf_is_not_known_and_ends_nothing_else() {
    let server = Server::start();
    let form =
        stream("/Type /XObject /Subtype /Form /Resources << /XObject << /X 6 0 R >> >>", "/X Do");
    server.put("/loop.pdf", "application/pdf", pdf(&stream("", "/X Do"), &[&form]));
    // Each operator saves the state of all graphics.
    let saved = "q ".repeat(3_000_000);
    server.put("/bomb.pdf", "application/pdf", pdf(&stream("", &saved), &[]));
    let site = site(
        &server,
        &[("/loop.pdf", QUOTE), ("/shop", QUOTE), ("/bomb.pdf", QUOTE), ("/shop", OTHER)],
    );
    let (exit, stdout, stderr) = run(&mut check(&site, &[]));
    assert_eq!(exit, 1, "{stderr}");
    assert!(stderr.contains("1 found, 1 gone, 2 not known"), "{stderr}");
    for name in ["b0/weight", "b2/weight"] {
        let line = format!("{name}: it is a PDF without text that can be read");
        assert!(stdout.contains(&line), "{stdout}");
    }
}
