pub use tera::Value;
