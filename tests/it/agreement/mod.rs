//! `check` and `build` agree: for small sites with random mistakes of authors, both find the same
//! mistakes, neither panics or reports a failure, and a build with errors leaves the output folder
//! unchanged. Failing seeds are kept beside this file.

mod broken;
use crate::support::{Folder, tree};
use broken::{BASES, Break, breaks, each, site};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{FileFailurePersistence, TestCaseError};
use rayon::prelude::*;
use versus::internals::base::address::BaseUrl;
use versus::internals::base::date::Date;
use versus::internals::cache::CacheMode;
use versus::internals::compile::resolve::Selection;
use versus::internals::compile::{self, Request};
use versus::internals::diagnostic::Diagnostic;
use versus::internals::diagnostic::print::{self, Colour, Format, Texts};
use versus::internals::source::Sources;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/agreement/failed.seeds");

/// All messages, in the order of the report.
fn told(folder: &Folder, sources: &Sources, found: &[Diagnostic]) -> String {
    let read = |file| match sources.get(file).role.unread() {
        Some(_) => None,
        None => std::fs::read(folder.join(sources.path(file))).ok(),
    };
    let texts = Texts::new(sources, print::files(found), read);
    print::report(found, &texts, Format::Human, Colour::No)
}

/// Checks, builds into a folder with output, and builds once more.
fn agree(breaks: &[Break], base: Option<&str>) -> Result<(), TestCaseError> {
    let folder = site(breaks);
    folder.write("public/kept/index.html", "kept");
    let before = tree(&folder.join("public"));
    let base_url = base.map(|url| BaseUrl::parse(url).expect("an address"));
    let today = Date::parse("2026-06-01").expect("a day");
    let request = Request {
        root: folder.path().to_owned(),
        out: folder.join("public"),
        base_url: base_url.clone(),
        selection: Selection { drafts: false, future: false, today },
        cache_mode: CacheMode::Use,
    };
    let fail = |what: &str, why: String| TestCaseError::fail(format!("{what}: {why}"));
    let check = || compile::check(&request.root, base_url.as_ref(), request.selection, &|_, _| {});
    let checked = check().map_err(|failure| fail("check", failure.to_string()))?;
    let checked = told(&folder, &checked.site.sources, &checked.found);
    for time in ["first", "second"] {
        let built = compile::build(&request, &|_, _| {});
        let built = built.map_err(|failure| fail("build", failure.to_string()))?;
        let errors = built.found.iter().filter(|of| of.is_error()).count();
        let said = told(&folder, &built.sources, &built.found);
        prop_assert_eq!(&checked, &said, "the {} build finds something else", time);
        prop_assert_eq!(built.built.is_some(), errors == 0);
        let after = tree(&folder.join("public"));
        match errors {
            0 => prop_assert_eq!(after.get("kept/index.html"), Some(&b"kept".to_vec())),
            _ => prop_assert_eq!(&before, &after, "errors leave the output as it was"),
        }
    }
    let again = check().map_err(|failure| fail("check again", failure.to_string()))?;
    prop_assert_eq!(&checked, &told(&folder, &again.site.sources, &again.found));
    Ok(())
}

fn config() -> ProptestConfig {
    let kept = Box::new(FileFailurePersistence::Direct(SEEDS));
    let asked = ProptestConfig::default();
    // Without the variable, the default of proptest would take minutes.
    let cases = std::env::var_os("PROPTEST_CASES").map_or(100, |_| asked.cases);
    ProptestConfig { cases, failure_persistence: Some(kept), ..asked }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn check_and_build_find_the_same_in_broken_sites(
        breaks in proptest::collection::vec(breaks(), 1..5),
        base in proptest::option::weighted(0.2, select(BASES)),
    ) {
        agree(&breaks, base)?;
    }
}

#[test]
fn check_and_build_find_the_same_in_sites_that_are_broken_once() {
    let failures: Vec<String> = each()
        .into_par_iter()
        .filter_map(|one| {
            let wrong = agree(std::slice::from_ref(&one), None).err()?;
            Some(format!("{one:?}: {wrong}"))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_site_that_is_broken_has_no_mistake_itself() {
    let folder = site(&[]);
    let day = Date::parse("2026-06-01").expect("a day");
    let selection = Selection { drafts: false, future: false, today: day };
    let checked = compile::check(folder.path(), None, selection, &|_, _| {}).expect("checked");
    assert_eq!(told(&folder, &checked.site.sources, &checked.found), "");
}
