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
            key("path", Form::Text, "The whole address").elsewhere(&["permalink", "url"]),
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
    key("description", Form::Text, "One sentence, for lists and search engines")
        .elsewhere(&["excerpt", "subtitle", "summary"]);
const MATRIX: Key = key(
    "matrix",
    Form::Text,
    "Id of the matrix that the page is bound to; without it, the nearest",
);
const SUBJECTS: Key = key("subjects", Form::TEXTS, "Ids of the subjects that the page compares");

const SHARED: [Key; 18] = [
    TITLE,
    DESCRIPTION,
    key("date", Form::Date, "Day of publication").elsewhere(&[
        "pubDate",
        "pubdate",
        "publishDate",
        "publishdate",
        "published_at",
    ]),
    key("updated", Form::Date, "Day of the last change").elsewhere(&[
        "last_modified_at",
        "lastmod",
        "modified",
        "updated_at",
    ]),
    key("authors", Form::TEXTS, "Authors of the page"),
    key("tags", Form::TEXTS, "Topics of the page").elsewhere(&[
        "categories",
        "category",
        "keywords",
        "topics",
    ]),
    key("level", Form::Text, "Level of difficulty, such as intermediate"),
    key("draft", Form::Boolean, "Leaves the page out of the site")
        .or(Literal::Boolean(false))
        .elsewhere(&["published", "status"]),
    key("expires", Form::Date, "Leaves the page out of the site from this day on")
        .elsewhere(&["expiryDate", "expirydate"]),
    key("aliases", Form::TEXTS, "Other addresses, which redirect to this one")
        .elsewhere(&["redirect_from"]),
    key("weight", Form::Integer, "Place in a list, the lowest first").elsewhere(&[
        "nav_order",
        "order",
        "position",
    ]),
    key("template", Form::Text, "Template to use instead of the usual one").elsewhere(&["layout"]),
    key("cover", Form::Text, "An image, by its path relative to the file").elsewhere(&[
        "featured_image",
        "image",
        "images",
        "thumbnail",
    ]),
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
