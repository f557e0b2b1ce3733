//! Texts of the plots in the Progress view: captions, accessible names and table heads.

use super::dates::date;
use super::numbers::ratings;
use super::table::Message;
use super::words::Words;
use crate::log::Day;
use crate::practice::interview;
use crate::stats::{Activity, AnswerTimes, Bin, Forecast, Recall, Retention, Share};

/// A share, 0 to 1, as a whole percentage.
pub fn percent(words: &Words, share: f64) -> String {
    words.fill(Message::percent, &[("share", &words.number((100.0 * share + 0.5) as usize))])
}

/// A fractional number of answers, rounded and at most `cards`: `12 of 34`.
pub fn about(words: &Words, known: f64, cards: usize) -> String {
    let known = words.rounded(known.min(cards as f64));
    words.fill(Message::known_of, &[("known", &known), ("cards", &words.number(cards))])
}

/// The effect of the plan. What is known now is only in the drawing: next to it, a plan that preserves most of it would
/// read as a loss.
pub fn forecast(words: &Words, forecast: &Forecast) -> String {
    let [planned, idle] = [forecast.planned, forecast.idle].map(|share| percent(words, share));
    let is_gain = forecast.planned > forecast.idle && planned != idle;
    let message = if is_gain { Message::forecast_gain } else { Message::forecast_level };
    words.fill(message, &[("planned", &planned), ("idle", &idle)])
}

/// The accessible name of a forecast's drawing.
pub fn forecast_name(words: &Words, forecast: &Forecast) -> String {
    let [now, planned, idle] = [forecast.now, forecast.planned, forecast.idle].map(|share| percent(words, share));
    words.fill(Message::forecast_name, &[("now", &now), ("planned", &planned), ("idle", &idle)])
}

/// The interview's day.
pub fn interview_day(words: &Words, forecast: &Forecast, today: Day) -> String {
    date(words, interview::date(forecast.deadline), today)
}

/// How much of the deck the person would know; `all` is the share of all sections.
pub fn recall(words: &Words, recall: &Recall, all: &Share) -> String {
    let known = about(words, all.now(), all.cards);
    let now = words.count(Message::recall_now, all.cards, &[("known", &known)]);
    let Some(earlier) = all.known.len().checked_sub(2) else { return now };
    // Compare with the middle of the period, so that one good day does not dominate.
    let half = earlier.div_ceil(2);
    let then = words.rounded(all.known.get(half).copied().unwrap_or_default());
    let gaps = [("date", recall_date(words, recall, half)), ("known", then)];
    let gaps = gaps.each_ref().map(|(gap, text)| (*gap, text.as_str()));
    [now, words.fill(Message::recall_then, &gaps)].join(" ")
}

/// The accessible name of a section's curve.
pub fn course(words: &Words, recall: &Recall, share: &Share) -> String {
    let first = about(words, share.known.first().copied().unwrap_or_default(), share.cards);
    let (now, date) = (about(words, share.now(), share.cards), recall_date(words, recall, 0));
    words.fill(Message::recall_course, &[("title", &share.title), ("first", &first), ("date", &date), ("now", &now)])
}

/// The date of the n-th measurement of recall.
pub fn recall_date(words: &Words, recall: &Recall, n: usize) -> String {
    let today = recall.times.last().map(|time| time.day());
    recall.times.get(n).zip(today).map_or(String::new(), |(time, today)| date(words, time.day(), today))
}

/// The heads of the table of recall: the section and the given measurements.
pub fn recall_heads(words: &Words, recall: &Recall, times: &[usize]) -> Vec<String> {
    let last = recall.times.len().saturating_sub(1);
    let head =
        |n: &usize| if *n == last { words.say(Message::recall_today).into() } else { recall_date(words, recall, *n) };
    std::iter::once(words.say(Message::section).into()).chain(times.iter().map(head)).collect()
}

/// How many of the last days had practice.
pub fn activity(words: &Words, activity: &Activity) -> String {
    let ratings = ratings(words, activity.usual as usize);
    match activity.practised {
        0 => words.say(Message::activity_none).into(),
        1 => words.fill(Message::activity_one, &[("ratings", &ratings)]),
        practised => words.count(Message::activity_some, practised, &[("ratings", &ratings)]),
    }
}

/// How often answers were known in the last 30 days, or in all time if none was asked in them.
pub fn retention(words: &Words, lately: &Retention, all: &Retention) -> String {
    let is_lately = lately.asked > 0;
    let counted = if is_lately { lately } else { all };
    let message = match (counted.asked, counted.knew, is_lately) {
        (1, 0, true) => Message::knew_not_one_lately,
        (1, 0, false) => Message::knew_not_one,
        (1, _, true) => Message::knew_one_lately,
        (1, _, false) => Message::knew_one,
        (_, _, true) => Message::knew_lately,
        (_, _, false) => Message::knew,
    };
    words.fill(message, &[("knew", &words.number(counted.knew)), ("asked", &words.number(counted.asked))])
}

/// Whether the model predicted the retention.
pub fn prediction(words: &Words, all: &Retention) -> String {
    if all.asked == 1 {
        return words.say(Message::one_predicted).into();
    }
    let (low, high) = all.likely();
    let expected = all.expected_share();
    let message = if expected > high {
        Message::predicted_late
    } else if expected < low {
        Message::predicted_early
    } else {
        Message::predicted_well
    };
    let [asked, knew] = [all.asked, all.knew].map(|n| words.number(n));
    words.fill(message, &[("asked", &asked), ("knew", &knew), ("expected", &words.rounded(all.expected))])
}

/// A group's range of predicted recall.
pub fn chances(words: &Words, bin: &Bin) -> String {
    let (low, high) = (words.rounded(100.0 * bin.range.0), percent(words, bin.range.1));
    words.fill(Message::chances, &[("low", &low), ("high", &high)])
}

/// How long answers take.
pub fn answer_times(words: &Words, times: &AnswerTimes) -> String {
    let answers = words.count(Message::answers, times.answers, &[]);
    let seconds = words.count(Message::seconds, times.median.into(), &[]);
    let message = if times.answers == 1 { Message::answer_time_one } else { Message::answer_time_half };
    words.fill(message, &[("answers", &answers), ("seconds", &seconds)])
}

/// The heads of the groups of answer times, which end at these seconds, and of the last group.
pub fn answer_time_groups(words: &Words, ends: &[u16]) -> Vec<String> {
    let head = |message, end: &u16| words.count(message, (*end).into(), &[]);
    let over = ends.last().map(|end| head(Message::over_seconds, end));
    ends.iter().map(|end| head(Message::up_to_seconds, end)).chain(over).collect()
}
