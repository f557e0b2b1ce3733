//! The options of a mount.

use std::borrow::Cow;

use crate::practice::Filter;

/// Where a mount stores its ratings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StorageScope {
    /// In this browser, permanently: localStorage and the journal.
    #[default]
    Device,
    /// As long as the tab is open.
    Tab,
    /// As long as the mount is on the page.
    None,
}

/// The options of a mount.
#[derive(Clone, Debug)]
pub struct Options {
    /// The deck, in its JSON form.
    pub deck: Cow<'static, str>,
    /// Whether the page contains only the app: the first question then takes the keyboard focus, so that the keys act
    /// at once, and a transfer in the page's address is read.
    pub standalone: bool,
    /// The section to practise, by its id or title; all sections if there is none of that name.
    pub section: String,
    /// The order and the number of cards.
    pub filter: Filter,
    /// Where ratings are stored.
    pub scope: StorageScope,
    /// Distinguishes this mount's session from that of another mount of the same deck.
    pub session: String,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            deck: BUNDLED.into(),
            standalone: false,
            section: String::new(),
            filter: Filter::default(),
            scope: StorageScope::Device,
            session: String::new(),
        }
    }
}

/// The bundled deck, in its JSON form.
pub(crate) const BUNDLED: &str = include_str!(env!("CUECARD_DECK"));
