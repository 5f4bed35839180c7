//! Keeps `themes/README.md` true: its tables are made from the views, their doc comments and the
//! components of the default theme. `UPDATE_CONTRACT=1 cargo test contract` writes them again.

#![expect(clippy::disallowed_methods, reason = "a test keeps a file of the repository true")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use schemars::{JsonSchema, schema_for};
use serde_json::Value as Json;

use crate::cache::PageCache;
use crate::compile::discover;
use crate::compile::parse::{ParseInputs, parse};
use crate::theme::contract::*;
use crate::theme::{Engine, ParameterKind};

const BEGIN: &str = "<!-- contract: made by a test, see src/compile/contract.rs -->\n";
const END: &str = "<!-- end of contract -->\n";

#[test]
fn the_readme_of_themes_tells_every_variable_and_component() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/README.md");
    let readme = fs::read_to_string(&path).expect("themes/README.md is there");
    let (before, rest) = readme.split_once(BEGIN).expect("the contract begins");
    let (written, after) = rest.split_once(END).expect("the contract ends");
    let contract = contract();
    if std::env::var_os("UPDATE_CONTRACT").is_some() {
        fs::write(&path, format!("{before}{BEGIN}{contract}{END}{after}")).expect("written");
    } else {
        assert_eq!(written, contract, "run with UPDATE_CONTRACT=1 and read what changes");
    }
}

#[test]
fn every_field_of_a_view_says_what_it_means() {
    for line in contract().lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split(" | ").collect();
        assert!(cells.iter().all(|cell| !cell.trim_matches(['|', ' ']).is_empty()), "{line}");
    }
}

#[test]
fn every_view_that_a_field_holds_has_its_table() {
    let contract = contract();
    let words = contract.split(|c: char| !c.is_alphanumeric());
    for name in words.filter(|word| word.len() > 4 && word.ends_with("View")) {
        assert!(contract.contains(&format!("#### {name}\n")), "{name} has no table");
    }
}

fn contract() -> String {
    let mut text = String::new();
    view::<SiteView>(&mut text);
    view::<PageView>(&mut text);
    view::<SectionView>(&mut text);
    view::<TaxonomyView>(&mut text);
    view::<TermView>(&mut text);
    view::<ChangesView>(&mut text);
    view::<RedirectView>(&mut text);
    view::<CardView>(&mut text);
    view::<MatrixView>(&mut text);
    view::<ProfileView>(&mut text);
    view::<RankingView>(&mut text);
    view::<SharedView>(&mut text);
    view::<PairView>(&mut text);
    view::<CompareView>(&mut text);
    view::<TableView>(&mut text);
    view::<SheetView>(&mut text);
    view::<ContenderView>(&mut text);
    view::<ScoresView>(&mut text);
    view::<ChartView>(&mut text);
    view::<VerdictView>(&mut text);
    view::<ClaimView>(&mut text);
    view::<SampleView>(&mut text);
    view::<QuestionView>(&mut text);
    view::<FootnoteView>(&mut text);
    view::<BibliographyView>(&mut text);
    text.push_str("### Values in values\n\n");
    view::<LinkView>(&mut text);
    view::<TocView>(&mut text);
    view::<GuardedView>(&mut text);
    view::<ImageView>(&mut text);
    view::<SectionLinkView>(&mut text);
    view::<PaginationView>(&mut text);
    view::<TermLinkView>(&mut text);
    view::<ChangeView>(&mut text);
    view::<TurnView>(&mut text);
    view::<FactChangeView>(&mut text);
    view::<ValueView>(&mut text);
    view::<SubjectView>(&mut text);
    view::<VariantView>(&mut text);
    view::<GroupView>(&mut text);
    view::<CriterionView>(&mut text);
    view::<FactRowView>(&mut text);
    view::<FactView>(&mut text);
    view::<ValidityView>(&mut text);
    view::<AmountView>(&mut text);
    view::<ConvertedView>(&mut text);
    view::<DataView>(&mut text);
    view::<ProofView>(&mut text);
    view::<CellView>(&mut text);
    view::<StatementView>(&mut text);
    view::<NoteView>(&mut text);
    view::<SourceView>(&mut text);
    view::<ScenarioView>(&mut text);
    view::<ScoreRowView>(&mut text);
    view::<BarView>(&mut text);
    view::<ScoreView>(&mut text);
    view::<TableGroupView>(&mut text);
    view::<TableRowView>(&mut text);
    view::<OutcomeView>(&mut text);
    view::<ScenarioOutcomeView>(&mut text);
    view::<StandingView>(&mut text);
    view::<PlaceView>(&mut text);
    view::<GroupPlaceView>(&mut text);
    view::<PlacedFactView>(&mut text);
    view::<ScenarioPlaceView>(&mut text);
    view::<SharedRankingView>(&mut text);
    view::<VariantScoreView>(&mut text);
    view::<RankingRowView>(&mut text);
    view::<SideView>(&mut text);
    view::<DifferenceView>(&mut text);
    view::<CodeRowView>(&mut text);
    view::<FlipView>(&mut text);
    components(&mut text);
    text
}

fn view<T: JsonSchema>(text: &mut String) {
    let schema = schema_for!(T).to_value();
    let name = T::schema_name();
    let about = schema["description"].as_str().unwrap_or_default().replace('\n', " ");
    let _ =
        writeln!(text, "#### {name}\n\n{about}\n\n| field | type | meaning |\n| --- | --- | --- |");
    let fields = schema["properties"].as_object().expect("a view is a struct");
    for (field, of) in fields {
        let meaning = of["description"].as_str().unwrap_or_default().replace('\n', " ");
        let _ = writeln!(text, "| `{field}` | {} | {meaning} |", type_name(of));
    }
    text.push('\n');
}

fn type_name(schema: &Json) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return name.rsplit('/').next().unwrap_or(name).to_owned();
    }
    if let Some(either) = schema["anyOf"].as_array() {
        let names: Vec<String> = either.iter().map(type_name).collect();
        return names.join(" or ").replace("null", "none");
    }
    match &schema["type"] {
        Json::Array(either) => {
            let names: Vec<&str> = either.iter().filter_map(Json::as_str).collect();
            names.join(" or ").replace("null", "none")
        }
        Json::String(name) if name == "array" => format!("list of {}", type_name(&schema["items"])),
        Json::String(name) if name == "object" => "map".to_owned(),
        Json::String(name) => name.clone(),
        _ => "any".to_owned(),
    }
}

fn components(text: &mut String) {
    let engine = default_engine();
    text.push_str("### Components\n\n| component | attributes | reads |\n| --- | --- | --- |\n");
    for name in engine.component_names() {
        let parameters = engine.component(name).expect("it was just named");
        let explicit = parameters.iter().filter(|parameter| !parameter.implicit).map(|parameter| {
            let kind = match parameter.kind {
                ParameterKind::Text => "text",
                ParameterKind::Boolean => "boolean",
                ParameterKind::Integer => "whole number",
                ParameterKind::Number => "number",
                ParameterKind::List => "list",
                ParameterKind::Value => "value of a template",
            };
            let optional = if parameter.required { "" } else { ", optional" };
            format!("`{}` ({kind}{optional})", parameter.name)
        });
        let implicit = parameters.iter().filter(|parameter| parameter.implicit);
        let implicit = implicit.map(|parameter| format!("`@{}`", parameter.name));
        let [explicit, implicit] = [explicit.collect::<Vec<_>>(), implicit.collect()]
            .map(|list| if list.is_empty() { "–".to_owned() } else { list.join(", ") });
        let _ = writeln!(text, "| `{name}` | {explicit} | {implicit} |");
    }
}

/// The templates of a site that has none of its own.
fn default_engine() -> Engine {
    let root: PathBuf = tempfile::tempdir().expect("a folder").keep();
    let sources = discover::walk(&root).expect("it can be listed");
    let mut found = Vec::new();
    let read = |file: &_| discover::read::bytes(&root, file);
    let inputs = ParseInputs { read: &read, pages: &PageCache::Off, memory: None };
    let parsed = parse(&sources, inputs, &mut found).expect("it can be read").0;
    assert_eq!(found, [], "the default theme has no mistake");
    let _ = fs::remove_dir(&root);
    parsed.theme.engine.clone()
}
