//! Optional parts of the program, each a Cargo feature.

use clap::error::{ContextKind, ContextValue};

/// An optional part of the program.
struct Part {
    feature: &'static str,
    is_here: bool,
    /// The commands and flags that belong to it
    typed: &'static [&'static str],
}

const PARTS: [Part; 3] = [
    Part { feature: "serve", is_here: cfg!(feature = "serve"), typed: &["serve"] },
    Part { feature: "lsp", is_here: cfg!(feature = "lsp"), typed: &["lsp"] },
    Part {
        feature: "external",
        is_here: cfg!(feature = "external"),
        typed: &["--external", "--evidence", "--force"],
    },
];

/// Removes the lines of examples for parts that are not compiled in.
pub(super) fn examples(all: &str) -> String {
    let is_left_out = |line: &&str| {
        let has = |part: &Part| part.typed.iter().any(|typed| line.split(' ').any(|w| w == *typed));
        PARTS.iter().any(|part| !part.is_here && has(part))
    };
    all.lines().filter(|line| !is_left_out(line)).collect::<Vec<_>>().join("\n")
}

/// Returns a message if an unknown command or flag belongs to a part that is not compiled in.
pub(super) fn left_out(error: &clap::Error) -> Option<String> {
    left_out_of(&PARTS, error)
}

fn left_out_of(parts: &[Part], error: &clap::Error) -> Option<String> {
    let unknown = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg];
    let unknown = unknown.into_iter().find_map(|kind| match error.get(kind) {
        Some(ContextValue::String(typed)) => Some(typed.as_str()),
        _ => None,
    })?;
    let part = parts.iter().find(|part| !part.is_here && part.typed.contains(&unknown))?;
    let feature = part.feature;
    Some(format!(
        "this program was built without `{unknown}`; build it with `cargo install --path . \
         --locked --features {feature}`"
    ))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::super::Arguments;
    use super::*;

    #[test]
    fn commands_and_flags_that_are_not_compiled_in_name_their_feature() {
        let part = |is_here| Part { feature: "print", is_here, typed: &["print", "--paper"] };
        let said = |arguments: &[&str], is_here| {
            let typed = ["versus"].iter().chain(arguments);
            let error = Arguments::try_parse_from(typed).expect_err("it is not known");
            left_out_of(&[part(is_here)], &error)
        };
        let without = "this program was built without";
        let help = "build it with `cargo install --path . --locked --features print`";
        assert_eq!(said(&["print"], false), Some(format!("{without} `print`; {help}")));
        assert_eq!(
            said(&["check", "--paper"], false),
            Some(format!("{without} `--paper`; {help}"))
        );
        assert_eq!(said(&["print"], true), None);
        assert_eq!(said(&["prints"], false), None);
        assert_eq!(said(&["check", "--threads", "x"], false), None);
    }

    #[test]
    fn examples_are_only_of_parts_that_are_compiled_in() {
        let all = "Examples:\n  versus build\n  versus serve   b\n  versus check --external   c";
        let shown = examples(all);
        assert!(shown.starts_with("Examples:\n  versus build"));
        assert_eq!(shown.contains("serve"), cfg!(feature = "serve"));
        assert_eq!(shown.contains("--external"), cfg!(feature = "external"));
    }
}
