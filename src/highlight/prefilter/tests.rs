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
fn a_look_ahead_is_required_and_may_overlap() {
    assert!(allows("a(?=bc)b", "abc\n"));
    assert!(!allows("a(?=bc)", "ab\n"));
    assert!(allows("(?=ab)\\w(b)", "ab\n"));
}

#[test]
fn unsupported_syntax_rules_out_no_line() {
    assert!(allows("(?<!a)b(?!c)", "bc\n"));
    assert!(allows("(?>a)++b", "aab\n"));
    assert!(allows("(.)\\1x", "aax\n"));
    for pattern in ["", "a*", "(?=)", "(?!a)", "(?~a)", "(?i)ß", "\\g<a>", "(a"] {
        assert!(allows(pattern, "\n"), "{pattern}");
    }
}

#[test]
fn many_alternatives_are_reduced_to_their_first_bytes() {
    let words: Vec<String> = (0..100).map(|n| format!("k{n}")).collect();
    let pattern = words.join("|");
    assert!(allows(&pattern, "k7\n"));
    assert!(!allows(&pattern, "7\n"));
    assert!(allows(&format!("({pattern})({pattern})"), "k1k99\n"));
    assert!(allows(&"(a|b)".repeat(40), &"ab".repeat(20)));
}

#[test]
fn a_line_that_is_not_ascii_is_not_tested() {
    assert!(Bytes::of("é").is_none());
}

#[test]
fn a_negated_unknown_class_may_contain_anything() {
    let class = |pattern| class(pattern).unwrap();
    assert_eq!(class("[^\\p{Greek}]"), u128::MAX);
    assert_eq!(class("[a-c&&[^b]]"), bit('a') | bit('c'));
    assert_eq!(class("[]a-]"), bit(']') | bit('a') | bit('-'));
    assert_eq!(class("[[:digit:]é]"), digits());
}
