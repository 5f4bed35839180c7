//! Dates, with or without a time, as authors write them. Pure.

use std::fmt;

use jiff::civil;
use jiff::tz::{Offset, TimeZone};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date, with or without a time, as written in front matter or a matrix.
///
/// Dates are ordered by their moments. A date without a time is midnight UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    day: civil::Date,
    moment: jiff::Timestamp,
}

impl Date {
    /// 1970-01-01
    pub const EPOCH: Date =
        Date { day: civil::date(1970, 1, 1), moment: jiff::Timestamp::UNIX_EPOCH };

    /// Parses `2026-02-11`, `2026-02-11T09:30:00+01:00` and other forms of the latter: a space for the `T` or before
    /// the offset, `+0100` or `UTC` as the offset, no seconds, or no offset, which means UTC. Returns an error message
    /// for any other text.
    pub fn parse(text: &str) -> Result<Date, String> {
        let text = text.trim();
        let (day, rest) = text.split_at_checked(10).unwrap_or((text, ""));
        let day: civil::Date = day.parse().map_err(|_| match looks_like_day(day) {
            true => format!("`{day}` is not a day of the calendar"),
            false => format!("`{text}` is not a date"),
        })?;
        let rest = rest.trim_start_matches(['T', 't', ' ']);
        if rest.is_empty() {
            return Ok(Date::from_day(day));
        }
        let (clock, offset) = split_offset(rest);
        let clock = clock.trim_end();
        let time: civil::Time =
            clock.parse().map_err(|_| format!("`{clock}` is not a time of day"))?;
        let offset = parse_offset(offset)?;
        let moment = day
            .to_datetime(time)
            .to_zoned(TimeZone::fixed(offset))
            .map_err(|_| format!("`{text}` is out of range"))?
            .timestamp();
        Ok(Date { day, moment })
    }

    pub fn from_day(day: civil::Date) -> Date {
        let moment = day
            .to_zoned(TimeZone::UTC)
            .map_or(jiff::Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp());
        Date { day, moment }
    }

    /// The day in UTC of a Unix timestamp in seconds. Returns `None` if it is out of range.
    pub fn from_unix_seconds(seconds: i64) -> Option<Date> {
        let moment = jiff::Timestamp::from_second(seconds).ok()?;
        Some(Date::from_day(moment.to_zoned(TimeZone::UTC).date()))
    }

    /// The moment of a Unix timestamp in seconds, with its day in UTC. Returns `None` if it is out of
    /// range.
    pub fn from_unix_moment(seconds: i64) -> Option<Date> {
        let moment = jiff::Timestamp::from_second(seconds).ok()?;
        Some(Date { day: moment.to_zoned(TimeZone::UTC).date(), moment })
    }

    /// Today's date in the local time zone. Only the code that requests a build calls this, so a build has
    /// a single date.
    #[expect(clippy::disallowed_methods, reason = "the only clock")]
    pub fn today() -> Date {
        Date::from_day(jiff::Zoned::now().date())
    }

    /// The day in the offset that the date was written with.
    pub fn day(self) -> civil::Date {
        self.day
    }

    /// `2026-02-11`
    pub fn iso_day(self) -> String {
        self.day.to_string()
    }

    /// Days since 1970-01-01, negative for earlier days. Dates on a scale are measured in this unit.
    pub fn days_since_1970(self) -> f64 {
        let since = self.day.duration_since(civil::date(1970, 1, 1));
        since.as_secs_f64() / (24.0 * 60.0 * 60.0)
    }

    /// The inverse of [`Date::days_since_1970`]. Returns `None` if the date is out of range.
    pub fn from_days_since_1970(days: f64) -> Option<Date> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "out of range, the cast saturates, and the result is `None`"
        )]
        Date::from_unix_seconds((days * 24.0 * 60.0 * 60.0) as i64)
    }

    /// The moment in the format of Atom: `2026-02-11T00:00:00Z`.
    pub fn rfc3339(self) -> String {
        self.moment.to_string()
    }
}

impl Serialize for Date {
    /// Serializes the day, and the seconds and nanoseconds of the moment.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let day = (self.day.year(), self.day.month(), self.day.day());
        let moment = (self.moment.as_second(), self.moment.subsec_nanosecond());
        (day, moment).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let ((year, month, day), (second, nanosecond)) = Deserialize::deserialize(deserializer)?;
        let day = civil::Date::new(year, month, day).map_err(D::Error::custom)?;
        let moment = jiff::Timestamp::new(second, nanosecond).map_err(D::Error::custom)?;
        Ok(Date { day, moment })
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.moment, self.day).cmp(&(other.moment, other.day))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.day.fmt(f)
    }
}

fn looks_like_day(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn split_offset(clock: &str) -> (&str, &str) {
    match clock.find(['Z', 'z', '+', '-', 'U']) {
        Some(at) => clock.split_at(at),
        None => (clock, ""),
    }
}

/// Parses a UTC offset. The offsets in use range from −12:00 to +14:00 (IANA time zone database).
fn parse_offset(text: &str) -> Result<Offset, String> {
    if matches!(text, "" | "Z" | "z" | "UTC") {
        return Ok(Offset::UTC);
    }
    let wrong = || format!("`{text}` is an offset that no time zone has");
    let (sign, digits) = match text.split_at(1) {
        ("+", digits) => (1, digits),
        (_, digits) => (-1, digits),
    };
    let digits = digits.replace(':', "");
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong());
    }
    let (hours, minutes) = digits.split_at(2);
    let (hours, minutes): (i32, i32) =
        (hours.parse().map_err(|_| wrong())?, minutes.parse().map_err(|_| wrong())?);
    let total = sign * (hours * 60 + minutes);
    if minutes > 59 || !(-12 * 60..=14 * 60).contains(&total) {
        return Err(wrong());
    }
    Offset::from_seconds(total * 60).map_err(|_| wrong())
}

/// A length of time in a policy: `18 months`, `2 years`, `90 days`, `6 weeks`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    months: i32,
    days: i32,
}

impl Duration {
    pub fn parse(text: &str) -> Option<Duration> {
        let (count, unit) = text.trim().split_once(' ')?;
        let count: i32 = count.parse().ok().filter(|count| *count > 0)?;
        let (months, days) = match unit.trim() {
            "day" | "days" => (0, count),
            "week" | "weeks" => (0, count.checked_mul(7)?),
            "month" | "months" => (count, 0),
            "year" | "years" => (count.checked_mul(12)?, 0),
            _ => return None,
        };
        Some(Duration { months, days })
    }

    /// Formats the duration as authors write it, in months or days: `18 months`, `1 day`.
    pub fn written(self) -> String {
        let (count, unit) = match (self.months, self.days) {
            (0, days) => (days, "day"),
            (months, _) => (months, "month"),
        };
        format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
    }

    /// Formats the duration as in ISO 8601: `P18M`, `P90D`.
    pub fn iso(self) -> String {
        match (self.months, self.days) {
            (0, days) => format!("P{days}D"),
            (months, _) => format!("P{months}M"),
        }
    }

    /// The last day on which a fact that was checked on `day` is still fresh.
    pub fn after(self, day: civil::Date) -> civil::Date {
        let span = jiff::Span::new().try_months(self.months).and_then(|s| s.try_days(self.days));
        span.and_then(|span| day.checked_add(span)).unwrap_or(civil::Date::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_a_moment_are_read() {
        assert_eq!(Date::parse("2026-02-11").map(Date::rfc3339), Ok("2026-02-11T00:00:00Z".into()));
        let moment = Date::parse("2026-02-11T00:30:00+01:00").expect("valid");
        assert_eq!(moment.rfc3339(), "2026-02-10T23:30:00Z");
        assert_eq!(moment.iso_day(), "2026-02-11");
        assert!(Date::parse("2026-02-11 09:30").is_ok());
    }

    #[test]
    fn a_space_may_precede_the_offset() {
        let moment = |text| Date::parse(text).map(Date::rfc3339);
        let wanted = Ok("2026-02-11T17:30:00Z".to_owned());
        for text in [
            "2026-02-11 09:30:00 -0800",
            "2026-02-11 09:30:00 -08:00",
            "2026-02-11 17:30:00 UTC",
            "2026-02-11 17:30:00 Z",
        ] {
            assert_eq!(moment(text), wanted, "{text}");
        }
        for (text, wrong) in [
            ("2026-02-11 09:30:00 -1300", "`-1300` is an offset that no time zone has"),
            ("2026-02-11 09:30:00 UTC+1", "`UTC+1` is an offset that no time zone has"),
            ("2026-02-11 noon -0800", "`noon` is not a time of day"),
        ] {
            assert_eq!(moment(text), Err(wrong.to_owned()), "{text}");
        }
    }

    #[test]
    fn an_offset_that_no_zone_has_is_refused() {
        let wrong = Date::parse("2021-05-04T12:00:00-13:00").expect_err("invalid");
        assert_eq!(wrong, "`-13:00` is an offset that no time zone has");
        assert_eq!(
            Date::parse("2026-02-30").expect_err("x"),
            "`2026-02-30` is not a day of the calendar"
        );
        assert_eq!(Date::parse("soon").expect_err("x"), "`soon` is not a date");
        assert_eq!(Date::parse("").expect_err("x"), "`` is not a date");
    }

    #[test]
    fn a_day_is_counted_from_1970_and_back() {
        for day in ["1969-07-20", "1970-01-01", "2026-02-11"] {
            let date = Date::parse(day).expect("valid");
            assert_eq!(Date::from_days_since_1970(date.days_since_1970()), Some(date));
        }
        assert_eq!(Date::from_days_since_1970(1e300), None);
    }

    #[test]
    fn a_duration_ends_on_a_day() {
        let day = civil::date(2026, 1, 31);
        let after = |text| Duration::parse(text).expect("valid").after(day);
        assert_eq!(after("1 month"), civil::date(2026, 2, 28));
        assert_eq!(after("2 weeks"), civil::date(2026, 2, 14));
        let iso = |text| Duration::parse(text).map(Duration::iso);
        assert_eq!(iso("18 months").as_deref(), Some("P18M"));
        assert_eq!(iso("2 years").as_deref(), Some("P24M"));
        assert_eq!(iso("6 weeks").as_deref(), Some("P42D"));
        assert_eq!(Duration::parse("soon"), None);
        assert_eq!(Duration::parse("-1 days"), None);
    }
}
