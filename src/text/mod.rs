//! Every sentence the app says, in one table.

pub mod announce;
pub mod backup;
pub mod dates;
pub mod import_report;
pub mod plan;
#[cfg(any(feature = "ui", feature = "testing"))]
pub mod plots;
pub mod plural;

use crate::log::{Day, Rating};
use crate::memory::{CardMemory, Memory, State};
use crate::practice::{NextPractice, Settings, TextSize, Theme};
use crate::storage::StoreError;

/// Names the row of tabs.
pub const VIEWS: &str = "Views";
/// A view, as its tab names it.
pub const PRACTICE: &str = "Practice";
/// A view, as its tab names it.
pub const DECK: &str = "Deck";
/// A view, as its tab names it.
pub const PROGRESS: &str = "Progress";
/// A view, as its tab names it.
pub const SETTINGS: &str = "Settings";

/// Turns the card.
pub const SHOW_ANSWER: &str = "Show answer";
/// Names the group of rating buttons.
pub const RATE: &str = "Rate your answer";
/// Takes the last step back.
pub const UNDO: &str = "Undo";
/// Leaves a card for later.
pub const SKIP: &str = "Skip";
/// Opens the choice of cards.
pub const FILTER: &str = "Filter";
/// Under the question.
pub const CUE: &str = "Say it aloud, then look.";
/// Above the tick boxes.
pub const POINTS: &str = "Which of these did you say?";
/// Above the points in the Deck view.
pub const KEY_POINTS: &str = "Key points";
/// Names the answer for screen readers.
pub const ANSWER: &str = "Answer";

/// The heading when nothing is left.
pub const COMPLETE: &str = "Session complete";
/// Begins another session.
pub const CARRY_ON: &str = "Carry on";
/// Goes through everything once more.
pub const ONCE_MORE: &str = "Go through all once more";
/// Ends here.
pub const STOP: &str = "That’s it for today";
/// Above the answers of a session that keep slipping.
pub const SLIPS: &str = "This keeps slipping. Other words may do more than more practice:";
/// The end screen when no card was rated.
pub const NOTHING_DUE: &str = "Nothing is waiting here today.";
/// The end screen when no card was rated because the day's minutes are used up.
pub const MINUTES_DONE: &str = "Today’s minutes are done. What is left comes on the next days.";

/// The heading where there is nothing but questions to put to the interviewer.
pub const TO_ASK: &str = "Questions to ask";
/// Explains it.
pub const TO_ASK_HELP: &str = "There are only questions for you to put to the interviewer here, and nothing to answer.";
/// Leads to them.
pub const SEE_QUESTIONS: &str = "See the questions";

/// Label of the section choice.
pub const SECTION: &str = "Section";
/// Label of the topic choice.
pub const TOPIC: &str = "Topic";
/// Label of the order choice.
pub const ORDER: &str = "Order";
/// No restriction.
pub const ALL: &str = "All";
/// An order.
pub const SHUFFLED: &str = "Shuffled";
/// An order.
pub const IN_ORDER: &str = "In order";

/// The search field.
pub const SEARCH: &str = "Search questions and answers";
/// The search found nothing.
pub const NO_MATCH: &str = "No card has these words.";
/// On a card that keeps slipping.
pub const LEECH: &str = "This answer keeps slipping. Other words may do more than more practice: rewrite it in your \
    deck, with fewer points or a story of your own.";
/// Shows more rows.
pub const MORE: &str = "Show more";
/// Explains the star in the Deck view.
pub const STAR_HELP: &str =
    "A star says that an answer matters most: towards an interview’s date it counts three times.";
/// A mark on a card that matters most.
pub const STAR: &str = "Star";
/// A mark on a card to ask.
pub const TICK: &str = "Ready";

/// Column heads of the Progress table.
pub const STATES: [&str; 4] = [SECTION, "New", "Learning", "Known"];

/// In place of the plots while there are no ratings.
pub const NO_PLOTS: &str = "Once you have rated an answer, pictures of how you are getting on come here.";

/// A setting.
pub const LENGTH: &str = "Cards in a session";
/// A setting.
pub const MINUTES: &str = "Minutes a day";
/// A setting.
pub const INTERVIEW: &str = "When is the interview?";
/// Explains the setting.
pub const INTERVIEW_HELP: &str = "With a date, each day’s cards are chosen so that you know most at that hour.";
/// After the date was set.
pub const INTERVIEW_SET: &str = "Today’s cards are planned for it. To go on without a plan, empty the field.";
/// Once that hour is past.
pub const INTERVIEW_PAST: &str = "This hour is past, so practice goes on without a plan. For another interview, set its \
    date.";
/// A setting.
pub const RETENTION: &str = "Chance of recall to come back at";
/// A setting.
pub const SHORTCUTS: &str = "Single keys and swipes";
/// Explains the setting.
pub const SHORTCUTS_HELP: &str = "Space or Enter shows the answer, 1 to 4 rate it, U undoes, S sets a star. \
    On a shown answer, swipe right for Good and left for Again.";
/// A setting.
pub const THEME: &str = "Colours";
/// A setting.
pub const TEXT_SIZE: &str = "Text size";
/// Opens the question below.
pub const RESET: &str = "Reset progress";
/// Asked before a reset.
pub const RESET_SURE: &str = "Forget every rating, star and tick?";
/// Goes through with the reset.
pub const RESET_YES: &str = "Yes, forget them";
/// Leaves all as it is.
pub const RESET_NO: &str = "Keep them";
/// After a reset.
pub const RESET_DONE: &str = "All ratings are forgotten.";
/// Takes the reset back.
pub const RESET_UNDO: &str = "Bring them back";

/// Heading of a part of Settings.
pub const FIT_HEAD: &str = "Memory model";
/// Fits the model.
pub const FIT: &str = "Fit to my ratings";
/// Takes the fit back.
pub const FIT_UNDO: &str = "Use the published parameters";
/// The worker is not to be had.
pub const FIT_FAILED: &str = "This did not work. Look at your connection, then try again. Nothing was changed.";

/// In place of whatever needs the worker, on somebody else's page.
pub const NOT_HERE: &str = "This did not load here: the connection failed, or the site around does not allow it. \
    The full page has it.";

/// The same, where the page's policy is known to be the reason.
pub const NOT_ALLOWED: &str = "This did not load here: by its security policy, the site around does not allow it. \
    The full page has it.";

/// Closes a notice.
pub const DISMISS: &str = "Dismiss";
/// Stored values could not be read.
pub const UNREADABLE: &str = "Some saved data on this device could not be read. It has been kept aside, untouched, \
    and everything else is here.";

/// What is told of a panic.
pub const STOPPED: &str = "Cuecard stopped";

/// What it means for the person that the store failed; `journal` where the browser's database has everything all
/// the same, `backup` where the page has the app's own Settings.
pub fn store_failed(error: StoreError, journal: bool, backup: bool) -> String {
    let what = match error {
        StoreError::Denied => "This browser does not let the page save anything in the usual place.",
        StoreError::Full => "There is no room left in this browser’s storage.",
        StoreError::Broken => "Saving in the usual place failed.",
    };
    let so = match (journal, backup) {
        (true, true) => {
            "Your ratings are still saved, in the browser’s database; a backup from Settings makes sure of them."
        }
        (true, false) => "Your ratings are still saved, in the browser’s database.",
        (false, true) => {
            "You can go on, but new ratings will be gone when you close the page: download a backup in Settings first."
        }
        (false, false) => "You can go on, but new ratings will be gone when you close the page.",
    };
    format!("{what} {so}")
}

/// The browser dropped ratings, and they came back from the journal.
pub fn restored(ratings: usize) -> String {
    let them = if ratings == 1 { "rating; it was" } else { "ratings; they were" };
    format!("This browser dropped {ratings} {them} restored from the journal.")
}

/// Records are in neither place any more.
pub fn lost(records: u32) -> String {
    let are = if records == 1 { "saved entry is" } else { "saved entries are" };
    format!("{records} {are} gone from this browser. If you have a backup, bring it in under Settings.")
}

/// The name on a rating's button.
pub fn rating(rating: Rating) -> &'static str {
    match rating {
        Rating::Again => "Again",
        Rating::Hard => "Hard",
        Rating::Good => "Good",
        Rating::Easy => "Easy",
    }
}

/// When a card comes back, in small type on the rating's button; 0 days is later in this session.
pub fn outlook(days: u16) -> String {
    match days {
        0 => "again today".into(),
        days => when(days),
    }
}

/// When a card comes back with a date set, as it is called today, in small type on the rating's button.
pub fn before(before: NextPractice, interview: Day, today: Day) -> String {
    // A weekday names a day of the week to come only.
    let left = interview.since(today);
    let name = if (1..7).contains(&left) { weekday(interview) } else { "then" };
    match before {
        NextPractice::Today => outlook(0),
        NextPractice::In { days, times: 1 } if days < left => format!("once more before {name}"),
        NextPractice::In { days, .. } => when(days),
        NextPractice::AfterInterview if left == 0 => "done for today".into(),
        NextPractice::AfterInterview => format!("rests until {name}"),
    }
}

/// The day of the week.
pub fn weekday(day: Day) -> &'static str {
    const WEEK: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    WEEK.get(usize::from(day.weekday())).copied().unwrap_or_default()
}

/// A day from now, in running text.
pub fn when(days: u16) -> String {
    match days {
        0 => "today".into(),
        1 => "tomorrow".into(),
        2..=13 => format!("in {days} days"),
        14..=59 => format!("in {} weeks", (days + 3) / 7),
        60..=729 => format!("in {} months", (days + 15) / 30),
        _ => format!("in {} years", days.saturating_add(182) / 365),
    }
}

/// Where the session stands.
pub fn position(card: usize, total: usize) -> String {
    format!("{card} of {total}")
}

/// What stands beside the number of ratings in Progress. The name is an interface.
pub fn ratings(count: u32) -> &'static str {
    if count == 1 { "rating" } else { "ratings" }
}

/// A number of cards.
pub fn cards(count: usize) -> String {
    format!("{count} {}", if count == 1 { "card" } else { "cards" })
}

/// What comes back when, on the end screen.
pub fn comes_back(count: usize, days: u16) -> String {
    let verb = if count == 1 { "comes back" } else { "come back" };
    format!("{} {verb} {}", cards(count), when(days))
}

/// How the state of a card is called in the Deck view; `due` in days from now.
pub fn state(card: &CardMemory, due: u16) -> String {
    let state = match card.state {
        State::New => "new".into(),
        State::Learning => "learning".into(),
        State::Review if due == 0 => "due".into(),
        State::Review => when(due),
    };
    if card.is_leech() { format!("keeps slipping, {state}") } else { state }
}

/// What the model knows of a card, for its details in the Deck view; `recall` is the chance of recall now.
pub fn details(card: &CardMemory, memory: Memory, recall: f64) -> String {
    format!(
        "Stability {} days, difficulty {} of 10, recall now {} %. Rated {}, lapsed {}.",
        hundredths(memory.stability),
        hundredths(memory.difficulty),
        hundredths(100.0 * recall),
        times(card.reviews),
        times(card.lapses.into())
    )
}

fn times(count: u32) -> String {
    match count {
        1 => "once".into(),
        2 => "twice".into(),
        count => format!("{count} times"),
    }
}

/// A number from 0 up with two decimals; half a hundredth is rounded up.
fn hundredths(x: f64) -> String {
    let hundredths = (100.0 * x + 0.5) as u64;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// A share of a hundred.
pub fn percent(share: u8) -> String {
    format!("{share} %")
}

/// Seconds a spoken answer should take.
pub fn aim(seconds: u16) -> String {
    format!("Aim for {seconds} {}", if seconds == 1 { "second" } else { "seconds" })
}

/// What the memory model is fitted to.
pub fn fitted(settings: &Settings) -> String {
    match (&settings.parameters, settings.fitted) {
        (None, _) => "Fitted to many people’s ratings. From 200 on, it can be fitted to yours.".into(),
        (Some(_), Some(fitted)) => {
            format!("Fitted to your {} ratings: predicts {} % better.", fitted.reviews, fitted.percent)
        }
        (Some(_), None) => "Uses parameters of your own.".into(),
    }
}

/// A session length on offer.
pub fn length(cards: Option<u16>) -> String {
    cards.map_or(ALL.into(), |n| n.to_string())
}

/// A theme on offer.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "As the system",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

/// A text size on offer.
pub fn text_size(size: TextSize) -> &'static str {
    match size {
        TextSize::Normal => "Normal",
        TextSize::Large => "Large",
        TextSize::Larger => "Larger",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_are_exact_to_the_hundredth() {
        let card = CardMemory { reviews: 12, lapses: 1, ..CardMemory::default() };
        let memory = Memory { stability: 0.0467, difficulty: 10.0 };
        let said = "Stability 0.05 days, difficulty 10.00 of 10, recall now 90.50 %. Rated 12 times, lapsed once.";
        assert_eq!(details(&card, memory, 0.905), said);
        for (x, text) in [(0.0, "0.00"), (0.999, "1.00"), (7.349, "7.35"), (36_500.0, "36500.00")] {
            assert_eq!(hundredths(x), text);
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
            (once, 3, "in 3 days"),
            (once, 7, "once more before then"),
            (twice, 4, "in 3 days"),
            (NextPractice::AfterInterview, 4, "rests until Tuesday"),
            (NextPractice::AfterInterview, 40, "rests until then"),
            (NextPractice::AfterInterview, 0, "done for today"),
        ] {
            assert_eq!(before(when, interview, interview.minus(left)), words);
        }
        assert_eq!(weekday(Day(-1)), "Wednesday");
    }

    #[test]
    fn one_is_said_in_the_singular() {
        assert_eq!([ratings(0), ratings(1), ratings(2)], ["ratings", "rating", "ratings"]);
        assert_eq!([cards(1), aim(1), comes_back(1, 1)], ["1 card", "Aim for 1 second", "1 card comes back tomorrow"]);
        assert_eq!(
            [cards(7), aim(7), comes_back(7, 1)],
            ["7 cards", "Aim for 7 seconds", "7 cards come back tomorrow"]
        );
    }

    #[test]
    fn what_the_model_is_fitted_to_is_told() {
        let fitted = Some(crate::practice::Fitted { reviews: 312, percent: 4 });
        let parameters = Some(Box::new([7; crate::memory::params::COUNT]));
        let own = Settings { fitted, parameters, ..Settings::default() };
        assert_eq!(super::fitted(&own), "Fitted to your 312 ratings: predicts 4 % better.");
        let back = Settings { parameters: None, ..own };
        assert!(super::fitted(&back).starts_with("Fitted to many people’s ratings."));
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
            assert_eq!(when(days), words);
        }
    }
}
