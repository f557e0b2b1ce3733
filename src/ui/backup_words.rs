//! What the Backup part of Settings says itself. What is said about a file is made by the desk worker.

use super::strings::join;
use crate::number;

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
/// After a reset was taken back.
pub const BROUGHT_BACK: &str = "The ratings before the reset count again.";
/// The worker is not to be had.
pub const NO_DESK: &str = "The part of Cuecard that reads and writes files did not load. Look at your connection, \
    then try again. Nothing was changed.";

/// What was brought in, ratings and other records.
pub fn brought_in(ratings: usize, others: usize) -> String {
    let count =
        |n: usize, one: &'static str, many: &'static str| join(&[&number::text(n), if n == 1 { one } else { many }]);
    let ratings = count(ratings, " rating", " ratings");
    if others == 0 {
        return join(&[&ratings, " brought in."]);
    }
    join(&[&ratings, " and ", &count(others, " other entry", " other entries"), " brought in."])
}

/// A file was handed to the browser or to the share sheet.
pub fn handed_over(name: &str) -> String {
    join(&["Handed over: ", name])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_brought_in_is_counted() {
        assert_eq!(brought_in(1, 0), "1 rating brought in.");
        assert_eq!(brought_in(12, 1), "12 ratings and 1 other entry brought in.");
        assert_eq!(brought_in(0, 3), "0 ratings and 3 other entries brought in.");
    }
}
