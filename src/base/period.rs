//! Days, months and years: dates as precisely as they are known. Pure.

use std::fmt;

use jiff::civil;

use super::date::Date;

/// A day, a month or a year, such as `2026-02-11`, `1991-02` or `1991`.
///
/// It stands for one day between its first and its last day; which one is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    first: civil::Date,
    precision: Precision,
}

/// How precisely a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    Year,
    Month,
    Day,
}

impl Period {
    /// Parses a year with four digits, a month such as `1991-02`, or a date as [`Date::parse`] does, without
    /// its time. Returns an error message for any other text.
    pub fn parse(text: &str) -> Result<Period, String> {
        let text = text.trim();
        if let Some(year) = digits(text, 4) {
            return Period::of_year(year).ok_or_else(|| format!("`{text}` is not a year"));
        }
        let month = text.split_once('-').and_then(|(year, month)| {
            Some((digits(year, 4)?, i8::try_from(digits(month, 2)?).ok()?))
        });
        if let Some((year, month)) = month {
            let first = civil::Date::new(year, month, 1);
            let first = first.map_err(|_| format!("`{text}` is not a month of the calendar"))?;
            return Ok(Period { first, precision: Precision::Month });
        }
        Date::parse(text).map(Period::from)
    }

    /// Returns `None` if the year has not four digits.
    pub fn of_year(year: i16) -> Option<Period> {
        let first = civil::Date::new(year, 1, 1).ok().filter(|_| (1000..=9999).contains(&year))?;
        Some(Period { first, precision: Precision::Year })
    }

    pub fn precision(self) -> Precision {
        self.precision
    }

    pub fn first(self) -> civil::Date {
        self.first
    }

    pub fn last(self) -> civil::Date {
        match self.precision {
            Precision::Year => self.first.last_of_year(),
            Precision::Month => self.first.last_of_month(),
            Precision::Day => self.first,
        }
    }

    /// Returns the period this many months later, known as precisely. `None` beyond the years of dates.
    pub fn shifted(self, months: i32) -> Option<Period> {
        let first = self.first.checked_add(jiff::Span::new().try_months(months).ok()?).ok()?;
        (1000..=9999).contains(&first.year()).then_some(Period { first, ..self })
    }

    /// Returns the first and the last day, in days since 1970-01-01.
    pub fn days_since_1970(self) -> (f64, f64) {
        let days = |day| Date::from_day(day).days_since_1970();
        (days(self.first()), days(self.last()))
    }

    /// Formats the period as an author writes it: `1991`, `1991-02`, `1991-02-20`.
    pub fn iso(self) -> String {
        let day = self.first.to_string();
        let length = match self.precision {
            Precision::Year => 4,
            Precision::Month => 7,
            Precision::Day => day.len(),
        };
        day[..length].to_owned()
    }
}

impl From<Date> for Period {
    fn from(date: Date) -> Period {
        Period { first: date.day(), precision: Precision::Day }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

/// Parses a number with exactly this many digits.
fn digits(text: &str, count: usize) -> Option<i16> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> (String, String) {
        let period = Period::parse(text).expect("valid");
        (period.first().to_string(), period.last().to_string())
    }

    #[test]
    fn a_period_is_as_long_as_its_text_is_imprecise() {
        let is = |text: &str, first: &str, last: &str| {
            assert_eq!(days(text), (first.to_owned(), last.to_owned()), "{text}");
            assert_eq!(Period::parse(text).map(Period::iso).as_deref(), Ok(text));
        };
        is("1991", "1991-01-01", "1991-12-31");
        is("1991-02", "1991-02-01", "1991-02-28");
        is("1992-02", "1992-02-01", "1992-02-29");
        is("1991-02-20", "1991-02-20", "1991-02-20");
    }

    #[test]
    fn the_time_of_a_day_is_dropped() {
        assert_eq!(days("2026-02-11T09:30:00+01:00").0, "2026-02-11");
    }

    #[test]
    fn other_texts_are_refused() {
        let wrong = |text| Period::parse(text).expect_err("invalid");
        assert_eq!(wrong("91"), "`91` is not a date");
        assert_eq!(wrong("0000"), "`0000` is not a year");
        assert_eq!(wrong("1991-13"), "`1991-13` is not a month of the calendar");
        assert_eq!(wrong("1991-2"), "`1991-2` is not a date");
        assert_eq!(wrong("1991-02-30"), "`1991-02-30` is not a day of the calendar");
    }
}
