//! Answers the questions of templates. Pure.

use std::collections::HashMap;

use super::Context;
use crate::base::address::{Href, SitePath, Use};
use crate::base::failure::Failure;
use crate::base::index::Index;
use crate::compile::parse::outline::is_external;
use crate::compile::parse::scheme;
use crate::compile::refer::Destination;
use crate::compile::site::{Page, Term};
use crate::matrix::view::Cell;
use crate::matrix::{Matrix, Subject};
use crate::source::FileId;
use crate::theme::{FactQuery, GuideFilter, Refusal, Value};

impl Context {
    pub(in crate::compile::render) fn guides(
        &self,
        filter: &GuideFilter,
    ) -> Result<Value, Refusal> {
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

    pub(in crate::compile::render) fn matrix(&self, id: &str) -> Result<Value, Refusal> {
        Ok(self.matrix_value(self.matrix_at(id)?))
    }

    fn matrix_at(&self, id: &str) -> Result<Index<Matrix>, Refusal> {
        let matrices = &self.site.matrices;
        let ids = || matrices.iter().map(|matrix| matrix.id.as_str());
        matrices
            .find(|matrix| matrix.id == id)
            .ok_or_else(|| Refusal::unknown(format!("there is no matrix `{id}`"), id, ids()))
    }

    /// Returns the fact that a template asks for. `of_page` is the matrix of its page.
    pub(in crate::compile::render) fn fact(
        &self,
        query: &FactQuery,
        of_page: Option<Index<Matrix>>,
    ) -> Result<(Index<Matrix>, Cell), Refusal> {
        let id = query.id.as_str();
        let at = match (&query.matrix, of_page) {
            (Some(named), _) => self.matrix_at(named)?,
            (None, Some(at)) => at,
            (None, None) => {
                let message = format!(
                    "there is no matrix here to look up `{id}` in: name one, as in \
                     `fact(id=\"{id}\", matrix=\"…\")`"
                );
                return Err(message.into());
            }
        };
        let matrix = &self.site.matrices[at];
        let of = format!("the matrix `{}`", matrix.id);
        let Some((subject, criterion)) = id.split_once('/') else {
            let message = format!(
                "`{id}` names no fact of {of}: write the ids of a subject and a criterion, as in \
                 `nodejs/http2`"
            );
            return Err(message.into());
        };
        let Some(subject_at) = matrix.subject(subject) else {
            let message = format!("{of} has no subject `{subject}`");
            return Err(Refusal::unknown(message, subject, matrix.subject_ids()));
        };
        let Some(criterion_at) = matrix.criterion(criterion) else {
            let message = format!("{of} has no criterion `{criterion}`");
            return Err(Refusal::unknown(message, criterion, matrix.criterion_ids()));
        };
        Ok((at, (subject_at, criterion_at)))
    }

    pub(in crate::compile::render) fn url(&self, path: &str) -> Result<Href, Refusal> {
        let policy = self.site.config.markdown.html;
        if let Some(scheme) = scheme::refused(path, Use::Link, policy) {
            let policy = policy.name();
            let message = format!("`html = \"{policy}\"` does not allow `{scheme}:` addresses");
            return Err(message.into());
        }
        Ok(match is_external(path) {
            true => Href::written(path),
            false => self.destination(&Destination::written(path)),
        })
    }

    pub(in crate::compile::render) fn asset(&self, path: &str) -> Result<Href, Refusal> {
        if let Some(href) = self.assets.lock().expect("no thread panicked").get(path) {
            return Ok(href.clone());
        }
        let href = self.make_asset(path)?;
        let mut assets = self.assets.lock().expect("no thread panicked");
        assets.insert(path.to_owned(), href.clone());
        Ok(href)
    }

    /// Returns the guides that match a filter, newest first.
    pub(in crate::compile::render) fn listed(
        &self,
        filter: &GuideFilter,
    ) -> Result<Vec<Index<Page>>, Refusal> {
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
            let is = |at: &Index<Term>| Some(site.tags.terms[*at].name.to_lowercase()) == tag;
            tag.is_none() || page.tags.iter().any(is)
        };
        let has_subject = |page: &Page| {
            filter.subject.as_deref().is_none_or(|id| {
                let matrix = site.matrix_of(page);
                // A guide about a variant is also one about its subject.
                matrix.and_then(|matrix| Some((matrix, matrix.subject(id)?))).is_some_and(
                    |(matrix, subject)| {
                        let is_it = |at: &Index<Subject>| {
                            *at == subject || matrix.subject_of(*at) == subject
                        };
                        page.subjects.iter().any(is_it)
                    },
                )
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

    /// Returns eight hexadecimal digits of the file's hash. They make the URL of each version unique, so
    /// HTTP caches may keep it forever.
    fn content_hash(&self, file: FileId) -> Result<String, Failure> {
        let bytes = (self.read)(self.site.sources.get(file))?;
        Ok(blake3::hash(&bytes).to_hex()[..8].to_owned())
    }
}
