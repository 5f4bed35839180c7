//! English. Pure.

use std::sync::{LazyLock, OnceLock};

use super::{FitnessWords, Pair, QualityWords, ReleaseWords, Side};
use crate::reading::words::Phrases;

pub(super) static ENGLISH: LazyLock<QualityWords> = LazyLock::new(|| QualityWords {
    pairs: pairs(),
    not: Phrases::of("not"),
    light: Phrases::of(
        "also, still, now, itself, inherently, fundamentally, strictly, entirely, fully, completely, indeed, \
         of course, by nature, famously, in fact, officially, publicly",
    ),
    enables: Phrases::of(
        "facilitates, supports, enables, offers, allows, provides, features, has, uses, does",
    ),
    kinds: Phrases::of(
        "language, languages, runtime, environment, framework, library, database, system, engine, tool, \
         project, platform, application, app, program, software, server, product, editor, browser, service, \
         toolkit, compiler",
    ),
    release: ReleaseWords {
        was: Phrases::of("was"),
        first: Phrases::of("first, initially, originally"),
        passive: Phrases::of("released, launched, published, introduced, unveiled"),
        active: Phrases::of("came out, launched, debuted"),
        active_if_first: Phrases::of("appeared, shipped"),
        before_days: Phrases::of("in, on, back in, in the year"),
        further: Phrases::of("when, by, and, which, making"),
        first_lines: Phrases::of(
            "first release, first released, initial release, initially released, first appeared, \
             year of first release",
        ),
        lines: Phrases::of("release year, released, year of release, launched"),
    },
    fitness: FitnessWords {
        suited: Phrases::of(
            "good at, great at, excellent at, strong at, good for, great for, excellent for, well suited to, \
             well suited for, well-suited to, well-suited for, suited to, suited for, suitable for, ideal for, \
             perfect for, a good choice for, a great choice for, an excellent choice for, a good fit for, \
             a great fit for, an excellent fit for, a perfect fit for",
        ),
        deniable: Phrases::of(
            "good at, good for, well suited to, well suited for, well-suited to, well-suited for, suited to, \
             suited for, suitable for, a good choice for, a good fit for",
        ),
        unsuited: Phrases::of(
            "bad at, poor at, weak at, terrible at, bad for, unsuited to, unsuited for, unsuitable for, \
             ill suited to, ill suited for, ill-suited to, ill-suited for, poorly suited to, \
             poorly suited for, a bad choice for, a poor choice for, a bad fit for, a poor fit for, \
             the wrong choice for, the wrong tool for",
        ),
        excels: Phrases::of("excels at, excels in, shines at"),
        fails: Phrases::of("struggles with, performs poorly in, performs poorly at"),
        better: Phrases::of(
            "better for, best for, better at, best at, better suited to, better suited for",
        ),
        worse: Phrases::of("worse for, worst for, worse at, worst at"),
        good: Phrases::of(
            "good, great, excellent, very good, strong, well suited, well-suited, suitable, suited, ideal, \
             a good fit, a good choice, good fit, good choice",
        ),
        bad: Phrases::of(
            "bad, poor, very bad, weak, unsuitable, unsuited, not suited, not suitable, not well suited, \
             ill-suited, poorly suited, a poor fit, a poor choice, poor fit, poor choice, a bad choice",
        ),
        vague: Phrases::of(
            "this, that, these, those, such, it, them, what, which, everything, anything, something, nothing, \
             many, most, some, all, other, others, certain, both, you, me, us, use, its, your, their, our, \
             most of, small, large, simple, smaller, larger, only, more, less, too",
        ),
    },
    in_prose: OnceLock::new(),
    in_cells: OnceLock::new(),
});

fn pairs() -> Vec<Pair> {
    let pair = |one: [&'static str; 2], other: [&'static str; 2], lines: &'static str| Pair {
        sides: [one, other].map(|[is, has]| Side::of(is, has)),
        lines: Phrases::of(lines),
    };
    vec![
        pair(
            ["single-threaded, single threaded", "a single thread, only one thread"],
            [
                "multi-threaded, multithreaded, multi threaded",
                "multithreading, multi-threading, multiple threads",
            ],
            "threads, threading, threading model, thread model, concurrency, concurrency model",
        ),
        pair(
            ["compiled", ""],
            ["interpreted", ""],
            "execution, execution model, compiled or interpreted, language type",
        ),
        pair(
            ["statically typed, statically-typed, static typed", "static typing"],
            ["dynamically typed, dynamically-typed, dynamic typed", "dynamic typing"],
            "typing, types, type system, typing discipline",
        ),
        pair(
            ["strongly typed, strongly-typed", ""],
            ["weakly typed, weakly-typed, loosely typed", ""],
            "typing, types, type system, typing discipline",
        ),
        pair(
            ["open source, open-source", ""],
            ["proprietary, closed source, closed-source", ""],
            "licence, license, licensing, source, source code, source model, open source or proprietary",
        ),
        pair(
            ["synchronous", "synchronous i/o"],
            ["asynchronous", "asynchronous i/o"],
            "i/o, i/o model, processing model, programming model, execution model",
        ),
    ]
}
