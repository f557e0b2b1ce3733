//! What is said about files that are imported, and about fits of the memory model.

use super::backup::are_left_out;
use super::plural::count;
use crate::backup::{BackupError, ImportReport, Looks, MOST_RECORDS, Reason, Unreadable};
use crate::memory::{FIT_OTHER_DAYS, FIT_REVIEWS};
use crate::optimizer::Verdict;

/// The worker is of another version than the app.
pub const OUT_OF_STEP: &str = "Cuecard was updated in between. Reload the page, then try again.";

/// Unreadable lines told one by one.
const TOLD: usize = 3;

/// Why a file is not taken in.
pub fn refused(error: &BackupError) -> String {
    let why = match error {
        BackupError::Empty => "This file is empty.".into(),
        BackupError::TooLarge { bytes } => {
            format!("This file has {} MB. No backup of Cuecard is that large.", bytes / 1_000_000)
        }
        BackupError::TooMany => {
            format!("This file holds more than {MOST_RECORDS} ratings. No backup of Cuecard holds as many.")
        }
        BackupError::TooMuch => "This file holds more than a browser keeps. No backup of Cuecard holds as much.".into(),
        BackupError::NotABackup(Looks::Binary) => "This file is no text, so it is no backup of Cuecard.".into(),
        BackupError::NotABackup(Looks::WebPage) => "This file is a web page, not a backup of Cuecard.".into(),
        BackupError::NotABackup(Looks::Json) => "This file is JSON of another kind, not a backup of Cuecard.".into(),
        BackupError::NotABackup(Looks::Text) => "This file is no backup of Cuecard.".into(),
        BackupError::Newer { version } => format!(
            "This backup was made by a newer Cuecard (its form is version {version}). Reload the page to update, then \
             try again."
        ),
        BackupError::OtherDeck { deck, title } => {
            let name = if title.is_empty() { deck } else { title };
            format!("This is a backup of another deck, “{name}”.")
        }
        BackupError::Truncated { lines, expected: Some(expected) } if lines != expected => {
            let expected = count(*expected, "line", "lines");
            format!("This backup is not whole: it should have {expected} and has {lines}.")
        }
        BackupError::Truncated { .. } => "This backup is not whole: its end is missing.".into(),
        BackupError::Altered => "This backup was changed or damaged after it was made, and cannot be trusted.".into(),
    };
    format!("{why} Nothing was changed.")
}

/// What importing a backup would do.
pub fn preview(report: &ImportReport) -> String {
    let mut said = Vec::new();
    if report.altered {
        said.push("This file was changed or damaged after it was made; only lines that prove whole are used.".into());
    }
    said.push(counts(report));
    if report.forgotten > 0 {
        said.push(format!("A reset made here keeps {} of the backup from counting.", ratings(report.forgotten)));
    }
    if report.differ > 0 {
        let (are, n) = (if report.differ == 1 { "is" } else { "are" }, count(report.differ, "entry", "entries"));
        said.push(format!("{n} {are} here with other content; what is here stays."));
    }
    if report.aimless > 0 {
        said.push(are_left_out(report.aimless));
    }
    if report.elsewhere > 0 {
        said.push(format!("{} of other decks left out.", count(report.elsewhere, "log", "logs")));
    }
    if report.unreadable_count > 0 {
        said.push(unreadable(report));
    }
    said.join(" ")
}

/// What came of a fit of the memory model.
pub fn fitted(verdict: &Verdict) -> String {
    match verdict {
        Verdict::TooFew { reviews, .. } if *reviews < FIT_REVIEWS => {
            format!("That is too early: it takes {FIT_REVIEWS} ratings, and you have {reviews}.")
        }
        Verdict::TooFew { other_days, .. } => format!(
            "That is too early: it takes {FIT_OTHER_DAYS} answers asked again on another day, and you have {other_days}."
        ),
        Verdict::NoBetter { reviews } => {
            format!("The published parameters suit your {reviews} ratings as well as any, so they stay.")
        }
        Verdict::Better { percent, .. } => {
            format!("Your own parameters are in use: on ratings they had not seen, they predicted {percent} % better.")
        }
    }
}

fn counts(report: &ImportReport) -> String {
    let more = report.adds.saturating_sub(report.adds_ratings);
    let adds = match (report.adds_ratings, more) {
        (0, 0) => "Adds nothing new".into(),
        (0, more) => format!("Adds {} (undos, stars and the like)", entries(more)),
        (adds, 0) => format!("Adds {}", ratings(adds)),
        (adds, more) => format!("Adds {} and {} (undos, stars and the like)", ratings(adds), entries(more)),
    };
    match report.has_ratings {
        0 => format!("{adds}."),
        1 => format!("{adds}, 1 is here already."),
        has => format!("{adds}, {has} are here already."),
    }
}

fn unreadable(report: &ImportReport) -> String {
    let told: Vec<String> = report.unreadable.iter().take(TOLD).map(line).collect();
    let lines = count(report.unreadable_count, "line", "lines");
    let rest = report.unreadable_count.saturating_sub(told.len());
    let more = if rest > 0 { format!("; and {rest} more") } else { String::new() };
    format!("{lines} can’t be read: {}{more}.", told.join("; "))
}

fn line(unreadable: &Unreadable) -> String {
    let why = match &unreadable.reason {
        Reason::Changed => "was changed or damaged".into(),
        Reason::NoForm => "is not in the form of a backup".into(),
        Reason::UnknownKind(kind) => {
            let kind: String = kind.chars().filter(|c| !c.is_control()).take(24).collect();
            format!("is of a kind this version does not know (“{kind}”)")
        }
        Reason::BadField => "has a missing or impossible value".into(),
        Reason::Damaged(1) => "has a damaged piece, left out".into(),
        Reason::Damaged(pieces) => format!("has {pieces} damaged pieces, left out"),
    };
    format!("line {} {why}", unreadable.line)
}

fn ratings(n: usize) -> String {
    count(n, "rating", "ratings")
}

fn entries(n: usize) -> String {
    count(n, "other entry", "other entries")
}
