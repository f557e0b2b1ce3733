//! Notices above the app.

use super::backup;
use super::table::Message;
use super::words::Words;
use crate::storage::StoreError;

/// A notice that stays until the person closes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// Stored values could not be read.
    Unreadable,
    /// This many ratings are dated ahead.
    AreAhead(usize),
    /// The store failed.
    StoreFailed {
        /// How it failed.
        error: StoreError,
        /// Whether the journal, in the browser's database, still has everything.
        journal: bool,
        /// Whether the page has the app's Settings, with its backup.
        backup: bool,
    },
    /// The browser lost this many ratings, and the journal restored them.
    Restored(usize),
    /// This many records are neither in the store nor in the journal.
    Lost(u32),
}

/// Returns the text of a notice.
pub fn notice(words: &Words, notice: &Notice) -> String {
    match *notice {
        Notice::Unreadable => words.say(Message::unreadable).into(),
        Notice::AreAhead(count) => backup::are_ahead(words, count),
        Notice::StoreFailed { error, journal, backup } => store_failed(words, error, journal, backup),
        Notice::Restored(ratings) => words.count(Message::restored, ratings, &[]),
        Notice::Lost(records) => words.count(Message::lost, records as usize, &[]),
    }
}

/// What the failure of the store means; see [`Notice::StoreFailed`].
fn store_failed(words: &Words, error: StoreError, journal: bool, backup: bool) -> String {
    let what = match error {
        StoreError::Denied => Message::store_denied,
        StoreError::Full => Message::store_full,
        StoreError::Broken => Message::store_broken,
    };
    let so = match (journal, backup) {
        (true, true) => Message::journal_has_it_backup,
        (true, false) => Message::journal_has_it,
        (false, true) => Message::gone_on_close_backup,
        (false, false) => Message::gone_on_close,
    };
    [words.say(what), words.say(so)].join(" ")
}
