//! The backup: everything the browser keeps of one deck, in a file of one's own; and CSV for spreadsheets.
//!
//! # The form
//!
//! JSON Lines: UTF-8, one object a line, each line ended by `\n`. Files that came through Windows (`\r\n`, a byte
//! order mark, empty lines at the end) are read as if they had not.
//!
//! ```text
//! {"form":"cuecard-backup","version":1,"deck":"interview","title":"Interview","made":"2026-11-24T19:27:41.000+01:00","lines":3,"sum":"d5f2c1a0"}
//! {"kind":"review","writer":"00c0ffee00c0ffee","seq":0,"time":"2026-11-23T18:20:00.000Z","ms":1795458000000,"offset":60,"card":"ci-cd","rating":"good","seconds":42,"points":[1,3],"sum":"…"}
//! {"kind":"undo","writer":"00c0ffee00c0ffee","seq":1,"time":"…","ms":…,"offset":60,"target":{"writer":"00c0ffee00c0ffee","seq":0},"sum":"…"}
//! {"kind":"settings","text":"{\"length\":50…","sum":"…"}
//! {"kind":"checksum","fnv1a64":"0123456789abcdef"}
//! ```
//! - **Head.** `lines` counts the lines between head and checksum. `made` is local time with its offset.
//! - **Records.** `review`; `undo` with its `target`; `reset`; `mark` with `card`, `mark` (`star` or `tick`) and `on`;
//!   `other`, with the kind as the log has it in `letters`, for what a newer version logged. `ms` is the time in UTC
//!   and what counts; `time` says the same for people and `jq`. `offset` is local time ahead of UTC, in minutes.
//!   `points` counts from 1. `rest` holds what the log had behind the fields known, as written: a version that
//!   knows more may add fields, but has to write their log form into `rest` too, so that this version loses nothing.
//! - **Settings.** The settings' own text: a JSON object, in files of versions before one `name value` a line.
//! - **Sums.** `sum` is FNV-1a of 32 bits over its line's bytes before `,"sum"`, in eight hexadecimal digits. It
//!   tells which line of a changed file is the changed one, so that no changed line is ever taken for a true one
//!   and the others need not be thrown away.
//! - **Checksum.** FNV-1a of 64 bits over all lines before, each with its `\n`, in sixteen hexadecimal digits. It is
//!   there against damage and careless editing, not against forgery, for which a file of one's own has no need.
//!
//! A line of a kind not known here is not taken in, and is told. A head with a higher version is refused.
//!
//! # The recovery form
//!
//! What the recovery screen writes when the app itself cannot run, and so without its code. FNV-1a was chosen for
//! the checksum because it is five lines of plain script:
//!
//! ```text
//! {"form":"cuecard-recovery","version":1,"made":"…","deck":"interview"}
//! {"kind":"log","key":"cuecard/log/interview/00c0ffee00c0ffee","text":"cuecard-log 2\n…"}
//! {"kind":"settings","text":"{\"length\":50…"}
//! {"kind":"checksum","fnv1a64":"0123456789abcdef"}
//! ```
//! A `log` line is a stored text under its key, whichever store it was found in; the same key may come twice. Its
//! lines have no `sum`, so a recovery file that does not meet its checksum is refused whole. The checksum is the
//! same as above: over the UTF-8 bytes of every line before it, each with its `\n`.

mod about;
mod error;
mod report;

// What only the worker does.
#[cfg(feature = "backup")]
mod checksum;
#[cfg(feature = "backup")]
mod csv;
#[cfg(feature = "backup")]
mod head;
#[cfg(feature = "backup")]
mod line;
#[cfg(feature = "backup")]
mod plan;
#[cfg(feature = "backup")]
mod read;
#[cfg(feature = "backup")]
mod recovery;
#[cfg(feature = "backup")]
mod timestamp;
#[cfg(feature = "backup")]
mod write;

pub use about::About;
pub use error::{BackupError, Looks, Reason, Unreadable};
pub use report::{ImportReport, MOST_RECORDS};

#[cfg(feature = "backup")]
pub use self::{
    csv::csv,
    plan::plan,
    read::{Content, MOST_BYTES, RawLog, read},
    recovery::stored_log,
    timestamp::date,
    write::write,
};
