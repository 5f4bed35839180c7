//! `versus build`: the whole pipeline, from a folder to a folder. IO.

use std::sync::Arc;

use super::as_read::AsRead;
use super::cached_build::CachedBuild;
use super::cached_code::CachedCode;
use super::discover::Folder;
use super::emit::{self, Claim, Make, Target};
use super::plan::Plan;
use super::request::{Built, Report, Request};
use super::resolve::Purpose;
use super::retry::{self, Texts};
use super::run::{self, Outcome};
use super::{Pipeline, Watch};
use crate::base::failure::Failure;
use crate::base::timings::{Laps, Times};
use crate::cache::{Cache, CacheMode, PageCache};

/// The cache holds at most this many bytes of highlighted code for each byte of Markdown, and this many
/// more.
const MOST_CODE: u64 = 4;
const LEAST_CODE_BYTES: u64 = 1 << 22;

/// Builds a site. The author's mistakes are in the report; a failure is the machine's.
///
/// While another build writes into the same folder, tells `watch` once, and waits.
pub fn build(request: &Request, watch: &dyn Watch) -> Result<Report, Failure> {
    retry::compiled(|texts| build_once(request, texts, watch))
}

fn build_once(request: &Request, texts: Texts, watch: &dyn Watch) -> Result<Report, Failure> {
    let Request { root, out, base_url, selection, cache_mode } = request;
    let (source, cache) = (Folder::new(root), Cache::of(root));
    let pipeline = Pipeline {
        source: &source,
        base_url: base_url.as_ref(),
        lang: None,
        selection: *selection,
        purpose: Purpose::Publish,
        pages: PageCache::ReadWrite(cache.clone(), *cache_mode),
        memory: None,
    };
    let mut laps = Laps::new();
    let mut sources = Arc::new(texts.list(&source)?);
    laps.lap("discover");
    let last = CachedBuild::of(&cache, out);
    if *cache_mode == CacheMode::Use
        && let Some(built) = last.still_holds(request, &sources)
        && emit::is_intact(root, out, &cache)
    {
        laps.lap("compare");
        let (texts, timings) = (AsRead::default(), laps.finish(Times::default()));
        return Ok(Report {
            sources,
            site: None,
            texts,
            found: Vec::new(),
            built: Some(built),
            timings,
        });
    }
    last.forget();
    let (mut loaded, mut cached_pages) = pipeline.load(sources, &mut laps)?;
    // A site with errors is not written.
    let claim = match loaded.has_errors() {
        true => None,
        false => Some(Claim::of(root, out, &cache, &|| watch.waits())?),
    };
    if claim.as_ref().is_some_and(|claim| claim.has_waited) {
        // The other build may have read older files than this one. The last to write must be the last to
        // read.
        last.forget();
        sources = Arc::new(texts.list(&source)?);
        (loaded, cached_pages) = pipeline.load(sources, &mut laps)?;
    }
    cached_pages.close(&loaded.site().sources)?;
    laps.lap("remember");
    let samples: Vec<String> = loaded.resolved.samples().map(str::to_owned).collect();
    let pages = loaded.plan().pages();
    let outputs = loaded.plan().outputs().len();
    let cached_code = Arc::new(CachedCode::of(&cache, *cache_mode));
    loaded.resolved.highlighter.set_cache(Arc::clone(&cached_code) as _);
    let write = |plan: &Plan, maker: &dyn Make| {
        let claim = claim.as_ref().expect("a site without errors has its folder");
        let target = Target { path: out, claim, cache: &cache, cache_mode: *cache_mode };
        emit::emit(plan, &target, maker)
    };
    let Outcome { site, texts, found, result, times } = run::recipes(loaded, root, watch, write)?;
    laps.lap("render and write");
    let built = result.map(|emitted| Built { pages, outputs, emitted });
    if let Some(built) = built {
        if let Some(cached_code) = Arc::into_inner(cached_code) {
            cached_code.close(MOST_CODE * site.sources.text_bytes() + LEAST_CODE_BYTES)?;
        }
        if found.is_empty() {
            last.store(request, &site, samples, built)?;
        }
        laps.lap("remember");
    }
    let timings = laps.finish(times);
    let sources = Arc::clone(&site.sources);
    Ok(Report { sources, site: Some(site), texts, found, built, timings })
}
