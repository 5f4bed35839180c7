//! The keys of `versus.toml`.

use super::raw_html::RawHtml;
use crate::base::address::Forge;
use crate::data::keys::{Form, Keys, Literal, key, names};
use crate::diagnostic::Code;
use crate::highlight::{DARK_SCHEME, LIGHT_SCHEME};

pub static CONFIG: Keys = Keys {
    place: "the configuration",
    about: "Configuration of a site, versus.toml",
    keys: &[
        key("title", Form::Text, "Name of the site").or(Literal::Text("Untitled")),
        key("base_url", BASE_URL, "Address of the published site, with http:// or https://")
            .or(Literal::Text("http://localhost")),
        key("lang", Form::Text, "Language tag of the site, such as de or pt-BR")
            .or(Literal::Text("en")),
        key("theme", Form::Text, "A folder below themes/; without it, the default theme"),
        key("description", Form::Text, "One sentence about the site"),
        key("author", Form::Text, "Who publishes it"),
        key("markdown", Form::Table(&MARKDOWN), MARKDOWN.about),
        key("highlight", Form::Table(&HIGHLIGHT), HIGHLIGHT.about),
        key("feeds", Form::Table(&FEEDS), FEEDS.about),
        key("search", Form::Table(&SEARCH), SEARCH.about),
        key("publish", Form::Table(&PUBLISH), PUBLISH.about),
        key("external", Form::Table(&EXTERNAL), EXTERNAL.about),
        key("check", Form::Table(&CHECK), CHECK.about),
        key("extra", Form::Extra, "Any keys, for templates"),
    ],
};

const OPTIONAL_CODE: Form = Form::OneOf(Code::OPTIONAL);

pub static MARKDOWN: Keys = Keys {
    place: "`[markdown]`",
    about: "How Markdown is read",
    keys: &[
        key("html", Form::OneOf(&names(&RawHtml::NAMES)), "How HTML in Markdown is treated")
            .or(Literal::Text("allow")),
        key(
            "smart_punctuation",
            Form::Boolean,
            "Turns straight quotes, -- and ... into “”, – and …",
        )
        .or(Literal::Boolean(true)),
    ],
};

pub static HIGHLIGHT: Keys = Keys {
    place: "`[highlight]`",
    about: "Colours of code",
    keys: &[
        key("light", Form::Text, "Colour scheme of code on a light page")
            .or(Literal::Text(LIGHT_SCHEME)),
        key("dark", Form::Text, "Colour scheme of code on a dark page")
            .or(Literal::Text(DARK_SCHEME)),
    ],
};

pub static FEEDS: Keys = Keys {
    place: "`[feeds]`",
    about: "Feeds: /feed.xml, and one for the changes of each matrix",
    keys: &[
        key("enabled", Form::Boolean, "Whether there are feeds").or(Literal::Boolean(true)),
        key("limit", Form::Count, "How many guides /feed.xml contains").or(Literal::Integer(20)),
    ],
};

pub static SEARCH: Keys =
    Keys { place: "`[search]`", about: "Search, which has no keys yet", keys: &[] };

pub static PUBLISH: Keys = Keys {
    place: "`[publish]`",
    about: "The repository of the site, and files for search engines",
    keys: &[
        key("repository", REPOSITORY, "Address of the git repository, to which pages link"),
        key("branch", BRANCH, "Branch that readers correct").or(Literal::Text(BRANCH_NAME)),
        key("path", FOLDER, "Folder of the site in the repository; without it, git tells"),
        key("forge", Form::OneOf(&names(&Forge::NAMES)), "What the host of the repository runs"),
        key("sitemap", Form::Boolean, "Whether there is a sitemap").or(Literal::Boolean(true)),
        key("robots", Form::Boolean, "Whether there is a robots.txt").or(Literal::Boolean(true)),
    ],
};

pub static EXTERNAL: Keys = Keys {
    place: "`[external]`",
    about: "Which links to other sites `versus check --external` follows, and how",
    keys: &[
        key(
            "skip",
            Form::AnyOf(&[Form::List(&PATTERN), PATTERN]),
            "Addresses to leave out, with * for any part",
        ),
        key(
            "private",
            Form::Boolean,
            "Whether to follow links into private networks and to this machine",
        )
        .or(Literal::Boolean(false)),
        key("timeout_seconds", Form::Count, "How many seconds an address may take to answer")
            .or(Literal::Integer(20)),
    ],
};

pub static CHECK: Keys = Keys {
    place: "`[check]`",
    about: "What is checked beside the site, and what is not reported",
    keys: &[
        key(
            "also",
            Form::AnyOf(&[Form::List(&FILES), Form::Text, Form::Table(&ALSO)]),
            "Markdown files of the repository to check and not to publish, such as README.md or docs/**/*.md",
        ),
        key(
            "off",
            Form::AnyOf(&[Form::List(&OPTIONAL_CODE), OPTIONAL_CODE]),
            "Codes of warnings about writing that are not reported",
        ),
    ],
};

pub static ALSO: Keys = Keys {
    place: "a table of `also`",
    about: "Markdown files that are checked against one matrix",
    keys: &[
        key("files", Form::TEXTS, "Paths relative to the root of the site, with *, ** and ?")
            .required(),
        key("matrix", Form::Text, "Id of the matrix; without it, the only one of the site"),
    ],
};

/// A pattern of paths, alone or with a matrix.
const FILES: Form = Form::AnyOf(&[Form::Text, Form::Table(&ALSO)]);

/// An address pattern, in which `*` matches any text.
const PATTERN: Form = Form::Like(r"^(\*|https?://)\S*$");

/// An absolute address without a query or a fragment.
const BASE_URL: Form = Form::Like(r#"^https?://[^\s?#"<>/]+(/[^\s?#"<>]*)?$"#);

/// The branch that readers correct, if the configuration does not name one
pub(super) const BRANCH_NAME: &str = "main";

/// The address of a repository: a host, an owner and a name, without a user name, a query or a fragment.
const REPOSITORY: Form =
    Form::Like(r#"^https?://[^\s?#"<>\\/@:][^\s?#"<>\\/@]*(/[^\s?#"<>\\/@]+){2,}/?$"#);

/// A name of a branch, without the characters that git refuses.
const BRANCH: Form = Form::Like(r"^[^\s~^:?*\[\\/.-][^\s~^:?*\[\\]*$");

/// The path of a folder: parts with slashes between them; `.` is the root.
const FOLDER: Form = Form::Like(r"^(\.|[^/\\]+(/[^/\\]+)*/?)$");
