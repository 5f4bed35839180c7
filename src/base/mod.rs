//! What every stage may use, and what uses none of them.

pub mod address;
pub mod collation;
pub mod colour;
pub mod date;
pub mod failure;
pub mod folder;
pub mod hash;
pub mod index;
pub mod math;
pub mod path;
pub mod printable;
pub mod timings;
