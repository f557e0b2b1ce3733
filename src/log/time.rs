//! Instants and days of the person's calendar.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

/// An instant with its offset of local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1970 in UTC.
    pub ms: i64,
    /// Minutes local time is ahead of UTC, −1,440 to 1,440.
    pub offset: i16,
}

/// A local calendar date, counted in days since 1970-01-01. It begins at four in the morning, so that a late evening
/// belongs to its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

/// Milliseconds of a minute.
pub const MINUTE_MS: i64 = 60_000;
/// Milliseconds of a day.
pub const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// Days of a week.
pub const WEEK: usize = 7;
const DAY_MINUTES: i64 = DAY_MS / MINUTE_MS;
const DAY_BEGINS_MINUTES: i64 = 4 * 60;

impl Moment {
    /// Returns the day this moment belongs to.
    pub fn day(self) -> Day {
        Day(self.local_minutes().div_euclid(DAY_MINUTES).clamp(i32::MIN.into(), i32::MAX.into()) as i32)
    }

    /// Returns the minutes since this moment's day began.
    pub fn minute_of_day(self) -> u16 {
        (self.local_minutes().rem_euclid(DAY_MINUTES)) as u16
    }

    /// Returns when this moment's day ends, in ms UTC.
    pub fn day_ends_ms(self) -> i64 {
        let left = DAY_MINUTES - i64::from(self.minute_of_day());
        self.ms.div_euclid(MINUTE_MS).saturating_add(left).saturating_mul(MINUTE_MS)
    }

    /// Local minutes since 1970-01-01, four in the morning.
    fn local_minutes(self) -> i64 {
        self.ms.div_euclid(MINUTE_MS) + i64::from(self.offset) - DAY_BEGINS_MINUTES
    }
}

impl Day {
    /// Returns the day `days` later.
    pub fn plus(self, days: u16) -> Day {
        Day(self.0.saturating_add(i32::from(days)))
    }

    /// Returns the day `days` earlier.
    pub fn minus(self, days: u16) -> Day {
        Day(self.0.saturating_sub(i32::from(days)))
    }

    /// Returns the days from `earlier` to this day; 0 if this day is not later.
    pub fn since(self, earlier: Day) -> u16 {
        u16::try_from(self.0.saturating_sub(earlier.0).max(0)).unwrap_or(u16::MAX)
    }

    /// Returns year, month and day, clamped to the years −9999 to 9999.
    pub fn date(self) -> Date {
        let bound = if self.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
        let midnight = Timestamp::from_second(i64::from(self.0) * DAY_MINUTES * 60).unwrap_or(bound);
        Offset::UTC.to_datetime(midnight).date()
    }

    /// Returns the day of the week, 0 for Monday.
    pub fn weekday(self) -> u16 {
        // 1970-01-01 was a Thursday.
        (i64::from(self.0) + 3).rem_euclid(7) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 20_000 * DAY_MS + DAY_MS / 2;

    #[test]
    fn a_day_begins_at_four_local_time() {
        let at = |hour: i64, offset: i16| Moment { ms: 20_000 * DAY_MS + hour * 60 * MINUTE_MS, offset }.day();
        assert_eq!(at(3, 0), Day(19_999));
        assert_eq!(at(4, 0), Day(20_000));
        assert_eq!(at(2, 120), Day(20_000));
        assert_eq!(at(2, 119), Day(19_999));
        assert_eq!(at(16, -720), Day(20_000));
        assert_eq!(at(13, 14 * 60), Day(20_000));
        assert_eq!(at(14, 14 * 60), Day(20_001));
    }

    #[test]
    fn a_day_ends_where_the_next_begins() {
        for (ms, offset) in [(NOON, 0), (NOON, 720), (NOON + 59_999, -720), (-1, 0), (NOON + DAY_MS / 3, 60)] {
            let at = Moment { ms, offset };
            let end = Moment { ms: at.day_ends_ms(), offset };
            assert_eq!((end.day(), end.minute_of_day()), (at.day().plus(1), 0));
            assert_eq!(Moment { ms: end.ms - 1, offset }.day(), at.day());
        }
        assert_eq!(Moment { ms: NOON, offset: 60 }.minute_of_day(), 9 * 60);
        assert!(Moment { ms: i64::MAX, offset: 0 }.day_ends_ms() > 0);
    }

    #[test]
    fn days_before_1970_are_days_too() {
        assert_eq!(Moment { ms: -1, offset: 0 }.day(), Day(-1));
        assert_eq!(Moment { ms: i64::MIN, offset: -1440 }.day().plus(1).since(Day(0)), 0);
    }

    #[test]
    fn counting_days_never_goes_below_nought() {
        let today = Moment { ms: NOON, offset: 0 }.day();
        assert_eq!(today.plus(3).since(today), 3);
        assert_eq!(today.since(today.plus(3)), 0);
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let date = |days| {
            let date = Day(days).date();
            (date.year(), date.month(), date.day())
        };
        let (mut year, mut month, mut day) = date(-800_000);
        for days in -799_999..800_000 {
            let next = date(days);
            let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            let last = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1];
            (year, month, day) = match (day == last, month) {
                (false, _) => (year, month, day + 1),
                (true, 12) => (year + 1, 1, 1),
                (true, _) => (year, month + 1, 1),
            };
            assert_eq!(next, (year, month, day));
        }
        assert_eq!((date(20_781), date(i32::MIN).0, date(i32::MAX).0), ((2026, 11, 24), -9999, 9999));
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!([Day(0).weekday(), Day(4).weekday(), Day(-1).weekday(), Day(20_781).weekday()], [3, 0, 2, 1]);
    }
}
