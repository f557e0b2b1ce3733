//! What somebody's very first card does without: all that is kept and what follows from it, the other views, the
//! journal, the planner.
//!
//! A release build splits the app's Wasm at the function marked here. What only that function leads to becomes a Wasm
//! of its own, which is fetched once the first card is there. So whoever needs something of it asks for [`Late`],
//! and calls it through that: a plain call would lead there, too, and bring it back into the first load.

use std::sync::OnceLock;
use std::time::Duration;

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::SplitLoaderError;

use super::el::{Drawn, button, el, el_of};
use super::opening::{self, Opening};
use super::quiz::{Quiz, View};
use super::{deck, end, filter, progress, rating, settings, strings};
use crate::deck::{CardIx, Catalog};
use crate::log::{Rating, Record};
use crate::practice::{Filter, Model, RECKONER, Reckoner, Settings};
use crate::store::{Change, Keeper, StoreError};

/// The way into the late part.
pub(super) struct Late {
    /// Reads what is kept.
    pub(super) open: fn(Keeper, Catalog, Filter, bool) -> Opening,
    /// A view other than Practice.
    pub(super) view: fn(Quiz, View) -> Drawn,
    /// The choice of cards.
    pub(super) filter: fn(Quiz) -> Drawn,
    /// The end of a session.
    pub(super) end: fn(Quiz) -> Drawn,
    /// The star of the card on screen.
    pub(super) star: fn(Quiz, CardIx) -> Drawn,
    /// When the card on screen comes back after a rating.
    pub(super) hint: fn(&Model, Rating) -> String,
    /// The late part is there, and this mount with it; whether the mount was there before.
    begin: fn(Quiz, bool),
    /// Something was rated: the journal is to be told, and the other tabs and mounts.
    pub(super) rated: fn(Quiz, Vec<Change>, Vec<Record>),
    /// The settings have changed.
    pub(super) set: fn(Quiz, &Settings),
    /// What it means that the store failed, and whether the journal has everything all the same.
    pub(super) trouble: fn(Quiz, (StoreError, bool)),
    reckoner: &'static Reckoner,
}

static LATE: Late = Late {
    open: opening::open,
    view,
    filter: filter::filter,
    end: end::end,
    star: deck::star,
    hint: rating::hint,
    begin: Quiz::begin,
    rated: Quiz::rated,
    set: Quiz::save_settings,
    trouble: Quiz::tell_trouble,
    reckoner: &RECKONER,
};

/// Where the program was split this is async, and fetches what it leads to.
#[cfg(not(debug_assertions))]
#[wasm_split_helpers::wasm_split(late, fallible)]
fn part() -> Result<&'static Late, SplitLoaderError> {
    Ok(&LATE)
}

#[cfg(debug_assertions)]
async fn part() -> Result<&'static Late, SplitLoaderError> {
    Ok(&LATE)
}

static THERE: OnceLock<&'static Late> = OnceLock::new();

/// The late part, once it is there.
#[cfg(not(debug_assertions))]
pub(super) fn late() -> Option<&'static Late> {
    THERE.get().copied()
}

#[cfg(debug_assertions)]
pub(super) fn late() -> Option<&'static Late> {
    Some(THERE.get_or_init(|| &LATE))
}

// How far the late part has come for a mount.
const COMING: usize = 0;
const THERE_IS: usize = 1;
const FAILED: usize = 2;

/// Fetches the late part, for whoever cannot begin without it. Whether it came, [`late`] tells.
pub(super) async fn wait() {
    if let Ok(part) = part().await {
        THERE.get_or_init(|| part);
    }
}

/// Fetches the late part for a mount, and begins with what it does there.
pub(super) fn fetch(quiz: Quiz) {
    // Held weakly: a mount that goes while the late part is on its way takes all it has with it.
    let owner = Owner::current().map(|owner| owner.downgrade());
    let _ = quiz.late.try_set(COMING);
    // Once what there is to show is on the page: until then nothing else should be on the line, or in the way.
    set_timeout(move || spawn_local(begin(quiz, owner)), Duration::ZERO);
}

async fn begin(quiz: Quiz, owner: Option<WeakOwner>) {
    wait().await;
    // The mount may have gone meanwhile.
    if quiz.late.try_get_untracked() != Some(COMING) {
        return;
    }
    match late().zip(owner.and_then(|owner| owner.upgrade())) {
        Some((late, owner)) => {
            let was_there = quiz.model.try_update_untracked(|model| model.set_reckoner(late.reckoner)) == Some(true);
            owner.with(|| (late.begin)(quiz, was_there));
            quiz.late.try_set(THERE_IS);
        }
        None => {
            // What is rated is then kept as safely as can be.
            quiz.settle(|saving| saving.journal(Err(StoreError::Broken)));
            if quiz.trouble().is_some() {
                quiz.tell(strings::NOT_LOADED);
            }
            quiz.late.try_set(FAILED);
        }
    }
}

/// The late part, once it is there for this mount. What reads it is drawn anew when that changes.
pub(super) fn arrived(quiz: Quiz) -> Option<&'static Late> {
    let state = quiz.late.get();
    late().filter(|_| state == THERE_IS)
}

/// What the late part draws; until it is there, a word in its place.
pub(super) fn drawn(quiz: Quiz, draw: impl FnOnce(&'static Late) -> Drawn) -> Drawn {
    match arrived(quiz) {
        Some(late) => draw(late),
        None if quiz.late.get() == FAILED => el_of("div", "cc-stage cc-page")
            .attr("role", "alert")
            .child(el("p").text(strings::NOT_LOADED))
            .child(button("cc-button", strings::TRY_AGAIN, move |_| fetch(quiz)))
            .done(),
        None => el_of("p", "cc-stage cc-page").text(strings::COMING).done(),
    }
}

fn view(quiz: Quiz, view: View) -> Drawn {
    match view {
        View::Practice | View::Deck => deck::deck(quiz),
        View::Progress => progress::progress(quiz),
        View::Settings => settings::settings(quiz),
    }
}
