//! English words for decades.

use super::words::Words;

pub(super) const WORDS: Words = Words {
    names: &[
        ("thirties", 30),
        ("forties", 40),
        ("fifties", 50),
        ("sixties", 60),
        ("seventies", 70),
        ("eighties", 80),
        ("nineties", 90),
    ],
    endings: &["s"],
    // "The Nineties" may be a name.
    are_names_lower: true,
    trailing: &[],
    early: &["early", "beginning", "start"],
    mid: &["mid", "middle"],
    late: &["late", "later", "end"],
    halves: &["half"],
    first: &["first"],
    second: &["second"],
    between: &["the", "of", "in"],
    joints: &["and", "or", "to"],
    unread: &["by", "until", "till", "through", "turn", "pre", "post", "like", "than"],
};
