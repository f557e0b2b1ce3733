//! Notices above the app.

use super::backup;
use super::table::Message;
use super::words::Words;
use crate::storage::StoreError;

/// Sentences the person should see until they close them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// Stored values could not be read.
    Unreadable,
    /// So many ratings are dated ahead.
    AreAhead(usize),
    /// The store failed. `journal` where the browser's database has everything all the same, `backup` where the page has the
    /// app's own Settings.
    StoreFailed {
        /// How it failed.
        error: StoreError,
        /// The journal has everything.
        journal: bool,
        /// There is a way to a backup.
        backup: bool,
    },
    /// The browser dropped so many ratings, and they came back from the journal.
    Restored(usize),
    /// So many records are in neither place any more.
    Lost(u32),
}

/// What a notice says.
pub fn notice(words: &Words, notice: &Notice) -> String {
    match *notice {
        Notice::Unreadable => words.say(Message::unreadable).into(),
        Notice::AreAhead(count) => backup::are_ahead(words, count),
        Notice::StoreFailed { error, journal, backup } => store_failed(words, error, journal, backup),
        Notice::Restored(ratings) => words.count(Message::restored, ratings, &[]),
        Notice::Lost(records) => words.count(Message::lost, records as usize, &[]),
    }
}

/// What it means for the person that the store failed: see [`Notice::StoreFailed`].
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
