//! Texts about imported files and fits of the memory model.

use super::backup::are_left_out;
use super::numbers::{percent, ratings};
use super::table::Message;
use super::words::Words;
use crate::backup::{BackupError, ImportReport, Looks, MOST_RECORDS, Reason, Unreadable};
use crate::memory::{FIT_OTHER_DAYS, FIT_REVIEWS};
use crate::optimizer::Verdict;

/// The maximum number of unreadable lines listed.
const TOLD: usize = 3;

/// Why a file is rejected.
pub fn refused(words: &Words, error: &BackupError) -> String {
    let why = match error {
        BackupError::Empty => words.say(Message::file_empty).into(),
        BackupError::TooLarge { bytes } => {
            words.fill(Message::file_too_large, &[("size", &words.number((bytes / 1_000_000) as usize))])
        }
        BackupError::TooMany => words.fill(Message::file_too_many, &[("most", &words.number(MOST_RECORDS))]),
        BackupError::TooMuch => words.say(Message::file_too_much).into(),
        BackupError::NotABackup(Looks::Binary) => words.say(Message::file_binary).into(),
        BackupError::NotABackup(Looks::WebPage) => words.say(Message::file_web_page).into(),
        BackupError::NotABackup(Looks::Json) => words.say(Message::file_json).into(),
        BackupError::NotABackup(Looks::Text) => words.say(Message::file_text).into(),
        BackupError::Newer { version } => words.fill(Message::file_newer, &[("version", &version.to_string())]),
        BackupError::OtherDeck { deck, title } => {
            let name = if title.is_empty() { deck } else { title };
            words.fill(Message::file_other_deck, &[("deck", name)])
        }
        BackupError::Truncated { lines, expected: Some(expected) } if lines != expected => {
            words.count(Message::file_truncated, *expected, &[("lines", &words.number(*lines))])
        }
        BackupError::Truncated { .. } => words.say(Message::file_no_end).into(),
        BackupError::Altered => words.say(Message::file_damaged).into(),
    };
    why + " " + words.say(Message::nothing_changed)
}

/// What importing a backup would do.
pub fn preview(words: &Words, report: &ImportReport) -> String {
    let mut said = Vec::new();
    if report.altered {
        said.push(words.say(Message::file_altered).into());
    }
    said.push(counts(words, report));
    if report.forgotten > 0 {
        said.push(words.fill(Message::file_forgotten, &[("ratings", &ratings(words, report.forgotten))]));
    }
    if report.differ > 0 {
        said.push(words.count(Message::file_differs, report.differ, &[]));
    }
    if report.aimless > 0 {
        said.push(are_left_out(words, report.aimless));
    }
    if report.elsewhere > 0 {
        said.push(words.count(Message::file_elsewhere, report.elsewhere, &[]));
    }
    if report.unreadable_count > 0 {
        said.push(unreadable(words, report));
    }
    said.join(" ")
}

/// The result of a fit of the memory model.
pub fn fitted(words: &Words, verdict: &Verdict) -> String {
    let too_few = |message, needed, count| words.count(message, count, &[("needed", &words.number(needed))]);
    match verdict {
        Verdict::TooFew { reviews, .. } if *reviews < FIT_REVIEWS => {
            too_few(Message::fit_too_few, FIT_REVIEWS, *reviews)
        }
        Verdict::TooFew { other_days, .. } => too_few(Message::fit_too_few_days, FIT_OTHER_DAYS, *other_days),
        Verdict::NoBetter { reviews } => words.count(Message::fit_no_better, *reviews, &[]),
        Verdict::Better { percent: share, .. } => {
            words.fill(Message::fit_better, &[("percent", &percent(words, *share))])
        }
    }
}

fn counts(words: &Words, report: &ImportReport) -> String {
    let more = report.adds.saturating_sub(report.adds_ratings);
    let message = match (report.adds_ratings, more) {
        (0, 0) => Message::adds_nothing,
        (0, _) => Message::adds_others,
        (_, 0) => Message::adds_ratings,
        _ => Message::adds_both,
    };
    let others = words.count(Message::other_entries, more, &[]);
    let adds = words.fill(message, &[("ratings", &ratings(words, report.adds_ratings)), ("others", &others)]);
    match report.has_ratings {
        0 => adds + ".",
        has => {
            let here = words.count(Message::are_here, has, &[]);
            words.fill(Message::file_adds, &[("adds", &adds), ("here", &here)])
        }
    }
}

fn unreadable(words: &Words, report: &ImportReport) -> String {
    let told: Vec<String> = report.unreadable.iter().take(TOLD).map(|unreadable| line(words, unreadable)).collect();
    let rest = report.unreadable_count.saturating_sub(told.len());
    let mut lines = told.join("; ");
    if rest > 0 {
        lines = words.count(Message::and_more, rest, &[("lines", &lines)]);
    }
    words.count(Message::file_unreadable, report.unreadable_count, &[("lines", &lines)])
}

fn line(words: &Words, unreadable: &Unreadable) -> String {
    let number = words.number(unreadable.line);
    let of = |message| words.fill(message, &[("line", &number)]);
    match &unreadable.reason {
        Reason::Changed => of(Message::line_changed),
        Reason::NoForm => of(Message::line_no_form),
        Reason::UnknownKind(kind) => {
            let kind: String = kind.chars().filter(|c| !c.is_control()).take(24).collect();
            words.fill(Message::line_unknown, &[("line", &number), ("kind", &kind)])
        }
        Reason::BadField => of(Message::line_bad_field),
        Reason::Damaged(pieces) => words.count(Message::line_damaged, *pieces, &[("line", &number)]),
    }
}
