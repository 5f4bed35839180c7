//! How the digits of a criterion's numbers are shown. Pure.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// `2024`, `27017`: a year, a port, an identifier
    Plain,
    /// `1,700,000,000`
    Grouped,
    /// `1.7 billion` and `16 MB`, if no digit is lost
    Scaled,
}

/// Whole numbers that are years if the facts of a criterion without a unit have no others.
const YEARS: std::ops::RangeInclusive<f64> = 1000.0..=2199.0;

impl Digits {
    /// Allowed values of `digits`
    pub const NAMES: [(&str, Digits); 3] =
        [("plain", Digits::Plain), ("grouped", Digits::Grouped), ("scaled", Digits::Scaled)];
}

/// Returns whether there are amounts, and all of them can be years.
pub(super) fn are_years(mut amounts: impl Iterator<Item = f64>) -> bool {
    let is_year = |amount: f64| amount.fract() == 0.0 && YEARS.contains(&amount);
    amounts.next().is_some_and(is_year) && amounts.all(is_year)
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::check;
    use super::*;
    use crate::base::index::at;

    fn digits(keys: &str, values: &[&str]) -> Digits {
        let subject = |at: usize| {
            let value = values[at];
            format!("[[subject]]\nid = 's{at}'\nname = 'S{at}'\nfacts.c = {value}\n")
        };
        let subjects: String = (0..values.len()).map(subject).collect();
        let (matrix, found) = check(&format!(
            "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'number'\n{keys}\n{subjects}"
        ));
        assert_eq!(found, [""; 0]);
        matrix.criteria[at(0)].digits
    }

    #[test]
    fn years_have_no_groups() {
        assert_eq!(digits("", &["1998", "2024", "'unknown'"]), Digits::Plain);
        assert_eq!(digits("", &["1998", "3000"]), Digits::Scaled);
        assert_eq!(digits("", &["1998", "2024.5"]), Digits::Scaled);
        assert_eq!(digits("", &["'unknown'"]), Digits::Scaled);
        assert_eq!(digits("unit = 'stars'", &["1998"]), Digits::Scaled);
    }

    #[test]
    fn the_author_decides() {
        assert_eq!(digits("digits = 'grouped'", &["1998"]), Digits::Grouped);
        assert_eq!(digits("digits = 'scaled'", &["1998"]), Digits::Scaled);
        assert_eq!(digits("digits = 'plain'", &["27017"]), Digits::Plain);
    }
}
