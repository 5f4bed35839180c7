//! `versus themes`: prints the contract between themes and the program, or lists the themes of a site.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Exit, output};
use crate::compile;
use crate::compile::resolve::Selection;
use crate::source::{Layer, Role};
use crate::theme::CONTRACT;

pub(super) const EXAMPLES: &str = "\
Examples:
  versus themes contract                what templates can use: variables, functions, components
  versus themes contract > contract.md  to read it in an editor
  versus themes list                    the themes of a site, and which one it uses";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print what templates can use and what they must provide, as Markdown
    Contract,
    /// List the themes of a site, and tell which one it uses
    List(ListArguments),
}

#[derive(Debug, Args)]
struct ListArguments {
    /// Folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    match &arguments.what {
        What::Contract => {
            output::answer(CONTRACT);
            Exit::Done
        }
        What::List(arguments) => list(&arguments.root),
    }
}

fn list(root: &Path) -> Exit {
    if let Err(wrong) = super::check_site(root) {
        output::error(&wrong);
        return Exit::Usage;
    }
    let selection = Selection { drafts: false, future: false, today: super::today(None) };
    match compile::load(root, None, selection) {
        Ok(loaded) => {
            output::answer(&themes(loaded.site()));
            Exit::Done
        }
        Err(failure) => {
            output::error(&failure.to_string());
            Exit::Machine
        }
    }
}

/// Returns a line for each theme: its name, its place, and whether the site uses it.
fn themes(site: &compile::site::Site) -> String {
    let manifests = site.sources.with_role(Role::ThemeManifest);
    let of_site = manifests.filter(|(_, file)| file.layer == Layer::Theme);
    let names = of_site.filter_map(|(_, file)| file.path.split('/').nth(1));
    let themes = names.map(|name| (name, format!("themes/{name}/")));
    let default = ("default", "inside the program".to_owned());
    let themes: Vec<(&str, String)> = [default].into_iter().chain(themes).collect();
    let width = themes.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let line = |(name, place): &(&str, String)| {
        let used = if *name == site.theme.name { ", in use" } else { "" };
        format!("{name:width$}  {place}{used}\n")
    };
    themes.iter().map(line).collect()
}
