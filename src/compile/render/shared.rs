//! What pages share: values made once, and the answers to what templates ask. Pure.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use crate::base::address::Use;
use crate::base::address::{Href, SitePath};
use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::compile::discover::read::Attached;
use crate::compile::parse::config::overlay;
use crate::compile::parse::scheme;
use crate::compile::plan::{FEED, HIGHLIGHT_STYLESHEET, Plan};
use crate::compile::refer::Destination;
use crate::compile::render::inputs;
use crate::compile::render::reads::{self, Question};
use crate::compile::site::made::MatrixPages;
use crate::compile::site::{Page, Site, Taxonomy};
use crate::highlight::Highlighter;
use crate::matrix::text::Words;
use crate::matrix::view::{Addresses, Parts, Viewed, matrix_view};
use crate::source::{FileId, SourceFile};
use crate::theme::contract::{CardView, ImageView, LinkView, SiteView};
use crate::theme::{self, Answers, GuideFilter, Refusal, Strings, Value};

/// What gives the bytes of a file: the disk in a build, memory in a test.
pub type ReadFile =
    Arc<dyn Fn(&SourceFile) -> Result<Cow<'static, [u8]>, Failure> + Send + Sync + 'static>;

pub struct Shared {
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    pub attached: Arc<Attached>,
    pub strings: Arc<Strings>,
    pub highlighter: Arc<Highlighter>,
    pub read: ReadFile,
    /// Before the site's files were listed, in nanoseconds since 1970
    pub looked_ns: u64,
    /// `site`, for every template
    pub site_value: Value,
    /// Of what every page is made: the configuration, the theme, and `site`
    pub ground: Hash,
    cards: Vec<OnceLock<Value>>,
    card_hashes: Vec<OnceLock<Hash>>,
    pub(super) matrix_hashes: Vec<OnceLock<Hash>>,
    pub(super) compared_hashes: Vec<OnceLock<Hash>>,
    matrices: Vec<OnceLock<Value>>,
    parts: Vec<OnceLock<Parts>>,
    /// Answers of `guides(…)`, which pages tend to ask alike
    lists: Mutex<HashMap<GuideFilter, Value>>,
    /// Answers of `asset(…)`
    assets: Mutex<HashMap<String, Href>>,
}

impl Shared {
    pub(super) fn new(
        site: Arc<Site>,
        plan: Arc<Plan>,
        (attached, looked_ns): (Arc<Attached>, u64),
        (highlighter, read): (Arc<Highlighter>, ReadFile),
    ) -> Shared {
        let strings = Arc::new(site.theme.strings.clone());
        let view = site_view(&site, &strings);
        let (pages, matrices) = (site.pages.len(), site.matrices.len());
        Shared {
            site_value: Value::from_serializable(&view),
            ground: inputs::ground(&site, view),
            cards: empty(pages),
            card_hashes: empty(pages),
            matrix_hashes: empty(matrices),
            compared_hashes: empty(matrices),
            matrices: empty(matrices),
            parts: empty(matrices),
            lists: Mutex::default(),
            assets: Mutex::default(),
            site,
            plan,
            attached,
            strings,
            highlighter,
            read,
            looked_ns,
        }
    }

    /// The address of a path of the site, as it is printed.
    pub fn href(&self, path: &SitePath) -> Href {
        self.site.config.base_url.href(path)
    }

    /// Where a link of a page leads, as it is printed.
    pub fn destination(&self, to: &Destination) -> Href {
        self.href(&to.path).followed_by(&to.rest)
    }

    pub fn link(&self, page: usize) -> LinkView {
        let page = &self.site.pages[page];
        LinkView { title: page.title.clone(), url: self.href(&page.address) }
    }

    pub fn term_links(&self, taxonomy: &Taxonomy, terms: &[usize]) -> Vec<LinkView> {
        let link = |at: &usize| {
            let term = &taxonomy.terms[*at];
            LinkView { title: term.name.clone(), url: self.href(&term.address) }
        };
        terms.iter().map(link).collect()
    }

    /// A page in a list; made once, however many lists it stands in.
    pub fn card(&self, page: usize) -> Value {
        let make = || Value::from_serializable(&self.card_view(&self.site.pages[page]));
        self.cards[page].get_or_init(make).clone()
    }

    /// What tells a card from what it was before.
    pub fn card_hash(&self, page: usize) -> Hash {
        let make = || Hash::of_value(&self.card_view(&self.site.pages[page]));
        *self.card_hashes[page].get_or_init(make)
    }

    fn card_view(&self, page: &Page) -> CardView {
        let subjects = self.site.matrix_of(page).map_or_else(Vec::new, |matrix| {
            page.subjects.iter().map(|at| matrix.subjects[*at].name.clone()).collect()
        });
        CardView {
            title: page.title.clone(),
            url: self.href(&page.address),
            kind: page.kind.as_str(),
            description: page.description.clone(),
            summary: page.outline.summary.clone().unwrap_or_else(|| page.description.clone()),
            date: page.matter.date.map(Date::iso_day),
            updated: page.matter.updated().map(Date::iso_day),
            authors: self.term_links(&self.site.authors, &page.authors),
            tags: self.term_links(&self.site.tags, &page.tags),
            level: page.matter.level.clone().unwrap_or_default(),
            reading_minutes: reading_minutes(page.outline.words),
            subjects,
            cover: self.cover(page),
        }
    }

    pub fn cover(&self, page: &Page) -> Option<ImageView> {
        let cover = page.matter.cover.as_ref()?;
        Some(self.image(page, &cover.value))
    }

    /// An image of a page by its target, which the checks have followed.
    pub fn image(&self, page: &Page, target: &str) -> ImageView {
        let external = crate::compile::parse::outline::is_external(target);
        let destination = match external {
            true => None,
            false => crate::compile::refer::follow(&self.site, &self.plan, page, target).ok(),
        };
        let Some(destination) = destination else {
            return ImageView { url: Href::written(target), width: None, height: None };
        };
        let size = destination.file.and_then(|file| self.attached.image_sizes.get(&file));
        ImageView {
            url: self.destination(&destination),
            width: size.map(|size| size.width),
            height: size.map(|size| size.height),
        }
    }

    /// Runs `show` with a matrix and with what it takes to show it.
    pub fn with_matrix<T>(&self, at: usize, show: impl FnOnce(&Viewed<'_>) -> T) -> T {
        let matrix = &self.site.matrices[at];
        let make = || self.with_addresses(at, |addresses| Parts::new(matrix, addresses));
        let parts = self.parts[at].get_or_init(make);
        self.with_words(|words| show(&Viewed { matrix, parts, words }))
    }

    /// Runs `use_words` with the theme's words for what a fact can be.
    pub fn with_words<T>(&self, use_words: impl FnOnce(&Words<'_>) -> T) -> T {
        let date = |date: Date| self.strings.date(date);
        use_words(&Words {
            yes: self.strings.get("state.yes"),
            partial: self.strings.get("state.partial"),
            no: self.strings.get("state.no"),
            unknown: self.strings.get("state.unknown"),
            not_applicable: self.strings.get("state.not_applicable"),
            date: &date,
        })
    }

    fn with_addresses<T>(&self, at: usize, make: impl FnOnce(&Addresses<'_>) -> T) -> T {
        let site = &self.site;
        let (matrix, pages) = (&site.matrices[at], site.matrix_pages[at].as_ref());
        let href = |address: Option<SitePath>| address.map(|address| self.href(&address));
        make(&Addresses {
            section: pages.map(|pages| self.link(site.sections[pages.section].page).url),
            compare: href(pages.and_then(MatrixPages::compare)),
            changes: href(site.changes_address(at)),
            data: &|format| href(site.data_address(at, format)),
            subject: &|subject| href(pages?.subject(matrix, subject)),
            criterion: &|criterion| href(pages?.criterion(matrix, criterion)),
        })
    }

    fn matrix_value(&self, at: usize) -> Value {
        let view = |of: &Viewed<'_>| {
            let view = self.with_addresses(at, |addresses| matrix_view(of, addresses));
            Value::from_serializable(&view)
        };
        self.matrices[at].get_or_init(|| self.with_matrix(at, view)).clone()
    }

    /// The guides that fit, the newest first.
    pub(super) fn listed(&self, filter: &GuideFilter) -> Result<Vec<usize>, Refusal> {
        let site = &self.site;
        let section = filter.section.as_deref().map(|path| self.section_path(path)).transpose()?;
        let tag = filter.tag.as_ref().map(|tag| tag.to_lowercase());
        let is_in_section = |page: &Page| {
            section.as_ref().is_none_or(|path| {
                let own = &site.sections[page.section].path;
                path.is_empty() || own == path || own.starts_with(&format!("{path}/"))
            })
        };
        let has_tag = |page: &Page| {
            let is = |at: &usize| Some(site.tags.terms[*at].name.to_lowercase()) == tag;
            tag.is_none() || page.tags.iter().any(is)
        };
        let has_subject = |page: &Page| {
            filter.subject.as_deref().is_none_or(|id| {
                let subject = site.matrix_of(page).and_then(|matrix| matrix.subject(id));
                subject.is_some_and(|subject| page.subjects.contains(&subject))
            })
        };
        let pages = self.site.newest_guides.iter().filter(|at| {
            let page = &site.pages[**at];
            is_in_section(page) && has_tag(page) && has_subject(page)
        });
        let limit = filter.limit.unwrap_or(usize::MAX);
        Ok(pages.take(limit).copied().collect())
    }

    fn section_path(&self, path: &str) -> Result<String, Refusal> {
        let path = path.trim_matches('/');
        let known = || self.site.sections.iter().map(|section| section.path.as_str());
        match known().any(|known| known == path) {
            true => Ok(path.to_owned()),
            false => Err(Refusal::unknown(format!("there is no section `{path}`"), path, known())),
        }
    }

    fn make_asset(&self, path: &str) -> Result<Href, Refusal> {
        let files = self.site.static_files();
        let path = path.trim_start_matches('/');
        let Some(file) = files.get(path) else {
            let message = format!("there is no static file `{path}`");
            return Err(Refusal::unknown(message, path, files.keys().copied()));
        };
        let hash = self.content_hash(*file).map_err(|failure| failure.to_string())?;
        Ok(self.href(&SitePath::of_file(path)).followed_by(&format!("?v={hash}")))
    }

    /// Eight hexadecimal digits that change when the file does, so that caches may keep it forever.
    fn content_hash(&self, file: FileId) -> Result<String, Failure> {
        let bytes = (self.read)(self.site.sources.get(file))?;
        Ok(blake3::hash(&bytes).to_hex()[..8].to_owned())
    }
}

impl Answers for Shared {
    fn guides(&self, filter: &GuideFilter) -> Result<Value, Refusal> {
        reads::note(|| Question::Guides(filter.clone()));
        let known = |lists: &HashMap<_, Value>| lists.get(filter).cloned();
        if let Some(list) = known(&self.lists.lock().expect("no thread panicked")) {
            return Ok(list);
        }
        let listed = self.listed(filter)?;
        let list = Value::from(listed.into_iter().map(|at| self.card(at)).collect::<Vec<_>>());
        let mut lists = self.lists.lock().expect("no thread panicked");
        lists.insert(filter.clone(), list.clone());
        Ok(list)
    }

    fn matrix(&self, id: &str) -> Result<Value, Refusal> {
        reads::note(|| Question::Matrix(id.to_owned()));
        let ids = || self.site.matrices.iter().map(|matrix| matrix.id.as_str());
        match ids().position(|known| known == id) {
            Some(at) => Ok(self.matrix_value(at)),
            None => Err(Refusal::unknown(format!("there is no matrix `{id}`"), id, ids())),
        }
    }

    fn url(&self, path: &str) -> Result<Href, Refusal> {
        let policy = self.site.config.markdown.html;
        if let Some(scheme) = scheme::refused(path, Use::Link, policy) {
            let policy = policy.name();
            let message = format!("`html = \"{policy}\"` lets no `{scheme}:` address into a page");
            return Err(message.into());
        }
        Ok(match crate::compile::parse::outline::is_external(path) {
            true => Href::written(path),
            false => self.destination(&Destination::written(path)),
        })
    }

    fn asset(&self, path: &str) -> Result<Href, Refusal> {
        reads::note(|| Question::Asset(path.to_owned()));
        if let Some(href) = self.assets.lock().expect("no thread panicked").get(path) {
            return Ok(href.clone());
        }
        let href = self.make_asset(path)?;
        let mut assets = self.assets.lock().expect("no thread panicked");
        assets.insert(path.to_owned(), href.clone());
        Ok(href)
    }
}

fn empty<T>(count: usize) -> Vec<OnceLock<T>> {
    std::iter::repeat_with(OnceLock::new).take(count).collect()
}

/// At 220 words a minute, and never none.
pub(super) fn reading_minutes(words: u32) -> u32 {
    words.div_ceil(220).max(1)
}

fn site_view(site: &Site, strings: &Strings) -> SiteView {
    let config = &site.config;
    let href = |path: &SitePath| config.base_url.href(path);
    let made = |file: &str| href(&SitePath::of_file(file));
    let link = |section: &usize| {
        let page = &site.pages[site.sections[*section].page];
        LinkView { title: page.title.clone(), url: href(&page.address) }
    };
    let terms =
        |taxonomy: &Taxonomy| (!taxonomy.terms.is_empty()).then(|| href(&taxonomy.kind.address()));
    let feed = config.feeds.enabled;
    SiteView {
        title: config.title.clone(),
        description: config.description.clone(),
        author: config.author.clone(),
        lang: config.lang.clone(),
        direction: strings.direction(),
        base_url: config.base_url.absolute(&SitePath::home()),
        url: href(&SitePath::home()),
        feed_url: feed.then(|| made(FEED)),
        highlight_url: made(HIGHLIGHT_STYLESHEET),
        sections: site.sections[0].children.iter().map(link).collect(),
        tags_url: terms(&site.tags),
        authors_url: terms(&site.authors),
        options: theme::table_value(&overlay(&site.theme.options, &config.extra)),
        extra: theme::table_value(&config.extra),
        generator: concat!("versus ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
}
