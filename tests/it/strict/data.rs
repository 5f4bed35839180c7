//! Matrices as programs read them: matrix.json and matrix.csv, which have the same content.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;
use versus::internals::author::schema::{Kind, schema};

use crate::strict::output::{Output, Place};

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema(Kind::MatrixJson)).expect("the schema is one")
});

pub(crate) fn wrong(output: &Output, path: &str, bytes: &[u8]) -> Vec<String> {
    let read = match path.ends_with(".json") {
        true => of_json(output, path, bytes),
        false => of_csv(output, path, bytes),
    };
    read.unwrap_or_else(|why| vec![why])
}

fn of_json(output: &Output, path: &str, bytes: &[u8]) -> Result<Vec<String>, String> {
    let data: Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let mut wrong: Vec<String> =
        VALIDATOR.iter_errors(&data).map(|error| error.to_string()).collect();
    let folder = path.strip_suffix("matrix.json").expect("it is called so");
    let page = Place::Inside(format!("{folder}index.html"));
    let url = data["url"].as_str().unwrap_or_default();
    match output.lead_to(url) {
        Ok(place) if place == page => {}
        Ok(place) => wrong.push(format!("its page is {url}, which is {place:?}")),
        Err(why) => wrong.push(format!("its page `{url}` {why}")),
    }
    Ok(wrong)
}

/// RFC 4180: rows that are as long as the header, quotes in pairs, line ends of two characters.
fn of_csv(output: &Output, path: &str, bytes: &[u8]) -> Result<Vec<String>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(bytes);
    let header = reader.headers().map_err(|error| error.to_string())?.clone();
    let column = |name: &str| header.iter().position(|known| known == name);
    let columns = ["subject_id", "criterion_id", "condition", "state"].map(column);
    let [Some(subject), Some(criterion), Some(condition), Some(state)] = columns else {
        return Err(format!("it lacks a column: {header:?}"));
    };
    let mut states = BTreeMap::new();
    for row in reader.records() {
        let row = row.map_err(|error| error.to_string())?;
        let cell = [subject, criterion, condition].map(|column| row[column].to_owned());
        if states.insert(cell, row[state].to_owned()).is_some() {
            return Err(format!("{row:?} is there twice"));
        }
    }
    let mut wrong = Vec::new();
    if !ends_its_lines(text) {
        wrong.push("its lines do not end as they should".to_owned());
    }
    let beside = path.replace(".csv", ".json");
    let json = output.files.get(&beside).ok_or_else(|| format!("{beside} is not there"))?;
    if states != states_of(json) {
        wrong.push(format!("{beside} says something else"));
    }
    Ok(wrong)
}

/// Whether each line ends with both characters; quoted texts of authors are ignored.
fn ends_its_lines(text: &str) -> bool {
    let outside: String = text.split('"').step_by(2).collect();
    let both = outside.matches("\r\n").count();
    text.ends_with("\r\n")
        && both == outside.matches('\n').count()
        && both == outside.matches('\r').count()
}

/// By ids of subject, criterion and condition.
fn states_of(json: &[u8]) -> BTreeMap<[String; 3], String> {
    let data: Value = serde_json::from_slice(json).unwrap_or_default();
    let mut states = BTreeMap::new();
    for (subject, facts) in data["facts"].as_object().into_iter().flatten() {
        for (criterion, fact) in facts.as_object().into_iter().flatten() {
            let others = fact["others"].as_array().into_iter().flatten();
            for case in std::iter::once(fact).chain(others) {
                let text = |key: &str| case[key].as_str().unwrap_or_default().to_owned();
                states
                    .insert([subject.clone(), criterion.clone(), text("condition")], text("state"));
            }
        }
    }
    states
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strict::output::tests::BASE;

    const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head></html>";

    /// A matrix of one fact, as versus publishes it.
    fn published() -> [String; 2] {
        let home = crate::support::Folder::new();
        let matrix = "title = \"M\"\npolicy = { sources = \"optional\" }\n\
            [[criterion]]\nid = \"c\"\nname = \"C\"\nkind = \"yes-no\"\n\
            [[subject]]\nid = \"s\"\nname = \"S \\\"q\\\", \\n t\"\nfacts = { c = \"yes\" }\n";
        home.write("versus.toml", "title = \"T\"\n");
        home.write("content/m/matrix.toml", matrix);
        let site = crate::strict::sites::build(&home, &["--base-url", BASE]);
        ["json", "csv"].map(|format| {
            String::from_utf8(site.files[&format!("m/matrix.{format}")].clone()).expect("UTF-8")
        })
    }

    fn of([json, csv]: [&str; 2]) -> Vec<String> {
        let files = [("m/matrix.json", json), ("m/matrix.csv", csv), ("m/index.html", PAGE)];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let output = Output::new(BASE, files.into());
        let [json, csv] =
            ["m/matrix.json", "m/matrix.csv"].map(|path| wrong(&output, path, &output.files[path]));
        [json, csv].concat()
    }

    #[test]
    fn readable_data_is_accepted_and_each_rule_is_enforced() {
        let [json, csv] = published();
        assert_eq!(of([&json, &csv]), [""; 0]);
        for (right, wrong) in [
            ("\"format\":2", "\"format\":\"2\""),
            ("\"url\":\"https://example.org/sub/m/\"", "\"url\":\"/sub/m/\""),
            ("\"url\":\"https://example.org/sub/m/\"", "\"url\":\"https://example.org/sub/\""),
            ("\"title\":\"M\",", ""),
            ("\"state\":\"yes\"", "\"state\":\"no\""),
            ("}\n", "\n"),
        ] {
            let broken = json.replacen(right, wrong, 1);
            assert_ne!(broken, json, "{right} of {json}");
            assert_ne!(of([&broken, &csv]), [""; 0], "{wrong} for {right}");
        }
        let last = csv.lines().next_back().expect("a row");
        for (right, wrong) in [
            ("subject_id", "subject"),
            (",yes,", ",no,"),
            (",yes,", ","),
            ("\r\n", "\n"),
            (last, &format!("{last}\r\n{last}")),
            (last, ""),
        ] {
            let broken = csv.replacen(right, wrong, 1);
            assert_ne!(broken, csv, "{right} of {csv}");
            assert_ne!(of([&json, &broken]), [""; 0], "{wrong} for {right}");
        }
    }
}
