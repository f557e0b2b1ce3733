//! Backups: a file with everything the browser stores of one deck; and CSV for spreadsheets.
//!
//! # The form
//!
//! JSON Lines: UTF-8, one object per line, each line ends with `\n`. Windows line ends (`\r\n`), a byte order mark and
//! empty lines at the end are accepted.
//!
//! ```text
//! {"form":"cuecard-backup","version":1,"deck":"interview","title":"Interview","made":"2026-11-24T19:27:41.000+01:00","lines":3,"sum":"d5f2c1a0"}
//! {"kind":"review","writer":"00c0ffee00c0ffee","seq":0,"time":"2026-11-23T18:20:00.000Z","ms":1795458000000,"offset":60,"card":"ci-cd","rating":"good","seconds":42,"points":[1,3],"sum":"…"}
//! {"kind":"undo","writer":"00c0ffee00c0ffee","seq":1,"time":"…","ms":…,"offset":60,"target":{"writer":"00c0ffee00c0ffee","seq":0},"sum":"…"}
//! {"kind":"settings","text":"{\"length\":50…","sum":"…"}
//! {"kind":"checksum","fnv1a64":"0123456789abcdef"}
//! ```
//! - **Head.** `lines` is the number of lines between head and checksum. `made` is local time with its offset.
//! - **Records.** `review`; `undo` with its `target`; `reset`; `mark` with `card`, `mark` (`star` or `tick`) and `on`;
//!   `other`, with the kind as in the log in `letters`, for records of a newer version. `ms` is the time in UTC and is
//!   authoritative; `time` is the same for people and `jq`. `offset` is local time ahead of UTC, in minutes. `points`
//!   counts from 1. `rest` has the unknown fields of the log, as written: a newer version may add fields, but must also
//!   write their log form into `rest`, so that this version loses nothing.
//! - **Settings.** The text of the settings: a JSON object, or one `name value` per line in files of older versions.
//! - **Sums.** `sum` is the 32-bit FNV-1a of its line's bytes before `,"sum"`, in eight hexadecimal digits. It
//!   identifies the changed line of a changed file. So a changed line is never imported, and the others still are.
//! - **Checksum.** 64-bit FNV-1a of all lines before it, each with its `\n`, in sixteen hexadecimal digits. It protects
//!   against damage and careless edits, not against forgery: the file belongs to the person who imports it.
//!
//! A line of an unknown kind is not imported, and is reported. A head with a higher version is refused.
//!
//! # The recovery form
//!
//! The recovery screen writes this form when the app cannot run, so it must not need the app's code. FNV-1a was chosen
//! for the checksum because it takes five lines of plain JavaScript:
//!
//! ```text
//! {"form":"cuecard-recovery","version":1,"made":"…","deck":"interview"}
//! {"kind":"log","key":"cuecard/log/interview/00c0ffee00c0ffee","text":"cuecard-log 2\n…"}
//! {"kind":"settings","text":"{\"length\":50…"}
//! {"kind":"checksum","fnv1a64":"0123456789abcdef"}
//! ```
//! A `log` line is a stored text under its key, from any of the stores; a key may occur twice. These lines have no
//! `sum`, so a recovery file that does not match its checksum is refused as a whole. The checksum is computed as above:
//! over the UTF-8 bytes of every line before it, each with its `\n`.

mod about;
mod error;
mod report;

// Only the worker needs the following modules.
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
