//! Moments as people and spreadsheets read them (ISO 8601).

use crate::log::Moment;

const SECOND_MS: i64 = 1_000;
const MINUTE_MS: i64 = 60 * SECOND_MS;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// Days in 400 years, after which the calendar repeats itself.
const CYCLE_DAYS: i64 = 146_097;

/// The moment in UTC, to the millisecond: `2026-11-24T18:27:41.000Z`.
pub fn utc(at: Moment) -> String {
    format!("{}.{:03}Z", clock(at.ms), at.ms.rem_euclid(SECOND_MS))
}

/// The moment in local time with its offset, to the millisecond: `2026-11-24T19:27:41.000+01:00`.
pub fn local(at: Moment) -> String {
    let (sign, minutes) = (if at.offset < 0 { '-' } else { '+' }, at.offset.unsigned_abs());
    let offset = format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60);
    format!("{}.{:03}{offset}", clock(shifted(at)), at.ms.rem_euclid(SECOND_MS))
}

/// The local calendar date, which changes at midnight: `2026-11-24`.
pub fn date(at: Moment) -> String {
    let (year, month, day) = calendar(shifted(at).div_euclid(DAY_MS));
    format!("{}-{month:02}-{day:02}", year_text(year))
}

fn shifted(at: Moment) -> i64 {
    at.ms.saturating_add(i64::from(at.offset) * MINUTE_MS)
}

fn clock(ms: i64) -> String {
    let second = ms.rem_euclid(DAY_MS) / SECOND_MS;
    let date = date(Moment { ms, offset: 0 });
    format!("{date}T{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)
}

/// Years beyond four digits have a sign, as the standard asks.
fn year_text(year: i64) -> String {
    if (0..=9_999).contains(&year) { format!("{year:04}") } else { format!("{year:+07}") }
}

/// Year, month and day of a number of days since 1970-01-01, in the Gregorian calendar carried on both ways.
pub(crate) fn calendar(days: i64) -> (i64, i64, i64) {
    // Counted from 1 March of the year 0: leap days then come last in their year.
    let days = days + 719_468;
    let (cycle, day) = (days.div_euclid(CYCLE_DAYS), days.rem_euclid(CYCLE_DAYS));
    // How many leap days lie behind, so that what is left has years of 365 days.
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // From March on, months of 31 and 30 days follow each other so that five of them have 153 days.
    let month = (5 * day + 2) / 153;
    let day_of_month = day - (153 * month + 2) / 5 + 1;
    let (month, year) = if month < 10 { (month + 3, year) } else { (month - 9, year + 1) };
    (cycle * 400 + year, month, day_of_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_in_utc_and_in_local_time() {
        for (ms, offset, in_utc, in_local) in [
            (0, 0, "1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000+00:00"),
            (1_795_458_461_007, 60, "2026-11-23T18:27:41.007Z", "2026-11-23T19:27:41.007+01:00"),
            (951_868_800_000, -330, "2000-03-01T00:00:00.000Z", "2000-02-29T18:30:00.000-05:30"),
            (-1, 0, "1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999+00:00"),
            (253_402_300_800_000, 0, "+010000-01-01T00:00:00.000Z", "+010000-01-01T00:00:00.000+00:00"),
        ] {
            let at = Moment { ms, offset };
            assert_eq!((utc(at).as_str(), local(at).as_str()), (in_utc, in_local));
        }
        for (ms, offset) in [(i64::MIN, i16::MIN), (i64::MAX, i16::MAX)] {
            assert!(!local(Moment { ms, offset }).is_empty());
        }
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let (mut year, mut month, mut day) = calendar(-800_000);
        for days in -799_999..800_000 {
            let next = calendar(days);
            let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            let last = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1];
            (year, month, day) = match (day == last, month) {
                (false, _) => (year, month, day + 1),
                (true, 12) => (year + 1, 1, 1),
                (true, _) => (year, month + 1, 1),
            };
            assert_eq!(next, (year, month, day));
        }
    }
}
