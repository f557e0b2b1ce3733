//! What is a mount's own and no part of the screen follows.
//!
//! leptos has `StoredValue` for that. Each type kept in one brings its own code, though, and what belongs to the
//! browser's thread brings the standard library's threads as well: 4 KB (brotli) of the first load.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{BroadcastChannel, HtmlElement};

use super::heard::{Heard, Listener};
use crate::practice::double_tap::Taps;
use crate::storage::{Canary, Keeper, Saving};

/// What is a mount's own.
pub(super) struct Own {
    /// The element the app is mounted in.
    pub(super) host: HtmlElement,
    pub(super) keeper: Keeper,
    pub(super) saving: Saving,
    /// How much the store said there was when the page opened.
    pub(super) canary: Option<Canary>,
    /// To the other tabs and mounts, where there is one.
    pub(super) channel: Option<(BroadcastChannel, Listener)>,
    /// What it hears of the window.
    pub(super) heard: Vec<Heard>,
    /// The transfer the page was opened with, until it is looked at.
    pub(super) arrived: Option<String>,
    /// The question that the Deck view is to show when it opens.
    pub(super) sought: Option<String>,
    pub(super) taps: Taps,
    /// The browser was asked to go back to Practice in its history.
    pub(super) is_leaving: bool,
}

/// What a mount finds its own by; no two mounts of a page have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key(u32);

thread_local! {
    static MOUNTS: RefCell<Vec<(Key, Rc<RefCell<Own>>)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

impl Own {
    /// Puts it where its mount finds it.
    pub(super) fn keep(self) -> Key {
        let key = Key(NEXT.replace(NEXT.get().wrapping_add(1)));
        MOUNTS.with_borrow_mut(|mounts| mounts.push((key, Rc::new(RefCell::new(self)))));
        key
    }
}

impl Key {
    /// Reads or changes what is the mount's own, unless the mount has gone.
    pub(super) fn with<T>(self, act: impl FnOnce(&mut Own) -> T) -> Option<T> {
        let own =
            MOUNTS.with_borrow(|mounts| mounts.iter().find(|(key, _)| *key == self).map(|(_, own)| own.clone()))?;
        let mut own = own.try_borrow_mut().ok()?;
        Some(act(&mut own))
    }

    /// The mount has gone.
    pub(super) fn forget(self) {
        let gone = MOUNTS.with_borrow_mut(|mounts| {
            let at = mounts.iter().position(|(key, _)| *key == self)?;
            Some(mounts.swap_remove(at))
        });
        // Not before nobody looks at the list.
        drop(gone);
    }
}
