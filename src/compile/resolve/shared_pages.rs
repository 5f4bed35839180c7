//! Determines which criteria have one page for several matrices, and where it is. Pure.

use super::address;
use super::folders::Folders;
use super::made::Written;
use super::matrices::{InFolders, Shareable};
use crate::base::address::SitePath;
use crate::base::index::{Index, List};
use crate::base::path;
use crate::compile::parse::ParsedCriteria;
use crate::compile::site::Section;
use crate::compile::site::made::{InMatrix, SharedCriterion, named_criterion_address};
use crate::matrix::raw::RawCriterion;
use crate::matrix::{Matrix, worth};

/// The end of the name of a file of shared criteria.
const FILE: &str = "criteria.toml";

/// Returns the criteria that have one page for all matrices that share them and want such pages.
pub(super) fn criteria(
    matrices: &InFolders,
    shareable: &Shareable<'_>,
    folders: &Folders<'_>,
) -> List<SharedCriterion> {
    if !matrices.iter().any(|(_, matrix)| matrix.pages.shared.is_some()) {
        return Vec::new().into();
    }
    let written = Written::of(folders.pages);
    let mut found = Vec::new();
    for ParsedCriteria { file, shared, .. } in shareable.criteria {
        let wants_pages = |folder: &str, matrix: &Matrix| {
            let is_of_file = matrix.shared == Some(*file) && matrix.pages.shared.is_some();
            is_of_file && folders.section(folder).is_some()
        };
        let sharing = matrices.indexed().filter(|(_, (folder, of))| wants_pages(folder, of));
        let sharing: Vec<Index<Matrix>> = sharing.map(|(at, _)| at).collect();
        if sharing.is_empty() {
            continue;
        }
        let (section, base) = place(shareable.sources.path(*file), folders);
        for declared in shared.alone().criteria {
            let of = sharing.iter().filter_map(|at| in_matrix(matrices, *at, &declared));
            let of: Vec<InMatrix> = of.collect();
            let changes = |of: &&InMatrix| {
                let own = &matrices[of.matrix].1.criteria[of.criterion];
                (own.name != declared.name, own.about != declared.about)
            };
            let Some(lead) = of.iter().min_by_key(changes).copied() else { continue };
            let address = named_criterion_address(&base, &declared.id.value);
            let known = of.iter().map(|of| worth::known_on(&matrices[of.matrix].1, of.criterion));
            found.push(SharedCriterion {
                is_written: written.has(&address),
                noindex: known.sum::<usize>() < worth::KNOWN_ON_CRITERION,
                address,
                section,
                of,
                lead,
            });
        }
    }
    found.into()
}

/// Returns the criterion of a matrix that a shared file declares, if it has a shared page.
fn in_matrix(matrices: &InFolders, at: Index<Matrix>, declared: &RawCriterion) -> Option<InMatrix> {
    let matrix = &matrices[at].1;
    let criterion = matrix.criterion(&declared.id.value)?;
    let is_declared = matrix.criteria[criterion].span == declared.id.span;
    let has_page = is_declared && matrix.has_shared_page(criterion);
    has_page.then_some(InMatrix { matrix: at, criterion })
}

/// Returns the section of the folder of a shared file, and the prefix of the addresses of its pages:
/// `/shared/` for `content/shared/criteria.toml`, `/shared/phones/` for `content/shared/phones.criteria.toml`.
fn place(file: &str, folders: &Folders<'_>) -> (Option<Index<Section>>, SitePath) {
    let inner = file.strip_prefix("content/").unwrap_or(file);
    let folder = path::parent(inner);
    let section = folders.section(folder);
    let base = section.map_or_else(|| address::folder(folder), |section| folders.base(section));
    let name = path::file_name(inner).strip_suffix(FILE).unwrap_or_default().trim_end_matches('.');
    let base = match name.is_empty() {
        true => base,
        false => {
            let segment = address::slug(name).unwrap_or_else(|| name.to_owned());
            base.join(&format!("{segment}/"))
        }
    };
    (section, base)
}
