//! What happened: the review log, the only thing stored about learning.
//!
//! A grow-only set of records. Everything else (memory, due dates, counts) is computed from deck and log.

pub mod codec;
mod effective;
mod incoming;
pub mod link;
mod record;
mod review_log;
mod time;

pub use incoming::{Incoming, without_aimless};
pub use record::{Entry, Mark, Rating, Record, RecordId, Review, WriterId, is_ahead};
pub use review_log::Log;
pub use time::{DAY_MS, Day, MINUTE_MS, Moment, WEEK};
