//! External links that could not be verified → text, JSON, annotations. Pure.

use serde_json::json;

use crate::diagnostic::print::{Format, Texts, annotation, counted, push_line};
use crate::source::{FileId, Spanned};
use crate::upkeep::external::{Answer, Followed};

/// The files that contain these links.
pub fn files(followed: &Followed) -> impl Iterator<Item = FileId> {
    let links = followed.unverified().flat_map(|(address, _)| followed.places(address));
    links.map(|link| link.span.file)
}

/// Returns complete lines: each URL that could not be verified, with the links to it. Empty for SARIF,
/// which contains only diagnostics.
pub fn report(followed: &Followed, texts: &Texts<'_>, format: Format) -> String {
    let all =
        followed.unverified().map(|(address, status)| (status, address, followed.places(address)));
    match format {
        Format::Human => human(all, texts),
        Format::Json => all.map(|row| json(&row, texts)).collect(),
        Format::Github => all.map(|row| github(&row, texts)).collect(),
        Format::Sarif | Format::Issue => String::new(),
    }
}

/// `followed 12 addresses, 8 of them remembered: 10 answer, 1 dead, 1 unverified, 3 left out`
pub fn total(followed: &Followed) -> String {
    let count = |is: fn(&Answer) -> bool| followed.answers.values().filter(|of| is(of)).count();
    let reserved = count(|answer| *answer == Answer::Skipped);
    let there = count(|answer| matches!(answer, Answer::Exists { .. }));
    let all = counted(followed.answers.len() - reserved, ["address", "addresses"]);
    let remembered = match followed.remembered {
        0 => String::new(),
        some => format!(", {some} of them from the cache"),
    };
    let parts = [
        (there, if there == 1 { "answers" } else { "answer" }),
        (count(|answer| matches!(answer, Answer::Dead(_))), "dead"),
        (count(|answer| matches!(answer, Answer::Unanswered(_))), "without answer"),
        (count(|answer| matches!(answer, Answer::Unverified(_))), "unverified"),
        (reserved + followed.links.skipped, "left out"),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, what)| format!("{count} {what}")).collect();
    let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    format!("followed {all}{remembered}{parts}")
}

/// The status of a URL, the URL, and the links to it.
type Row<'r> = (u16, &'r str, &'r [Spanned<String>]);

fn human<'r>(rows: impl Iterator<Item = Row<'r>>, texts: &Texts<'_>) -> String {
    let mut text = String::new();
    for (status, address, links) in rows {
        if text.is_empty() {
            text.push_str("unverified, because their hosts reject automated requests:\n");
        }
        push_line(&mut text, format_args!("  {status}  {address}"));
        for link in links {
            push_line(&mut text, format_args!("    {}", texts.locate(link.span)));
        }
    }
    text
}

fn json((status, address, links): &Row<'_>, texts: &Texts<'_>) -> String {
    let line = |link: &Spanned<String>| {
        let mut object = json!(texts.locate(link.span));
        object["report"] = "external".into();
        object["state"] = "unverified".into();
        object["address"] = (*address).into();
        object["status"] = (*status).into();
        format!("{object}\n")
    };
    links.iter().map(line).collect()
}

fn github((status, _, links): &Row<'_>, texts: &Texts<'_>) -> String {
    let line = |link: &Spanned<String>| {
        let message = format!(
            "`{}` answers automated requests with {status}: open it in a browser",
            link.value
        );
        annotation("notice", "unverified-external-link", link.span, texts, &message)
    };
    links.iter().map(line).collect()
}
