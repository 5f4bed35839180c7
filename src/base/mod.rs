//! Utilities that every stage may use, and that use no stage.

pub mod address;
pub mod collation;
pub mod colour;
pub mod currency;
pub mod date;
pub mod failure;
pub mod folder;
pub mod hash;
pub mod index;
pub mod language;
pub mod math;
pub mod named;
pub mod numerals;
pub mod path;
pub mod period;
pub mod printable;
pub mod quiet;
pub mod timings;
