//! The keys of what is stored. Scripts of the page read some of them, too: `public/boot.js`, `public/recovery`.

use crate::log::WriterId;
use crate::log::codec::writer_name;

/// What the keys of Cuecard begin with.
pub(super) const OURS: &str = "cuecard/";
/// The settings.
pub(super) const SETTINGS: &str = "cuecard/settings";
/// What was done before the app had come.
pub(super) const EARLY: &str = "cuecard/early";
/// Before the rest of another key: a copy of what could not be read there.
pub(super) const QUARANTINE: &str = "cuecard/aside/";

/// What the keys of a deck's logs begin with.
pub(super) fn logs(deck: &str) -> String {
    format!("cuecard/log/{deck}/")
}

/// The log of one writer.
pub(super) fn log(deck: &str, writer: WriterId) -> String {
    logs(deck) + &writer_name(writer)
}

/// How much there is of a deck.
pub(super) fn checkpoint(deck: &str) -> String {
    format!("cuecard/canary/{deck}")
}

/// The session of a mount, in the store that lives with the tab.
pub(super) fn session(deck: &str, mount: &str) -> String {
    if mount.is_empty() { format!("cuecard/session/{deck}") } else { format!("cuecard/session/{deck}/{mount}") }
}

/// What the person was told about something.
pub(super) fn told(deck: &str, about: &str) -> String {
    format!("cuecard/told/{deck}/{about}")
}

/// A deck's cards with ratings under former ids: a line each, former and present.
pub(super) fn former(deck: &str) -> String {
    format!("cuecard/former/{deck}")
}
