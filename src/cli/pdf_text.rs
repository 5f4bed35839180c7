//! `versus pdf-text`: prints the text of a PDF, as one side of a pipe. A hostile PDF can overflow the stack of its
//! reader, or make it take all memory, and either ends the process. So `check --evidence` runs this program again for
//! each PDF, with limits of time and memory, and goes on whatever becomes of it.
//!
//! It is no command for users: what it prints may change with each version. Completions would name even a command
//! that is hidden in the help, so it is read before the arguments are.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{Exit, output};
use crate::upkeep::evidence::pdf::{self, PdfText};

const NAME: &str = "pdf-text";

/// The longest time that reading a PDF may take.
const LONGEST: Duration = Duration::from_secs(20);

/// The most memory that reading a PDF may take, where the system limits it.
#[cfg(unix)]
const MOST_MEMORY: u64 = 1024 * 1024 * 1024;

/// The largest number of bytes of the text of a PDF, as it is printed.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// The size of the stack: forms within forms take more of it than the first thread has on some systems.
const STACK: usize = 16 * 1024 * 1024;

/// Returns whether this process is to read a PDF for another one.
pub(super) fn is_asked() -> bool {
    std::env::args_os().nth(1).is_some_and(|name| name == NAME)
}

/// Prints the text of the PDF in standard input as JSON, and nothing if it cannot be read.
pub(super) fn run() -> Exit {
    limit();
    let read = || {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).ok()?;
        serde_json::to_string(&pdf::read(&bytes)?).ok()
    };
    let reader = thread::Builder::new().stack_size(STACK).spawn(read);
    match reader.map(thread::JoinHandle::join) {
        Ok(Ok(Some(text))) => {
            output::answer(&text);
            Exit::Done
        }
        _ => Exit::Content,
    }
}

/// Limits what this process may take: memory, time, should nobody be left to end it, and no file of its memory once it
/// has failed. On a system without such limits, whoever runs it limits its time.
fn limit() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

        let limits = [
            #[cfg(not(target_os = "openbsd"))]
            (Resource::As, MOST_MEMORY),
            (Resource::Data, MOST_MEMORY),
            (Resource::Cpu, LONGEST.as_secs()),
            (Resource::Core, 0),
        ];
        for (resource, most) in limits {
            // A limit that is lower already cannot be raised.
            let most = getrlimit(resource).maximum.map_or(most, |lower| lower.min(most));
            let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
        }
    }
}

/// Returns the text of a PDF, which another process reads. `None` if that comes to nothing, for whatever reason.
pub(super) fn read_apart(bytes: &[u8]) -> Option<PdfText> {
    let mut command = Command::new(std::env::current_exe().ok()?);
    command.arg(NAME).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // Nobody reads where it failed, and to find that out takes memory, which may be what it lacks.
    command.env("RUST_BACKTRACE", "0");
    let mut child = command.spawn().ok()?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    // A thread for each pipe, so that neither process waits for the other to read.
    thread::scope(|scope| {
        scope.spawn(move || {
            // A reader that has come to its end reads no further.
            let _ = stdin.map(|mut stdin| stdin.write_all(bytes));
        });
        let (sender, text) = mpsc::channel();
        scope.spawn(move || {
            let mut text = Vec::new();
            let read = stdout.map(|stdout| stdout.take(MOST_BYTES + 1).read_to_end(&mut text));
            let _ = sender.send(text);
            read
        });
        let text = text.recv_timeout(LONGEST).ok();
        // Nothing more is expected of it. It has ended already, unless its time or the text is over.
        let is_over = text.as_ref().is_none_or(|text| text.len() as u64 > MOST_BYTES);
        if is_over {
            let _ = child.kill();
        }
        let ended = child.wait().ok()?;
        let text = text.filter(|_| ended.success() && !is_over)?;
        serde_json::from_slice(&text).ok()
    })
}
