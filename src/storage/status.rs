//! Whether what was rated is saved, as two places answer at different times.

use super::StoreError;

/// What can be said of everything rated on this page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// It is kept as safely as this browser can.
    Yes,
    /// The answer is still to come.
    #[default]
    Wait,
    /// Some of it is kept nowhere.
    No,
}

impl Saved {
    /// The name in attributes.
    pub fn name(self) -> &'static str {
        match self {
            Saved::Yes => "yes",
            Saved::Wait => "wait",
            Saved::No => "no",
        }
    }
}

/// Follows what the lasting store and the journal say. Each write to either is of everything the page has to say,
/// so only the last one counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// What the lasting store last failed with, since it last succeeded.
    store: Option<StoreError>,
    /// The journal's last answer, if it has ever given one.
    journal: Option<Result<(), StoreError>>,
    asked: u32,
    answered: u32,
}

impl Saving {
    /// The lasting store has answered.
    pub fn store(&mut self, answer: Result<(), StoreError>) {
        self.store = answer.err();
    }

    /// The journal has answered a question that was not about what was rated here.
    pub fn journal(&mut self, answer: Result<(), StoreError>) {
        self.journal = Some(answer);
    }

    /// The journal is being told what was rated; gives the number of that question.
    pub fn asked(&mut self) -> u32 {
        self.asked += 1;
        self.asked
    }

    /// The journal has answered the question of a number.
    pub fn answered(&mut self, question: u32, answer: Result<(), StoreError>) {
        // Answers come in the order of the questions, but nobody promises it.
        if question > self.answered {
            self.answered = question;
            self.journal = Some(answer);
        }
    }

    /// What can be said. Until the journal has answered for the first time nobody knows what it holds.
    pub fn saved(&self) -> Saved {
        if self.answered < self.asked || self.journal.is_none() {
            Saved::Wait
        } else if self.asked == 0 || self.store.is_none() || self.journal == Some(Ok(())) {
            Saved::Yes
        } else {
            Saved::No
        }
    }

    /// What the lasting store fails with, where it does, and whether the journal has everything all the same.
    pub fn trouble(&self) -> Option<(StoreError, bool)> {
        Some((self.store?, self.answered == self.asked && self.journal == Some(Ok(()))))
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
            (Ok(()), Ok(()), Saved::Yes),
            (Ok(()), DENIED, Saved::Yes),
            (FULL, Ok(()), Saved::Yes),
            (FULL, DENIED, Saved::No),
        ] {
            let mut saving = Saving::default();
            assert_eq!(saving.saved(), Saved::Wait, "nobody has answered yet");
            saving.journal(journal);
            assert_eq!(saving.saved(), Saved::Yes, "nothing was rated");
            saving.store(store);
            let question = saving.asked();
            assert_eq!(saving.saved(), Saved::Wait);
            assert_eq!(saving.trouble(), store.err().map(|error| (error, false)));
            saving.answered(question, journal);
            assert_eq!(saving.saved(), saved, "{store:?} {journal:?}");
            assert_eq!(saving.trouble(), store.err().map(|error| (error, journal.is_ok())));
        }
    }

    #[test]
    fn an_answer_to_an_earlier_question_says_nothing_of_the_last() {
        let mut saving = Saving::default();
        let (first, second) = (saving.asked(), saving.asked());
        saving.store(FULL);
        saving.answered(first, Ok(()));
        assert_eq!(saving.saved(), Saved::Wait);
        saving.answered(second, DENIED);
        saving.answered(first, Ok(()));
        assert_eq!(saving.saved(), Saved::No, "a late answer to an early question changes nothing");
    }
}
