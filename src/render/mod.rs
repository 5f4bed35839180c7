pub mod highlight;
pub mod sample;
