//! The first and the last line of a backup, and the detection of other files.

use serde::{Deserialize, Serialize};

use super::line::meets_its_sum;
use super::{BackupError, Looks};

/// The form that the app writes.
pub(super) const BACKUP: &str = "cuecard-backup";
/// The form that the recovery screen writes.
pub(super) const RECOVERY: &str = "cuecard-recovery";
/// The version of both forms.
pub(super) const VERSION: u64 = 1;

/// The maximum length of a head: longer lines are not parsed.
const LONGEST: usize = 64 * 1024;
/// The common start of both forms.
const BEGINNING: &[u8] = b"{\"form\":\"cuecard-";

/// The first line.
#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) form: String,
    pub(super) version: u64,
    /// Absent in a recovery file with logs of several decks; their keys then name the decks.
    pub(super) deck: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) title: String,
    #[serde(default)]
    pub(super) made: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lines: Option<usize>,
}

/// The last line.
#[derive(Serialize, Deserialize)]
pub(super) struct Checksum {
    pub(super) kind: String,
    pub(super) fnv1a64: String,
}

/// Parses the first line of a file.
pub(super) fn head(line: &[u8], is_alone: bool) -> Result<Head, BackupError> {
    let text = std::str::from_utf8(line).ok().filter(|text| text.len() <= LONGEST);
    let head = text.and_then(|text| Some((serde_json::from_str::<Head>(text).ok()?, text)));
    let Some((head, text)) = head else {
        return Err(match (line.starts_with(BEGINNING), is_alone) {
            (true, true) => BackupError::Truncated { lines: 0, expected: None },
            (true, false) => BackupError::Altered,
            _ => BackupError::NotABackup(looks(line)),
        });
    };
    match head.form.as_str() {
        BACKUP | RECOVERY if head.version > VERSION => Err(BackupError::Newer { version: head.version }),
        BACKUP if !meets_its_sum(text) || head.lines.is_none() || head.deck.is_none() => Err(BackupError::Altered),
        BACKUP | RECOVERY => Ok(head),
        _ => Err(BackupError::NotABackup(Looks::Json)),
    }
}

/// The checksum in the last line; `None` if it is not a checksum line.
pub(super) fn checksum(line: &[u8]) -> Option<String> {
    let line: Checksum = serde_json::from_slice(line).ok()?;
    (line.kind == "checksum").then_some(line.fnv1a64)
}

fn looks(line: &[u8]) -> Looks {
    let start = line.get(..LONGEST).unwrap_or(line);
    // The limit may cut a character in two; that is not an encoding error.
    let start = match std::str::from_utf8(start) {
        Ok(start) => start,
        Err(error) if error.error_len().is_none() => "",
        Err(_) => return Looks::Binary,
    };
    if start.contains(|c: char| c.is_control() && !c.is_whitespace()) {
        return Looks::Binary;
    }
    match start.trim_start().bytes().next() {
        Some(b'<') => Looks::WebPage,
        Some(b'{' | b'[') => Looks::Json,
        _ => Looks::Text,
    }
}
