//! Moments as people and spreadsheets read them (ISO 8601).

use crate::log::{Moment, calendar};

const SECOND_MS: i64 = 1_000;
const MINUTE_MS: i64 = 60 * SECOND_MS;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

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
}
