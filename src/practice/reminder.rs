//! When to remind of a backup.

use super::Model;
use crate::log::Moment;

/// The number of ratings without a backup that justifies a reminder.
const MANY: u32 = 100;
/// Safari deletes stored data after seven days of use without a visit. After this many days with ratings in no backup,
/// a reminder is due.
const SAFARI_DAYS: u16 = 3;

/// The reason of a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// This number of ratings is in no backup.
    Many(u32),
    /// This number of ratings is in no backup, and this browser deletes them after seven days without a visit.
    SevenDays(u32),
}

impl Model {
    /// The reminder at the end of a session, if one is due. `seven_days` if the browser deletes stored data after seven
    /// days.
    pub fn reminder(&self, now: Moment, seven_days: bool) -> Option<Reminder> {
        let backed_up = self.settings().backed_up;
        let missing = self.ratings().saturating_sub(backed_up.map_or(0, |backup| backup.ratings));
        let first = || self.log().reviews().next().map(|(record, _)| self.log().made_at(record).day());
        let since = backed_up.map(|backup| backup.day).or_else(first)?;
        if missing == 0 {
            None
        } else if seven_days && now.day().since(since) >= SAFARI_DAYS {
            Some(Reminder::SevenDays(missing))
        } else {
            (missing >= MANY).then_some(Reminder::Many(missing))
        }
    }
}
