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
mod known;
mod lookup;
mod plan;
mod slot_set;
mod slots;
mod swap;
mod trajectory;

pub use greedy::alone;
pub use hypotheses::{attendance, beliefs, habits};
pub use incremental::{Planning, plan};
pub use input::{Belief, Habits, Outlook, PlanCard};
pub use plan::{Plan, PlanDay};
