//! The plan: which cards on which day until the interview.
//!
//! What counts is recall at the hour of the interview, weighted by importance, within the minutes of each day.
//!
//! | module | question it answers |
//! |---|---|
//! | [`input`] | what is planned for: cards, hypotheses about memory, time |
//! | `hypotheses` | what is assumed of the person's memory, and how far the log supports it |
//! | `known` | which ratings and memories a card may have |
//! | `slots`, `slot_set` | which days there are, how much fits into each, and sets of them |
//! | `lookup` | the memory model in tables, for many quick evaluations |
//! | `trajectory` | how well a card will be recalled if it is practised on these days |
//! | `groups` | which cards need only one evaluation together |
//! | `greedy` | which card on which day, by marginal value |
//! | `swap` | which cards change places |
//! | `plan` | what the filled days amount to |
//! | `incremental` | a plan being made, a few steps at a time |
//!
//! Planning is pure and quick, so it runs again for every session: a missed day or a bad rating changes the next
//! plan, and no plan has to be stored.

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

pub use greedy::plan_single_card;
pub use hypotheses::{attendance, habits, hypotheses};
pub use incremental::{Planning, build_plan};
pub use input::{Habits, Hypothesis, PlanCard, PlanInput};
pub use plan::{Plan, PlanDay};
