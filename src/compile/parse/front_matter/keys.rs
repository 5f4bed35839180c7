//! The keys of front matter.

use super::sort_by::SortBy;
use crate::data::keys::{Form, Key, Keys, Literal, joined, key, names};

const PLACE: &str = "the front matter";

pub static PAGE: Keys = Keys {
    place: PLACE,
    about: "Front matter of a guide or a page",
    keys: &joined::<20>(
        &SHARED,
        &[
            key("slug", Form::Text, "Last part of the address"),
            key("path", Form::Text, "The whole address"),
        ],
    ),
};

/// The keys of `_index.md`.
pub static SECTION: Keys = Keys {
    place: PLACE,
    about: "Front matter of a section, _index.md",
    keys: &joined::<20>(
        &SHARED,
        &[
            key("sort_by", Form::OneOf(&names(&SortBy::NAMES)), "Order of the list")
                .or(Literal::Text("date")),
            key(
                "paginate",
                Form::Count,
                "Number of entries on each page of the list; without it, all",
            ),
        ],
    ),
};

/// The keys of a file that is checked, but not published. Other keys are left alone.
pub static COMPANION: Keys = Keys {
    place: PLACE,
    about: "Front matter of a checked file",
    keys: &[TITLE, DESCRIPTION, MATRIX, SUBJECTS],
};

const TITLE: Key = key("title", Form::Text, "Title of the page; without it, its level-one heading");
const DESCRIPTION: Key =
    key("description", Form::Text, "One sentence, for lists and search engines");
const MATRIX: Key = key(
    "matrix",
    Form::Text,
    "Id of the matrix that the page is bound to; without it, the nearest",
);
const SUBJECTS: Key = key("subjects", Form::TEXTS, "Ids of the subjects that the page compares");

const SHARED: [Key; 18] = [
    TITLE,
    DESCRIPTION,
    key("date", Form::Date, "Day of publication"),
    key("updated", Form::Date, "Day of the last change"),
    key("authors", Form::TEXTS, "Authors of the page"),
    key("tags", Form::TEXTS, "Topics of the page"),
    key("level", Form::Text, "Level of difficulty, such as intermediate"),
    key("draft", Form::Boolean, "Leaves the page out of the site").or(Literal::Boolean(false)),
    key("expires", Form::Date, "Leaves the page out of the site from this day on"),
    key("aliases", Form::TEXTS, "Other addresses, which redirect to this one"),
    key("weight", Form::Integer, "Place in a list, the lowest first"),
    key("template", Form::Text, "Template to use instead of the usual one"),
    key("cover", Form::Text, "An image, by its path relative to the file"),
    key(
        "canonical_url",
        Form::Like("^https?://"),
        "Address of the original, if the page is a copy",
    ),
    MATRIX,
    SUBJECTS,
    key("noindex", Form::Boolean, "Asks search engines not to list the page")
        .or(Literal::Boolean(false)),
    key("extra", Form::Extra, "Any keys, for templates"),
];
