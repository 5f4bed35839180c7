//! Files that are copied unchanged. Pure.

mod assets;

use std::borrow::Cow;

use self::assets::assets;
use super::recipe::{Inputs, Planning, Recipe};
use crate::base::hash::Hasher;
use crate::compile::plan::{About, Words, output_path};
use crate::compile::render::context::Context;
use crate::compile::render::rendering::Rendering;
use crate::compile::render::stop::Stop;
use crate::source::{FileId, Origin, Span};

const WORDS: Words =
    Words::of("this file").another("a file").collision_help("rename the file, or remove it");

pub(super) fn plan(planning: &mut Planning<'_>) {
    let site = planning.site;
    let of_static = site.static_files().into_iter().map(|(path, file)| (path.to_owned(), file));
    let of_pages = assets(site).into_iter().map(|(file, address)| (output_path(&address), file));
    for (path, file) in of_static.chain(of_pages) {
        planning.add(path, Span::whole(file), (&WORDS, About::File(file)), Copy(file));
    }
}

#[derive(Debug)]
struct Copy(FileId);

impl Recipe for Copy {
    fn inputs(&self, context: &Context, hasher: &mut Hasher) -> Inputs {
        let sources = &context.site.sources;
        match sources.get(self.0).origin {
            Origin::Disk(stamp) if !stamp.is_racy(sources.listed_ns()) => {
                hasher.text(sources.path(self.0)).debug(&stamp);
                Inputs::Hashed
            }
            Origin::Disk(_) | Origin::Embedded(_) | Origin::Open(_) => Inputs::Unknown,
        }
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let context = rendering.context;
        Ok((context.read)(context.site.sources.get(self.0))?)
    }
}
