//! `versus schema`: prints the JSON Schema of a file, or writes all schemas for editors.

use std::path::{Component, Path, PathBuf};

use clap::Args;

use super::{Exit, output};
use crate::author::schema::{Kind, text};
use crate::author::schema_files::{self, Kept};
use crate::base::failure::Failure;
use crate::compile::discover::{FOLDERS, OUTPUT};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus schema --write                        all schemas for editors, in schemas/
  versus schema --write tools/schemas          in another folder of the site
  versus schema config                         the schema of versus.toml
  versus schema matrix-json                    the schema of published data

Editors with a TOML plug-in find the schemas through .taplo.toml, which --write makes, or through
the first line of a file:
  #:schema ../../schemas/matrix.json";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The file that the schema describes
    #[arg(value_enum, required_unless_present = "write", conflicts_with = "write")]
    kind: Option<Kind>,
    /// Write the schemas of all files that you edit to a folder of the site [default: schemas]
    #[arg(long, value_name = "DIR", num_args = 0..=1, default_missing_value = "schemas")]
    write: Option<PathBuf>,
    /// Folder of the site, for --write
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// The schemas of the files that authors write, with the names of the schema files.
const WRITTEN: [(Kind, &str); 7] = [
    (Kind::Config, "config.json"),
    (Kind::Matrix, "matrix.json"),
    (Kind::Subject, "subject.json"),
    (Kind::Criteria, "criteria.json"),
    (Kind::Guide, "guide.json"),
    (Kind::Section, "section.json"),
    (Kind::Theme, "theme.json"),
];

/// Globs of the TOML files of a site, with their schemas. Front matter is not a file and has no rule.
const RULES: [(&str, &str); 6] = [
    ("versus.toml", "config.json"),
    ("content/**/matrix.toml", "matrix.json"),
    ("content/**/subjects/*.toml", "subject.json"),
    ("content/**/criteria.toml", "criteria.json"),
    ("content/**/*.criteria.toml", "criteria.json"),
    ("themes/*/theme.toml", "theme.json"),
];

pub(super) fn run(arguments: &Arguments) -> Exit {
    if let Some(kind) = arguments.kind {
        output::answer(&text(kind));
        return Exit::Done;
    }
    let folder = arguments.write.as_deref().unwrap_or(Path::new("schemas"));
    let folder = super::check_site(&arguments.root).and_then(|()| folder_of_site(folder));
    let folder = match folder {
        Ok(folder) => folder,
        Err(wrong) => {
            output::error(&wrong);
            return Exit::Usage;
        }
    };
    match write(&arguments.root, &folder) {
        Ok(said) => {
            output::line(&said);
            Exit::Done
        }
        Err(failure) => {
            output::error(&failure.to_string());
            Exit::Machine
        }
    }
}

/// Returns the folder with `/` between its parts, or a message if it cannot be used. It must be inside the
/// site, so that the paths in `.taplo.toml` are valid on every machine, and must not be one that the site is
/// made from.
fn folder_of_site(folder: &Path) -> Result<String, String> {
    let mut parts = Vec::new();
    for component in folder.components() {
        match component {
            Component::Normal(part) => parts.push(part.to_string_lossy()),
            Component::CurDir => {}
            _ => {
                let folder = folder.display();
                return Err(format!(
                    "`{folder}` is not a folder of the site; give its path from the site's folder"
                ));
            }
        }
    }
    let is_taken =
        |name: &str| FOLDERS.contains(&name) || [OUTPUT, ".versus", ".git"].contains(&name);
    match parts.first() {
        None => Err("name a folder for the schemas, such as `schemas`".to_owned()),
        Some(first) if is_taken(first) => {
            Err(format!("`{first}` is for other files; name another folder, such as `schemas`"))
        }
        Some(_) => Ok(parts.join("/")),
    }
}

/// Writes the schemas, and returns a message that says so. An existing `.taplo.toml` is not changed, because
/// it may contain other rules.
fn write(root: &Path, folder: &str) -> Result<String, Failure> {
    for (kind, name) in WRITTEN {
        schema_files::write(root, &format!("{folder}/{name}"), &text(kind))?;
    }
    let count = WRITTEN.len();
    let rules: Vec<String> =
        RULES.iter().map(|(include, name)| taplo_rule(folder, include, name)).collect();
    let rules = rules.join("\n");
    Ok(match schema_files::write_once(root, ".taplo.toml", &rules)? {
        Kept::Written => format!("wrote {count} schemas to {folder}/, and .taplo.toml"),
        Kept::There(text) if text.contains(&rules) => {
            format!("wrote {count} schemas to {folder}/; .taplo.toml names them already")
        }
        Kept::There(_) => format!(
            "wrote {count} schemas to {folder}/; .taplo.toml exists already, so add this to \
             it:\n\n{rules}"
        ),
    })
}

fn taplo_rule(folder: &str, include: &str, name: &str) -> String {
    // A JSON string is also a valid TOML string.
    let path = serde_json::json!(format!("{folder}/{name}"));
    format!("[[rule]]\ninclude = [\"{include}\"]\nschema = {{ path = {path} }}\n")
}
