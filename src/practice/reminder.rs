//! When to speak of a backup.

use super::Model;
use crate::log::Moment;

/// So many ratings in no backup are worth a word.
const MANY: u32 = 100;
/// Safari deletes what a page keeps after seven days of use without a visit. After so many days with ratings in no
/// backup, a visit in between cannot be taken for granted.
const SAFARI_DAYS: u16 = 3;

/// What a reminder is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// So many ratings are in no backup.
    Many(u32),
    /// So many are, and this browser deletes them after seven days without a visit.
    SevenDays(u32),
}

impl Model {
    /// What to remind of at the end of a session, if anything. `seven_days` where the browser deletes what pages
    /// keep after seven days.
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
