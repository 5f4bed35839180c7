//! Keys of the values of facts that are written as tables.

use crate::data::keys::{Form, Keys, key};

/// The keys of a statement of a `support` that is written as a table.
pub static SUPPORT: Keys = Keys {
    place: "this support",
    about: "Versions with a feature, and its restrictions in them",
    keys: &[
        key("since", RELEASE, "First version with the feature: 76, ≤79, preview, yes or no")
            .required(),
        key("removed", RELEASE, "First version without the feature"),
        key("partial", Form::Boolean, "Whether only a part of it is supported"),
        key("prefix", Form::WORDS, "The prefix that its name needs"),
        key("name", Form::WORDS, "Another name that it has"),
        key("flag", FLAG, "The flag that users must set, or several; true for one without a name"),
        key("note", NOTE, "What readers should know about these versions"),
    ],
};

/// The keys of code that is written in the matrix.
pub static CODE: Keys = Keys {
    place: "this code",
    about: "Code that is stated in place, not in a file",
    keys: &[
        key("code", Form::WORDS, "The code").required(),
        key("lang", Form::WORDS, "Its language, as after the fence of a code block"),
    ],
};

/// A version, or a word for one
const RELEASE: Form = Form::AnyOf(&[
    Form::Like(r"^(yes|no|preview|((≤|<=) *)?v?[0-9]+(\.[0-9]+)*(-[A-Za-z][A-Za-z0-9.]*)?\+?)$"),
    Form::Count,
]);

const FLAG: Form = Form::AnyOf(&[Form::Boolean, Form::WORDS, Form::Filled(&Form::WORDS)]);

const NOTE: Form = Form::AnyOf(&[Form::List(&Form::WORDS), Form::WORDS]);
