//! Formats of other programs, and our own.

pub(super) mod anki;
mod cloze;
pub(super) mod hashcards;
pub(super) mod json;
pub(super) mod obsidian;
pub(super) mod own;
pub(super) mod plain;
pub(super) mod quizlet;
pub(super) mod records;
pub(super) mod separated;
pub(super) mod table;
