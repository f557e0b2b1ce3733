//! The keeper: puts the log, the settings and the session where they stay, and fetches them again.

use super::{Store, StoreError};
use crate::log::codec::{self, Decoded};
use crate::log::{Record, WriterId};

const LOGS: &str = "cuecard/log/";
const ASIDE: &str = "cuecard/aside/";
const SETTINGS: &str = "cuecard/settings";
const SESSION: &str = "cuecard/session/";

/// What was found when the store was opened.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// The records of every writer, in no particular order.
    pub records: Vec<Record>,
    /// The settings' text, if there is one.
    pub settings: Option<String>,
    /// How many stored values could not be read whole. Each is kept aside under a key of its own.
    pub unreadable: usize,
    /// The first error met while reading, if any.
    pub error: Option<StoreError>,
}

/// Keeps one writer's records, and the page's settings and session.
pub struct Keeper {
    /// Outlives the tab: log and settings.
    lasting: Box<dyn Store>,
    /// Lives as long as the tab: the session.
    fleeting: Box<dyn Store>,
    writer: WriterId,
    /// This writer's log as it stands, written or not.
    text: String,
    /// The kept settings were not understood and there is no copy of them yet.
    guard_settings: bool,
}

impl Keeper {
    /// A keeper for `writer`, which must be new, over a store that lasts and one that lives with the tab.
    pub fn new(lasting: Box<dyn Store>, fleeting: Box<dyn Store>, writer: WriterId) -> Self {
        Keeper { lasting, fleeting, writer, text: String::new(), guard_settings: false }
    }

    /// Who writes.
    pub fn writer(&self) -> WriterId {
        self.writer
    }

    /// Reads all there is. Reading never fails as a whole: what can be read is given.
    pub fn open(&mut self) -> Opened {
        let mut opened = Opened::default();
        let mut error = None;
        for key in self.lasting.keys(LOGS).unwrap_or_else(|e| note(&mut error, e)) {
            match self.lasting.read(&key) {
                Ok(Some(text)) => self.take(&key, &text, &mut opened),
                Ok(None) => {}
                Err(e) => note(&mut error, e),
            }
        }
        opened.settings = self.lasting.read(SETTINGS).unwrap_or_else(|e| {
            self.guard_settings = true;
            note(&mut error, e)
        });
        opened.error = error;
        opened
    }

    fn take(&mut self, key: &str, text: &str, opened: &mut Opened) {
        let decoded = read_log(key, text);
        if decoded.damaged > 0 && self.set_aside(key, text) {
            opened.unreadable += 1;
        }
        opened.records.extend(decoded.records);
    }

    /// Copies a value that cannot be read to a key of its own; `false` where that was done before.
    /// The value itself stays where it is, and where no copy can be made it is still reported.
    pub fn set_aside(&mut self, key: &str, text: &str) -> bool {
        self.copy_aside(key, text).unwrap_or(true)
    }

    fn copy_aside(&mut self, key: &str, text: &str) -> Result<bool, StoreError> {
        let name = key.strip_prefix("cuecard/").unwrap_or(key);
        let mut aside = format!("{ASIDE}{name}");
        while let Some(other) = self.lasting.read(&aside)? {
            if other == text {
                return Ok(false);
            }
            aside.push('+');
        }
        self.lasting.write(&aside, text)?;
        Ok(true)
    }

    /// Keeps one more record.
    ///
    /// # Errors
    /// See [`StoreError`]. The record is then written together with the next one that is.
    pub fn append(&mut self, record: &Record) -> Result<(), StoreError> {
        codec::append(&mut self.text, record);
        self.lasting.write(&log_key(self.writer), &self.text)
    }

    /// Keeps the settings. Ones that could not be read are copied first.
    ///
    /// # Errors
    /// See [`StoreError`]. What was kept before still is.
    pub fn save_settings(&mut self, text: &str) -> Result<(), StoreError> {
        if self.guard_settings {
            if let Some(old) = self.lasting.read(SETTINGS)? {
                self.copy_aside(SETTINGS, &old)?;
            }
            self.guard_settings = false;
        }
        self.lasting.write(SETTINGS, text)
    }

    /// Sets the settings aside because they cannot be read; `false` where that was done before.
    pub fn settings_unreadable(&mut self, text: &str) -> bool {
        let copied = self.copy_aside(SETTINGS, text);
        self.guard_settings |= copied.is_err();
        copied.unwrap_or(true)
    }

    /// Keeps a deck's session for a reload of this tab. Losing it loses no rating, so errors are no news.
    pub fn save_session(&mut self, deck: &str, text: &str) {
        let _ = self.fleeting.write(&session_key(deck), text);
    }

    /// The session a reload of this tab left.
    pub fn session(&self, deck: &str) -> Option<String> {
        self.fleeting.read(&session_key(deck)).ok()?
    }

    /// Reads what another tab wrote under `key`, if that key is a log of its own.
    pub fn written_elsewhere(&self, key: &str, text: &str) -> Vec<Record> {
        if key == log_key(self.writer) { Vec::new() } else { read_log(key, text).records }
    }
}

/// Remembers the first error, and goes on with nothing.
fn note<T: Default>(first: &mut Option<StoreError>, error: StoreError) -> T {
    first.get_or_insert(error);
    T::default()
}

fn read_log(key: &str, text: &str) -> Decoded {
    match key.strip_prefix(LOGS).and_then(codec::writer_id) {
        Some(writer) => codec::decode(writer, text),
        None => Decoded { records: Vec::new(), damaged: usize::from(key.starts_with(LOGS)) },
    }
}

fn log_key(writer: WriterId) -> String {
    format!("{LOGS}{}", codec::writer_name(writer))
}

fn session_key(deck: &str) -> String {
    format!("{SESSION}{deck}")
}
