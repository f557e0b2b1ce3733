//! The number of ratings on each day.

use super::ReviewOutcome;
use crate::log::{Day, WEEK};

/// The number of weeks in the calendar.
pub const WEEKS: usize = 17;
/// The number of recent days that the summary counts.
pub const LATELY: u16 = 30;

/// A calendar of ratings: whole weeks, the last one is the current week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Today.
    pub today: Day,
    /// The calendar's first day, a Monday.
    pub first: Day,
    /// Ratings on each day from `first` to today.
    pub counts: Vec<u32>,
    /// The number of days of the last 30, today included, with at least one rating.
    pub practised: usize,
    /// The median number of ratings on those days; of two middle values, the larger.
    pub usual: u32,
}

impl Activity {
    /// The calendar of these reviews.
    pub fn of(outcomes: &[ReviewOutcome], today: Day) -> Activity {
        let back = (WEEKS - 1) * WEEK + usize::from(today.weekday());
        let first = Day(today.0.saturating_sub(back as i32));
        let mut counts = vec![0; back + 1];
        for day in outcomes.iter().map(|outcome| outcome.at.day()) {
            let place = usize::try_from(i64::from(day.0) - i64::from(first.0)).ok();
            if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
                *count += 1;
            }
        }
        let mut lately: Vec<u32> = counts.iter().rev().take(LATELY.into()).copied().filter(|n| *n > 0).collect();
        lately.sort_unstable();
        let usual = lately.get(lately.len() / 2).copied().unwrap_or_default();
        Activity { today, first, practised: lately.len(), usual, counts }
    }

    /// The days with ratings, newest first.
    pub fn busy(&self) -> impl Iterator<Item = (Day, u32)> {
        let days = self.counts.iter().enumerate().rev().filter(|(_, count)| **count > 0);
        days.map(|(n, count)| (self.first.plus(n as u16), *count))
    }
}
