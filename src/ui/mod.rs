//! How it looks: the parts of the screen, and the state they share.
//!
//! The words ([`strings`]), what is announced ([`announce`]) and the tap rule ([`taps`]) are plain Rust and
//! tested natively; all else needs a browser and the feature `ui`.

pub mod announce;
pub mod backup_words;
pub mod date_words;
pub mod plan_words;
pub mod strings;
pub mod taps;

#[cfg(feature = "ui")]
mod app;
#[cfg(feature = "ui")]
mod backup;
#[cfg(feature = "ui")]
mod card;
#[cfg(feature = "ui")]
mod channel;
#[cfg(feature = "ui")]
mod deck;
#[cfg(feature = "ui")]
mod desk;
#[cfg(feature = "ui")]
mod device;
#[cfg(feature = "ui")]
mod early;
#[cfg(feature = "ui")]
mod el;
#[cfg(feature = "ui")]
pub mod embed;
#[cfg(feature = "ui")]
mod end;
#[cfg(feature = "ui")]
mod filter;
#[cfg(feature = "ui")]
mod fit;
#[cfg(feature = "ui")]
mod gesture;
#[cfg(feature = "ui")]
mod handover;
#[cfg(feature = "ui")]
mod heard;
#[cfg(feature = "ui")]
mod history;
#[cfg(feature = "ui")]
mod incoming;
#[cfg(feature = "ui")]
mod interview;
#[cfg(feature = "ui")]
mod journal;
#[cfg(feature = "ui")]
mod keeping;
#[cfg(feature = "ui")]
mod keys;
#[cfg(feature = "ui")]
mod mount;
#[cfg(feature = "ui")]
mod news;
#[cfg(feature = "ui")]
mod opening;
#[cfg(feature = "ui")]
mod own;
#[cfg(feature = "ui")]
mod plan;
#[cfg(feature = "ui")]
mod plots;
#[cfg(feature = "ui")]
mod practice;
#[cfg(feature = "ui")]
mod progress;
#[cfg(feature = "ui")]
mod prose;
#[cfg(feature = "ui")]
mod quiz;
#[cfg(feature = "ui")]
mod rating;
#[cfg(feature = "ui")]
mod settings;
#[cfg(feature = "ui")]
mod sheet;
#[cfg(feature = "ui")]
mod transfer;

#[cfg(feature = "ui")]
pub use mount::{Handle, Options, Place, mount};
