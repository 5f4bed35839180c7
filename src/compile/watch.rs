//! Who watches a build or a check while it runs.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

/// What is told while a site is made. A function is told of progress alone.
pub trait Watch: Sync {
    /// So many outputs of so many in all are made.
    fn made(&self, done: usize, all: usize) {
        let _ = (done, all);
    }

    /// Another build writes into the same folder, and has to end first.
    fn waits(&self) {}

    /// An output is not made after a time in which every other would be: a loop of a template may have no
    /// end, and nobody can stop it but by ending the program.
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
    /// How long one output may take
    patience: Duration,
    /// How often somebody looks
    step: Duration,
}

/// Most outputs take milliseconds.
const TIMES: Times = Times { patience: Duration::from_secs(120), step: Duration::from_secs(1) };

/// What is being made, and since when.
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

    /// What has been made for longer than a time.
    fn longer_than(&self, time: Duration) -> Option<String> {
        let all = self.all();
        let mut long = all.iter().filter(|(_, begun)| begun.elapsed() > time);
        long.next().map(|(path, _)| path.clone())
    }

    /// Lets `work` be done, and tells of an output that is not made in time.
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
    fn what_is_not_made_in_time_is_told_once() {
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
