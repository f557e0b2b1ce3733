//! What cannot be read is kept aside; settings among it.

use super::repository::SETTINGS;
use super::{Keeper, Store, StoreError, Write};

const ASIDE: &str = "cuecard/aside/";

/// Copies a text to a key of its own, never over another; `false` where that copy is there already.
pub(super) fn copy(store: &mut dyn Store, key: &str, text: &str) -> Result<bool, StoreError> {
    let mut aside = format!("{ASIDE}{}", key.strip_prefix("cuecard/").unwrap_or(key));
    while let Some(other) = store.read(&aside)? {
        if other == text {
            return Ok(false);
        }
        aside.push('+');
    }
    store.write(&aside, text)?;
    Ok(true)
}

impl Keeper {
    /// Keeps the settings. Ones that could not be read are copied first.
    ///
    /// # Errors
    /// See [`StoreError`]. What was kept before still is.
    pub fn save_settings(&mut self, text: &str) -> Result<(), StoreError> {
        if self.guard_settings {
            if let Some(old) = self.lasting.read(SETTINGS)? {
                copy(&mut *self.lasting, SETTINGS, &old)?;
            }
            self.guard_settings = false;
        }
        self.lasting.write(SETTINGS, text)
    }

    /// What the journal is to be told of the settings.
    pub fn settings_change(text: &str) -> Write {
        (SETTINGS.into(), Some(text.into()))
    }

    /// Has the kept settings copied before others take their place, as for ones that cannot be read.
    pub fn guard_settings(&mut self) {
        self.guard_settings = true;
    }

    /// Sets the settings aside because they cannot be read; `false` where that was done before.
    pub fn settings_unreadable(&mut self, text: &str) -> bool {
        let copied = copy(&mut *self.lasting, SETTINGS, text);
        self.guard_settings |= copied.is_err();
        copied.unwrap_or(true)
    }
}
