//! The practice model: the state of a session, and how events change it.

mod calendar;
pub mod double_tap;
mod elsewhere;
mod event;
mod filter;
mod fitted;
pub mod interview;
mod memories;
mod model;
mod pace;
mod plan_state;
mod planned;
mod progress;
mod queue;
mod reminder;
mod session;
mod settings;
mod snapshot;
mod suggest;
mod summary;
mod update;

pub use calendar::{Calendar, CalendarDay, Portion};
pub use event::{Effects, Event, Focus};
pub use filter::{Filter, Order};
pub use interview::Interview;
pub use model::Model;
pub use pace::Pace;
pub use planned::NextPractice;
pub use progress::{Tally, Totals};
pub use reminder::Reminder;
pub use session::{Face, Session, Step};
pub use settings::{BackedUp, Fitted, Settings, TextSize, Theme};
pub use suggest::suggest;
pub use summary::Summary;
