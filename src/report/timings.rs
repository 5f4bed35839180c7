//! Where the time of a build went → text, JSON. Pure.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::json;

use super::{Format, counted};
use crate::timings::Timings;

/// Whole lines. The times of templates and outputs are summed over threads.
pub fn report(timings: &Timings, format: Format) -> String {
    match format {
        Format::Human | Format::Github | Format::Sarif => human(timings),
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
    for (template, took, count) in &timings.templates {
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
    let mut text = String::new();
    let mut line = |kind: &str, name: &str, took: Duration| {
        let line = json!({ "kind": kind, "name": name, "ms": took.as_secs_f64() * 1_000.0 });
        let _ = writeln!(text, "{line}");
    };
    timings.stages.iter().for_each(|(stage, took)| line("stage", stage, *took));
    timings.templates.iter().for_each(|(template, took, _)| line("template", template, *took));
    timings.outputs.iter().for_each(|(path, took)| line("output", path, *took));
    text
}
