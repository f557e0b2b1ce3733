//! The keys of stored values. Scripts of the page read some of them too: `public/boot.js`, `public/recovery`.

use crate::log::WriterId;
use crate::log::codec::writer_name;

/// The prefix of Cuecard's keys, in every storage.
pub(crate) const KEY_PREFIX: &str = "cuecard/";
/// The settings.
pub(super) const SETTINGS: &str = "cuecard/settings";
/// Actions before the app had loaded.
pub(super) const EARLY_TAPS: &str = "cuecard/early";
/// The prefix for a copy of an unreadable value, instead of that of its key.
pub(super) const QUARANTINE: &str = "cuecard/aside/";

/// The prefix of the keys of a deck's logs.
pub(super) fn logs(deck: &str) -> String {
    format!("cuecard/log/{deck}/")
}

/// The log of one writer.
pub(super) fn log(deck: &str, writer: WriterId) -> String {
    logs(deck) + &writer_name(writer)
}

/// The checkpoint of a deck's log.
pub(super) fn checkpoint(deck: &str) -> String {
    format!("cuecard/canary/{deck}")
}

/// The session of a mount, in the tab's store.
pub(super) fn session(deck: &str, mount: &str) -> String {
    if mount.is_empty() { format!("cuecard/session/{deck}") } else { format!("cuecard/session/{deck}/{mount}") }
}

/// A notice that was shown.
pub(super) fn notice(deck: &str, about: &str) -> String {
    format!("cuecard/told/{deck}/{about}")
}

/// A deck's cards with ratings under former ids: one line each, the former id and the present one.
pub(super) fn former(deck: &str) -> String {
    format!("cuecard/former/{deck}")
}
