//! Properties of every kind.

use super::*;
use crate::base::index::at;
use crate::matrix::Sense;
use crate::matrix::check::tests::check;

/// Returns the kind with a name, read from a criterion of that kind.
pub(crate) fn kind(name: &str) -> Kind {
    let choices = if name == choice::NAME { "choices = ['a']" } else { "" };
    let (matrix, found) = check(&format!(
        "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = '{name}'\n{choices}\n"
    ));
    assert_eq!(found, [""; 0]);
    let kind = matrix.criteria[at(0)].kind.clone();
    assert_eq!(kind.name(), name);
    kind
}

fn kinds() -> Vec<Kind> {
    Kind::NAMES.map(kind).into()
}

#[test]
fn messages_name_the_right_kinds() {
    for kind in kinds() {
        let is_in = |list: &str| list.contains(kind.name());
        assert_eq!(kind.measured().is_some(), is_in(MEASURED), "{kind:?}");
        assert_eq!(kind.has_amounts(), is_in(AMOUNTS), "{kind:?}");
        assert_eq!(kind.can_be_required(), is_in(REQUIRED), "{kind:?}");
    }
}

#[test]
fn listed_values_can_be_claimed_and_read() {
    for kind in kinds() {
        let is_word = matches!(kind.statement(), Statement::Word | Statement::Support);
        assert_eq!(kind.words().is_empty(), !is_word, "{kind:?}");
        for word in kind.words() {
            let value = kind.meant(word).expect("it is listed");
            let data = crate::data::Data::Text(word.to_owned());
            let span = crate::source::Span::whole(crate::source::tests::some_file());
            let written =
                Written { data: &data, span, digits: None, criterion: "c", sense: Sense::Value };
            assert!(kind.read(&written).is_ok_and(|read| read == value), "{kind:?} {word}");
        }
    }
}
