//! The repository: puts the log, the settings and the session where they stay, and fetches them again.
//!
//! Two places hold a deck's log. The lasting store answers at once but some browsers write it down late; the
//! journal answers later, and then for good. The repository knows the store and says what the journal is to be told;
//! whoever drives it passes that on, and brings the journal's answers back.

use super::keys::{self, SETTINGS};
use super::{Checkpoint, Entries, Store, StoreError, Write, quarantine};
use crate::log::codec::{self, LogText};
use crate::log::{Record, WriterId};

/// What was found when the store was opened.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// The records of every writer, in no particular order.
    pub records: Vec<Record>,
    /// The settings' text, if there is one.
    pub settings: Option<String>,
    /// How many stored values could not be read whole. Each is kept aside under a key of its own.
    pub unreadable: usize,
    /// How much there was when something was last saved, if that is known.
    pub checkpoint: Option<Checkpoint>,
    /// The first error met while reading, if any.
    pub error: Option<StoreError>,
}

/// Keeps one writer's records of one deck, and the page's settings and session.
pub struct LogRepository {
    /// Outlives the tab: log and settings.
    pub(super) lasting: Box<dyn Store>,
    /// Lives as long as the tab: the session.
    pub(super) fleeting: Box<dyn Store>,
    pub(super) deck: String,
    /// What tells the sessions of several mounts of one deck apart.
    pub(super) session_name: String,
    pub(super) writer: WriterId,
    /// This writer's log as it stands, written or not.
    pub(super) own: LogText,
    has_written: bool,
    /// The logs as they were last read or written; this writer's own may have grown since.
    pub(super) seen: Entries,
    /// The kept settings were not understood and there is no copy of them yet.
    pub(super) backup_before_overwrite: bool,
}

impl LogRepository {
    /// A repository of a deck's log for `writer`, which must be new, over a store that lasts and one that lives with
    /// the tab.
    pub fn new(lasting: Box<dyn Store>, fleeting: Box<dyn Store>, deck: &str, writer: WriterId) -> Self {
        let (own, seen) = (LogText::default(), Entries::new());
        let (deck, session_name) = (deck.into(), String::new());
        LogRepository {
            lasting,
            fleeting,
            deck,
            session_name,
            writer,
            own,
            has_written: false,
            seen,
            backup_before_overwrite: false,
        }
    }

    /// Keeps sessions apart from those of other mounts of the deck, which have other names.
    pub fn name_session(&mut self, name: &str) {
        self.session_name = name.into();
    }

    /// The id of the deck whose log it keeps.
    pub fn deck(&self) -> &str {
        &self.deck
    }

    /// Who writes.
    pub fn writer(&self) -> WriterId {
        self.writer
    }

    /// This writer's log as the journal is to be told it, once there is any.
    pub fn own_log_change(&self) -> Option<Write> {
        self.has_written.then(|| (self.log_key(self.writer), Some(self.own.as_str().into())))
    }

    /// What the keys of this deck's logs begin with, in the store and in the journal.
    pub fn logs(&self) -> String {
        keys::logs(&self.deck)
    }

    pub(super) fn checkpoint_key(&self) -> String {
        keys::checkpoint(&self.deck)
    }

    pub(super) fn log_key(&self, writer: WriterId) -> String {
        keys::log(&self.deck, writer)
    }

    /// Reads all there is. Reading never fails as a whole: what can be read is given.
    pub fn open(&mut self) -> Opened {
        let mut opened = Opened::default();
        for (key, text) in self.changed_logs(&mut opened.error) {
            let damaged = codec::decode_into(&text, &mut opened.records);
            if damaged > 0 && self.quarantine(&key, &text) {
                opened.unreadable += 1;
            }
        }
        opened.settings = self.lasting.read(SETTINGS).unwrap_or_else(|e| {
            self.backup_before_overwrite = true;
            note(&mut opened.error, e)
        });
        let checkpoint = self.lasting.read(&self.checkpoint_key()).ok().flatten();
        opened.checkpoint = checkpoint.and_then(|text| Checkpoint::decode(&text));
        opened
    }

    /// The records of every log that is not as it was when it was last read. Where this writer's own is not as it
    /// left it, it is written again.
    pub fn reread(&mut self) -> Vec<Record> {
        self.news(&mut None)
    }

    pub(super) fn news(&mut self, error: &mut Option<StoreError>) -> Vec<Record> {
        let own = self.log_key(self.writer);
        let mut logs = self.changed_logs(error);
        logs.retain(|key, text| *key != own || text != self.own.as_str());
        if self.has_written && self.lasting.read(&own).is_ok_and(|text| text.as_deref() != Some(self.own.as_str())) {
            let _ = self.lasting.write(&own, self.own.as_str());
        }
        logs.values().flat_map(|text| codec::decode(text).records).collect()
    }

    fn changed_logs(&mut self, error: &mut Option<StoreError>) -> Entries {
        let texts = self.texts(error);
        let mut changed = texts.clone();
        changed.retain(|key, text| self.seen.get(key) != Some(text));
        self.seen = texts;
        changed
    }

    /// Every log of the deck in the lasting store.
    fn texts(&self, error: &mut Option<StoreError>) -> Entries {
        let mut texts = Entries::new();
        for key in self.lasting.keys(&self.logs()).unwrap_or_else(|e| note(error, e)) {
            match self.lasting.read(&key) {
                Ok(text) => texts.extend(text.map(|text| (key, text))),
                Err(e) => note(error, e),
            }
        }
        texts
    }

    /// Keeps one more record, and how much there is with it; and says what the journal is to be told. Where the
    /// record could not be written, it is written together with the next one that can.
    pub fn append(&mut self, records: &[&Record], checkpoint: &Checkpoint) -> (Vec<Write>, Result<(), StoreError>) {
        records.iter().for_each(|record| self.own.push(record));
        self.has_written = true;
        let key = self.log_key(self.writer);
        let kept = self.lasting.write(&key, self.own.as_str());
        let count = if kept.is_ok() { self.write_checkpoint(checkpoint) } else { self.count(checkpoint) };
        (vec![(key, Some(self.own.as_str().into())), count], kept)
    }

    /// Keeps how much there is; and says what the journal is to be told.
    pub fn write_checkpoint(&mut self, checkpoint: &Checkpoint) -> Write {
        let count = self.count(checkpoint);
        // The checkpoint is there to notice loss; where it cannot be written nothing is lost by that.
        let _ = self.lasting.write(&count.0, count.1.as_deref().unwrap_or_default());
        count
    }

    fn count(&self, checkpoint: &Checkpoint) -> Write {
        (self.checkpoint_key(), Some(checkpoint.encode()))
    }

    /// Keeps records that came from elsewhere, in a log of their own under a `name` that must be new; and says what
    /// the journal is to be told.
    pub fn import_records(&mut self, records: &[Record], name: WriterId) -> (Vec<Write>, Result<(), StoreError>) {
        let (key, text) = (self.log_key(name), codec::encode(records));
        let kept = self.lasting.write(&key, &text);
        if kept.is_ok() {
            self.seen.insert(key.clone(), text.clone());
        }
        (vec![(key, Some(text))], kept)
    }

    /// Copies a value that cannot be read to a key of its own; `false` where that was done before.
    /// The value itself stays where it is, and where no copy can be made it is still reported.
    pub fn quarantine(&mut self, key: &str, text: &str) -> bool {
        quarantine::copy(&mut *self.lasting, key, text).unwrap_or(true)
    }
}

/// Remembers the first error, and goes on with nothing.
fn note<T: Default>(first: &mut Option<StoreError>, error: StoreError) -> T {
    first.get_or_insert(error);
    T::default()
}
