//! The log's text form: compact, checksummed in chunks, and safe in a URL but for its line feeds.
//!
//! ```text
//! cuecard-log 2
//! <chunk>
//! <chunk>
//! ```
//! A chunk is a line that can be read by itself: up to [`CHUNK`] records, then six digits of checksum. Damage
//! costs the chunk it is in. Digits are those of base64url (RFC 4648, section 5), numbers are written five bits a
//! digit, lowest first, the sixth bit saying that more follow; a signed number is zigzagged first.
//!
//! A record begins with one digit of flags. Below 32 it is a review: the rating in two bits, then one bit each for
//! "seconds follow" (else they are the whole seconds since the record before), "the offset has changed" and "more
//! fields follow". From 32 on it is one of [`Sign`], with the last two bits of the same meaning.
//!
//! | field | in | form |
//! |---|---|---|
//! | offset, if changed | all | signed number, minutes |
//! | time | all | signed number: ms since the record before, in the first of a chunk since 1970 |
//! | card | review, marks | number of the card among those the chunk has named; a new one is named after it, up to a full stop |
//! | seconds, if told | review | number |
//! | points | review | number, a bit set |
//! | target | undo | digit 0 for the writer's own, 1 and a number for another's; then the sequence |
//! | kind | unknown | text: length in bytes, then as it is |
//! | more | all | text |
//!
//! Sequences count up; where they do not, and at every change of writer, a [`Sign::Writer`] gives both. A review
//! is about nine characters long.

mod digits;
mod form;
mod read;
mod write;

pub use form::{CHUNK, writer_id, writer_name};
pub use read::{Decoded, decode, decode_into};
pub use write::{LogText, encode};
