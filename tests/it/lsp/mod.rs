//! `versus lsp` over its protocol, with a scripted editor and the real program. A `|` in a text is the
//! cursor.

mod completion;
mod navigation;
mod random_text;
mod session;
