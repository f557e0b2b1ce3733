//! Whether the ratings are saved, while two stores answer at different times.

use super::StoreError;

/// The state of everything rated on this page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// It is stored as durably as this browser can.
    Saved,
    /// No store has confirmed it yet.
    #[default]
    Pending,
    /// Some of it is in no store.
    Failed,
}

impl SaveState {
    /// The name in attributes.
    pub fn name(self) -> &'static str {
        match self {
            SaveState::Saved => "yes",
            SaveState::Pending => "wait",
            SaveState::Failed => "no",
        }
    }
}

/// Tracks the results of the local store and of the journal. Each write contains everything this page has rated, so only
/// the last one counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SaveTracker {
    /// The error of the local store since its last success.
    store: Option<StoreError>,
    /// The journal's last result, if there is one.
    journal: Option<Result<(), StoreError>>,
    started: u32,
    finished: u32,
}

impl SaveTracker {
    /// Records a result of the local store.
    pub fn store(&mut self, result: Result<(), StoreError>) {
        self.store = result.err();
    }

    /// Records a result of the journal that was not of a rating's write.
    pub fn journal(&mut self, result: Result<(), StoreError>) {
        self.journal = Some(result);
    }

    /// A write to the journal starts; returns its number.
    pub fn write_started(&mut self) -> u32 {
        self.started += 1;
        self.started
    }

    /// Records the result of the write with that number.
    pub fn write_finished(&mut self, number: u32, result: Result<(), StoreError>) {
        // Results arrive in the order of the writes, but no API guarantees that.
        if number > self.finished {
            self.finished = number;
            self.journal = Some(result);
        }
    }

    /// The state. Until its first result, the content of the journal is unknown.
    pub fn saved(&self) -> SaveState {
        if self.finished < self.started || self.journal.is_none() {
            SaveState::Pending
        } else if self.started == 0 || self.store.is_none() || self.journal == Some(Ok(())) {
            SaveState::Saved
        } else {
            SaveState::Failed
        }
    }

    /// The error of the local store, if it fails, and whether the journal has everything regardless.
    pub fn failure(&self) -> Option<(StoreError, bool)> {
        Some((self.store?, self.finished == self.started && self.journal == Some(Ok(()))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: Result<(), StoreError> = Err(StoreError::Full);
    const DENIED: Result<(), StoreError> = Err(StoreError::Denied);

    #[test]
    fn saved_is_said_only_when_a_place_has_answered_for_good() {
        for (store, journal, saved) in [
            (Ok(()), Ok(()), SaveState::Saved),
            (Ok(()), DENIED, SaveState::Saved),
            (FULL, Ok(()), SaveState::Saved),
            (FULL, DENIED, SaveState::Failed),
        ] {
            let mut saving = SaveTracker::default();
            assert_eq!(saving.saved(), SaveState::Pending, "nobody has answered yet");
            saving.journal(journal);
            assert_eq!(saving.saved(), SaveState::Saved, "nothing was rated");
            saving.store(store);
            let number = saving.write_started();
            assert_eq!(saving.saved(), SaveState::Pending);
            assert_eq!(saving.failure(), store.err().map(|error| (error, false)));
            saving.write_finished(number, journal);
            assert_eq!(saving.saved(), saved, "{store:?} {journal:?}");
            assert_eq!(saving.failure(), store.err().map(|error| (error, journal.is_ok())));
        }
    }

    #[test]
    fn an_answer_to_an_earlier_question_says_nothing_of_the_last() {
        let mut saving = SaveTracker::default();
        let (first, second) = (saving.write_started(), saving.write_started());
        saving.store(FULL);
        saving.write_finished(first, Ok(()));
        assert_eq!(saving.saved(), SaveState::Pending);
        saving.write_finished(second, DENIED);
        saving.write_finished(first, Ok(()));
        assert_eq!(saving.saved(), SaveState::Failed, "a late result of an earlier write changes nothing");
    }
}
