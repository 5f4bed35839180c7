//! Limits on the size of one rendering, which stop templates that never end. Pure.

use std::io::{self, Write};

use tera::{Error, Kwargs};

use super::scope::take_numbers;

/// Maximum number of numbers that `range` returns in one rendering of a page or component.
const MOST_NUMBERS: u64 = 1_000_000;
/// Maximum size in bytes of one rendered page or component.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Returns the numbers from `start` (default 0) up to, but not including, `end` in steps of `step_by`
/// (default 1).
pub(super) fn range(args: &Kwargs) -> Result<Vec<i64>, Error> {
    let start: i64 = args.get("start")?.unwrap_or(0);
    let end: i64 = args.must_get("end")?;
    let step: i64 = args.get("step_by")?.unwrap_or(1);
    let (from, to) = if step < 0 { (end, start) } else { (start, end) };
    if step == 0 || from > to {
        return Err(Error::message("Function `range` never comes from `start` to `end`"));
    }
    let count = from.abs_diff(to).div_ceil(step.unsigned_abs());
    if !take_numbers(count, MOST_NUMBERS) {
        return Err(Error::message("`range` gives more than 1,000,000 numbers in one page"));
    }
    let numbers = std::iter::successors(Some(start), |number| number.checked_add(step));
    Ok(numbers.take(usize::try_from(count).unwrap_or(0)).collect())
}

/// A buffer for rendered text that accepts at most [`MOST_BYTES`].
#[derive(Default)]
pub(super) struct Output {
    bytes: Vec<u8>,
    is_full: bool,
}

impl Output {
    pub(super) fn into_text(self) -> Result<String, Error> {
        Ok(String::from_utf8(self.bytes)?)
    }

    /// Returns a message if the limit was exceeded; the engine's own error does not say so.
    pub(super) fn problem(&self) -> Option<String> {
        let limit = MOST_BYTES / (1024 * 1024);
        self.is_full.then(|| format!("it produces more than {limit} MiB for one page"))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MOST_BYTES {
            self.is_full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write(bytes).map(drop)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
