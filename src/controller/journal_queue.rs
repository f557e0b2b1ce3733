//! A queue of writes to the journal and messages to other tabs, executed in order in the background.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::focus::after_paint;
use super::options::StorageScope;
use super::state::Quiz;
use crate::storage::{DurableStore, IndexedJournal, Journal, NoStore, StoreError, Write};

/// The maximum time the queue waits for a frame.
const FRAME_TIMEOUT: Duration = Duration::from_millis(300);

thread_local! {
    static QUEUE: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
    /// Counts the flushes, so that a timer of an earlier generation does nothing.
    static GENERATION: Cell<u32> = const { Cell::new(0) };
}

/// The journal of a mount, the durable store of its ratings.
pub(crate) fn journal(quiz: Quiz) -> DurableStore {
    match quiz.scope {
        StorageScope::Device => DurableStore::Browser(IndexedJournal),
        _ => DurableStore::None(NoStore(StoreError::Denied)),
    }
}

/// Writes to the journal now, after the queued writes, without waiting for the result.
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

/// Queues a write until the next card has been painted: opening the database takes longer than everything else that a
/// rating does.
pub(crate) fn enqueue(write: impl FnOnce() + 'static) {
    let is_first = QUEUE.with_borrow_mut(|queue| {
        queue.push(Box::new(write));
        queue.len() == 1
    });
    if is_first {
        // After the focus has moved, which the next key may depend on.
        after_paint(|| set_timeout(flush, Duration::ZERO));
        // A hidden page is not painted.
        let generation = GENERATION.get();
        let unseen = move || {
            if GENERATION.get() == generation {
                flush();
            }
        };
        set_timeout(unseen, FRAME_TIMEOUT);
    }
}
