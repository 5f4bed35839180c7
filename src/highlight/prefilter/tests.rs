use super::class::class;
use super::set::{bit, digits};
use super::{Bytes, Prefilter};

fn allows(pattern: &str, line: &str) -> bool {
    Prefilter::of(pattern).allows(&Bytes::of(line).unwrap())
}

#[test]
fn a_line_without_a_pair_of_the_pattern_is_ruled_out() {
    assert!(allows("\\bfor\\b", "for x\n"));
    assert!(!allows("\\bfor\\b", "f o r\n"));
    assert!(allows("if|else", "else\n"));
    assert!(!allows("if|else", "elf\n"));
    assert!(allows("a[b-d]+e", "abcde\n"));
    assert!(!allows("a[b-d]+e", "abcd\n"));
    assert!(!allows("a\n", "b\n"));
}

#[test]
fn what_has_to_follow_stands_in_the_line_and_may_overlap() {
    assert!(allows("a(?=bc)b", "abc\n"));
    assert!(!allows("a(?=bc)", "ab\n"));
    assert!(allows("(?=ab)\\w(b)", "ab\n"));
}

#[test]
fn what_is_not_told_by_bytes_is_not_asked_for() {
    assert!(allows("(?<!a)b(?!c)", "bc\n"));
    assert!(allows("(?>a)++b", "aab\n"));
    assert!(allows("(.)\\1x", "aax\n"));
    for pattern in ["", "a*", "(?=)", "(?!a)", "(?~a)", "(?i)ß", "\\g<a>", "(a"] {
        assert!(allows(pattern, "\n"), "{pattern}");
    }
}

#[test]
fn many_ways_are_told_by_their_first_bytes() {
    let words: Vec<String> = (0..100).map(|n| format!("k{n}")).collect();
    let pattern = words.join("|");
    assert!(allows(&pattern, "k7\n"));
    assert!(!allows(&pattern, "7\n"));
    assert!(allows(&format!("({pattern})({pattern})"), "k1k99\n"));
    assert!(allows(&"(a|b)".repeat(40), &"ab".repeat(20)));
}

#[test]
fn a_line_beyond_ascii_has_no_bytes_to_ask() {
    assert!(Bytes::of("é").is_none());
}

#[test]
fn a_class_without_unknown_members_may_hold_them_all() {
    let class = |pattern| class(pattern).unwrap();
    assert_eq!(class("[^\\p{Greek}]"), u128::MAX);
    assert_eq!(class("[a-c&&[^b]]"), bit('a') | bit('c'));
    assert_eq!(class("[]a-]"), bit(']') | bit('a') | bit('-'));
    assert_eq!(class("[[:digit:]é]"), digits());
}
