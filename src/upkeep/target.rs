//! The targets of claims by which a statement could be bound. Pure.

use crate::base::index::Index;
use crate::claims::written;
use crate::matrix::rivals::Rivals;
use crate::matrix::{Level, Subject};
use crate::reading::Reader;
use crate::reading::statement::{About, Has, Says};

/// Returns the targets that may say what a statement says, the plainest first. Which of them does is for the checks to
/// tell.
pub(super) fn targets(says: &Says, of: &Reader<'_>) -> Vec<String> {
    let name = |about: About| {
        let subject = &of.matrix.subjects[about.subject].id;
        format!("fact:{subject}/{}", of.matrix.criteria[about.criterion].id)
    };
    let compared = |about: &About, rival: Index<Subject>, test: &str| {
        let turned = About { subject: rival, ..*about };
        let ids = [rival, about.subject].map(|at| of.matrix.subjects[at].id.as_str());
        [
            format!("{}?{test}={}", name(*about), ids[0]),
            format!("{}?{test}={}", name(turned), ids[1]),
        ]
    };
    match says {
        Says::Value(about) => {
            let fact = of.matrix.fact(about.subject, about.criterion);
            let word = written(fact, &of.matrix.criteria[about.criterion]);
            [Some(name(*about)), with_word(&name(*about), &word)].into_iter().flatten().collect()
        }
        Says::States(states) => match states.as_slice() {
            [(about, has)] => {
                let level = match has {
                    Has::Supported => Level::Yes,
                    Has::Lacking => Level::No,
                    Has::Exactly(level) => *level,
                };
                let with = with_word(&name(*about), level.as_str());
                [Some(name(*about)), with].into_iter().flatten().collect()
            }
            _ => Vec::new(),
        },
        Says::Order { of: about, rivals, .. } => match rivals.as_slice() {
            [rival] => compared(about, *rival, "beats").to_vec(),
            _ if are_all_others(about, rivals, of) => {
                vec![format!("{}?beats={}", name(*about), Rivals::GUIDE)]
            }
            _ => Vec::new(),
        },
        Says::Ratio { of: about, rival, .. } => compared(about, *rival, "times").to_vec(),
        _ => Vec::new(),
    }
}

/// Returns a target with a test for a word, if the word needs no escape but for its spaces.
fn with_word(name: &str, word: &str) -> Option<String> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '_');
    word.chars().all(is_plain).then(|| format!("{name}?is={}", word.replace(' ', "%20")))
}

fn are_all_others(about: &About, rivals: &[Index<Subject>], of: &Reader<'_>) -> bool {
    let mut others = of.compared.iter().filter(|at| **at != about.subject);
    others.all(|other| rivals.contains(other)) && rivals.len() + 1 == of.compared.len()
}
