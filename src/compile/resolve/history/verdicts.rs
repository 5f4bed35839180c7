//! Compares the verdicts of guides between two versions. Pure.

use super::past::Past;
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::{front_matter, outline};
use crate::directive::{self, Directive};
use crate::matrix::Matrix;
use crate::matrix::changes::{Ahead, Flip, Flipped, Topic, named, subject};
use crate::matrix::reserved::{On, Winner};
use crate::source::FileId;

/// A verdict with the ids as they are written.
struct Verdict {
    on: String,
    winner: String,
}

/// Returns the verdicts whose winner has changed, guide by guide.
pub(super) fn flips(older: &Past<'_>, newer: &Past<'_>, file: FileId) -> Vec<Flip> {
    let text = |bytes| std::str::from_utf8(bytes).ok();
    let mut flips = Vec::new();
    for (path, new) in newer.guides() {
        let old = older.guides().find(|(other, _)| *other == path).and_then(|(_, old)| text(old));
        // Most commits only change prose. This check saves parsing both versions.
        if let (Some(old), Some(new)) = (old, text(new))
            && directives(old).ne(directives(new))
        {
            let pairs = pairs(verdicts(old, file), verdicts(new, file));
            let pairs = pairs.into_iter().filter_map(|(old, new)| {
                let on = topic(&newer.matrix, &new.on)?;
                let new = winner(&newer.matrix, &new.winner)?;
                let old = winner(&older.matrix, &old.winner)?;
                let what = Flipped::Verdict(path.clone());
                (!old.is_same(&new)).then_some(Flip { what, on, old, new })
            });
            flips.extend(pairs);
        }
    }
    flips
}

/// Pairs old and new verdicts on the same topic in document order: the first with the first, and so on.
fn pairs(mut old: Vec<Verdict>, new: Vec<Verdict>) -> Vec<(Verdict, Verdict)> {
    let pair = |new: Verdict| {
        let at = old.iter().position(|old| old.on == new.on)?;
        Some((old.remove(at), new))
    };
    new.into_iter().filter_map(pair).collect()
}

/// Returns the lines that may open a directive with a body.
fn directives(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| line.contains(":::"))
}

fn verdicts(text: &str, file: FileId) -> Vec<Verdict> {
    let ignored = &mut Vec::new();
    let (_, body) = front_matter::read(text, file, front_matter::Kind::Page, ignored);
    let outline = outline::read(&text[body..], (file, body), Dialect::default(), ignored);
    let of = |directive: &Directive| {
        let directive::Verdict { on, winner, .. } = directive::Verdict::of(directive)?;
        Some(Verdict { on: on.value.clone(), winner: winner.value.clone() })
    };
    outline.directives.iter().filter_map(|(directive, _)| of(directive)).collect()
}

fn topic(matrix: &Matrix, id: &str) -> Option<Topic> {
    let part = |id: &str, name: &str| Topic::Part(named(id, name));
    Some(match On::find(matrix, id)? {
        On::Overall => Topic::Overall,
        On::Group(at) => part(id, &matrix.groups[at].name),
        On::Criterion(at) => part(id, &matrix.criteria[at].name),
        On::Scenario(at) => part(id, &matrix.scenarios[at].name),
    })
}

fn winner(matrix: &Matrix, written: &str) -> Option<Ahead> {
    Some(match Winner::find(matrix, written)? {
        Winner::Tie => Ahead::Tie(Vec::new()),
        Winner::Depends => Ahead::Depends,
        Winner::Subject(at) => Ahead::One(subject(matrix, at)),
    })
}
