//! `robots.txt` (RFC 9309): allows everything, and names the sitemap. Pure.

use std::borrow::Cow;
use std::fmt::Write;

use super::recipe::{Planning, Recipe, bytes};
use crate::base::address::SitePath;
use crate::compile::plan::Words;
use crate::compile::render::rendering::Rendering;
use crate::compile::render::stop::Stop;

const WORDS: Words = Words::once("the file for robots");

pub(super) fn plan(planning: &mut Planning<'_>) {
    let site = planning.site;
    let is_authors = site.static_files().contains_key("robots.txt");
    if site.config.publish.robots && !is_authors {
        planning.once("robots.txt", &WORDS, Robots);
    }
}

#[derive(Debug)]
struct Robots;

impl Recipe for Robots {
    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let config = &rendering.context.site.config;
        let mut text = "User-agent: *\nAllow: /\n".to_owned();
        if config.publish.sitemap {
            let sitemap = config.base_url.absolute(&SitePath::of_file("sitemap.xml"));
            let _ = writeln!(text, "\nSitemap: {sitemap}");
        }
        bytes(text)
    }
}
