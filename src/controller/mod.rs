//! Connects model, storage and browser: the state of a mounted app, and the path of an event through it.
//!
//! | module | job |
//! |---|---|
//! | [`options`] | the options of a mount |
//! | [`state`] | the signals and stored values that all parts share |
//! | [`stores`], [`load`] | which storage a mount uses; its initial data |
//! | [`journal_queue`], [`broadcast`], [`host_events`], [`worker_client`] | background writes; other tabs; the host page; the worker |
//! | [`persist`] | stores the records of an event |
//! | [`dispatch`], [`focus`] | handles an event; moves the focus |
//! | [`navigation`] | the current view, and the browser's history |
//! | [`sync`], [`incoming`], [`incoming_link`] | input from the journal, other tabs, files, links |
//! | [`language`], [`languages`] | the language of a mount; those of the page |
//! | [`fit`] | fits the memory model |

pub(crate) mod broadcast;
pub(crate) mod dispatch;
pub(crate) mod fit;
pub(crate) mod focus;
pub(crate) mod host_events;
pub(crate) mod incoming;
pub(crate) mod incoming_link;
pub(crate) mod journal_queue;
mod language;
pub(crate) mod languages;
pub(crate) mod load;
pub(crate) mod navigation;
pub(crate) mod options;
pub(crate) mod persist;
pub(crate) mod state;
pub(crate) mod stores;
pub(crate) mod sync;
pub(crate) mod worker_client;

pub(crate) use state::{Quiz, View};
