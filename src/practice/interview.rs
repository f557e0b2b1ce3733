//! The date of the interview: its validation, and its local times.

use crate::log::{DAY_MS, Day, MINUTE_MS, Moment};

/// A date more than this many years ahead is a typing error.
pub const MOST_YEARS: i64 = 10;

/// The content of the date field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Empty.
    Empty,
    /// Incomplete, or not a calendar date.
    Incomplete,
    /// A date and a time.
    Whole(Moment),
}

/// Why a date is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The date is incomplete or invalid.
    Incomplete,
    /// The date is past.
    Past,
    /// The date is too far ahead. The value is the last valid year.
    TooFar(i64),
}

impl Entry {
    /// The date to set; `None` to remove it.
    pub fn validate(self, now: Moment) -> Result<Option<Moment>, DateError> {
        match self {
            Entry::Empty => Ok(None),
            Entry::Incomplete => Err(DateError::Incomplete),
            Entry::Whole(at) if at.ms <= now.ms => Err(DateError::Past),
            Entry::Whole(at) if year(at) > last_year(now) => Err(DateError::TooFar(last_year(now))),
            Entry::Whole(at) => Ok(Some(at)),
        }
    }
}

/// The last valid year of a date.
pub fn last_year(now: Moment) -> i64 {
    year(now) + MOST_YEARS
}

fn year(at: Moment) -> i64 {
    date(at).date().year().into()
}

/// The calendar date of a moment, which starts at midnight; [`Moment::day`] starts at four.
pub fn date(at: Moment) -> Day {
    let local = at.ms.saturating_add(i64::from(at.offset) * MINUTE_MS);
    Day(local.div_euclid(DAY_MS).clamp(i32::MIN.into(), i32::MAX.into()) as i32)
}

/// The hour of an interview: in the time zone in which it was set, and in that of this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interview {
    /// The moment, with the offset of the time zone in which it was set.
    pub at: Moment,
    /// The same moment, with the offset of this device at that moment.
    pub here: Moment,
}

impl Interview {
    /// The interview on a device whose local time is then this many minutes ahead of UTC.
    pub fn with_offset(at: Moment, offset: i16) -> Interview {
        Interview { at, here: Moment { offset, ..at } }
    }

    /// Whether local time here differs from that in which the date was set.
    pub fn is_elsewhere(self) -> bool {
        self.at.offset != self.here.offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment { ms: 1_773_144_000_000, offset: 60 };

    fn validate(days: i64) -> Result<Option<Moment>, DateError> {
        Entry::Whole(Moment { ms: NOW.ms + days * DAY_MS, ..NOW }).validate(NOW)
    }

    #[test]
    fn only_a_whole_date_to_come_is_taken() {
        assert_eq!(validate(3), Ok(Some(Moment { ms: NOW.ms + 3 * DAY_MS, ..NOW })));
        assert_eq!(Entry::Empty.validate(NOW), Ok(None));
        assert_eq!(Entry::Incomplete.validate(NOW), Err(DateError::Incomplete));
        assert_eq!((validate(0), validate(-800)), (Err(DateError::Past), Err(DateError::Past)));
        assert!(validate(3_900).is_ok_and(|date| date.is_some()), "in November of the tenth year");
        assert_eq!(
            (validate(4_000), validate(70_000_000)),
            (Err(DateError::TooFar(2036)), Err(DateError::TooFar(2036)))
        );
        assert_eq!(Entry::Whole(Moment { ms: i64::MAX, offset: 1_440 }).validate(NOW), Err(DateError::TooFar(2036)));
    }

    #[test]
    fn a_date_begins_at_midnight() {
        let at = |ms, offset| date(Moment { ms, offset });
        assert_eq!([at(0, 0), at(-1, 0), at(0, -1), at(DAY_MS - 60_000, 1)], [Day(0), Day(-1), Day(-1), Day(1)]);
    }
}
