//! The log's text form: compact, checksummed in chunks, and safe in a URL except for its line feeds.
//!
//! ```text
//! cuecard-log 2
//! <chunk>
//! <chunk>
//! ```
//! A chunk is a line that can be decoded by itself: up to [`CHUNK`] records, then six digits of checksum. Damage
//! affects only its own chunk. Digits are those of base64url (RFC 4648, section 5). A number is written five bits per
//! digit, lowest first; the sixth bit says that more digits follow. Signed numbers are zigzag-encoded first.
//!
//! A record begins with one digit of flags. Below 32 it is a review: the rating in two bits, then one bit each for
//! "seconds follow" (otherwise they are the whole seconds since the previous record), "the offset has changed" and
//! "more fields follow". From 32 on it is one of [`Sign`], and the last two bits have the same meaning.
//!
//! | field | in | form |
//! |---|---|---|
//! | offset, if changed | all | signed number, minutes |
//! | time | all | signed number: ms since the previous record, or since 1970 in the first of a chunk |
//! | card | review, marks | number of the card among those the chunk has named; a new one is followed by its name, up to a full stop |
//! | seconds, if flagged | review | number |
//! | points | review | number, a bit set |
//! | target | undo | digit 0 for the writer's own record, 1 and a number for another writer's; then the sequence |
//! | kind | unknown | text: length in bytes, then the bytes |
//! | more | all | text |
//!
//! Sequences increase by one. After any other step, and at every change of writer, a [`Sign::Writer`] sets both. A
//! review takes about nine characters.

mod digits;
mod form;
mod read;
mod write;

pub use form::{CHUNK, writer_id, writer_name};
pub use read::{Decoded, decode, decode_into};
pub use write::{LogText, encode};
