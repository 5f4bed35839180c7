//! Data exports of matrices, for other programs. Pure.

use std::borrow::Cow;

use super::recipe::{Inputs, Planning, Recipe, bytes};
use crate::base::hash::Hasher;
use crate::base::index::Index;
use crate::compile::plan::{About, Words, output_path};
use crate::compile::render::context::Context;
use crate::compile::render::rendering::Rendering;
use crate::compile::render::stop::Stop;
use crate::matrix::code::Code;
use crate::matrix::export::{self, Format};
use crate::matrix::{Matrix, RepositoryFile};
use crate::source::Span;

const WORDS: Words = Words::of("the data of this matrix")
    .another("the data of a matrix")
    .collision_help("set `data = false` under `[pages]`, or move the other one");

/// Plans the exports, next to the page of the matrix's section. A matrix whose section is left out is not
/// exported.
pub(super) fn plan(planning: &mut Planning<'_>) {
    let site = planning.site;
    for (matrix, of) in site.matrices.indexed() {
        for format in [Format::Json, Format::Csv] {
            if let Some(address) = site.data_address(matrix, format) {
                let (path, origin) = (output_path(&address), Span::whole(of.file));
                planning.add(path, origin, (&WORDS, About::Other), Data { matrix, format });
            }
        }
    }
}

#[derive(Debug)]
struct Data {
    matrix: Index<Matrix>,
    format: Format,
}

impl Recipe for Data {
    fn inputs(&self, context: &Context, hasher: &mut Hasher) -> Inputs {
        hasher.hash(context.matrix_hash(self.matrix)).text(self.format.file_name());
        Inputs::Hashed
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let context = rendering.context;
        let site = &context.site;
        let section = site.section_of(self.matrix).expect("data is planned beside a page");
        let page = &site.pages[site.sections[section].page];
        let url = site.config.base_url.absolute(&page.address);
        let matrix = &site.matrices[self.matrix];
        let image = |target: &str| {
            let logo = context.logo(matrix, target)?;
            Some(site.config.base_url.with_origin(&logo.url))
        };
        let file = |file: &RepositoryFile| context.file_url(file);
        let code = |code: &Code| context.samples().listing(matrix, code);
        let addresses = export::Addresses { image: &image, file: &file, code: &code };
        bytes(context.with_words(|words| match self.format {
            Format::Json => export::json(matrix, &url, words, &addresses),
            Format::Csv => export::csv(matrix, words),
        }))
    }
}
