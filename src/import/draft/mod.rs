//! What a reader makes of somebody's file: shown in a preview, edited there, and only then turned into a deck.

mod builder;
mod convert;
mod fit;
mod model;
mod note;
mod options;
mod points;
mod room;

pub(super) use builder::Builder;
pub(super) use fit::{BREAK, trim};
pub use model::{Draft, DraftCard, DraftPoint, DraftSection, DraftTopic};
pub use note::{Note, NoteKind};
pub use options::{Columns, Delimiter, Format, Options};
