//! Quotes that could not be looked up → text, JSON, annotations. Pure.

use serde_json::json;

use crate::base::printable;
use crate::diagnostic::print::{Format, Texts, annotation, counted, push_line};
use crate::source::FileId;
use crate::upkeep::evidence::{LookedUp, Outcome, Quote};

/// The files that contain these quotes.
pub fn files(looked_up: &LookedUp<'_>) -> impl Iterator<Item = FileId> {
    looked_up.unread().map(|(quote, ..)| quote.span.file)
}

/// Returns complete lines: each quote that could not be looked up, with the address and the reason. Empty for
/// SARIF, which contains only diagnostics.
pub fn report(looked_up: &LookedUp<'_>, texts: &Texts<'_>, format: Format) -> String {
    match format {
        Format::Human => human(looked_up, texts),
        Format::Json => looked_up.unread().map(|row| json(&row, texts)).collect(),
        Format::Github => looked_up.unread().map(|row| github(&row, texts)).collect(),
        Format::Sarif | Format::Issue => String::new(),
    }
}

/// `looked up 12 quotes in 8 pages: 9 found, 1 moved, 1 gone, 1 not read`
pub fn total(looked_up: &LookedUp<'_>) -> String {
    let count = |is: fn(&Outcome) -> bool| looked_up.quotes.iter().filter(|(_, of)| is(of)).count();
    let left_out = count(|of| *of == Outcome::LeftOut);
    let parts = [
        (count(|of| matches!(of, Outcome::Found(_))), "found"),
        (count(|of| matches!(of, Outcome::Moved { .. })), "moved"),
        (count(|of| matches!(of, Outcome::Archived { .. })), "only in a copy"),
        (count(|of| matches!(of, Outcome::Gone { .. })), "gone"),
        (count(|of| matches!(of, Outcome::Unread { .. })), "not known"),
        (left_out, "left out"),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, what)| format!("{count} {what}")).collect();
    let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    let quotes = counted(looked_up.quotes.len() - left_out, ["quote", "quotes"]);
    let pages = counted(looked_up.pages, ["page", "pages"]);
    format!("looked up {quotes}, and requested {pages}{parts}")
}

/// A quote, the address at which it was looked up, and why it is not known whether it is there.
type Row<'r> = (&'r Quote<'r>, &'r str, &'r str);

fn human(looked_up: &LookedUp<'_>, texts: &Texts<'_>) -> String {
    let mut text = String::new();
    for (quote, at, why) in looked_up.unread() {
        if text.is_empty() {
            text.push_str("not known whether the source has the quote:\n");
        }
        push_line(&mut text, format_args!("  {}: {}", quote.cell.name(), printable::line(why)));
        push_line(&mut text, format_args!("    {at}"));
        push_line(&mut text, format_args!("    {}", texts.locate(quote.span)));
    }
    text
}

fn json((quote, at, why): &Row<'_>, texts: &Texts<'_>) -> String {
    let mut object = json!(texts.locate(quote.span));
    object["report"] = "evidence".into();
    object["state"] = "unread".into();
    object["matrix"] = quote.cell.matrix.id.as_str().into();
    object["subject"] = quote.cell.subject().id.as_str().into();
    object["criterion"] = quote.cell.criterion.id.as_str().into();
    object["address"] = (*at).into();
    object["why"] = (*why).into();
    format!("{object}\n")
}

fn github((quote, at, why): &Row<'_>, texts: &Texts<'_>) -> String {
    let name = quote.cell.name();
    let message = format!("it is not known whether `{at}` has the quote of `{name}`: {why}");
    annotation("notice", "unread-quote", quote.span, texts, &message)
}
