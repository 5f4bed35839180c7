use super::reader::class;
use super::set::{bit, digits};
use super::upper_bound;

fn bound(pattern: &str) -> Option<String> {
    upper_bound(pattern).map(|hir| hir.to_string())
}

#[test]
fn what_is_no_regular_expression_is_dropped() {
    assert_eq!(bound("(?<!a)b(?!c)").as_deref(), Some("b"));
    assert_eq!(bound("(?>a)++b").as_deref(), Some("(?:a+b)"));
    assert_eq!(bound("(?=a)b"), Some("b".into()));
}

#[test]
fn what_has_to_follow_at_the_end_is_asked_for() {
    assert_eq!(bound("a(?=bc+)").as_deref(), Some("(?:abc)"));
    assert_eq!(bound("(?=a)b*").as_deref(), Some("a"));
    assert_eq!(bound("a(?=b)c").as_deref(), Some("(?:ac)"));
}

#[test]
fn a_pattern_that_may_match_anywhere_or_is_not_understood_has_no_bound() {
    for pattern in ["", "a*", "(?=)", "(?!a)", "(?~a)", "(?i)ß", "\\g<a>", "(a"] {
        assert_eq!(bound(pattern), None, "{pattern}");
    }
}

#[test]
fn a_class_without_unknown_members_may_hold_them_all() {
    let class = |pattern| class(pattern).unwrap();
    assert_eq!(class("[^\\p{Greek}]"), u128::MAX);
    assert_eq!(class("[a-c&&[^b]]"), bit('a') | bit('c'));
    assert_eq!(class("[]a-]"), bit(']') | bit('a') | bit('-'));
    assert_eq!(class("[[:digit:]é]"), digits());
}
