//! Determines the addresses of assets below `content/`. Pure.

use std::collections::BTreeMap;

use crate::base::address::SitePath;
use crate::base::path;
use crate::compile::resolve::folder_address;
use crate::compile::site::Site;
use crate::source::{FileId, Role, Stem, stem};

/// Returns the files below `content/` that are copied, with their addresses. Files of a bundle are placed
/// next to its page, other files next to the pages of their folder. Files of a section or bundle that is left
/// out are left out, too.
pub(super) fn assets(site: &Site) -> Vec<(FileId, SitePath)> {
    let mut bundles: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (id, file) in site.sources.with_role(Role::Markdown) {
        if let (folder, Stem::Bundle) = stem(&file.inner)
            && !folder.is_empty()
        {
            let page = site.by_file.get(&id).map(|page| site.pages[*page].address.as_str());
            bundles.insert(folder, page);
        }
    }
    let excluded = excluded_folders(site);
    site.sources
        .with_role(Role::Asset)
        .filter(|(_, file)| !excluded.iter().any(|folder| file.inner.starts_with(&**folder)))
        .filter_map(|(id, file)| {
            let address = match bundle_of(&file.inner, &bundles) {
                Some((_, None)) => return None,
                Some((folder, Some(page))) => {
                    let page = page.trim_end_matches(".html").trim_end_matches('/');
                    SitePath::new(format!("{page}{}", &file.inner[folder.len()..]))
                }
                None => {
                    let (folder, name) = path::split(&file.inner);
                    folder_address(folder).join(name)
                }
            };
            Some((id, address))
        })
        .collect()
}

/// Returns the folders of sections that are left out, with a trailing slash.
fn excluded_folders(site: &Site) -> Vec<String> {
    let left_out = site.unpublished.keys().map(|file| &*site.sources.get(*file).inner);
    left_out
        .filter(|path| stem(path).1 == Stem::Section)
        .map(|path| path[..path.len() - path::file_name(path).len()].to_owned())
        .collect()
}

fn bundle_of<'b>(
    path: &str,
    bundles: &BTreeMap<&'b str, Option<&'b str>>,
) -> Option<(&'b str, Option<&'b str>)> {
    let (folder, page) = path::above(path).find_map(|folder| bundles.get_key_value(folder))?;
    Some((folder, *page))
}
