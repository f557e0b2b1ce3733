//! What is stored beside the log: the settings, the session, and which notices were shown.

use super::keys::{self, EARLY_TAPS, SETTINGS};
use super::{LogRepository, StoreError, Write, quarantine};

impl LogRepository {
    /// Stores the settings. Settings that could not be parsed are copied first.
    ///
    /// # Errors
    /// See [`StoreError`]. The settings stored before are then unchanged.
    pub fn save_settings(&mut self, text: &str) -> Result<(), StoreError> {
        if self.backup_before_overwrite {
            if let Some(old) = self.local_store.read(SETTINGS)? {
                quarantine::copy(&mut *self.local_store, SETTINGS, &old)?;
            }
            self.backup_before_overwrite = false;
        }
        self.local_store.write(SETTINGS, text)
    }

    /// The journal write of the settings.
    pub fn settings_change(text: &str) -> Write {
        (SETTINGS.into(), Some(text.into()))
    }

    /// Has the stored settings copied before they are overwritten, as if they could not be parsed.
    pub fn backup_before_overwrite(&mut self) {
        self.backup_before_overwrite = true;
    }

    /// Quarantines settings that cannot be parsed; `false` if they already were.
    pub fn mark_settings_unreadable(&mut self, text: &str) -> bool {
        let copied = quarantine::copy(&mut *self.local_store, SETTINGS, text);
        self.backup_before_overwrite |= copied.is_err();
        copied.unwrap_or(true)
    }

    /// The text that [`LogRepository::set_notice`] stored for a notice.
    pub fn notice(&self, about: &str) -> Option<String> {
        self.local_store.read(&self.notice_key(about)).ok()?
    }

    /// Stores that a notice was shown, so that it is shown once; `false` where that cannot be stored.
    pub fn set_notice(&mut self, about: &str, text: &str) -> bool {
        self.local_store.write(&self.notice_key(about), text).is_ok()
    }

    /// The actions, with a rating, on the prerendered card before the app had loaded: the card's id and the actions, as
    /// `public/boot.js` writes them. They remain until [`LogRepository::remove_early_taps`].
    pub fn early_taps(&self) -> Option<String> {
        self.local_store.read(EARLY_TAPS).ok()?
    }

    /// Removes what [`LogRepository::early_taps`] returns, once it has been replayed.
    pub fn remove_early_taps(&mut self) {
        let _ = self.local_store.remove(EARLY_TAPS);
    }

    fn notice_key(&self, about: &str) -> String {
        keys::notice(&self.deck, about)
    }

    /// Stores a deck's session for a reload of this tab. Losing it loses no rating, so errors are ignored.
    pub fn save_session(&mut self, text: &str) {
        let _ = self.tab_store.write(&self.session_key(), text);
    }

    /// The session stored before a reload of this tab.
    pub fn session(&self) -> Option<String> {
        self.tab_store.read(&self.session_key()).ok()?
    }

    fn session_key(&self) -> String {
        keys::session(&self.deck, &self.session_name)
    }
}
