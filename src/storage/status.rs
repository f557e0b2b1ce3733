//! Whether what was rated is saved, as two places answer at different times.

use super::StoreError;

/// What can be said of everything rated on this page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// It is kept as safely as this browser can.
    Saved,
    /// The answer is still to come.
    #[default]
    Pending,
    /// Some of it is kept nowhere.
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

/// Follows what the lasting store and the journal say. Each write to either is of everything the page has to say,
/// so only the last one counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SaveTracker {
    /// What the lasting store last failed with, since it last succeeded.
    store: Option<StoreError>,
    /// The journal's last answer, if it has ever given one.
    journal: Option<Result<(), StoreError>>,
    started: u32,
    finished: u32,
}

impl SaveTracker {
    /// The lasting store has answered.
    pub fn store(&mut self, answer: Result<(), StoreError>) {
        self.store = answer.err();
    }

    /// The journal has answered a question that was not about what was rated here.
    pub fn journal(&mut self, answer: Result<(), StoreError>) {
        self.journal = Some(answer);
    }

    /// The journal is being told what was rated; gives the number of that question.
    pub fn write_started(&mut self) -> u32 {
        self.started += 1;
        self.started
    }

    /// The journal has answered the question of a number.
    pub fn write_finished(&mut self, question: u32, answer: Result<(), StoreError>) {
        // Answers come in the order of the questions, but nobody promises it.
        if question > self.finished {
            self.finished = question;
            self.journal = Some(answer);
        }
    }

    /// What can be said. Until the journal has answered for the first time nobody knows what it holds.
    pub fn saved(&self) -> SaveState {
        if self.finished < self.started || self.journal.is_none() {
            SaveState::Pending
        } else if self.started == 0 || self.store.is_none() || self.journal == Some(Ok(())) {
            SaveState::Saved
        } else {
            SaveState::Failed
        }
    }

    /// What the lasting store fails with, where it does, and whether the journal has everything all the same.
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
            let question = saving.write_started();
            assert_eq!(saving.saved(), SaveState::Pending);
            assert_eq!(saving.failure(), store.err().map(|error| (error, false)));
            saving.write_finished(question, journal);
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
        assert_eq!(saving.saved(), SaveState::Failed, "a late answer to an early question changes nothing");
    }
}
