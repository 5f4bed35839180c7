//! Progress of a build or a check, for the caller. Pure.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

/// Receives the progress of a build or a check. A function receives only [`Watch::made`].
pub trait Watch: Sync {
    /// Called when an output is made: `done` of `all` outputs are.
    fn made(&self, done: usize, all: usize) {
        let _ = (done, all);
    }

    /// Called when this build waits for another one that writes into the same folder.
    fn waits(&self) {}

    /// Called when an output takes much longer than outputs do. A template may have an endless loop, which
    /// only ending the program stops.
    fn is_stuck(&self, path: &str) {
        let _ = path;
    }
}

impl<F: Fn(usize, usize) + Sync> Watch for F {
    fn made(&self, done: usize, all: usize) {
        self(done, all);
    }
}

#[derive(Clone, Copy)]
struct Times {
    /// Time after which an output is reported
    patience: Duration,
    /// Time between two looks at the running outputs
    step: Duration,
}

/// Most outputs take milliseconds.
const TIMES: Times = Times { patience: Duration::from_secs(120), step: Duration::from_secs(1) };

/// The outputs that are being made, by path, and when each was begun.
#[derive(Debug, Default)]
pub(super) struct Running(Mutex<HashMap<String, Instant>>);

impl Running {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Instant>> {
        self.0.lock().expect("no thread panicked")
    }

    pub(super) fn begins(&self, path: &str) {
        self.all().insert(path.to_owned(), Instant::now());
    }

    pub(super) fn ends(&self, path: &str) {
        self.all().remove(path);
    }

    /// Returns the path of an output that has been running for longer than `time`.
    fn longer_than(&self, time: Duration) -> Option<String> {
        let all = self.all();
        let mut long = all.iter().filter(|(_, begun)| begun.elapsed() > time);
        long.next().map(|(path, _)| path.clone())
    }

    /// Runs `work`, and tells `watch` of an output that takes too long.
    pub(super) fn watched<T>(&self, watch: &dyn Watch, work: impl FnOnce() -> T) -> T {
        self.watched_for(TIMES, watch, work)
    }

    fn watched_for<T>(&self, times: Times, watch: &dyn Watch, work: impl FnOnce() -> T) -> T {
        let (working, ended) = channel::<()>();
        thread::scope(|scope| {
            scope.spawn(move || self.look(times, watch, &ended));
            let done = work();
            drop(working);
            done
        })
    }

    fn look(&self, times: Times, watch: &dyn Watch, ended: &Receiver<()>) {
        while ended.recv_timeout(times.step) == Err(RecvTimeoutError::Timeout) {
            if let Some(path) = self.longer_than(times.patience) {
                return watch.is_stuck(&path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Told(Mutex<Vec<String>>);

    impl Watch for Told {
        fn is_stuck(&self, path: &str) {
            self.0.lock().expect("whole").push(path.to_owned());
        }
    }

    #[test]
    fn an_output_that_takes_too_long_is_reported_once() {
        let told = Told(Mutex::default());
        let running = Running::default();
        let (patience, step) = (Duration::from_millis(40), Duration::from_millis(5));
        running.begins("short");
        running.ends("short");
        running.begins("long");
        running.watched_for(Times { patience, step }, &told, || {
            thread::sleep(Duration::from_millis(400))
        });
        assert_eq!(*told.0.lock().expect("whole"), ["long"]);
    }
}
