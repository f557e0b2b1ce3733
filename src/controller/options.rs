//! What a mount is told.

use std::borrow::Cow;

use crate::practice::Filter;

/// Where a mount stores what is rated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StorageScope {
    /// In this browser, for good: localStorage and the journal.
    #[default]
    Device,
    /// As long as the tab is open.
    Tab,
    /// As long as the mount is on the page.
    None,
}

/// What a mount is told.
#[derive(Clone, Debug)]
pub struct Options {
    /// The deck, in its JSON form.
    pub deck: Cow<'static, str>,
    /// The page is there for the cards alone: the keyboard's focus goes to the first question, so that the keys act
    /// at once, and a transfer in the page's address is ours.
    pub standalone: bool,
    /// The section asked, by its id or title; all where there is none of that name.
    pub section: String,
    /// The order of the cards, and how many there are to be.
    pub filter: Filter,
    /// Where ratings are stored.
    pub scope: StorageScope,
    /// Tells this mount's session from that of another mount of the same deck.
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
