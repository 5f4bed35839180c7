//! Questions that templates ask the site while an output is rendered. Pure.
//!
//! Most inputs of an output are known before it is rendered: see `Recipe::inputs`. The questions of its
//! templates are not. They are recorded instead, and a later build asks them again: if all answers are the
//! same, the output would be the same.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};

use super::context::Context;
use crate::base::address::Href;
use crate::base::hash::{Hash, Hasher};
use crate::theme::{Answers, GuideFilter, Refusal, Value};

/// A question, with names that stay valid in later builds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Question {
    Guides(GuideFilter),
    Matrix(String),
    Asset(String),
}

/// The questions asked during a rendering.
pub type Asked = BTreeSet<Question>;

/// Answers the questions of an output's templates, and records them.
pub(super) struct Recorder {
    context: Arc<Context>,
    asked: Mutex<Asked>,
}

impl Recorder {
    pub(super) fn new(context: Arc<Context>) -> Recorder {
        Recorder { context, asked: Mutex::default() }
    }

    pub(super) fn asked(&self) -> Asked {
        self.asked.lock().expect("no thread panicked").clone()
    }

    fn record(&self, question: Question) {
        self.asked.lock().expect("no thread panicked").insert(question);
    }
}

impl Answers for Recorder {
    fn guides(&self, filter: &GuideFilter) -> Result<Value, Refusal> {
        self.record(Question::Guides(filter.clone()));
        self.context.guides(filter)
    }

    fn matrix(&self, id: &str) -> Result<Value, Refusal> {
        self.record(Question::Matrix(id.to_owned()));
        self.context.matrix(id)
    }

    fn url(&self, path: &str) -> Result<Href, Refusal> {
        self.context.url(path)
    }

    fn asset(&self, path: &str) -> Result<Href, Refusal> {
        self.record(Question::Asset(path.to_owned()));
        self.context.asset(path)
    }
}

/// Returns the hash of the answer to a question. `None` if it has no answer.
pub(super) fn answer(context: &Context, question: &Question) -> Option<Hash> {
    let mut hasher = Hasher::default();
    match question {
        Question::Guides(filter) => {
            for page in context.listed(filter).ok()? {
                hasher.hash(context.card_hash(page));
            }
        }
        Question::Matrix(id) => {
            let at = context.site.matrices.find(|matrix| matrix.id == *id)?;
            hasher.hash(context.matrix_hash(at));
        }
        Question::Asset(path) => {
            hasher.text(context.asset(path).ok()?.as_str());
        }
    }
    Some(hasher.finish())
}
