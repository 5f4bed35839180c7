//! Timings of a build → text, JSON. Pure.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::json;

use super::{Format, counted};
use crate::base::timings::{SLOWEST, Timings};

/// Returns whole lines. The times of templates and outputs are summed over threads.
pub fn report(timings: &Timings, format: Format) -> String {
    match format {
        Format::Human | Format::Github | Format::Sarif | Format::Issue => human(timings),
        Format::Json => json(timings),
    }
}

fn human(timings: &Timings) -> String {
    let mut text = "stages\n".to_owned();
    for (stage, took) in &timings.stages {
        let _ = writeln!(text, "{}  {stage}", milliseconds(*took));
    }
    if !timings.templates.is_empty() {
        text.push_str("\nslowest templates\n");
    }
    for (template, took, count) in timings.templates.iter().take(SLOWEST) {
        let pages = counted(*count, ["page", "pages"]);
        let _ = writeln!(text, "{}  {template}, {pages}", milliseconds(*took));
    }
    if !timings.outputs.is_empty() {
        text.push_str("\nslowest outputs\n");
    }
    for (path, took) in &timings.outputs {
        let _ = writeln!(text, "{}  {path}", milliseconds(*took));
    }
    text
}

fn milliseconds(took: Duration) -> String {
    format!("{:>10.1} ms", took.as_secs_f64() * 1_000.0)
}

fn json(timings: &Timings) -> String {
    let line = |kind: &str, name: &str, took: Duration| {
        let ms = took.as_secs_f64() * 1_000.0;
        json!({ "report": "timings", "kind": kind, "name": name, "ms": ms })
    };
    let stages = timings.stages.iter().map(|(stage, took)| line("stage", stage, *took));
    let templates = timings.templates.iter().take(SLOWEST).map(|(template, took, pages)| {
        let mut line = line("template", template, *took);
        line["pages"] = json!(pages);
        line
    });
    let outputs = timings.outputs.iter().map(|(path, took)| line("output", path, *took));
    stages.chain(templates).chain(outputs).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timings() -> Timings {
        let ms = Duration::from_millis;
        Timings {
            stages: vec![("parse", ms(7)), ("render and write", ms(1_234))],
            templates: vec![("guide.html", ms(30), 2), ("404.html", ms(4), 1)],
            outputs: vec![("a/index.html".to_owned(), ms(20))],
        }
    }

    #[test]
    fn people_read_tables() {
        let wanted = "stages\n       7.0 ms  parse\n    1234.0 ms  render and write\n\n\
                      slowest templates\n      30.0 ms  guide.html, 2 pages\n       \
                      4.0 ms  404.html, 1 page\n\nslowest outputs\n      20.0 ms  a/index.html\n";
        assert_eq!(report(&timings(), Format::Human), wanted);
    }

    #[test]
    fn programs_read_an_object_a_line() {
        let text = report(&timings(), Format::Json);
        let lines: Vec<&str> = text.lines().collect();
        let wanted =
            r#"{"kind":"template","ms":30.0,"name":"guide.html","pages":2,"report":"timings"}"#;
        assert_eq!((lines.len(), lines[2]), (5, wanted));
    }
}
