//! What is kept beside the log: the settings, the session, and what the person was told.

use super::keys::{self, EARLY, SETTINGS};
use super::{LogRepository, StoreError, Write, quarantine};

impl LogRepository {
    /// Keeps the settings. Ones that could not be read are copied first.
    ///
    /// # Errors
    /// See [`StoreError`]. What was kept before still is.
    pub fn save_settings(&mut self, text: &str) -> Result<(), StoreError> {
        if self.backup_before_overwrite {
            if let Some(old) = self.lasting.read(SETTINGS)? {
                quarantine::copy(&mut *self.lasting, SETTINGS, &old)?;
            }
            self.backup_before_overwrite = false;
        }
        self.lasting.write(SETTINGS, text)
    }

    /// What the journal is to be told of the settings.
    pub fn settings_change(text: &str) -> Write {
        (SETTINGS.into(), Some(text.into()))
    }

    /// Has the kept settings copied before others take their place, as for ones that cannot be read.
    pub fn backup_before_overwrite(&mut self) {
        self.backup_before_overwrite = true;
    }

    /// Sets the settings aside because they cannot be read; `false` where that was done before.
    pub fn mark_settings_unreadable(&mut self, text: &str) -> bool {
        let copied = quarantine::copy(&mut *self.lasting, SETTINGS, text);
        self.backup_before_overwrite |= copied.is_err();
        copied.unwrap_or(true)
    }

    /// What the person was told about something, as [`LogRepository::tell`] kept it.
    pub fn told(&self, about: &str) -> Option<String> {
        self.lasting.read(&self.told_key(about)).ok()?
    }

    /// Keeps what the person is told about something, so that it is told once; `false` where that cannot be kept.
    pub fn tell(&mut self, about: &str, text: &str) -> bool {
        self.lasting.write(&self.told_key(about), text).is_ok()
    }

    /// What was done on the page's own card, with a rating, before the app had come: the card's id and the acts, as
    /// `public/boot.js` writes them. It is there until [`LogRepository::forget_early`].
    pub fn early(&self) -> Option<String> {
        self.lasting.read(EARLY).ok()?
    }

    /// Forgets what [`LogRepository::early`] tells, once it is done again.
    pub fn forget_early(&mut self) {
        let _ = self.lasting.remove(EARLY);
    }

    fn told_key(&self, about: &str) -> String {
        keys::told(&self.deck, about)
    }

    /// Keeps a deck's session for a reload of this tab. Losing it loses no rating, so errors are no news.
    pub fn save_session(&mut self, text: &str) {
        let _ = self.fleeting.write(&self.session_key(), text);
    }

    /// The session a reload of this tab left.
    pub fn session(&self) -> Option<String> {
        self.fleeting.read(&self.session_key()).ok()?
    }

    fn session_key(&self) -> String {
        keys::session(&self.deck, &self.session_name)
    }
}
