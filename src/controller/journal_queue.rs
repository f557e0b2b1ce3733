//! Writes to the journal and messages to other tabs, done in the background in the order in which they were asked for.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::focus::after_paint;
use super::options::StorageScope;
use super::state::Quiz;
use crate::storage::{DurableStore, IndexedJournal, Journal, NoStore, StoreError, Write};

/// How long the queue waits for a frame.
const UNSEEN: Duration = Duration::from_millis(300);

thread_local! {
    static QUEUE: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
    /// How often the queue was flushed, so that a timer of an earlier generation does nothing.
    static GENERATION: Cell<u32> = const { Cell::new(0) };
}

/// The journal, where ratings are to stay for good.
pub(crate) fn journal(quiz: Quiz) -> DurableStore {
    match quiz.scope {
        StorageScope::Device => DurableStore::Browser(IndexedJournal),
        _ => DurableStore::None(NoStore(StoreError::Denied)),
    }
}

/// Writes to the journal at once, after what is queued, without waiting for the answer.
pub(crate) fn write_in_background(quiz: Quiz, writes: Vec<Write>) {
    flush();
    spawn_local(async move {
        let _ = journal(quiz).write(writes).await;
    });
}

/// Flushes the queue.
pub(crate) fn flush() {
    GENERATION.set(GENERATION.get().wrapping_add(1));
    for write in QUEUE.take() {
        write();
    }
}

/// Queues a write until the next card has been painted: opening the database takes longer than all else that a rating
/// does.
pub(crate) fn enqueue(write: impl FnOnce() + 'static) {
    let is_first = QUEUE.with_borrow_mut(|queue| {
        queue.push(Box::new(write));
        queue.len() == 1
    });
    if is_first {
        // After the focus, which somebody may need for the next key.
        after_paint(|| set_timeout(flush, Duration::ZERO));
        // A page that is not looked at is not painted.
        let generation = GENERATION.get();
        let unseen = move || {
            if GENERATION.get() == generation {
                flush();
            }
        };
        set_timeout(unseen, UNSEEN);
    }
}
