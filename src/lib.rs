pub mod date;
pub mod diagnostic;
pub mod matrix;
pub mod parse;
pub mod render;
pub mod source;
pub mod theme;
pub mod view;
