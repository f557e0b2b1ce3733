//! What the Backup part of Settings says itself. What is said about a file is in `import_report`.

use super::{plural, ratings};
use crate::log::Incoming;
use crate::practice::Reminder;
use crate::storage::SaveState;

/// Heading of the part.
pub const BACKUP: &str = "Backup";
/// Explains the part.
pub const HELP: &str = "Your ratings are in this browser only. A backup keeps them safe and takes them to another \
    device. To bring one in, choose its file or drop it here.";
/// Hands out the backup.
pub const DOWNLOAD: &str = "Download backup";
/// Hands out the table.
pub const DOWNLOAD_CSV: &str = "Download CSV";
/// Asks for a file.
pub const BRING_IN: &str = "Bring in a backup";
/// While a file is read or written.
pub const WORKING: &str = "One moment …";
/// Does what the preview says.
pub const YES: &str = "Bring them in";
/// Does nothing.
pub const NO: &str = "Cancel";
/// A tick box of the preview.
pub const USE_SETTINGS: &str = "Use its settings too";
/// After the tick box alone did something.
pub const SETTINGS_USED: &str = "Its settings are in use.";
/// After neither did.
pub const NOTHING_CHANGED: &str = "Nothing was changed.";
/// After a reset was taken back.
pub const BROUGHT_BACK: &str = "The ratings before the reset count again.";
/// The worker did not load.
pub const NO_WORKER: &str = "The part of Cuecard that reads and writes files did not load. Look at your connection, \
    then try again. Nothing was changed.";

/// Heading of what is kept here.
pub const DEVICE: &str = "On this device";
/// The browser promised to keep things.
pub const FOR_GOOD: &str = "This browser has promised to keep them until you delete them.";
/// The browser promised nothing.
pub const WHILE_THERE_IS_ROOM: &str = "This browser may clear them when it runs short of space, so a backup now and \
    then is wise.";

/// Heading of the move to another device.
pub const TRANSFER: &str = "Another device";
/// Explains the move.
pub const TRANSFER_HELP: &str = "A link can carry your ratings to another device, or into the app you installed on \
    this one. They travel in the link itself; nothing is sent to a server. What is there already stays. A browser that \
    opens the link keeps it in its history, which others who use it can read.";
/// Makes the link.
pub const MAKE_LINK: &str = "Make a link";
/// Names the link's field.
pub const LINK: &str = "Link";
/// Copies the link.
pub const COPY: &str = "Copy link";
/// After copying.
pub const COPIED: &str = "Copied. Open it on the other device, or paste it there in Settings.";
/// Where the page may not copy.
pub const COPY_YOURSELF: &str = "This browser does not let the page copy. The link is selected: copy it yourself.";
/// Names the code.
pub const CODE: &str = "The link as a QR code";
/// Names the field for a link from elsewhere.
pub const PASTE: &str = "Paste a link from another device";
/// A log too long for a link.
pub const TOO_LONG: &str = "You have more ratings than a link can carry. Download a backup instead, and bring it in on \
    the other device.";
/// What was pasted is something else.
pub const NO_LINK: &str = "This is no link of Cuecard. Nothing was changed.";
/// More than a link of ours can have.
pub const LINK_TOO_LONG: &str = "This is longer than any link that Cuecard makes. Nothing was changed.";
/// Some of the link is missing.
pub const LINK_DAMAGED: &str = "Some of this link is missing or changed. Copy it again, whole. Nothing was changed.";

/// Heading of the way to other decks.
pub const DECKS: &str = "Other decks";
/// Explains it.
pub const DECKS_HELP: &str = "A deck of your own, in Markdown or JSON, is opened from its file. Its ratings are kept \
    apart from these.";
/// Leads there.
pub const OPEN: &str = "Open a deck";

/// Leads to the backup.
pub const BACK_UP: &str = "Make a backup";

/// A link was made for another deck.
pub fn other_deck(deck: &str) -> String {
    format!("This link is of another deck, “{deck}”. Nothing was changed.")
}

/// What a link would bring in.
pub fn would_bring(new: usize, known: usize) -> String {
    let adds = if new == 1 { "rating" } else { "ratings" };
    let are = if known == 1 { "is" } else { "are" };
    format!("Adds {new} {adds}; {known} {are} here already.")
}

/// What would be cancelled here by what comes from elsewhere, per kind.
pub fn would_cancel(incoming: &Incoming) -> String {
    let count = |n: usize, one: &'static str, many: &'static str| match n {
        0 => None,
        n => Some(format!("{n} {}", if n == 1 { one } else { many })),
    };
    let kinds = [count(incoming.resets, "reset", "resets"), count(incoming.undos, "undo", "undos")];
    let kinds: Vec<String> = kinds.into_iter().flatten().collect();
    let cancels = if incoming.resets + incoming.undos == 1 { "cancels" } else { "cancel" };
    let what = match (incoming.cancelled, incoming.is_reset_ahead) {
        (0, _) => "ratings to come".to_string(),
        (n, true) => format!("{n} {} here, and those to come", ratings(n as u32)),
        (n, false) => format!("{n} {} here", ratings(n as u32)),
    };
    format!("{} {cancels} {what}", kinds.join(" and "))
}

/// Undos of what is nowhere.
pub fn are_left_out(count: usize) -> String {
    let are = if count == 1 { "is" } else { "are" };
    format!("{} of ratings that are nowhere {are} left out.", plural::count(count, "undo", "undos"))
}

/// The choice to have them cancelled.
pub const CANCEL: &str = "Take that over, too";

/// Ratings that come are dated ahead.
pub fn dated_ahead(count: usize) -> String {
    let are = if count == 1 {
        "is dated ahead: a clock was wrong. It counts"
    } else {
        "are dated ahead: a clock was wrong. They count"
    };
    format!("{count} {} {are} as made today.", ratings(count as u32))
}

/// Ratings that are here are dated ahead.
pub fn are_ahead(count: usize) -> String {
    let are = if count == 1 { "is dated ahead" } else { "are dated ahead" };
    format!(
        "{count} {} {are}: a clock was wrong, then or now. What is dated ahead counts as made when that was \
         noticed. If the clock is right now, Settings can date it today.",
        ratings(count as u32)
    )
}

/// Has them count as made today.
pub const REDATE: &str = "Date them today";

/// What can be said of saving.
pub fn saved(saved: SaveState, count: u32) -> String {
    let so = match (saved, count) {
        (SaveState::Saved, 1) => "is saved in this browser.",
        (SaveState::Saved, _) => "are saved in this browser.",
        (SaveState::Pending, 1) => "is being saved …",
        (SaveState::Pending, _) => "are being saved …",
        (SaveState::Failed, 1) => "is on this page, but could not be saved.",
        (SaveState::Failed, _) => "are on this page, but some of them could not be saved.",
    };
    format!("{count} {} {so}", ratings(count))
}

/// A word about a backup.
pub fn reminder(reminder: Reminder) -> String {
    let (count, why) = match reminder {
        Reminder::Many(count) => (count, ""),
        Reminder::SevenDays(count) => {
            (count, ", and Safari deletes what a page keeps after seven days without a visit")
        }
    };
    let are = if count == 1 { "rating is in no backup" } else { "ratings are in no backup" };
    format!("{count} {are}{why}. ")
}

/// What was brought in, ratings and other records.
pub fn brought_in(ratings: usize, others: usize) -> String {
    let count = |n: usize, one: &'static str, many: &'static str| format!("{n} {}", if n == 1 { one } else { many });
    let ratings = count(ratings, "rating", "ratings");
    if others == 0 {
        return format!("{ratings} brought in.");
    }
    format!("{ratings} and {} brought in.", count(others, "other entry", "other entries"))
}

/// A file was handed to the browser or to the share sheet.
pub fn handed_over(name: &str) -> String {
    format!("Handed over: {name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_rating_is_saved_in_the_singular() {
        assert_eq!(saved(SaveState::Saved, 1), "1 rating is saved in this browser.");
        assert_eq!(saved(SaveState::Failed, 1), "1 rating is on this page, but could not be saved.");
        assert_eq!(saved(SaveState::Pending, 12), "12 ratings are being saved …");
        assert_eq!(would_bring(1, 1), "Adds 1 rating; 1 is here already.");
        assert_eq!(would_bring(2, 0), "Adds 2 ratings; 0 are here already.");
    }

    #[test]
    fn what_was_brought_in_is_counted() {
        assert_eq!(brought_in(1, 0), "1 rating brought in.");
        assert_eq!(brought_in(12, 1), "12 ratings and 1 other entry brought in.");
        assert_eq!(brought_in(0, 3), "0 ratings and 3 other entries brought in.");
    }
}
