//! The review log: the only data stored about learning.
//!
//! It is a grow-only set of records. Everything else (memory, due dates, counts) is computed from the deck and the log.

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
