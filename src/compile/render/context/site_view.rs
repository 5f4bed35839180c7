//! The variable `site` of every template. Pure.

use crate::base::address::SitePath;
use crate::base::index::Index;
use crate::compile::parse::config::overlay;
use crate::compile::site::addresses::{FEED, HIGHLIGHT_STYLESHEET};
use crate::compile::site::{Section, Site, Taxonomy};
use crate::theme::contract::{LinkView, SiteView};
use crate::theme::{self, Strings};

pub(super) fn site_view(site: &Site, strings: &Strings) -> SiteView {
    let config = &site.config;
    let href = |path: &SitePath| config.base_url.href(path);
    let made = |file: &str| href(&SitePath::of_file(file));
    let link = |section: &Index<Section>| {
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
        sections: site
            .sections
            .first()
            .expect("the home page has one")
            .children
            .iter()
            .map(link)
            .collect(),
        tags_url: terms(&site.tags),
        authors_url: terms(&site.authors),
        options: theme::table_value(&overlay(&site.theme.options, &config.extra)),
        extra: theme::table_value(&config.extra),
        generator: concat!("versus ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
}
