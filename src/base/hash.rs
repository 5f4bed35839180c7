//! Hashes that identify content. Pure.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The first half of a BLAKE3 hash. It is long enough that no collision will ever occur by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hash([u8; 16]);

impl Hash {
    pub fn of(bytes: &[u8]) -> Hash {
        half(&blake3::hash(bytes))
    }

    /// Hashes the JSON of a value. The field names in the JSON keep a skipped field from being confused
    /// with the next one.
    pub fn of_value(value: &impl Serialize) -> Hash {
        let mut hasher = Hasher::default();
        hasher.value(value);
        hasher.finish()
    }

    pub fn from_bytes(bytes: [u8; 16]) -> Hash {
        Hash(bytes)
    }

    pub fn bytes(self) -> [u8; 16] {
        self.0
    }
}

impl fmt::Display for Hash {
    /// 32 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

fn half(hash: &blake3::Hash) -> Hash {
    Hash(*hash.as_bytes().first_chunk().expect("a hash has 32 bytes"))
}

/// Hashes a sequence of values. Each is followed by its length, so that the end of one value cannot be
/// mistaken for the start of the next.
#[derive(Debug, Default)]
pub struct Hasher {
    hasher: blake3::Hasher,
    /// Bytes since the end of the last value
    unterminated: u64,
}

impl Hasher {
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Hasher {
        self.push(bytes);
        self.end()
    }

    pub fn text(&mut self, text: &str) -> &mut Hasher {
        self.bytes(text.as_bytes())
    }

    pub fn hash(&mut self, hash: Hash) -> &mut Hasher {
        self.bytes(&hash.0)
    }

    pub fn number(&mut self, number: usize) -> &mut Hasher {
        self.bytes(&(number as u64).to_le_bytes())
    }

    pub fn value(&mut self, value: &impl Serialize) -> &mut Hasher {
        let buffered = serde_json::to_vec(value).expect("views are plain data");
        self.bytes(&buffered)
    }

    /// Hashes the `Debug` output of a value, for types that are no template views.
    pub fn debug(&mut self, value: &impl fmt::Debug) -> &mut Hasher {
        let _ = fmt::Write::write_fmt(self, format_args!("{value:?}"));
        self.end()
    }

    pub fn finish(&self) -> Hash {
        half(&self.hasher.finalize())
    }

    fn push(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.unterminated += bytes.len() as u64;
    }

    fn end(&mut self) -> &mut Hasher {
        self.hasher.update(&self.unterminated.to_le_bytes());
        self.unterminated = 0;
        self
    }
}

impl fmt::Write for Hasher {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push(text.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_of_values_affect_the_hash() {
        let of = |parts: &[&str]| {
            let mut hasher = Hasher::default();
            parts.iter().for_each(|part| {
                hasher.text(part);
            });
            hasher.finish()
        };
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
        assert_ne!(of(&["a", "b"]), of(&["ab"]));
        assert_ne!(of(&["a", ""]), of(&["a"]));
    }

    #[test]
    fn a_hash_is_shown_as_digits() {
        assert_eq!(Hash::of(b"").to_string(), "af1349b9f5f9a1a6a0404dea36dcc949");
    }
}
