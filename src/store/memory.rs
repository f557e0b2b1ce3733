//! The adapter that keeps texts for as long as the page is open.

use super::{Store, StoreError};

/// Texts in memory: for tests, and for browsers that keep nothing.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    /// Few keys, so a list will do; a map would cost the first load kilobytes.
    texts: Vec<(String, String)>,
}

impl Store for MemoryStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.iter().map(|(key, _)| key).filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.iter().find(|(other, _)| other == key).map(|(_, text)| text.clone()))
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        match self.texts.iter_mut().find(|(other, _)| other == key) {
            Some((_, old)) => *old = text.into(),
            None => self.texts.push((key.into(), text.into())),
        }
        Ok(())
    }
}
