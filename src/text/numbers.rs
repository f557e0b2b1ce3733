//! Counts of things.

use super::table::Message;
use super::words::Words;

/// A number of cards.
pub fn cards(words: &Words, count: usize) -> String {
    words.count(Message::cards, count, &[])
}

/// A number of ratings.
pub fn ratings(words: &Words, count: usize) -> String {
    words.count(Message::ratings, count, &[])
}

/// A percentage.
pub fn percent(words: &Words, share: u8) -> String {
    words.fill(Message::percent, &[("share", &words.number(share.into()))])
}
