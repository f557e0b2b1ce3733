//! Texts about a card and a session: the position, and when a card comes back.

use super::dates::weekday;
use super::table::Message;
use super::words::Words;
use crate::log::{Day, Rating};
use crate::memory::{CardMemory, Memory, State};
use crate::practice::{NextPractice, Planned};

/// The label of a rating's button.
pub fn rating(rating: Rating) -> Message {
    match rating {
        Rating::Again => Message::again,
        Rating::Hard => Message::hard,
        Rating::Good => Message::good,
        Rating::Easy => Message::easy,
    }
}

/// When a card comes back, on the rating's button; 0 days is later in this session.
pub fn outlook(words: &Words, days: u16) -> String {
    match days {
        0 => words.say(Message::again_today).into(),
        days => when(words, days),
    }
}

/// When the plan has a card.
fn planned(words: &Words, planned: Planned, interview: Day, today: Day) -> String {
    match planned {
        Planned::Today => words.say(Message::today).into(),
        Planned::In(days) => when(words, days),
        Planned::AfterInterview => rests(words, interview, today),
        Planned::No => words.say(Message::state_waits).into(),
    }
}

/// A card that is done until the interview.
fn rests(words: &Words, interview: Day, today: Day) -> String {
    match interview.since(today) {
        0 => words.say(Message::done_for_today).into(),
        1..7 => words.fill(Message::rests_until_weekday, &[("weekday", &weekday(words, interview))]),
        _ => words.say(Message::rests_until_then).into(),
    }
}

/// When a card comes back before an interview, relative to today, on the rating's button.
pub fn before(words: &Words, before: NextPractice, interview: Day, today: Day) -> String {
    // A weekday is unambiguous only within the coming week.
    let left = interview.since(today);
    let until = |named: Message, then: Message| match left {
        1..7 => words.fill(named, &[("weekday", &weekday(words, interview))]),
        _ => words.say(then).into(),
    };
    match before {
        NextPractice::Today => outlook(words, 0),
        NextPractice::In { days, times: 1 } if days < left => {
            until(Message::once_more_before_weekday, Message::once_more_before_then)
        }
        NextPractice::In { days, .. } if days == left => words.say(Message::on_the_day).into(),
        NextPractice::In { days, .. } => when(words, days),
        NextPractice::AfterInterview => rests(words, interview, today),
    }
}

/// A number of days from now, in running text.
pub fn when(words: &Words, days: u16) -> String {
    let (message, count) = match days {
        0 => return words.say(Message::today).into(),
        1 => return words.say(Message::tomorrow).into(),
        2..=13 => (Message::in_days, days),
        14..=59 => (Message::in_weeks, (days + 3) / 7),
        60..=729 => (Message::in_months, (days + 15) / 30),
        _ => (Message::in_years, days.saturating_add(182) / 365),
    };
    words.count(message, count.into(), &[])
}

/// The position in the session.
pub fn position(words: &Words, card: usize, total: usize) -> String {
    words.fill(Message::position, &[("card", &words.number(card)), ("total", &words.number(total))])
}

/// How many cards come back when, on the end screen.
pub fn comes_back(words: &Words, count: usize, days: u16) -> String {
    words.count(Message::comes_back, count, &[("when", &when(words, days))])
}

/// The state of a card in the Deck view; `due` in days from now. If a date is set, the plan decides when it comes:
/// `planned`, with the day of the interview and today.
pub fn state(words: &Words, card: &CardMemory, due: u16, planned: Option<(Planned, Day, Day)>) -> String {
    let planned = planned.map(|(planned, interview, today)| self::planned(words, planned, interview, today));
    let head = match card.state {
        State::New => Some(words.say(Message::state_new)),
        State::Learning => Some(words.say(Message::state_learning)),
        State::Review => None,
    };
    let state = match (head, planned) {
        (Some(head), None) => head.into(),
        (Some(head), Some(planned)) => words.fill(Message::state_planned, &[("state", head), ("when", &planned)]),
        (None, Some(planned)) => planned,
        (None, None) if due == 0 => words.say(Message::state_due).into(),
        (None, None) => when(words, due),
    };
    if card.is_leech() { words.fill(Message::state_slips, &[("state", &state)]) } else { state }
}

/// The memory of a card, for its details in the Deck view; `recall` is the chance of recall now.
pub fn details(words: &Words, card: &CardMemory, memory: Memory, recall: f64) -> String {
    let recall = words.fill(Message::percent, &[("share", &words.decimal(100.0 * recall))]);
    words.fill(
        Message::details,
        &[
            ("stability", &words.decimal(memory.stability)),
            ("difficulty", &words.decimal(memory.difficulty)),
            ("recall", &recall),
            ("rated", &times(words, card.reviews)),
            ("lapsed", &times(words, card.lapses.into())),
        ],
    )
}

fn times(words: &Words, count: u32) -> String {
    match count {
        1 => words.say(Message::once).into(),
        2 => words.say(Message::twice).into(),
        count => words.count(Message::times, count as usize, &[]),
    }
}

/// The target duration of a spoken answer.
pub fn aim(words: &Words, seconds: u16) -> String {
    words.count(Message::aim, seconds.into(), &[])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cards;

    #[test]
    fn details_are_exact_to_the_hundredth() {
        let card = CardMemory { reviews: 12, lapses: 1, ..CardMemory::default() };
        let memory = Memory { stability: 0.0467, difficulty: 10.0 };
        let said = "Stability 0.05 days, difficulty 10.00 of 10, recall now 90.50 %. Rated 12 times, lapsed once.";
        assert_eq!(details(&Words::default(), &card, memory, 0.905), said);
        for (x, text) in [(0.0, "0.00"), (0.999, "1.00"), (7.349, "7.35"), (36_500.0, "36500.00")] {
            assert_eq!(Words::default().decimal(x), text);
        }
    }

    #[test]
    fn a_rating_with_a_date_set_says_what_comes_before_it() {
        // A Tuesday.
        let interview = Day(20_781);
        let (once, twice) = (NextPractice::In { days: 3, times: 1 }, NextPractice::In { days: 3, times: 2 });
        for (when, left, words) in [
            (NextPractice::Today, 4, "again today"),
            (once, 4, "once more before Tuesday"),
            (once, 3, "on the day itself"),
            (twice, 3, "on the day itself"),
            (once, 7, "once more before then"),
            (twice, 4, "in 3 days"),
            (NextPractice::AfterInterview, 4, "done until Tuesday"),
            (NextPractice::AfterInterview, 40, "done until then"),
            (NextPractice::AfterInterview, 0, "done for today"),
        ] {
            assert_eq!(before(&Words::default(), when, interview, interview.minus(left)), words);
        }
        assert_eq!(weekday(&Words::default(), Day(-1)), "Wednesday");
    }

    #[test]
    fn with_a_date_the_state_of_a_card_is_its_plan() {
        let (new, interview) = (CardMemory::default(), Day(20_781));
        let [learning, review] = [State::Learning, State::Review].map(|state| CardMemory { state, ..new });
        let leech = CardMemory { lapses: 9, ..review };
        for (card, planned, said) in [
            (new, None, "new"),
            (review, None, "due"),
            (new, Some(Planned::In(1)), "new, tomorrow"),
            (new, Some(Planned::No), "new, no time left"),
            (learning, Some(Planned::Today), "learning, today"),
            (review, Some(Planned::Today), "today"),
            (review, Some(Planned::In(3)), "in 3 days"),
            (review, Some(Planned::AfterInterview), "done until Tuesday"),
            (leech, Some(Planned::In(1)), "keeps slipping, tomorrow"),
        ] {
            let planned = planned.map(|planned| (planned, interview, interview.minus(4)));
            assert_eq!(state(&Words::default(), &card, 0, planned), said);
        }
    }

    #[test]
    fn one_is_said_in_the_singular() {
        let words = &Words::default();
        let beside = |n| words.count(Message::ratings_beside_number, n, &[]);
        assert_eq!([beside(0), beside(1), beside(2)], ["ratings", "rating", "ratings"]);
        assert_eq!(
            [cards(words, 1), aim(words, 1), comes_back(words, 1, 1)],
            ["1 card", "Aim for 1 second", "1 card comes back tomorrow"]
        );
        assert_eq!(
            [cards(words, 7), aim(words, 7), comes_back(words, 7, 1)],
            ["7 cards", "Aim for 7 seconds", "7 cards come back tomorrow"]
        );
    }

    #[test]
    fn days_are_spoken_plainly() {
        for (days, words) in [
            (0, "today"),
            (1, "tomorrow"),
            (2, "in 2 days"),
            (13, "in 13 days"),
            (14, "in 2 weeks"),
            (17, "in 2 weeks"),
            (18, "in 3 weeks"),
            (59, "in 8 weeks"),
            (60, "in 2 months"),
            (365, "in 12 months"),
            (729, "in 24 months"),
            (730, "in 2 years"),
            (36_500, "in 100 years"),
            (u16::MAX, "in 179 years"),
        ] {
            assert_eq!(when(&Words::default(), days), words);
        }
    }
}
