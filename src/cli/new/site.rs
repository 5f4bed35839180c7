//! `versus new DIR`: writes a small site.

use std::fs;
use std::io;
use std::path::Path;

use super::{Exit, output};
use crate::author::files;
use crate::author::skeleton::site::FILES;
use crate::base::failure::{Failure, Tried};

pub(super) fn run(folder: &Path) -> Exit {
    match is_free(folder) {
        Ok(true) => {}
        Ok(false) => {
            let what = match folder.ancestors().skip(1).find(|above| above.is_file()) {
                Some(file) => format!("`{}` is a file, not a folder", file.display()),
                None => format!("`{}` is not an empty folder", folder.display()),
            };
            output::error(&format!("{what}; name one that does not exist yet"));
            return Exit::Usage;
        }
        Err(failure) => {
            output::error(&failure.to_string());
            return Exit::Machine;
        }
    }
    if let Err(failure) = write(folder) {
        output::error(&failure.to_string());
        return Exit::Machine;
    }
    output::line(&next(folder));
    Exit::Done
}

/// Reports whether the path does not exist, or is a folder that is empty except for `.git`.
fn is_free(folder: &Path) -> Result<bool, Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Ok(false),
        Err(error) => return Err(Failure::new("list", folder, error)),
    };
    for entry in entries {
        if entry.tried("list", folder)?.file_name() != ".git" {
            return Ok(false);
        }
    }
    Ok(true)
}

fn write(folder: &Path) -> Result<(), Failure> {
    for (path, text) in FILES {
        files::create(folder, path, text)?;
        output::answer(&format!("{}\n", folder.join(path).display()));
    }
    Ok(())
}

fn next(folder: &Path) -> String {
    let mut steps = String::from("\nNext:\n");
    if folder != Path::new(".") {
        steps += &format!("  cd {}\n", quoted(&folder.display().to_string()));
    }
    steps += "  versus serve --open            shows the site in your browser, updated at each change\n  \
              versus check                   finds mistakes\n  \
              versus build                   writes the site to public/\n  \
              versus new subject ini         adds a format, with every fact unknown\n  \
              versus new guide toml yaml     begins another guide\n\
              In versus.toml, write your own title and base_url.";
    steps
}

/// Quotes a path for a shell, if necessary.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-~+:@\\".contains(c);
    match path.chars().all(is_plain) {
        true => path.to_owned(),
        false => format!("'{}'", path.replace('\'', "'\\''")),
    }
}
