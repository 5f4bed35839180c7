//! Strict readers of the output: HTML as a browser's parser builds it, feeds and sitemaps by their
//! standards, linked data, matrices as programs read them. Each reader is tested with inputs that break
//! each of its rules.

mod any;
mod data;
mod feed;
mod linked_data;
mod links;
mod output;
mod page;
mod safe;
mod shape;
mod sitemap;
mod sites;
mod xml;

use rayon::prelude::*;

use output::Output;

/// How many generated sites are read.
const SITES: u64 = 20;

/// All mistakes that any reader finds.
fn wrong(output: &Output) -> Vec<String> {
    let of_pages = output.pages.iter().flat_map(|(path, page)| {
        let is_shapeless = output.shapeless.contains(path);
        let found = [
            if is_shapeless { Vec::new() } else { shape::wrong(page) },
            links::wrong(output, path, page),
            linked_data::wrong(output, page),
        ];
        found.concat().into_iter().map(move |wrong| format!("{path}: {wrong}"))
    });
    let of_files = output.files.iter().flat_map(|(path, bytes)| {
        let name = path.rsplit('/').next().unwrap_or(path);
        let found = match name {
            "feed.xml" => feed::wrong(output, path, bytes),
            "robots.txt" => sitemap::wrong(output, path, bytes),
            "matrix.json" | "matrix.csv" => data::wrong(output, path, bytes),
            name if name.starts_with("sitemap") => sitemap::wrong(output, path, bytes),
            _ => Vec::new(),
        };
        found.into_iter().map(move |wrong| format!("{path}: {wrong}"))
    });
    of_pages.chain(of_files).collect()
}

/// Fails with all that is wrong, and says which site it is in.
fn assert_right(outputs: impl IntoParallelIterator<Item = (String, Output)>) {
    let wrong: Vec<String> = outputs
        .into_par_iter()
        .flat_map_iter(|(name, output)| {
            assert!(!output.pages.is_empty(), "{name} has no page");
            wrong(&output).into_iter().map(move |wrong| format!("{name}: {wrong}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} mistakes:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn our_own_site_passes_every_strict_parser() {
    let own = |theme: &str| (theme.to_owned(), sites::own_in(theme));
    let outputs = sites::THEMES.par_iter().map(|theme| own(theme));
    assert_right(outputs.chain(rayon::iter::once(("with history".to_owned(), sites::own()))));
}

#[test]
fn the_small_sites_pass_every_strict_parser() {
    let cases = sites::cases();
    assert!(cases.len() > 100, "{} cases", cases.len());
    assert_right(
        cases
            .into_par_iter()
            .map(|(name, theme)| (format!("{name} in {theme}"), sites::case(&name, theme))),
    );
}

#[test]
fn generated_sites_pass_every_strict_parser() {
    let seeds = 0..SITES;
    assert_right(seeds.into_par_iter().map(|seed| {
        let theme = sites::THEMES[usize::from(seed % 8 >= 4)];
        let home = any::site(seed);
        sites::set_theme(&home, theme);
        if seed < 2 {
            // The changes of its matrix have a page and a feed.
            sites::commit(&home, 1);
            home.write(
                "content/s/matrix.toml",
                any::site(seed + SITES).text("content/s/matrix.toml"),
            );
            sites::commit(&home, 2);
        }
        let output = sites::build(&home, &[]);
        assert_eq!(output.files.contains_key("s/changes/feed.xml"), seed < 2);
        if !any::allows_all(seed) {
            let runs =
                |(path, page)| safe::wrong(page).into_iter().map(move |w| format!("{path}: {w}"));
            let running: Vec<String> = output.pages.iter().flat_map(runs).collect();
            assert!(running.is_empty(), "seed {seed} in {theme}:\n{}", running.join("\n"));
        }
        (format!("seed {seed} in {theme}"), output)
    }));
}
