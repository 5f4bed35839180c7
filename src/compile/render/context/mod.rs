//! The data that recipes share: the site, and lazily computed values. Pure.

mod answers;
mod cards;
mod forge;
mod hashes;
mod links;
mod matrices;
mod site_view;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use crate::base::address::Href;
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::base::index::List;
use crate::compile::discover::read::Attached;
use crate::compile::plan::Plan;
use crate::compile::refer::Samples;
use crate::compile::site::{Page, Site};
use crate::highlight::Highlighter;
use crate::matrix::Matrix;
use crate::matrix::view::Parts;
use crate::source::SourceFile;
use crate::theme::{GuideFilter, Strings, Value};

pub(super) use self::cards::reading_minutes;

/// Reads the bytes of a file: from the disk in a build, from memory in a test.
pub type ReadFile =
    Arc<dyn Fn(&SourceFile) -> Result<Cow<'static, [u8]>, Failure> + Send + Sync + 'static>;

/// The inputs of a [`Renderer`](super::Renderer).
pub struct RenderInputs {
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    pub attached: Arc<Attached>,
    pub highlighter: Arc<Highlighter>,
    pub read: ReadFile,
}

pub(super) struct Context {
    pub(super) site: Arc<Site>,
    pub(super) plan: Arc<Plan>,
    pub(super) attached: Arc<Attached>,
    pub(super) strings: Arc<Strings>,
    pub(super) highlighter: Arc<Highlighter>,
    pub(super) read: ReadFile,
    /// `site`, for every template
    pub(super) site_value: Value,
    /// Hash of the inputs that all pages share: the configuration, the theme, and `site`
    pub(super) shared_inputs: Hash,
    cards: List<Page, OnceLock<Value>>,
    card_hashes: List<Page, OnceLock<Hash>>,
    matrix_hashes: List<Matrix, OnceLock<Hash>>,
    compared_hashes: List<Matrix, OnceLock<Hash>>,
    matrices: List<Matrix, OnceLock<Value>>,
    parts: List<Matrix, OnceLock<Parts>>,
    /// Results of `guides(…)`, which many pages call with the same filter
    lists: Mutex<HashMap<GuideFilter, Value>>,
    /// Results of `asset(…)`
    assets: Mutex<HashMap<String, Href>>,
}

impl Context {
    pub(super) fn new(inputs: RenderInputs) -> Context {
        let RenderInputs { site, plan, attached, highlighter, read } = inputs;
        let strings = Arc::new(site.theme.strings.clone());
        let view = site_view::site_view(&site, &strings);
        Context {
            site_value: Value::from_serializable(&view),
            shared_inputs: hashes::shared_inputs(&site, view),
            cards: empty(&site.pages),
            card_hashes: empty(&site.pages),
            matrix_hashes: empty(&site.matrices),
            compared_hashes: empty(&site.matrices),
            matrices: empty(&site.matrices),
            parts: empty(&site.matrices),
            lists: Mutex::default(),
            assets: Mutex::default(),
            site,
            plan,
            attached,
            strings,
            highlighter,
            read,
        }
    }
}

impl Context {
    /// What the code of facts is read from.
    pub(super) fn samples(&self) -> Samples<'_> {
        let Context { site, attached, highlighter, .. } = self;
        Samples { sources: &site.sources, attached, highlighter }
    }
}

fn empty<K, V, T>(of: &List<K, V>) -> List<K, OnceLock<T>> {
    of.iter().map(|_| OnceLock::new()).collect()
}
