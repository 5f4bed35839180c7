//! The keys of `theme.toml`.

use crate::data::keys::{Form, Keys, key};

pub static THEME: Keys = Keys {
    place: "`theme.toml`",
    about: "A theme, theme.toml",
    keys: &[
        key("name", Form::Text, "Its name").required(),
        key("description", Form::Text, "One sentence"),
        key("min_version", VERSION, "Oldest version of versus that it works with").required(),
        key(
            "max_version",
            VERSION,
            "Newest version of versus that it works with; 0.1 means every 0.1",
        )
        .required(),
        key("options", Form::Extra, "Keys that sites may set in [extra], with their defaults"),
    ],
};

const VERSION: Form = Form::Like(r"^[0-9]+(\.[0-9]+)*$");
