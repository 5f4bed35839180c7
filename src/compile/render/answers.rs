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
use crate::base::index::Index;
use crate::matrix::Matrix;
use crate::theme::contract::{FactView, SampleView};
use crate::theme::{Answers, FactQuery, GuideFilter, Refusal, Value};

/// A question, with names that stay valid in later builds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Question {
    Guides(GuideFilter),
    Matrix(String),
    /// The ids of its matrix, subject and criterion
    Fact(String, String, String),
    Asset(String),
}

/// The questions asked during a rendering.
pub type Asked = BTreeSet<Question>;

/// Answers the questions of an output's templates, and records them.
pub(super) struct Recorder {
    context: Arc<Context>,
    /// The matrix of the page, if it has one
    of_page: Option<Index<Matrix>>,
    asked: Mutex<Asked>,
}

impl Recorder {
    pub(super) fn new(context: Arc<Context>, of_page: Option<Index<Matrix>>) -> Recorder {
        Recorder { context, of_page, asked: Mutex::default() }
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

    fn fact(&self, query: &FactQuery) -> Result<Value, Refusal> {
        let (at, cell) = self.context.fact(query, self.of_page)?;
        let matrix = &self.context.site.matrices[at];
        let (subject, criterion) = (&matrix.subjects[cell.0].id, &matrix.criteria[cell.1].id);
        self.record(Question::Fact(matrix.id.clone(), subject.clone(), criterion.clone()));
        Ok(self.context.fact_view(at, cell).value())
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
        Question::Fact(matrix, subject, criterion) => {
            let id = format!("{subject}/{criterion}");
            let query = FactQuery { id, matrix: Some(matrix.clone()) };
            let (at, cell) = context.fact(&query, None).ok()?;
            hash_fact(&context.fact_view(at, cell), &mut hasher);
        }
        Question::Asset(path) => {
            hasher.text(context.asset(path).ok()?.as_str());
        }
    }
    Some(hasher.finish())
}

/// Hashes what a template can read of a fact. The parts are hashed as they were before they became values of
/// the template engine, whose order differs between builds.
fn hash_fact(fact: &FactView, hasher: &mut Hasher) {
    let FactView {
        subject,
        criterion,
        value,
        state,
        text,
        html,
        said,
        amount,
        items,
        validity,
        others,
        statements,
        votes,
        sample,
        note,
        note_html,
        sources,
        data,
        proof,
        tier,
        checked,
        evidence,
        utility,
        correct_url,
        is_stated,
    } = fact;
    hasher.value(&**subject).value(&**criterion).text(&value.to_string());
    hasher.value(&(state, text, items, note, checked, evidence, utility));
    hasher.value(&(correct_url, is_stated, data));
    hasher.value(&(proof, tier)).value(&(said, amount));
    hasher.value(&(html, note_html, statements, votes)).value(validity);
    if let Some(SampleView { id, title, language, subject: _, numbered, html }) = sample {
        hasher.value(&(id, title, language, numbered, html));
    }
    hasher.number(sources.len());
    for source in sources {
        hasher.value(&**source);
    }
    hasher.number(others.len());
    for other in others {
        hash_fact(other, hasher);
    }
}
