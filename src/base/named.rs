//! Enumerations whose variants are words in files and in published data. Pure.

/// Declares an enumeration, and the word for each of its variants.
macro_rules! named {
    (
        $(#[$about:meta])*
        pub enum $name:ident {
            $($(#[$note:meta])* $variant:ident = $word:literal,)*
        }
    ) => {
        $(#[$about])*
        pub enum $name { $($(#[$note])* $variant,)* }

        impl $name {
            /// All words with their variants, in the order declared
            pub const NAMES: [(&str, $name); [$($word),*].len()] =
                [$(($word, $name::$variant)),*];

            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }
    };
}

pub(crate) use named;
