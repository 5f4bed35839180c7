//! Lists that are announced, and numbers of things that are promised.

use super::{check, clean, has};

#[test]
fn a_list_that_is_announced_and_missing_is_found() {
    has(
        "empty-list",
        &[
            (
                "## A\n\nHere are some popular packages:\n\n## B\n\nb",
                "Here are some popular packages:",
            ),
            ("## A\n\n### B\n\nSee:\n\n## C\n\nc", "See:"),
            ("a\n\nFor more, see:", "For more, see:"),
            ("a\n\n**See also:**\n\n---\n\n<!-- b -->", "**See also:**"),
            ("## Table of contents\n\n## A\n\na", "## Table of contents"),
        ],
    );
    clean(&[
        "These are the criteria:\n\n## A\n\na",
        "## A\n\nImagine the following story of two runtimes:\n\n## B\n\nb",
        "## A\n\nHere are some steps you can take:\n\n## B\n\nb",
        "## A\n\nHere are some:\n\n- a\n\n## B\n\nb",
        "Here they are:\n\n::toc",
        "Enjoy it! :tada:",
        "> Note:\n\na",
        "## Contents\n\n::toc\n\n## A\n\na",
    ]);
}

#[test]
fn lists_are_announced_in_many_ways() {
    let missing =
        |words: &'static str| (format!("## A\n\nIt has two. {words}\n\n## B\n\nb"), words);
    for (text, words) in [
        "Here are some popular packages for Node.js:",
        "Popular covers for the iPhone include:",
        "Well-known users of Vue.js:",
        "Companies that use it, e.g. Acme Inc., are:",
        "The most popular cakes with approx. 200 kcal:",
        "Ingredients:",
    ]
    .map(missing)
    {
        let at = format!("It has two. {words}");
        assert_eq!(check(&text), [("empty-list", &*at)], "{text}");
    }
    has(
        "empty-list",
        &[
            ("Table of contents:\n\n## A\n\na", "Table of contents:"),
            ("a\n\n**Table of contents**\n\n## A\n\na", "**Table of contents**"),
            ("a\n\nContents:", "Contents:"),
        ],
    );
    clean(&[
        "Table of contents:\n\n- [A](#a)\n\n## A\n\na",
        "Contents:\n\n::toc\n\n## A\n\na",
        "## A\n\nThe contents\n\n## B\n\nb",
    ]);
}

#[test]
fn a_number_that_is_not_kept_is_found() {
    has(
        "promised-count",
        &[
            ("There are three reasons:\n\n- speed\n- size", "three reasons"),
            ("The following three reasons matter.\n\n- speed\n- size", "three reasons"),
            (
                "## Why X wins: five reasons\n\n- speed\n- size\n- price",
                "## Why X wins: five reasons",
            ),
            ("It has 2 types:\n\n1. a\n2. b\n3. c", "2 types"),
            ("## Five main criteria\n\n### A\n\na\n\n### B\n\nb", "## Five main criteria"),
            (
                "+++\ntitle = \"Nine criteria to choose by\"\n+++\n\n## A\n\na\n\n## B\n\nb",
                "Nine criteria",
            ),
        ],
    );
    clean(&[
        "There are three reasons:\n\n- speed\n- size\n- price",
        "There are three reasons:\n\n- speed and size\n- price",
        "There are three reasons:\n\n- speed\n- size\n\nAnd also:\n\n- price",
        "The first two steps:\n\n- a\n- b\n- c",
        "One of three ways:\n\n- a\n- b",
        "At least three ways:\n\n- a\n- b",
        "Two or three ways:\n\n- a\n- b\n- c\n- d",
        "It takes 5 minutes:\n\n- a\n- b",
        "Two options to complete the other:\n\n- a\n- b\n- c",
        "## Two reasons\n\nFirst, a. Second, b.",
        "## Vue 3 features\n\n### A\n\na\n\n### B\n\nb",
        "## Three ways\n\n### A\n\na\n\n### B\n\nb\n\n### C\n\nc",
        "## Five rules\n\n- a\n- b\n- c\n- d\n- e",
        "## Five rules\n\n::matrix\n\n- a",
    ]);
}

#[test]
fn numbered_headings_are_what_is_promised() {
    let page = |front: &str, intro: &str, rest: &str| {
        format!(
            "+++\ntitle = \"{front}\"\n+++\n\n{intro}\n\n## What they are\n\na\n\n## 1. Price\n\n### X\n\na\n\n\
             ### Y\n\na\n\n## 2. Cover\n\n### X\n\na\n\n### Y\n\na\n\n## Conclusion\n\na\n\n{rest}"
        )
    };
    for (front, intro, at) in [
        ("X or Y: nine criteria compared", "a", "nine criteria"),
        ("Travel insurance: our 7 reasons to compare", "a", "7 reasons"),
        (
            "X or Y",
            "In this guide we compare them on nine criteria, with a winner each.",
            "nine criteria",
        ),
        ("X or Y", "The following four questions matter to us.", "four questions"),
        ("X or Y", "This guide has seven differences between the two.", "seven differences"),
        (
            "X or Y",
            "We compare them by the 5 most important criteria below.",
            "5 most important criteria",
        ),
    ] {
        let text = page(front, intro, "");
        assert_eq!(check(&text), [("promised-count", at)], "{text}");
    }
    for (front, intro, rest) in [
        ("X or Y: two criteria compared", "We look at two criteria below.", ""),
        ("Windows 11 features", "In this guide we cover Windows 11 tips.", ""),
        ("X or Y: nine criteria", "a", "::matrix"),
        ("X or Y: three criteria", "a", "- a\n- b\n- c"),
        (
            "X or Y: three criteria",
            "a",
            "| A | B |\n| --- | --- |\n| a | b |\n| a | b |\n| a | b |",
        ),
        ("X or Y: five criteria", "a", "### A\n\na\n\n### B\n\na\n\n### C\n\na"),
        ("X or Y", "One of the nine criteria below is the price.", ""),
        ("X or Y", "Insurers know nine criteria.", ""),
        ("X or Y", "In this guide we compare five alternatives.", ""),
        ("X or Y", "In this guide, 12 tools are tested by at least nine criteria.", ""),
    ] {
        let text = page(front, intro, rest);
        assert_eq!(check(&text), [], "{text}");
    }
    clean(&[
        "We compare nine criteria below.\n\n## 1. Introduction\n\na\n\n## 2. The cakes\n\na",
        "We compare nine criteria below.\n\n## Setup\n\n### 1. Download\n\na\n\n### 2. Run\n\na",
        "We compare nine criteria below.\n\n## A\n\n### 1. B\n\na\n\n### 2. C\n\na\n\n## D\n\n### 1. E\n\na\n\n### 2. F\n\na",
    ]);
}
