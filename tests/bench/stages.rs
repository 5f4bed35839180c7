//! Each stage alone, on what the stages before it make.

mod guides;
#[path = "../it/support/random.rs"]
#[allow(dead_code, reason = "tests use the rest of it")]
mod random;
mod sites;

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

use sites::{Folder, LARGE, MANY, SIZES, Theme, selection};
use versus::internals::base::address::SitePath;
use versus::internals::base::hash::Hash;
use versus::internals::cache::CacheMode;
use versus::internals::cache::{Cache, CachedPages, PageCache};
use versus::internals::compile::cached_code::CachedCode;
use versus::internals::compile::check::{self, Checked};
use versus::internals::compile::discover::read::{self, Attached};
use versus::internals::compile::discover::{self, history};
use versus::internals::compile::emit::{self, Claim, Emitted, Make, Target};
use versus::internals::compile::parse::{self, ParseInputs, Parsed};
use versus::internals::compile::plan::{self, Output, Plan};
use versus::internals::compile::render::outputs::{self, Recipes};
use versus::internals::compile::render::{Asked, Question, RenderInputs};
use versus::internals::compile::render::{Renderer, Stop};
use versus::internals::compile::resolve::{Purpose, ResolveInputs};
use versus::internals::compile::site::Site;
use versus::internals::highlight::Highlighter;
use versus::internals::source::history::Wanted;
use versus::internals::source::{SourceFile, Sources};
use versus::internals::syntax;

fn main() {
    sites::measure();
}

/// Any time after the files of a site were written: then their stamps are trusted.
const LATER_NS: u64 = u64::MAX;

const WELL: &str = "the machine is well";

#[divan::bench(args = SIZES)]
fn discover(bencher: Bencher<'_, '_>, guides: usize) {
    let folder = Folder::of_guides(guides, Theme::Bare);
    bencher.counter(ItemsCount::new(guides)).bench_local(|| discover::walk(folder.root()));
}

/// Reads every file, and stores what it learns.
#[divan::bench(args = SIZES)]
fn parse_cold(bencher: Bencher<'_, '_>, guides: usize) {
    let folder = Folder::of_guides(guides, Theme::Bare);
    measure_parse(bencher, folder.root(), CacheMode::Ignore);
}

#[divan::bench(args = SIZES)]
fn parse_known(bencher: Bencher<'_, '_>, guides: usize) {
    let folder = Folder::of_guides(guides, Theme::Bare);
    measure_parse(bencher, folder.root(), CacheMode::Use);
}

fn measure_parse(bencher: Bencher<'_, '_>, root: &Path, cache_mode: CacheMode) {
    let sources = walk(root);
    let (_, known) = parsed(root, &sources, CacheMode::Ignore);
    known.close(&sources).expect(WELL);
    let bencher = bencher.counter(BytesCount::new(sources.text_bytes()));
    bencher.bench_local(|| parsed(root, &sources, cache_mode));
}

#[divan::bench(args = SIZES)]
fn resolve(bencher: Bencher<'_, '_>, guides: usize) {
    let folder = Folder::of_guides(guides, Theme::Bare);
    measure_resolve(bencher, folder.root());
}

#[divan::bench]
fn resolve_matrix(bencher: Bencher<'_, '_>) {
    measure_resolve(bencher, Folder::of_matrix(LARGE).root());
}

fn measure_resolve(bencher: Bencher<'_, '_>, root: &Path) {
    let parse = || {
        let sources = walk(root);
        let (parsed, _) = parsed(root, &sources, CacheMode::Use);
        (sources, parsed)
    };
    bencher
        .with_inputs(parse)
        .bench_local_values(|(sources, parsed)| resolved(root, sources, parsed));
}

#[divan::bench(args = SIZES)]
fn plan(bencher: Bencher<'_, '_>, guides: usize) {
    let folder = Folder::of_guides(guides, Theme::Bare);
    let site = site(folder.root());
    bencher.counter(ItemsCount::new(guides)).bench_local(|| outputs::plan(&site, &mut Vec::new()));
}

#[divan::bench]
fn plan_matrix(bencher: Bencher<'_, '_>) {
    let folder = Folder::of_matrix(LARGE);
    let site = site(folder.root());
    let bencher = bencher.counter(ItemsCount::new(site.made.len()));
    bencher.bench_local(|| outputs::plan(&site, &mut Vec::new()));
}

#[divan::bench(args = SIZES)]
fn check(bencher: Bencher<'_, '_>, guides: usize) {
    let folder = Folder::of_guides(guides, Theme::Bare);
    let planned = Planned::new(folder.root());
    let attached = planned.attached();
    let highlighter = Highlighter::new();
    let (site, plan) = (&*planned.site, &*planned.plan);
    let today = selection().today;
    let checked = Checked { site, plan, attached: &attached, highlighter: &highlighter, today };
    let cache = PageCache::Off;
    bencher.counter(ItemsCount::new(guides)).bench_local(|| {
        let mut found = Vec::new();
        check::check(&checked, &cache, &mut found).expect("a check");
        assert!(found.is_empty());
    });
}

/// One guide again and again: its code is highlighted once.
#[divan::bench(args = [Theme::Bare, Theme::Default])]
fn render_guide(bencher: Bencher<'_, '_>, theme: Theme) {
    let path = format!("guides/{}/index.html", guides::file_name(5).trim_end_matches(".md"));
    measure_render(bencher, Folder::of_guides(SIZES[0], theme).root(), &path);
}

/// The list of all guides.
#[divan::bench(args = SIZES)]
fn render_section(bencher: Bencher<'_, '_>, guides: usize) {
    let folder = Folder::of_guides(guides, Theme::Default);
    measure_render(bencher, folder.root(), "guides/index.html");
}

/// What pages share of a matrix is made once, before.
#[divan::bench(args = ["", "criteria/c2/", "p0001/", "p0001-vs-p0002/", "compare/", "matrix.json"])]
fn render_made(bencher: Bencher<'_, '_>, page: &str) {
    let folder = Folder::of_matrix(LARGE);
    measure_render(
        bencher,
        folder.root(),
        &plan::output_path(&SitePath::new(format!("/field/{page}"))),
    );
}

fn measure_render(bencher: Bencher<'_, '_>, root: &Path, path: &str) {
    let planned = Planned::new(root);
    let renderer = planned.renderer();
    let output = planned.plan.find(path).expect("a page of the site");
    let (made, _) = renderer.render(output).expect("nothing is wrong");
    let bencher = bencher.counter(BytesCount::new(made.len()));
    bencher.bench_local(|| renderer.render(black_box(output)));
}

/// What the first piece of code in a build costs, whatever its language: the grammars are loaded.
#[divan::bench]
fn highlight_first() -> usize {
    let (language, code) = guides::code(0);
    Highlighter::new().lines(Some(language), &code).len()
}

/// Code of six languages with names that were never seen.
#[divan::bench]
fn highlight_fresh(bencher: Bencher<'_, '_>) {
    let highlighter = Highlighter::new();
    // The guides of other benches have the numbers below.
    let mut number = 1_000_000;
    let write = || {
        number += 1;
        guides::code(number)
    };
    let count = |(_, code): &(&str, String)| BytesCount::of_str(code);
    let bencher = bencher.with_inputs(write).input_counter(count);
    bencher.bench_local_values(|(language, code)| highlighter.lines(Some(language), &code));
}

/// The same from the cache, which was written by an earlier build.
#[divan::bench]
fn highlight_known(bencher: Bencher<'_, '_>) {
    let folder = Folder::of_guides(0, Theme::Bare);
    let cache = Cache::of(folder.root());
    let highlighter = Highlighter::new();
    let known = Arc::new(CachedCode::of(&cache, CacheMode::Ignore));
    highlighter.set_cache(Arc::clone(&known) as _);
    for number in 0..MANY {
        let (language, code) = guides::code(number);
        highlighter.lines(Some(language), &code);
    }
    drop(highlighter);
    Arc::into_inner(known).expect("nobody else has it").close(u64::MAX).expect(WELL);
    let highlighter = Highlighter::new();
    highlighter.set_cache(Arc::new(CachedCode::of(&cache, CacheMode::Use)));
    let mut number = 0;
    let write = || {
        number += 1;
        guides::code(number % MANY)
    };
    let count = |(_, code): &(&str, String)| BytesCount::of_str(code);
    let bencher = bencher.with_inputs(write).input_counter(count);
    bencher.bench_local_values(|(language, code)| highlighter.lines(Some(language), &code));
}

/// Looks for mistakes in right code with names that were never seen. Two of its six languages have no grammar.
#[divan::bench]
fn code_right(bencher: Bencher<'_, '_>) {
    measure_code(bencher, |code| code);
}

/// The same where one bracket is too many, which takes a parser to find out.
#[divan::bench]
fn code_wrong(bencher: Bencher<'_, '_>) {
    measure_code(bencher, |code| code + "}\n");
}

fn measure_code(bencher: Bencher<'_, '_>, change: fn(String) -> String) {
    // The guides of other benches have the numbers below.
    let mut number = 2_000_000;
    let write = || {
        number += 1;
        let (language, code) = guides::code(number);
        (language, change(code))
    };
    let count = |(_, code): &(&str, String)| BytesCount::of_str(code);
    let bencher = bencher.with_inputs(write).input_counter(count);
    bencher.bench_local_values(|(language, code)| syntax::mistake(language, &code));
}

/// Writes bytes that are there into an empty folder.
#[divan::bench(args = SIZES)]
fn emit_new(bencher: Bencher<'_, '_>, guides: usize) {
    let folder = Folder::of_guides(guides, Theme::Bare);
    let planned = Planned::new(folder.root());
    let made = Made::of(&planned);
    let drop_all = || {
        folder.drop_output();
        folder.drop_cache();
    };
    let bencher = bencher.counter(ItemsCount::new(planned.plan.outputs().len()));
    bencher.with_inputs(drop_all).bench_local_values(|()| {
        let emitted = emitted(&folder, &planned.plan, &made);
        assert_eq!(emitted.unchanged, 0);
    });
}

/// Compares bytes with what is there.
#[divan::bench(args = SIZES)]
fn emit_same(bencher: Bencher<'_, '_>, guides: usize) {
    let folder = Folder::of_guides(guides, Theme::Bare);
    let planned = Planned::new(folder.root());
    let made = Made::of(&planned);
    emitted(&folder, &planned.plan, &made);
    let bencher = bencher.counter(ItemsCount::new(planned.plan.outputs().len()));
    bencher.bench_local(|| {
        let emitted = emitted(&folder, &planned.plan, &made);
        assert_eq!(emitted.written, 0);
    });
}

fn emitted(folder: &Folder, plan: &Plan, made: &Made) -> Emitted {
    let (out, cache) = (folder.out(), Cache::of(folder.root()));
    let claim = Claim::of(folder.root(), &out, &cache, &|| {}).expect(WELL);
    let target = Target { path: &out, claim: &claim, cache: &cache, cache_mode: CacheMode::Use };
    emit::emit(plan, &target, made).expect(WELL)
}

/// The bytes of every output by its path, so that making them costs nothing.
struct Made(HashMap<String, &'static [u8]>);

impl Made {
    fn of(planned: &Planned<'_>) -> Made {
        let renderer = planned.renderer();
        let make = |output: &Output| {
            let bytes = renderer.render(output).expect("nothing is wrong").0.into_owned();
            // Benches end soon, and `Make` gives what it borrows away for good.
            (output.path.clone(), &*bytes.leak())
        };
        Made(planned.plan.outputs().iter().map(make).collect())
    }
}

impl Make for Made {
    fn made_from(&self, _: &Output) -> Option<Hash> {
        None
    }

    fn make(&self, output: &Output) -> Result<(Cow<'static, [u8]>, Asked), Stop> {
        Ok((Cow::Borrowed(self.0[&output.path]), Asked::new()))
    }

    fn answer(&self, _: &Question) -> Option<Hash> {
        None
    }

    fn asked_for_all(&self) -> Asked {
        Asked::new()
    }

    fn check_files(&self) -> Result<(), Stop> {
        Ok(())
    }

    fn is_done(&self) {}
}

/// A site with its plan, as the stages make them.
struct Planned<'r> {
    root: &'r Path,
    site: Arc<Site>,
    plan: Arc<Plan>,
    recipes: Arc<Recipes>,
}

impl Planned<'_> {
    fn new(root: &Path) -> Planned<'_> {
        let site = Arc::new(site(root));
        let (plan, recipes) = outputs::plan(&site, &mut Vec::new());
        Planned { root, site, plan: Arc::new(plan), recipes: Arc::new(recipes) }
    }

    fn attached(&self) -> Attached {
        let pages = self.site.pages.iter().map(|page| &**page);
        let attachments = check::attachments(&self.site, &self.plan, pages);
        let folder = discover::Folder::new(self.root);
        read::attached(&folder, &self.site.sources, attachments, None).expect(WELL)
    }

    fn renderer(&self) -> Renderer {
        let root = self.root.to_owned();
        let read = Arc::new(move |file: &SourceFile| read::bytes(&root, file));
        let inputs = RenderInputs {
            site: Arc::clone(&self.site),
            plan: Arc::clone(&self.plan),
            attached: Arc::new(self.attached()),
            highlighter: Arc::new(Highlighter::new()),
            read,
        };
        Renderer::new(inputs, Arc::clone(&self.recipes))
    }
}

fn walk(root: &Path) -> Sources {
    discover::walk(root).expect(WELL).listed_at(LATER_NS)
}

fn parsed(root: &Path, sources: &Sources, cache_mode: CacheMode) -> (Parsed, CachedPages) {
    let read = |file: &SourceFile| read::bytes(root, file);
    let pages = PageCache::ReadWrite(Cache::of(root), cache_mode);
    let inputs = ParseInputs { read: &read, pages: &pages, memory: None };
    parse::parse(sources, inputs, &mut Vec::new()).expect(WELL)
}

fn resolved(root: &Path, sources: Sources, parsed: Parsed) -> Site {
    let history = |wanted: &[Wanted]| history::read(root, wanted);
    let inputs = ResolveInputs {
        selection: selection(),
        purpose: Purpose::Publish,
        folder: "",
        history: &history,
        memory: None,
    };
    versus::internals::compile::resolve::resolve(
        Arc::new(sources),
        parsed,
        &inputs,
        &mut Vec::new(),
    )
}

fn site(root: &Path) -> Site {
    let sources = walk(root);
    let (parsed, _) = parsed(root, &sources, CacheMode::Ignore);
    resolved(root, sources, parsed)
}
