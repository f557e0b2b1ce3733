//! The checkpoint: how many records there were at the last save, so that silent loss is detected. Its stored form has an
//! older name.
//!
//! ```text
//! cuecard-canary 1
//! 312 340 1f00c0ffee00ba5e        ratings that count, records in all, fingerprint
//! 00c0ffee00c0ffee 17             this tab's writer and its last sequence
//! ```
//! The log only grows, so the checkpoint of any tab, however old, is a lower bound.

use crate::log::codec::{writer_id, writer_name};
use crate::log::{Log, RecordId, WriterId};

const HEAD: &str = "cuecard-canary 1";

/// How many records there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checkpoint {
    /// Ratings that count.
    pub ratings: u32,
    /// Records in all.
    pub records: u32,
    /// Sum over the records' identities; see [`Log::fingerprint`].
    pub fingerprint: u64,
    /// The last record of the tab that wrote the checkpoint, if it wrote any.
    pub last: Option<RecordId>,
}

impl Checkpoint {
    /// The text form.
    pub fn encode(&self) -> String {
        let fingerprint = writer_name(WriterId(self.fingerprint));
        let mut text = format!("{HEAD}\n{} {} ", self.ratings, self.records);
        text.push_str(&fingerprint);
        text.push('\n');
        if let Some(id) = self.last {
            text.push_str(&format!("{} {}\n", writer_name(id.writer), id.seq));
        }
        text
    }

    /// Parses the text form; `None` if it is invalid.
    pub fn decode(text: &str) -> Option<Checkpoint> {
        let mut lines = text.split_terminator('\n');
        if lines.next() != Some(HEAD) {
            return None;
        }
        let (ratings, rest) = lines.next()?.split_once(' ')?;
        let (records, fingerprint) = rest.split_once(' ')?;
        let last = match lines.next() {
            Some(line) => {
                let (writer, seq) = line.split_once(' ')?;
                Some(RecordId { writer: writer_id(writer)?, seq: seq.parse().ok()? })
            }
            None => None,
        };
        Some(Checkpoint {
            ratings: ratings.parse().ok()?,
            records: records.parse().ok()?,
            fingerprint: writer_id(fingerprint)?.0,
            last,
        })
    }

    /// A lower bound of the records missing from `log`. Where the numbers agree, a different fingerprint or a missing last
    /// record counts as one.
    pub fn misses(&self, log: &Log) -> u32 {
        let there = log.records().len() as u32;
        let different = there == self.records && log.fingerprint() != self.fingerprint;
        let headless = self.last.is_some_and(|id| !log.contains(id));
        self.records.saturating_sub(there).max(u32::from(different || headless))
    }
}
