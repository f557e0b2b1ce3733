//! Parses a backup file.

use serde::Deserialize;

use super::head::{self, BACKUP, Head};
use super::line::{KINDS, meets_its_sum, record};
use super::{BackupError, MOST_RECORDS, Reason, Unreadable, checksum};
use crate::deck::{LONGEST_ID, base_id};
use crate::log::{Record, codec};
use crate::practice::Settings;

/// The maximum size of a backup in bytes: a quarter of a million ratings of about 220 bytes.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The maximum size of the records in stored characters: browsers limit all stored values to about five million.
const MOST_ROOM: usize = 3_000_000;

/// The number of unreadable lines that are listed; further ones are only counted.
pub const MOST_LISTED: usize = 100;

/// A parsed log text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawLog {
    /// The id of the deck in its key.
    pub deck: String,
    /// Its records.
    pub records: Vec<Record>,
    /// The number of damaged records.
    pub damaged: usize,
}

/// Parses a log text, given its key and the text; `None` if the key is not that of a log.
pub type ReadLog<'a> = &'a dyn Fn(&str, &str) -> Option<RawLog>;

/// The content of a backup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// The time of the export, according to the file.
    pub made: String,
    /// The records that can be read.
    pub records: Vec<Record>,
    /// The settings' text.
    pub settings: Option<String>,
    /// The first [`MOST_LISTED`] lines that cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// The number of lines that cannot be read.
    pub unreadable_count: usize,
    /// The number of stored logs of other decks.
    pub elsewhere: usize,
    /// Whether the file was changed after the export. The changed lines are among the unreadable ones.
    pub altered: bool,
}

/// Parses a backup of the deck `deck`.
///
/// # Errors
/// [`BackupError`]: nothing of the file should be used then.
pub fn read(bytes: &[u8], deck: &str, logs: ReadLog) -> Result<Content, BackupError> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(BackupError::TooLarge { bytes: bytes.len() as u64 });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_end();
    if bytes.is_empty() {
        return Err(BackupError::Empty);
    }
    let mut lines = bytes.split(|byte| *byte == b'\n').map(without_return);
    let first = lines.next().unwrap_or_default();
    let head = head::head(first, !bytes.contains(&b'\n'))?;
    if let Some(other) = head.deck.as_ref().filter(|of| base_id(of) != base_id(deck)) {
        return Err(BackupError::OtherDeck { deck: other.clone(), title: head.title });
    }
    // Checked before the lines are collected: an arbitrary file may have millions of them.
    let (expected, count) = (lines.next_back().and_then(head::checksum), bytes.split(|byte| *byte == b'\n').count());
    // If the last line is truncated, its part must not count as a line.
    let there = head.lines.map_or(count - 1, |expected| expected.min(count - 1));
    let expected = expected.ok_or(BackupError::Truncated { lines: there, expected: head.lines })?;
    if head.lines.is_some_and(|lines| lines != count - 2) {
        return Err(BackupError::Truncated { lines: count - 2, expected: head.lines });
    }
    let rest: Vec<&[u8]> = lines.collect();
    let mut sum = checksum::Long::new();
    [first].iter().chain(&rest).for_each(|line| sum.line(line));
    let reader =
        Reader { head: &head, deck, logs, content: Content { altered: sum.text() != expected, ..Content::default() } };
    reader.read(&rest)
}

fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

struct Reader<'a> {
    head: &'a Head,
    deck: &'a str,
    logs: ReadLog<'a>,
    content: Content,
}

/// Whether the id of a record's card has a valid length.
fn has_short_id(record: &Record) -> bool {
    record.card().is_none_or(|card| card.len() <= LONGEST_ID)
}

/// The field of a line that selects the parser of the rest.
#[derive(Deserialize)]
struct Kind {
    kind: String,
    #[serde(default)]
    key: Option<String>,
    #[serde(default)]
    text: Option<String>,
}

impl Reader<'_> {
    fn read(mut self, lines: &[&[u8]]) -> Result<Content, BackupError> {
        let mut changed = false;
        for (n, line) in lines.iter().enumerate() {
            if let Err(reason) = self.line(line) {
                changed |= reason == Reason::Changed;
                self.content.unreadable_count += 1;
                if self.content.unreadable.len() < MOST_LISTED {
                    // The head is line 1.
                    self.content.unreadable.push(Unreadable { line: n + 2, reason });
                }
            }
            if self.content.records.len() > MOST_RECORDS {
                return Err(BackupError::TooMany);
            }
        }
        if codec::encode(&self.content.records).len() > MOST_ROOM {
            return Err(BackupError::TooMuch);
        }
        // If no single line was changed, the change may be anything: a line replaced or moved.
        if self.content.altered && !changed {
            return Err(BackupError::Altered);
        }
        self.content.made.clone_from(&self.head.made);
        Ok(self.content)
    }

    fn line(&mut self, line: &[u8]) -> Result<(), Reason> {
        let text = std::str::from_utf8(line);
        let text = text.map_err(|_| if self.head.form == BACKUP { Reason::Changed } else { Reason::NoForm })?;
        if self.head.form == BACKUP && !meets_its_sum(text) {
            return Err(Reason::Changed);
        }
        let line: Kind = serde_json::from_str(text).map_err(|_| Reason::NoForm)?;
        match line.kind.as_str() {
            kind if KINDS.contains(&kind) => {
                self.content.records.push(record(text).filter(has_short_id).ok_or(Reason::BadField)?);
            }
            "settings" => {
                let text = line.text.filter(|text| text.len() <= Settings::LONGEST);
                self.content.settings = Some(text.ok_or(Reason::BadField)?);
            }
            "log" => return self.log(&line.key.ok_or(Reason::BadField)?, &line.text.ok_or(Reason::BadField)?),
            _ => return Err(Reason::UnknownKind(line.kind)),
        }
        Ok(())
    }

    fn log(&mut self, key: &str, text: &str) -> Result<(), Reason> {
        let log = (self.logs)(key, text).ok_or(Reason::BadField)?;
        if base_id(&log.deck) != base_id(self.deck) {
            self.content.elsewhere += 1;
            return Ok(());
        }
        if !log.records.iter().all(has_short_id) {
            return Err(Reason::BadField);
        }
        self.content.records.extend(log.records);
        if log.damaged > 0 { Err(Reason::Damaged(log.damaged)) } else { Ok(()) }
    }
}
