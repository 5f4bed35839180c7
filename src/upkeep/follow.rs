//! Checks the external links that have no recent answer in the cache.

use std::collections::BTreeMap;
use std::path::Path;

use super::cached_answers::CachedAnswers;
use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::cache::Cache;
use crate::cache::CacheMode;
use crate::compile::site::Site;
use crate::compile::{OnProgress, as_read};
use crate::source::SourceFile;
use crate::upkeep::external::{self, Followed};
use crate::upkeep::web;

/// Checks the external links of a site, and caches the URLs that answer. Fails if no host answers: then
/// there is no network, and the state of all links is unknown.
pub fn follow(
    root: &Path,
    site: &Site,
    cache_mode: CacheMode,
    today: Date,
    on_progress: &OnProgress<'_>,
) -> Result<Followed, Failure> {
    let cache = Cache::of(root);
    let mut known = CachedAnswers::open(&cache, cache_mode, today);
    let links = external::links(site, &|file: &SourceFile| as_read(root, site, file))?;
    let mut answers = BTreeMap::new();
    let mut unknown = Vec::new();
    for address in links.by_address.keys() {
        match known.get(address) {
            Some(answer) => {
                answers.insert(address.clone(), answer.clone());
            }
            None => unknown.push(address.as_str()),
        }
    }
    let remembered = answers.len();
    if unknown.is_empty() {
        return Ok(Followed { links, answers, remembered });
    }
    let witnesses: Vec<&str> = known.addresses().collect();
    let asked = web::ask(&unknown, &witnesses, &site.config.external, on_progress)?;
    for (address, answer) in unknown.into_iter().zip(asked) {
        known.add(address, &answer);
        answers.insert(address.to_owned(), answer);
    }
    known.close()?;
    Ok(Followed { links, answers, remembered })
}
