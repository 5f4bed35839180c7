//! `versus score`: prints the scores of a matrix, with the arithmetic.

use clap::Args;

use super::named::{cell_of, matrix, subject, unknown};
use super::{Common, Exit, output};
use crate::compile::Loaded;
use crate::diagnostic::print::Format;
use crate::matrix::Matrix;
use crate::matrix::comparison::{Question, compare, explain, json, text};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus score                                       the only matrix of the site
  versus score backend --subjects nodejs,python      two of its subjects
  versus score backend --scenario serverless         with a scenario's weights and requirements
  versus score backend --weights web=3,ecosystem=0   with other weights
  versus score backend --explain nodejs/http2        how one fact counts
  versus score backend --format json                 for programs";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// Id of the matrix: its folder below content/ [default: the only one]
    matrix: Option<String>,
    /// Compare these subjects only
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    subjects: Vec<String>,
    /// Weights and requirements of this scenario
    #[arg(long, value_name = "ID")]
    scenario: Option<String>,
    /// Other weights of groups or criteria, such as web=3,http2=0
    #[arg(long, value_name = "ID=WEIGHT", value_delimiter = ',', value_parser = parse_weight)]
    weights: Vec<(String, f64)>,
    /// Show how one fact counts
    #[arg(long, value_name = "SUBJECT/CRITERION")]
    explain: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let common = &arguments.common;
    if common.format == Format::Issue {
        output::error(super::ISSUE);
        return Exit::Usage;
    }
    if let Format::Github | Format::Sarif = common.format {
        let name = if common.format == Format::Sarif { "sarif" } else { "github" };
        output::error(&format!(
            "`--format {name}` is for messages, but `versus score` prints scores; use `json` for \
             programs"
        ));
        return Exit::Usage;
    }
    let loaded = match common.open_sound("scored") {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    match answer(arguments, &loaded) {
        Ok(answer) => {
            output::answer(&answer);
            Exit::Done
        }
        Err(wrong) => {
            output::error(&wrong);
            Exit::Usage
        }
    }
}

/// Returns the text to print, or a message about invalid arguments.
fn answer(arguments: &Arguments, loaded: &Loaded) -> Result<String, String> {
    let matrix = matrix(arguments.matrix.as_deref(), &loaded.site().matrices)?;
    let question = question(arguments, matrix)?;
    let format = arguments.common.format;
    if let Some(cell) = &arguments.explain {
        let (subject, criterion) = cell_of(cell, matrix)?;
        let explanation = explain::explain(matrix, &question, subject, criterion);
        return Ok(match format {
            Format::Json => explain::to_json(matrix, &explanation) + "\n",
            Format::Human | Format::Github | Format::Sarif | Format::Issue => {
                explain::text(matrix, &explanation)
            }
        });
    }
    let comparison = compare(matrix, &question);
    Ok(match format {
        Format::Json => json::json(matrix, &question, &comparison) + "\n",
        Format::Human | Format::Github | Format::Sarif | Format::Issue => {
            text::text(matrix, &question, &comparison)
        }
    })
}

fn question(arguments: &Arguments, matrix: &Matrix) -> Result<Question, String> {
    let mut question = Question::of(matrix);
    if let Some(id) = &arguments.scenario {
        let wrong = || unknown("scenario of this matrix", id, &matrix.scenario_ids());
        let scenario = matrix.scenario(id).ok_or_else(wrong)?;
        question = question.in_scenario(matrix, scenario);
    }
    if !arguments.subjects.is_empty() {
        question.subjects.clear();
    }
    for id in &arguments.subjects {
        let subject = subject(id, matrix)?;
        if !question.subjects.contains(&subject) {
            question.subjects.push(subject);
        }
    }
    for (id, weight) in &arguments.weights {
        if let Some(group) = matrix.group(id) {
            question.weights.groups[group] = *weight;
        } else if let Some(criterion) = matrix.criterion(id) {
            question.weights.criteria[criterion] = *weight;
        } else {
            let known = [matrix.group_ids(), matrix.criterion_ids()].concat();
            return Err(unknown("group or criterion of this matrix", id, &known));
        }
    }
    Ok(question)
}

/// Parses a weight such as `web=3`.
fn parse_weight(text: &str) -> Result<(String, f64), String> {
    let (id, weight) =
        text.split_once('=').ok_or("write a group or criterion and a weight: web=3")?;
    let weight: f64 = weight.trim().parse().map_err(|_| format!("`{weight}` is not a number"))?;
    if !weight.is_finite() || weight < 0.0 {
        return Err(format!(
            "`{weight}` is not a valid weight; write a number that is zero or more"
        ));
    }
    Ok((id.trim().to_owned(), weight))
}
