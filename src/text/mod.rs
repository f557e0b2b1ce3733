//! Every sentence of the app and its scripts, by id: see [`Message`] and [`ScriptMessage`]. The functions build texts
//! that need several sentences or a choice among them.

pub mod announce;
pub mod backup;
mod choices;
pub mod dates;
mod direction;
pub mod import_report;
mod macros;
mod notice;
mod numbers;
pub mod plan;
#[cfg(any(feature = "ui", feature = "testing"))]
pub mod plots;
mod practice;
mod scripts;
mod table;
mod words;

pub use choices::{fitted, length, text_size, theme};
pub use direction::{direction, is_right_to_left};
pub use notice::{Notice, notice};
pub use numbers::{cards, percent, ratings};
pub use practice::{aim, before, comes_back, details, outlook, position, rating, state, when};
pub use scripts::ScriptMessage;
pub use table::Message;
pub use words::{Format, Formatter, Words};

/// Returns every sentence with its id, in English: first those of the app, then those of its scripts. A sentence with a
/// count has the singular first, then `|` and the plural.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    words::entries(table::TABLE).chain(words::entries(scripts::SCRIPTS))
}
