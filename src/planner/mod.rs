//! The plan: which cards on which day until the interview.
//!
//! What counts is recall at the hour of the interview, weighted by importance, within the minutes of each day.
//!
//! | room | question it answers |
//! |---|---|
//! | [`outlook`] | what is planned for: cards, beliefs about memory, time |
//! | `slot` | which days there are, and how much fits into each |
//! | `course` | how well a card will be recalled if it is practised on these days |
//! | `curve` | the memory model in tables, for many quick looks |
//! | `kinds` | which cards need only one look together |
//! | `fill` | which card on which day |
//! | `trade` | who changes places with whom |
//! | `result` | what the filled days come to |
//! | `planning` | a plan in the making, a few steps at a time |
//! | `belief` | what is assumed of the person's memory, and how far the log bears it out |
//!
//! Planning is pure and quick, so it is done anew for every session: a missed day or a bad rating changes the next
//! plan, and no plan has to be kept.

mod greedy;
mod groups;
mod hypotheses;
mod incremental;
pub mod input;
mod lookup;
mod plan;
mod slot_set;
mod slots;
mod swap;
mod trajectory;

pub use hypotheses::{attendance, beliefs, habits};
pub use incremental::Planning;
pub use input::{Belief, Habits, Outlook, PlanCard};

use crate::deck::CardIx;
use crate::log::Day;

/// Which cards on which day, and what that comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The days from today to the interview's, without gaps; both are among them.
    pub days: Vec<PlanDay>,
    /// Expected share of the answers that would be recalled now, weighted by importance, 0 to 1.
    pub ready_now: f64,
    /// The same for the interview's hour, if the plan is kept.
    pub ready_then: f64,
    /// The same for the interview's hour without any more practice.
    pub ready_idle: f64,
    /// Cards that do not fit: not in the plan, and not known well enough without it.
    pub waiting: Vec<CardIx>,
    /// Cards that are known well enough without more practice.
    pub resting: Vec<CardIx>,
    /// Minutes a day with which no card would wait, 1 to 999; 999 also where even more would not do.
    pub minutes_needed: u16,
    /// What one more second of practice is worth, in cards recalled.
    pub price: f64,
}

/// One day of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanDay {
    /// The day.
    pub day: Day,
    /// The cards to practise, the most valuable first.
    pub cards: Vec<CardIx>,
    /// Minutes they will take, cards that fail and come back at once included.
    pub minutes: f64,
}

/// How a card would be practised if it were the only one, for as long as a second is worth `price`: days from
/// today to the first practice on another day, and how many practices there are; `None` where there is none.
pub fn alone(outlook: Outlook, price: f64) -> Option<(u16, u16)> {
    let mut filling = greedy::Filling::new(outlook);
    while filling.fill(greedy::MOST_MINUTES, price) {}
    let visits = filling.rows.first()?.visits;
    let days = |n: usize| filling.kinds.courses.slots.get(n).map(|slot| slot.first + slot.days / 2);
    let first = visits.slots().find_map(|n| days(n).filter(|days| *days > 0))?;
    Some((first, visits.slots().count() as u16))
}

/// The plan for an outlook. The same outlook always gives the same plan.
pub fn plan(outlook: Outlook) -> Plan {
    let mut planning = Planning::new(outlook);
    while !planning.step(usize::MAX) {}
    planning.plan().cloned().unwrap_or_default()
}
