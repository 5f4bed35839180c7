//! What search engines read: the sitemap and robots.txt. Pure.

use std::fmt::Write;

use quick_xml::escape::escape;

use crate::base::address::SitePath;
use crate::compile::plan::{Plan, SITEMAP_LIMIT, listed};
use crate::compile::site::Site;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The `number`th sitemap, from 1 (format: sitemaps.org).
pub(super) fn sitemap(site: &Site, number: usize) -> String {
    let mut xml = format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\">\n");
    let listed = listed(site).skip((number - 1) * SITEMAP_LIMIT).take(SITEMAP_LIMIT);
    for (address, changed) in listed {
        let address = site.config.base_url.absolute(&address);
        let _ = write!(xml, "<url><loc>{}</loc>", escape(address.as_str()));
        if let Some(day) = changed {
            let _ = write!(xml, "<lastmod>{}</lastmod>", day.iso_day());
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The list of the sitemaps of a large site.
pub(super) fn sitemap_index(site: &Site, plan: &Plan) -> String {
    let mut xml = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for output in plan.outputs() {
        if output.path.starts_with("sitemap-") {
            let address = site.config.base_url.absolute(&output.address());
            let _ = writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", escape(address.as_str()));
        }
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// Everything may be read, and the sitemap is here (RFC 9309).
pub(super) fn robots(site: &Site) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if site.config.publish.sitemap {
        let _ = writeln!(
            text,
            "\nSitemap: {}",
            site.config.base_url.absolute(&SitePath::of_file("sitemap.xml"))
        );
    }
    text
}
