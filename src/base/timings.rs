//! The time that each part of a build took. Pure, except for the clock.

use std::collections::HashMap;
use std::time::{Duration, Instant};

/// How many of the slowest outputs are reported.
pub(crate) const SLOWEST: usize = 10;

/// What `--timings` prints.
#[derive(Debug, Clone, Default)]
pub struct Timings {
    /// In the order of the build; their sum is the duration of the build
    pub stages: Vec<(&'static str, Duration)>,
    /// All templates that were used, slowest first, each with its total time and the number of uses
    pub templates: Vec<(&'static str, Duration, usize)>,
    /// The paths and times of the ten slowest outputs, slowest first
    pub outputs: Vec<(String, Duration)>,
}

/// A stopwatch that is read at the end of each stage.
pub(crate) struct Laps {
    last: Instant,
    stages: Vec<(&'static str, Duration)>,
}

impl Laps {
    pub(crate) fn new() -> Laps {
        Laps { last: Instant::now(), stages: Vec::new() }
    }

    /// Ends a stage. If an earlier stage has the same name, their times are added.
    pub(crate) fn lap(&mut self, stage: &'static str) {
        let now = Instant::now();
        let took = now - std::mem::replace(&mut self.last, now);
        match self.stages.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, before)) => *before += took,
            None => self.stages.push((stage, took)),
        }
    }

    pub(crate) fn finish(self, times: Times) -> Timings {
        let mut templates: Vec<_> = times.templates.into_iter().collect();
        templates.sort_by_key(|(name, (took, _))| (std::cmp::Reverse(*took), *name));
        let templates = templates.into_iter().map(|(name, (took, count))| (name, took, count));
        Timings { stages: self.stages, templates: templates.collect(), outputs: times.outputs }
    }
}

/// The times of outputs, summed over threads.
#[derive(Debug, Default)]
pub(crate) struct Times {
    templates: HashMap<&'static str, (Duration, usize)>,
    /// The slowest outputs, slowest first
    outputs: Vec<(String, Duration)>,
}

impl Times {
    pub(crate) fn add(&mut self, path: &str, template: Option<&'static str>, took: Duration) {
        if let Some(template) = template {
            let (sum, count) = self.templates.entry(template).or_default();
            *sum += took;
            *count += 1;
        }
        let at = self.outputs.partition_point(|(_, slower)| *slower >= took);
        if at < SLOWEST {
            self.outputs.insert(at, (path.to_owned(), took));
            self.outputs.truncate(SLOWEST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_are_kept_in_their_order() {
        let mut times = Times::default();
        for number in 0..30 {
            let took = Duration::from_millis((number * 7) % 30);
            times.add(&number.to_string(), Some("guide.html"), took);
        }
        let timings = Laps::new().finish(times);
        let took: Vec<u128> = timings.outputs.iter().map(|(_, took)| took.as_millis()).collect();
        assert_eq!(took, [29, 28, 27, 26, 25, 24, 23, 22, 21, 20]);
        assert_eq!(timings.templates.len(), 1);
        assert_eq!(timings.templates[0].2, 30);
    }
}
