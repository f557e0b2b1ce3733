//! Texts of Settings about backups, links and saving. Texts about a file are in `import_report`.

use super::numbers::ratings;
use super::table::Message;
use super::words::Words;
use crate::log::Incoming;
use crate::practice::Reminder;
use crate::storage::SaveState;

/// What importing a link would add.
pub fn would_bring(words: &Words, new: usize, known: usize) -> String {
    let adds = words.fill(Message::adds_ratings, &[("ratings", &ratings(words, new))]);
    words.fill(Message::link_adds, &[("adds", &adds), ("here", &words.count(Message::are_here, known, &[]))])
}

/// What incoming records would cancel here, by kind.
pub fn would_cancel(words: &Words, incoming: &Incoming) -> String {
    let (resets, undos) = (incoming.resets, incoming.undos);
    let count = |message, n| words.count(message, n, &[]);
    let what = match (resets, undos) {
        (0, undos) => count(Message::undos, undos),
        (resets, 0) => count(Message::resets, resets),
        (resets, undos) => {
            let [first, second] = [count(Message::resets, resets), count(Message::undos, undos)];
            words.fill(Message::both, &[("first", &first), ("second", &second)])
        }
    };
    let here = ratings(words, incoming.cancelled);
    let cancelled = match (incoming.cancelled, incoming.is_reset_ahead) {
        (0, _) => words.say(Message::ratings_to_come).into(),
        (_, true) => words.fill(Message::ratings_here_and_to_come, &[("ratings", &here)]),
        (_, false) => words.fill(Message::ratings_here, &[("ratings", &here)]),
    };
    words.count(Message::cancels, resets + undos, &[("what", &what), ("ratings", &cancelled)])
}

/// How many undos of missing records are left out.
pub fn are_left_out(words: &Words, count: usize) -> String {
    words.count(Message::left_out, count, &[])
}

/// How many ratings here are dated ahead.
pub fn are_ahead(words: &Words, count: usize) -> String {
    words.count(Message::are_ahead, count, &[]) + " " + words.say(Message::are_ahead_help)
}

/// How many ratings are saved.
pub fn saved(words: &Words, saved: SaveState, count: u32) -> String {
    let message = match saved {
        SaveState::Saved => Message::saved,
        SaveState::Pending => Message::being_saved,
        SaveState::Failed => Message::not_saved,
    };
    words.count(message, count as usize, &[])
}

/// Suggests a backup.
pub fn reminder(words: &Words, reminder: Reminder) -> String {
    let (message, count) = match reminder {
        Reminder::Many(count) => (Message::in_no_backup, count),
        Reminder::SevenDays(count) => (Message::in_no_backup_safari, count),
    };
    words.count(message, count as usize, &[])
}

/// How many ratings and other records were imported.
pub fn brought_in(words: &Words, count: usize, others: usize) -> String {
    if others == 0 {
        return words.count(Message::ratings_brought_in, count, &[]);
    }
    let others = words.count(Message::other_entries, others, &[]);
    words.fill(Message::brought_in, &[("ratings", &ratings(words, count)), ("others", &others)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_rating_is_saved_in_the_singular() {
        assert_eq!(saved(&Words::default(), SaveState::Saved, 1), "1 rating is saved in this browser.");
        assert_eq!(saved(&Words::default(), SaveState::Failed, 1), "1 rating is on this page, but could not be saved.");
        assert_eq!(saved(&Words::default(), SaveState::Pending, 12), "12 ratings are being saved …");
        assert_eq!(would_bring(&Words::default(), 1, 1), "Adds 1 rating; 1 is here already.");
        assert_eq!(would_bring(&Words::default(), 2, 0), "Adds 2 ratings; 0 are here already.");
    }

    #[test]
    fn what_was_brought_in_is_counted() {
        assert_eq!(brought_in(&Words::default(), 1, 0), "1 rating imported.");
        assert_eq!(brought_in(&Words::default(), 12, 1), "12 ratings and 1 other entry imported.");
        assert_eq!(brought_in(&Words::default(), 0, 3), "0 ratings and 3 other entries imported.");
    }
}
