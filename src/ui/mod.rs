//! How it looks: the parts of the screen, and the state they share.

#![expect(unreachable_pub, reason = "the macro `component` makes the type of its properties public")]

mod app;
mod backup;
mod card;
mod channel;
mod deck;
mod desk;
mod device;
mod early;
mod el;
pub mod embed;
mod end;
mod filter;
mod fit;
mod gesture;
mod handover;
mod heard;
mod history;
mod incoming;
mod interview;
mod journal;
mod keeping;
mod keys;
mod mount;
mod news;
mod opening;
mod own;
mod plan;
mod practice;
mod progress;
mod prose;
mod qr_code;
mod quiz;
mod rating;
mod settings;
mod sheet;
mod transfer;

pub use mount::{Handle, Options, Place, mount};
#[cfg(feature = "ssr")]
pub use progress::plots::PlotSections;
