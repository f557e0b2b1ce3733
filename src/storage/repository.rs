//! The repository stores the log, the settings and the session, and loads them.
//!
//! Two stores hold a deck's log. The local store answers synchronously, but some browsers write it to the disk late;
//! the journal answers asynchronously, once the data is on the disk. The repository writes to the local store itself
//! and returns the writes for the journal; the controller executes these, and passes the journal's content back.

use super::keys::{self, SETTINGS};
use super::{Checkpoint, Entries, Store, StoreError, Write, quarantine};
use crate::log::codec::{self, LogText};
use crate::log::{Record, WriterId};

/// What the store contained when it was opened.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// The records of every writer, in no particular order.
    pub records: Vec<Record>,
    /// The settings' text, if there is one.
    pub settings: Option<String>,
    /// How many stored values could not be read whole. Each was copied to a key of its own.
    pub unreadable: usize,
    /// The checkpoint of the last save, if there is one.
    pub checkpoint: Option<Checkpoint>,
    /// The first error while reading, if any.
    pub error: Option<StoreError>,
}

/// Stores one writer's records of one deck, and the page's settings and session.
pub struct LogRepository {
    /// Outlives the tab: log and settings.
    pub(super) local_store: Box<dyn Store>,
    /// Lives as long as the tab: the session.
    pub(super) tab_store: Box<dyn Store>,
    pub(super) deck: String,
    /// Distinguishes the sessions of several mounts of one deck.
    pub(super) session_name: String,
    pub(super) writer: WriterId,
    /// This writer's log, including what is not written yet.
    pub(super) own: LogText,
    has_written: bool,
    /// The logs as last read or written; this writer's own may have grown since.
    pub(super) known: Entries,
    /// The stored settings could not be parsed, and are not copied yet.
    pub(super) backup_before_overwrite: bool,
}

impl LogRepository {
    /// A repository of a deck's log for `writer`, which must be new, over a local store and one that lives with the tab.
    pub fn new(local_store: Box<dyn Store>, tab_store: Box<dyn Store>, deck: &str, writer: WriterId) -> Self {
        let (own, known) = (LogText::default(), Entries::new());
        let (deck, session_name) = (deck.into(), String::new());
        LogRepository {
            local_store,
            tab_store,
            deck,
            session_name,
            writer,
            own,
            has_written: false,
            known,
            backup_before_overwrite: false,
        }
    }

    /// Sets the name that distinguishes this mount's session from those of other mounts of the deck.
    pub fn name_session(&mut self, name: &str) {
        self.session_name = name.into();
    }

    /// The id of the deck whose log this is.
    pub fn deck(&self) -> &str {
        &self.deck
    }

    /// The writer.
    pub fn writer(&self) -> WriterId {
        self.writer
    }

    /// The journal write of this writer's whole log; `None` before its first record.
    pub fn own_log_change(&self) -> Option<Write> {
        self.has_written.then(|| (self.log_key(self.writer), Some(self.own.as_str().into())))
    }

    /// The prefix of the keys of this deck's logs, in the store and in the journal.
    pub fn logs(&self) -> String {
        keys::logs(&self.deck)
    }

    pub(super) fn checkpoint_key(&self) -> String {
        keys::checkpoint(&self.deck)
    }

    pub(super) fn log_key(&self, writer: WriterId) -> String {
        keys::log(&self.deck, writer)
    }

    /// Reads everything. It never fails as a whole: it returns what can be read.
    pub fn open(&mut self) -> Opened {
        let mut opened = Opened::default();
        for (key, text) in self.changed_logs(&mut opened.error) {
            let damaged = codec::decode_into(&text, &mut opened.records);
            if damaged > 0 && self.quarantine(&key, &text) {
                opened.unreadable += 1;
            }
        }
        opened.settings = self.local_store.read(SETTINGS).unwrap_or_else(|e| {
            self.backup_before_overwrite = true;
            note(&mut opened.error, e)
        });
        let checkpoint = self.local_store.read(&self.checkpoint_key()).ok().flatten();
        opened.checkpoint = checkpoint.and_then(|text| Checkpoint::decode(&text));
        opened
    }

    /// The records of every log that has changed since it was last read. Where another tab has changed this writer's
    /// own log, it is written again.
    pub fn reread(&mut self) -> Vec<Record> {
        self.new_records(&mut None)
    }

    pub(super) fn new_records(&mut self, error: &mut Option<StoreError>) -> Vec<Record> {
        let own = self.log_key(self.writer);
        let mut logs = self.changed_logs(error);
        logs.retain(|key, text| *key != own || text != self.own.as_str());
        if self.has_written && self.local_store.read(&own).is_ok_and(|text| text.as_deref() != Some(self.own.as_str()))
        {
            let _ = self.local_store.write(&own, self.own.as_str());
        }
        logs.values().flat_map(|text| codec::decode(text).records).collect()
    }

    fn changed_logs(&mut self, error: &mut Option<StoreError>) -> Entries {
        let texts = self.texts(error);
        let mut changed = texts.clone();
        changed.retain(|key, text| self.known.get(key) != Some(text));
        self.known = texts;
        changed
    }

    /// Every log of the deck in the local store.
    fn texts(&self, error: &mut Option<StoreError>) -> Entries {
        let mut texts = Entries::new();
        for key in self.local_store.keys(&self.logs()).unwrap_or_else(|e| note(error, e)) {
            match self.local_store.read(&key) {
                Ok(text) => texts.extend(text.map(|text| (key, text))),
                Err(e) => note(error, e),
            }
        }
        texts
    }

    /// Stores records and the checkpoint, and returns the writes for the journal. A record that could not be written is
    /// written together with the next one.
    pub fn append(&mut self, records: &[&Record], checkpoint: &Checkpoint) -> (Vec<Write>, Result<(), StoreError>) {
        records.iter().for_each(|record| self.own.push(record));
        self.has_written = true;
        let key = self.log_key(self.writer);
        let result = self.local_store.write(&key, self.own.as_str());
        let count = if result.is_ok() { self.write_checkpoint(checkpoint) } else { self.count(checkpoint) };
        (vec![(key, Some(self.own.as_str().into())), count], result)
    }

    /// Stores the checkpoint, and returns the write for the journal.
    pub fn write_checkpoint(&mut self, checkpoint: &Checkpoint) -> Write {
        let count = self.count(checkpoint);
        // The checkpoint only detects loss; failing to write it loses no record.
        let _ = self.local_store.write(&count.0, count.1.as_deref().unwrap_or_default());
        count
    }

    fn count(&self, checkpoint: &Checkpoint) -> Write {
        (self.checkpoint_key(), Some(checkpoint.encode()))
    }

    /// Stores imported records in a log of their own under a `name` that must be new, and returns the writes for the
    /// journal.
    pub fn import_records(&mut self, records: &[Record], name: WriterId) -> (Vec<Write>, Result<(), StoreError>) {
        let (key, text) = (self.log_key(name), codec::encode(records));
        let result = self.local_store.write(&key, &text);
        if result.is_ok() {
            self.known.insert(key.clone(), text.clone());
        }
        (vec![(key, Some(text))], result)
    }

    /// Copies an unreadable value to a key of its own; `false` where such a copy exists. The value itself is not changed,
    /// and it is reported even where the copy fails.
    pub fn quarantine(&mut self, key: &str, text: &str) -> bool {
        quarantine::copy(&mut *self.local_store, key, text).unwrap_or(true)
    }
}

/// Remembers the first error, and continues with a default value.
fn note<T: Default>(first: &mut Option<StoreError>, error: StoreError) -> T {
    first.get_or_insert(error);
    T::default()
}
