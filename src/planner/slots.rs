//! The days there are, and how much fits into each.

use super::PlanInput;
use crate::log::{DAY_MS, MINUTE_MS, Moment};
use crate::memory::days_between;

/// So many days at either end of a long time are planned one by one; between them, some at a time.
const NEAR: u16 = 4;
/// Days planned together where the time is long: so many slots between the ends.
const MIDDLE: u16 = 5;
/// There are never more slots than this.
pub(super) const SLOTS: usize = (2 * NEAR + MIDDLE) as usize;
/// Nobody plans further ahead, in days.
const FURTHEST: u16 = 366;
/// The last practice ends this long before the interview.
const BREATH_MS: i64 = 30 * MINUTE_MS;

/// A day, or some neighbouring days, of a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slot {
    /// Its first day, counted from today.
    pub(super) first: u16,
    /// How many days it has.
    pub(super) days: u16,
    /// When practice in it is reckoned to happen.
    pub(super) at: Moment,
    /// At most so many seconds of practice, whatever the minutes; for all its days together.
    pub(super) most: f64,
}

impl Slot {
    /// Seconds of practice it holds with so many minutes a day, if so large a share of the coming days is not missed.
    pub(super) fn room(&self, minutes: u16, attendance: f64) -> f64 {
        let kept = if self.first == 0 { 1.0 } else { attendance.clamp(0.0, 1.0) };
        (60.0 * f64::from(minutes) * f64::from(self.days) * kept).min(self.most)
    }
}

/// The slots from today to the interview. None where it is past.
pub(super) fn slots(input: &PlanInput) -> Vec<Slot> {
    let PlanInput { now, deadline, .. } = *input;
    if deadline.ms <= now.ms {
        return Vec::new();
    }
    let days = deadline.day().since(now.day()).min(FURTHEST) + 1;
    let mut slots = Vec::new();
    let mut first = 0;
    while first < days {
        let span = span(first, days);
        slots.push(slot(input, first, span, first + span == days));
        first += span;
    }
    slots
}

/// How many days go together from `first` on, of `days` in all.
fn span(first: u16, days: u16) -> u16 {
    let middle = days.saturating_sub(2 * NEAR);
    let until = first.max(NEAR) - NEAR;
    if middle <= MIDDLE || first < NEAR || until >= middle {
        return 1;
    }
    middle.div_ceil(MIDDLE).min(middle - until)
}

fn slot(input: &PlanInput, first: u16, days: u16, last: bool) -> Slot {
    let PlanInput { now, deadline, left_today, .. } = *input;
    let middle = first + days / 2;
    let same_hour = now.ms.saturating_add(i64::from(middle) * DAY_MS);
    let latest = deadline.ms.saturating_sub(BREATH_MS).max(now.ms);
    let most = match (first, last) {
        (0, true) => left_today.min(deadline.ms.saturating_sub(now.ms) as f64 / 1000.0),
        (0, false) => left_today,
        // The interview's own day counts only if it is after the hour of practice: a last look that morning is good,
        // but nothing is to depend on it.
        (_, true) if same_hour > latest => 0.0,
        _ => f64::MAX,
    };
    let ms = if last { same_hour.min(latest) } else { same_hour };
    Slot { first, days, at: Moment { ms, offset: now.offset }, most: most.max(0.0) }
}

/// Days from one practice to another as the memory model counts them.
pub(super) fn gap(from: Moment, to: Moment) -> f64 {
    days_between(from, to)
}

/// Days from a practice to the interview, with their fraction.
pub(super) fn until(from: Moment, deadline: Moment) -> f64 {
    deadline.ms.saturating_sub(from.ms).max(0) as f64 / DAY_MS as f64
}
