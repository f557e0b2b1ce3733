//! Moments in ISO 8601, for people and spreadsheets. Moments outside the years of four digits are clamped to them.

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::log::Moment;

/// The moment in UTC, to the millisecond: `2026-11-24T18:27:41.000Z`.
pub fn utc(at: Moment) -> String {
    format!("{:.3}", timestamp(at))
}

/// The moment in local time with its offset, to the millisecond: `2026-11-24T19:27:41.000+01:00`.
pub fn local(at: Moment) -> String {
    format!("{:.3}", timestamp(at).display_with_offset(offset(at)))
}

/// The local calendar date, which changes at midnight: `2026-11-24`.
pub fn date(at: Moment) -> String {
    offset(at).to_datetime(timestamp(at)).date().to_string()
}

fn timestamp(at: Moment) -> Timestamp {
    let bound = if at.ms < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_millisecond(at.ms).unwrap_or(bound)
}

fn offset(at: Moment) -> Offset {
    let bound = if at.offset < 0 { Offset::MIN } else { Offset::MAX };
    Offset::from_seconds(i32::from(at.offset) * 60).unwrap_or(bound)
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
        ] {
            let at = Moment { ms, offset };
            assert_eq!((utc(at).as_str(), local(at).as_str()), (in_utc, in_local));
        }
        let late = Moment { ms: 253_402_300_800_000, offset: 60 };
        assert_eq!(utc(late), utc(Moment { ms: i64::MAX, offset: 0 }), "no calendar goes beyond");
        for (ms, offset) in [(i64::MIN, i16::MIN), (i64::MAX, i16::MAX)] {
            let at = Moment { ms, offset };
            assert!(
                utc(at).contains("9999-") && local(at).contains("9999-") && date(at).contains("9999-"),
                "{}",
                local(at)
            );
        }
    }
}
