//! Currencies: their signs, codes and names. Pure.

/// Sign, code and names of the currencies whose sign and code mean the same.
pub const CURRENCIES: [(&str, &str, &[&str]); 12] = [
    ("$", "USD", &["dollar", "dollars"]),
    ("€", "EUR", &["euro", "euros"]),
    ("£", "GBP", &["pound", "pounds"]),
    ("¥", "JPY", &["yen"]),
    ("₹", "INR", &["rupee", "rupees"]),
    ("US$", "USD", &[]),
    ("A$", "AUD", &[]),
    ("C$", "CAD", &[]),
    ("Fr.", "CHF", &["francs"]),
    ("JP¥", "JPY", &[]),
    ("₩", "KRW", &[]),
    ("₫", "VND", &[]),
];

/// Words for a hundredth of a currency in lower case, with its code if they are of one only.
pub const HUNDREDTHS: [(&str, Option<&str>); 11] = [
    ("cent", None),
    ("cents", None),
    ("ct", None),
    ("cts", None),
    ("¢", None),
    ("centimes", None),
    ("pence", Some("GBP")),
    ("penny", Some("GBP")),
    ("rappen", Some("CHF")),
    ("rp", Some("CHF")),
    ("paise", Some("INR")),
];

/// The currencies that do not have two decimals, as CLDR 48 says.
const DECIMALS: [(usize, &[&str]); 2] = [
    (
        0,
        &[
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
            "VUV", "XAF", "XOF", "XPF",
        ],
    ),
    (3, &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]),
];

/// Returns the code of a currency that is named by its sign, its code or a word; another name stays as it is.
pub fn code(name: &str) -> &str {
    let known = CURRENCIES
        .iter()
        .find(|(sign, code, words)| *sign == name || *code == name || words.contains(&name));
    known.map_or(name, |(_, code, _)| code)
}

/// Returns the sign that stands before an amount in a currency; the code if it has none of its own, as `Fr.` is
/// an abbreviation.
pub fn sign(code: &str) -> &str {
    let is_sign = |text: &str| !text.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.');
    let known = CURRENCIES.iter().find(|(sign, known, _)| *known == code && is_sign(sign));
    known.map_or(code, |(sign, ..)| sign)
}

/// Returns the number of decimals of a currency, by its sign or its code.
pub fn decimals(currency: &str) -> usize {
    let code = code(currency);
    let known = DECIMALS.iter().find(|(_, currencies)| currencies.contains(&code));
    known.map_or(2, |(decimals, _)| *decimals)
}

/// Returns the code of the currency of a unit: `USD` for `$ / month`. `None` if it has none.
pub fn of_unit(unit: &str) -> Option<&str> {
    let (head, _) = head(unit);
    (is_code(head) || head.ends_with(is_sign)).then(|| code(head))
}

/// Splits a unit at its first space or slash: `USD / month` → `USD`, ` / month`.
pub fn head(unit: &str) -> (&str, &str) {
    unit.split_at(unit.find([' ', '/']).unwrap_or(unit.len()))
}

/// Excludes signs such as ¢, which do not denote a currency of their own, and follow the number. U+20A0 to U+20CF is
/// the block of currency signs.
pub fn is_sign(c: char) -> bool {
    matches!(c, '$' | '£' | '¥' | '฿' | '\u{20a0}'..='\u{20cf}')
}

/// Returns whether a text has the form of an ISO 4217 code: three capital letters.
pub fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_may_begin_with_a_currency() {
        let units = ["$ / month", "CHF", "EUR/GB", "cents", "¢", "R$", ""];
        assert_eq!(
            units.map(of_unit),
            [Some("USD"), Some("CHF"), Some("EUR"), None, None, Some("R$"), None]
        );
    }

    #[test]
    fn a_currency_has_a_code_and_perhaps_a_sign() {
        assert_eq!(
            ["€", "euro", "EUR", "US$", "$", "SEK"].map(code),
            ["EUR", "EUR", "EUR", "USD", "USD", "SEK"]
        );
        assert_eq!(["EUR", "USD", "AUD", "CHF", "SEK"].map(sign), ["€", "$", "A$", "CHF", "SEK"]);
        assert_eq!(["$", "¥", "₩", "KRW", "KWD", "SEK"].map(decimals), [2, 0, 0, 0, 3, 2]);
        assert!(is_code("SEK") && !is_code("sek") && !is_code("€"));
    }
}
