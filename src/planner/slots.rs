//! The days of a plan and their capacity.

use super::PlanInput;
use crate::log::{DAY_MS, MINUTE_MS, Moment};
use crate::memory::days_between;

/// The number of days at either end of a long plan with a slot each. The days between them share slots.
const NEAR: u16 = 4;
/// The number of slots between the ends of a long plan.
const MIDDLE: u16 = 5;
/// The upper limit of slots.
pub(super) const SLOTS: usize = (2 * NEAR + MIDDLE) as usize;
/// The upper limit of minutes a day.
pub(super) const MOST_MINUTES: u16 = 999;
/// The horizon of a plan, in days.
const HORIZON_DAYS: u16 = 366;
/// A practice on the day of the interview is assumed to end at least this long before it.
pub(super) const BUFFER_MS: i64 = 30 * MINUTE_MS;
/// Nothing is planned for so long before the interview.
const LAST_LOOK_MS: i64 = 10 * MINUTE_MS;

/// A day, or several consecutive days, of a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slot {
    /// The first day, counted from today.
    pub(super) first: u16,
    /// The number of days.
    pub(super) days: u16,
    /// The assumed time of its practice.
    pub(super) at: Moment,
    /// The expected share of its minutes that is practised, 0 to 1.
    share: f64,
    /// Seconds of today's minutes that are used up.
    used_up: f64,
    /// The seconds that there are, whatever the minutes.
    most: f64,
}

impl Slot {
    /// The capacity in seconds, given the minutes a day.
    pub(super) fn room(&self, minutes: u16) -> f64 {
        let all = 60.0 * f64::from(minutes) * f64::from(self.days) * self.share;
        (all - self.used_up).max(0.0).min(self.most)
    }
}

/// The slots from today to the interview; none after it.
pub(super) fn slots(input: &PlanInput) -> Vec<Slot> {
    let PlanInput { now, deadline, .. } = *input;
    if deadline.ms <= now.ms {
        return Vec::new();
    }
    let days = deadline.day().since(now.day()).min(HORIZON_DAYS) + 1;
    let mut slots = Vec::new();
    let mut first = 0;
    while first < days {
        let span = span(first, days);
        slots.push(slot(input, first, span, first + span == days));
        first += span;
    }
    slots
}

/// The number of days in the slot that starts at `first`, of `days` in all.
fn span(first: u16, days: u16) -> u16 {
    let middle = days.saturating_sub(2 * NEAR);
    let until = first.max(NEAR) - NEAR;
    if middle <= MIDDLE || first < NEAR || until >= middle {
        return 1;
    }
    middle.div_ceil(MIDDLE).min(middle - until)
}

fn slot(input: &PlanInput, first: u16, days: u16, last: bool) -> Slot {
    let PlanInput { now, deadline, attendance, last_day, .. } = *input;
    let middle = first + days / 2;
    let same_hour = now.ms.saturating_add(i64::from(middle) * DAY_MS);
    let latest = deadline.ms.saturating_sub(BUFFER_MS).max(now.ms);
    let ms = if last { same_hour.min(latest) } else { same_hour };
    let share = match (first, last) {
        (0, _) => 1.0,
        (_, true) => attendance.clamp(0.0, 1.0) * last_day.clamp(0.0, 1.0),
        (_, false) => attendance.clamp(0.0, 1.0),
    };
    let (used_up, most) = if first == 0 { today(input) } else { (0.0, f64::MAX) };
    Slot { first, days, at: Moment { ms, offset: now.offset }, share, used_up, most }
}

/// Seconds of today's minutes that are used up, and seconds until the day ends or the cards are put away.
fn today(input: &PlanInput) -> (f64, f64) {
    let PlanInput { now, deadline, minutes, left_today, .. } = *input;
    let most = seconds_today(now, deadline);
    ((60.0 * f64::from(minutes.min(MOST_MINUTES)) - left_today).max(0.0), most)
}

/// Seconds until the day ends, or until the cards are put away before the interview.
pub fn seconds_today(now: Moment, deadline: Moment) -> f64 {
    let end = now.day_ends_ms().min(deadline.ms.saturating_sub(LAST_LOOK_MS));
    (end.saturating_sub(now.ms) as f64 / 1000.0).max(0.0)
}

/// The days between two practices, as the memory model counts them.
pub(super) fn gap(from: Moment, to: Moment) -> f64 {
    days_between(from, to)
}

/// The days from a practice to the interview, with their fraction.
pub(super) fn until(from: Moment, deadline: Moment) -> f64 {
    deadline.ms.saturating_sub(from.ms).max(0) as f64 / DAY_MS as f64
}
