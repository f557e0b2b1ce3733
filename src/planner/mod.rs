//! The planner: assigns cards to the days before the interview.
//!
//! It maximises the recall at the hour of the interview, weighted by importance, within the minutes of each day.
//!
//! | module | job |
//! |---|---|
//! | [`input`] | the input: cards, hypotheses about memory, time |
//! | `attendance` | on which days, and at what hour, the person is expected to practise |
//! | `hypotheses` | the hypotheses about the person's memory, and their likelihood given the log |
//! | `known` | the possible memories of a card over its ratings |
//! | `slots`, `slot_set` | the days and their capacity; sets of them |
//! | `lookup` | the memory model as lookup tables, for many fast evaluations |
//! | `trajectory` | the recall of a card at the interview, given its slots |
//! | `groups` | cards that share one evaluation |
//! | `greedy` | the greedy fill: which card on which day, by marginal value |
//! | `swap` | swaps of cards between days |
//! | `plan` | the result: days and expected recall |
//! | `incremental` | computes a plan in steps |
//!
//! Planning is a pure function and takes a few milliseconds, so it is recomputed for every session. A missed day or a
//! bad rating changes the next plan, and no plan is stored.

mod attendance;
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

pub use attendance::{attendance, last_day};
pub use greedy::plan_single_card;
pub use hypotheses::{habits, hypotheses};
pub use incremental::{Planning, build_plan};
pub use input::{Habits, Hypothesis, PlanCard, PlanInput};
pub use plan::{Plan, PlanDay};
pub use slots::seconds_today;
