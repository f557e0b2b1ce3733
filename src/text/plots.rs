//! What the plots of the Progress view say: headings, what there is to see, names of drawings and heads of tables.

use super::dates::date;
use super::plural::count;
use crate::log::Day;
use crate::practice::interview;
use crate::stats::{Activity, AnswerTimes, Bin, Forecast, Recall, Retention, Share};

/// Heading of a plot.
pub const FORECAST: &str = "With the plan and without";
/// Explains the drawing.
pub const FORECAST_KEY: &str = "The whole line is with the plan, the dashes without more practice.";
/// Heading of a plot.
pub const RECALL: &str = "What you would know now";
/// Where there is nothing to plot yet.
pub const NO_RECALL: &str = "No card of this deck is rated yet.";
/// Names the table of figures.
pub const RECALL_FIGURES: &str = "Known, in figures";
/// All sections together.
pub const ALL: &str = "All";
/// Heading of a plot.
pub const ACTIVITY: &str = "Days you practised";
/// Explains the drawing.
pub const ACTIVITY_KEY: &str = "A column is a week, from Monday down. The larger the square, the more ratings.";
/// Names the table of figures.
pub const ACTIVITY_FIGURES: &str = "Days, in figures";
/// Heads of the table.
pub const ACTIVITY_HEADS: [&str; 2] = ["Day", "Ratings"];
/// Heading of a plot.
pub const RETENTION: &str = "Asked again on another day";
/// Where there is nothing to plot yet.
pub const NO_RETENTION: &str = "No card has come back on another day yet. When one does, it is counted here.";
/// Where there are too few answers for a drawing.
pub const NO_CALIBRATION: &str = "With a dozen such answers, a picture of what the memory model expected comes here.";
/// Explains the drawing.
pub const CALIBRATION_KEY: &str =
    "Each dot is a group of answers, its line where the truth may lie. On the dashes, the forecast is right.";
/// Names the table of figures.
pub const RETENTION_FIGURES: &str = "Answers, in figures";
/// Heads of the table.
pub const RETENTION_HEADS: [&str; 4] = ["When", "Asked", "Known", "Expected"];
/// Its rows.
pub const RETENTION_SPANS: [&str; 3] = ["Last 7 days", "Last 30 days", "All time"];
/// Names the table of figures.
pub const CALIBRATION_FIGURES: &str = "Forecasts, in figures";
/// Heads of the table.
pub const CALIBRATION_HEADS: [&str; 4] = ["Chance", "Asked", "Known", "Expected"];
/// An axis.
pub const KNOWN: &str = "known";
/// An axis.
pub const EXPECTED: &str = "expected";
/// An end of an axis.
pub const TODAY: &str = "today";
/// An end of an axis.
pub const THIS_WEEK: &str = "this week";
/// Heading of a plot.
pub const ANSWER_TIMES: &str = "Time for an answer";
/// Where there is nothing to plot yet.
pub const NO_ANSWER_TIMES: &str = "No answer was timed yet.";
/// Names the table.
pub const ANSWER_TIMES_TABLE: &str = "Answers by their time";

/// A share, 0 to 1, in whole percent.
pub fn percent(share: f64) -> String {
    format!("{:.0} %", (100.0 * share + 0.5).floor())
}

/// A number of answers that need not be whole: `12 of 34`, and no more than there are.
pub fn about(known: f64, cards: usize) -> String {
    format!("{:.0} of {cards}", known.min(cards as f64))
}

/// What the plan amounts to. What is known now is in the drawing only: beside it, a plan that preserves most of it
/// would read as a loss.
pub fn forecast(forecast: &Forecast) -> String {
    let [planned, idle] = [forecast.planned, forecast.idle].map(percent);
    if forecast.planned > forecast.idle && planned != idle {
        format!("You would know {planned} at the interview if you keep the plan, {idle} without more practice.")
    } else {
        format!("You would know {idle} at the interview; more practice adds less than 1 %.")
    }
}

/// Names the drawing of a forecast.
pub fn forecast_name(forecast: &Forecast) -> String {
    let [now, planned, idle] = [forecast.now, forecast.planned, forecast.idle].map(percent);
    format!("Answers known: {now} now; at the interview {planned} with the plan, {idle} without more practice")
}

/// The interview's day.
pub fn interview_day(forecast: &Forecast, today: Day) -> String {
    date(interview::date(forecast.deadline), today)
}

/// How much of the deck would be known; `all` is that of all its sections.
pub fn recall(recall: &Recall, all: &Share) -> String {
    let answers = if all.cards == 1 { "answer" } else { "answers" };
    let now = format!("Asked now, you would know about {} {answers}.", about(all.now(), all.cards));
    let Some(earlier) = all.known.len().checked_sub(2) else { return now };
    // A look back over half of the way, so that one good day is not the whole story.
    let half = earlier.div_ceil(2);
    let then = all.known.get(half).copied().unwrap_or_default();
    format!("{now} On {} it was about {then:.0}.", recall_date(recall, half))
}

/// Names the drawing of a section's course.
pub fn course(recall: &Recall, share: &Share) -> String {
    let first = about(share.known.first().copied().unwrap_or_default(), share.cards);
    let now = about(share.now(), share.cards);
    format!("{}: {first} on {}, {now} today", share.title, recall_date(recall, 0))
}

/// The date of one of the times at which recall was looked at.
pub fn recall_date(recall: &Recall, n: usize) -> String {
    let today = recall.times.last().map(|time| time.day());
    recall.times.get(n).zip(today).map_or(String::new(), |(time, today)| date(time.day(), today))
}

/// Heads of the table of recall: the section, and these of its times.
pub fn recall_heads(recall: &Recall, times: &[usize]) -> Vec<String> {
    let last = recall.times.len().saturating_sub(1);
    let head = |n: &usize| if *n == last { "Today".into() } else { recall_date(recall, *n) };
    ["Section".to_string()].into_iter().chain(times.iter().map(head)).collect()
}

/// How many days were practised lately.
pub fn activity(activity: &Activity) -> String {
    let ratings = count(activity.usual as usize, "rating", "ratings");
    match activity.practised {
        0 => "Not in the last 30 days. A single card is a good way back.".into(),
        1 => format!("On one of the last 30 days, with {ratings}."),
        practised => format!("On {practised} of the last 30 days, with {ratings} on a usual day."),
    }
}

/// Names the drawing of the days from `first` on.
pub fn activity_name(first: &str) -> String {
    format!("Ratings per day from {first} to today, a column for each week")
}

/// How often the answer was known, of the last 30 days where there is something to count, else of all time.
pub fn retention(lately: &Retention, all: &Retention) -> String {
    let (counted, when) = if lately.asked > 0 { (lately, " in the last 30 days") } else { (all, "") };
    match (counted.asked, counted.knew) {
        (1, 0) => format!("You did not know the one you were asked again{when}."),
        (1, _) => format!("You knew the one you were asked again{when}."),
        (asked, knew) => format!("You knew {knew} of the {asked} you were asked again{when}."),
    }
}

/// Whether the model predicted that.
pub fn prediction(all: &Retention) -> String {
    if all.asked == 1 {
        return "One answer says nothing yet of how well the memory model foresees yours.".into();
    }
    let (low, high) = all.likely();
    let expected = all.expected_share();
    let so = if expected > high {
        "so cards come back a little late for you"
    } else if expected < low {
        "so you remember more than it thinks"
    } else {
        "so its forecast fits"
    };
    format!("Of all {}, you knew {}; the memory model expected {:.0}, {so}.", all.asked, all.knew, all.expected)
}

/// Names the drawing of so many groups of answers.
pub fn calibration_name(bins: usize) -> String {
    format!("What you knew against what the model expected, in {}", count(bins, "group", "groups"))
}

/// The chances of recall in a group.
pub fn chances(bin: &Bin) -> String {
    format!("{:.0} to {}", 100.0 * bin.range.0, percent(bin.range.1))
}

/// How long answers take.
pub fn answer_times(times: &AnswerTimes) -> String {
    let answers = count(times.answers, "answer", "answers");
    let seconds = count(times.median.into(), "second", "seconds");
    match times.answers {
        1 => format!("Your one answer took {seconds}, from the question to the rating."),
        _ => format!("Half of your last {answers} took up to {seconds}, from the question to the rating."),
    }
}

/// Heads of the groups of times that end at so many seconds, and of the one for what takes longer.
pub fn answer_time_groups(ends: &[u16]) -> Vec<String> {
    let over = ends.last().map(|end| format!("over {end} s"));
    ends.iter().map(|end| format!("up to {end} s")).chain(over).collect()
}
