//! Messages over standard input and output. An unreadable message is answered with an error response, and
//! reading continues with the next one, so that the server survives invalid messages.

use std::io::{self, BufRead, Read, Write};
use std::thread::{self, JoinHandle};

use lsp_server::{Connection, ErrorCode, Message};
use serde_json::{Value, json};

/// Maximum length of a message in bytes. A greater `Content-Length` is taken for an error.
const LONGEST: u64 = 1 << 28;

/// Maximum length of a header line in bytes.
const LONGEST_LINE: u64 = 1 << 12;

/// Returns a connection to the client, and the thread that writes to it, which ends when the connection is
/// dropped.
pub(super) fn connect() -> (Connection, JoinHandle<io::Result<()>>) {
    let (ours, Connection { sender, receiver }) = Connection::memory();
    thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Ok(Some(read)) = next(&mut input) {
            let message = match read.and_then(|text| parse(&text)) {
                Ok(message) => message,
                Err(refusal) => {
                    let _ = refuse(&refusal);
                    continue;
                }
            };
            let is_last = matches!(&message, Message::Notification(it) if it.method == "exit");
            if sender.send(message).is_err() || is_last {
                return;
            }
        }
    });
    let write = || receiver.into_iter().try_for_each(|it| it.write(&mut io::stdout().lock()));
    (ours, thread::spawn(write))
}

/// The error response for an unreadable message, with the id of the request if it is known.
#[derive(Debug)]
struct Refusal {
    id: Value,
    code: ErrorCode,
    why: String,
}

impl Refusal {
    fn unreadable(why: impl Into<String>) -> Refusal {
        Refusal { id: Value::Null, code: ErrorCode::ParseError, why: why.into() }
    }
}

fn refuse(Refusal { id, code, why }: &Refusal) -> io::Result<()> {
    let error = json!({ "code": *code as i32, "message": why });
    let text = json!({ "jsonrpc": "2.0", "id": id, "error": error }).to_string();
    let mut output = io::stdout().lock();
    write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    output.flush()
}

/// Reads the text of the next message; `None` at the end of the input.
fn next(input: &mut impl BufRead) -> io::Result<Option<Result<String, Refusal>>> {
    let mut length: Option<Result<u64, Refusal>> = None;
    loop {
        let Some(line) = line(input)? else { return Ok(None) };
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        // After an unreadable message, a header may follow the rest of it on the same line.
        let name = "content-length:";
        if let Some(at) = line.to_ascii_lowercase().rfind(name) {
            let written = line.get(at + name.len()..).unwrap_or_default().trim();
            let read = written.parse().ok().filter(|length| *length <= LONGEST);
            let why = || Refusal::unreadable(format!("`{written}` is not a message length"));
            length = Some(read.ok_or_else(why));
        }
    }
    let length = match length {
        Some(Ok(length)) => length,
        Some(Err(refusal)) => return Ok(Some(Err(refusal))),
        None => return Ok(Some(Err(Refusal::unreadable("a message has no Content-Length")))),
    };
    // The buffer grows with the received bytes, not with the announced length.
    let mut bytes = Vec::new();
    if (input.take(length).read_to_end(&mut bytes)? as u64) < length {
        return Ok(None);
    }
    let text = String::from_utf8(bytes);
    Ok(Some(text.map_err(|_| Refusal::unreadable("a message is not UTF-8"))))
}

/// Reads the next line, or the end of it if it is longer than a header line can be; `None` at the end of
/// the input.
fn line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    loop {
        let count = input.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        if count == 0 || line.ends_with(b"\n") {
            return Ok((!line.is_empty()).then_some(line));
        }
        // The end is kept, because a header may be there.
        let kept = line.len().saturating_sub(64);
        line.drain(..kept);
    }
}

/// Parses a message. JSON with a lone surrogate is invalid. A notification cannot be answered with an
/// error, so it is parsed with U+FFFD in place of the surrogate; positions stay correct, because both are
/// one UTF-16 code unit.
fn parse(text: &str) -> Result<Message, Refusal> {
    let wrong = match serde_json::from_str(text) {
        Ok(message) => return Ok(message),
        Err(wrong) => wrong,
    };
    let mended = with_whole_characters(text);
    if let Ok(message @ Message::Notification(_)) = serde_json::from_str(&mended) {
        return Ok(message);
    }
    let read: Option<Value> = serde_json::from_str(&mended).ok();
    let id = read.as_ref().map(|read| read["id"].clone()).unwrap_or_default();
    let is_id = id.is_string() || id.is_i64();
    Err(Refusal {
        id: if is_id { id } else { Value::Null },
        code: if read.is_some() && mended == text {
            ErrorCode::InvalidRequest
        } else {
            ErrorCode::ParseError
        },
        why: format!("this message cannot be read: {wrong}"),
    })
}

/// Replaces the escapes of lone surrogates in JSON by U+FFFD.
fn with_whole_characters(json: &str) -> String {
    let mut whole = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let escape = &rest[at..];
        whole.push_str(&rest[..at]);
        let (put, length) =
            match (surrogate(escape), surrogate(escape.get(6..).unwrap_or_default())) {
                (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (&escape[..12], 12),
                (Some(_), _) => ("\\ufffd", 6),
                (None, _) => {
                    let length = 1 + escape[1..].chars().next().map_or(0, char::len_utf8);
                    (&escape[..length], length)
                }
            };
        whole.push_str(put);
        rest = &escape[length..];
    }
    whole.push_str(rest);
    whole
}

/// Returns the code unit if a text begins with the escape of a surrogate.
fn surrogate(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let number = u16::from_str_radix(digits, 16).ok()?;
    (0xd800..=0xdfff).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut input: &[u8]) -> Vec<Result<String, String>> {
        let mut read = Vec::new();
        while let Some(text) = next(&mut input).expect("memory") {
            read.push(text.map_err(|refusal| refusal.why));
        }
        read
    }

    #[test]
    fn a_message_is_found_after_an_unreadable_one() {
        let sound = "Content-Length: 2\r\n\r\n{}";
        for wrong in [
            "Content-Length: -1\r\n\r\n{}",
            "Content-Length: 99999999999999999999\r\n\r\n{}",
            "Content-Length: 999999999999\r\n\r\n{}",
            "Content-Type: x\r\n\r\n",
            "nothing of the kind\r\n\r\n",
            "Content-Length: 1\r\n\r\n\u{e9}\r\n\r\n",
        ] {
            let read = all(format!("{wrong}{sound}").as_bytes());
            assert!(read[0].is_err(), "{wrong}: {read:?}");
            assert_eq!(read.last(), Some(&Ok("{}".to_owned())), "{wrong}: {read:?}");
        }
        let long = format!("{}{sound}", "x".repeat(1 << 20));
        assert_eq!(all(long.as_bytes()), [Ok("{}".to_owned())]);
        assert_eq!(all(b"Content-Length: 5\r\n\r\n{}"), []);
    }

    #[test]
    fn a_lone_surrogate_is_replaced_in_notifications_and_refused_in_requests() {
        for (json, whole) in [
            (r#""\ud800""#, r#""\ufffd""#),
            (r#""\udc00\ud83d\ude00\uD83D""#, r#""\ufffd\ud83d\ude00\ufffd""#),
            (r#""\\ud800 \n é\u00e9""#, r#""\\ud800 \n é\u00e9""#),
            (r#""\u"#, r#""\u"#),
            (r#""\"#, r#""\"#),
        ] {
            assert_eq!(with_whole_characters(json), whole);
        }
        let request = |method: &str| format!(r#"{{"id":7,"method":"{method}","params":{{}}}}"#);
        let refusal = parse(&request(r"x\ud800")).expect_err("no character");
        assert_eq!((refusal.id, refusal.code as i32), (json!(7), -32700));
        assert!(parse(&request("x")).is_ok());
        assert!(parse(r#"{"method":"x","params":["\ud800"]}"#).is_ok());
        let deep = parse(&"[".repeat(100_000)).expect_err("too deep");
        assert_eq!(deep.id, Value::Null);
    }
}
