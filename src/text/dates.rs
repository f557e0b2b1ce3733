//! Formats days, hours and time zones.

use super::table::Message;
use super::words::{Format, Words};
use crate::log::{Day, Moment};
use crate::practice::Interview;
use crate::practice::interview::{self, NotTaken};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAY_MS: f64 = 86_400_000.0;

/// The interview's day relative to today, with its hour if the interview is near or in another time zone.
pub fn named_hour(words: &Words, interview: Interview, today: Day) -> String {
    let day = interview::date(interview.at);
    // Before four in the morning the interview belongs to the day before, so no day is called today or tomorrow.
    let is_at_night = day != interview.at.day();
    let name = match day.since(today) {
        1..=6 if is_at_night => on_weekday(words, day),
        _ => named(words, day, today),
    };
    let with_hour = interview.is_elsewhere() || is_at_night || day == today;
    if !with_hour {
        return name;
    }
    words.fill(Message::day_at_hour, &[("day", &name), ("hour", &told_hour(words, interview))])
}

/// The interview's hour, and the local time then: `10:00 (UTC−5), 16:00 here`.
pub fn told_hour(words: &Words, interview: Interview) -> String {
    let Interview { at, here } = interview;
    if !interview.is_elsewhere() {
        return hour(words, at);
    }
    let day = interview::date(here);
    let is_same = day == interview::date(at);
    let message = if is_same { Message::hour_there_and_here } else { Message::hour_there_and_here_on };
    words.fill(
        message,
        &[
            ("hour", &hour(words, at)),
            ("zone", &zone(at.offset)),
            ("here", &hour(words, here)),
            ("weekday", &weekday(words, day)),
        ],
    )
}

/// The name of an offset in minutes: `UTC−5`, `UTC+5:30`.
fn zone(offset: i16) -> String {
    let (hours, minutes) = (offset.unsigned_abs() / 60, offset.unsigned_abs() % 60);
    let sign = match offset {
        0 => return "UTC".into(),
        1.. => "+",
        _ => "−",
    };
    if minutes == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{minutes:02}") }
}

/// The time of day: `9:30`.
pub fn hour(words: &Words, at: Moment) -> String {
    let minutes = (at.ms.div_euclid(60_000)).saturating_add(at.offset.into()).rem_euclid(24 * 60);
    let english = || format!("{}:{:02}", minutes / 60, minutes % 60);
    words.written(Format::Hour, minutes as f64 * 60_000.0, english)
}

/// A future day: its weekday within a week, else its date.
pub fn named(words: &Words, day: Day, today: Day) -> String {
    match day.since(today) {
        0 if day == today => words.say(Message::today).into(),
        1 => words.say(Message::tomorrow).into(),
        // A day that has ended here may still last in the interview's time zone.
        0 | 2..=6 => on_weekday(words, day),
        _ => words.fill(Message::on_date, &[("date", &date(words, day, today))]),
    }
}

fn on_weekday(words: &Words, day: Day) -> String {
    words.fill(Message::on_weekday, &[("weekday", &weekday(words, day))])
}

/// The day of the week.
pub fn weekday(words: &Words, day: Day) -> String {
    written(words, Format::Weekday, day, || english_weekday(day).into())
}

/// The abbreviated day of the week.
pub fn short_weekday(words: &Words, day: Day) -> String {
    written(words, Format::ShortWeekday, day, || english_weekday(day).chars().take(2).collect())
}

fn english_weekday(day: Day) -> &'static str {
    WEEKDAYS.get(usize::from(day.weekday())).copied().unwrap_or_default()
}

/// A date: `24 Nov`; with its year if that is not this year.
pub fn date(words: &Words, day: Day, today: Day) -> String {
    let (date, this_year) = (day.date(), today.date().year());
    let is_this_year = date.year() == this_year;
    let format = if is_this_year { Format::Date } else { Format::DateOfYear };
    written(words, format, day, || {
        let month = usize::try_from(date.month() - 1).ok().and_then(|n| MONTHS.get(n)).copied().unwrap_or_default();
        let day = format!("{} {month}", date.day());
        if is_this_year { day } else { format!("{day} {}", date.year()) }
    })
}

fn written(words: &Words, format: Format, day: Day, english: impl FnOnce() -> String) -> String {
    words.written(format, f64::from(day.0) * DAY_MS, english)
}

/// A date for a narrow table cell: with its month and its year only if they are new.
pub fn short_date(words: &Words, day: Day, today: Day, is_first: bool) -> String {
    let of_month = day.date().day();
    if is_first || of_month == 1 { date(words, day, today) } else { words.number(of_month.unsigned_abs().into()) }
}

/// Why a date is rejected; `stays` if the previous one remains set.
pub fn not_taken(words: &Words, why: NotTaken, stays: bool) -> String {
    let why = match why {
        NotTaken::Incomplete => words.say(Message::date_incomplete).into(),
        NotTaken::Past => words.say(Message::date_past).into(),
        NotTaken::TooFar(last) => words.fill(Message::date_too_far, &[("year", &last.to_string())]),
    };
    if stays { why + " " + words.say(Message::date_stays) } else { why }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 20_780 * 86_400_000 + 12 * 3_600_000;

    fn at(days: i64, minutes: i64) -> Moment {
        Moment { ms: NOON + days * 86_400_000 + minutes * 60_000, offset: 0 }
    }

    #[test]
    fn an_hour_is_that_of_its_place() {
        assert_eq!(hour(&Words::default(), Moment { ms: 0, offset: -30 }), "23:30");
        assert!(!hour(&Words::default(), Moment { ms: i64::MAX, offset: 1440 }).is_empty());
    }

    #[test]
    fn an_interview_before_four_in_the_morning_is_on_its_date() {
        // Thursday, 3 December 2026, 3:00.
        let at = Moment { ms: (20_790 * 24 + 3) * 3_600_000, offset: 0 };
        let interview = Interview { at, here: at };
        assert_eq!(named_hour(&Words::default(), interview, Day(20_785)), "Thursday at 3:00");
        assert_eq!(named_hour(&Words::default(), interview, Day(20_789)), "Thursday at 3:00");
        let tomorrow = Interview { at: Moment { ms: at.ms + 86_400_000 / 2, ..at }, here: at };
        assert_eq!(named_hour(&Words::default(), tomorrow, Day(20_789)), "tomorrow");
    }

    #[test]
    fn another_year_is_said() {
        let today = Day(20_780);
        assert_eq!(
            [date(&Words::default(), Day(20_818), today), date(&Words::default(), Day(20_819), today)],
            ["31 Dec", "1 Jan 2027"]
        );
        assert_eq!(named(&Words::default(), Day(21_000), today), "1 Jul 2027");
        assert_eq!(short_date(&Words::default(), Day(20_819), today, false), "1 Jan 2027");
        assert_eq!(short_date(&Words::default(), Day(20_820), today, false), "2");
    }

    #[test]
    fn an_hour_of_another_time_zone_is_named_with_that_of_here() {
        let far = |offset, here| Interview::with_offset(Moment { offset, ..at(3, 180) }, here);
        for (interview, said) in [
            (far(-300, 60), "Thursday at 10:00 (UTC−5), 16:00 here"),
            (far(330, 0), "Thursday at 20:30 (UTC+5:30), 15:00 here"),
            (far(0, 600), "Thursday at 15:00 (UTC), 1:00 on Friday here"),
            (far(600, 0), "Friday at 1:00 (UTC+10), 15:00 on Thursday here"),
        ] {
            assert_eq!(named_hour(&Words::default(), interview, Day(20_780)), said);
        }
        let today = Interview::with_offset(Moment { offset: -60, ..at(0, 30) }, 0);
        assert_eq!(named_hour(&Words::default(), today, Day(20_780)), "today at 11:30 (UTC−1), 12:30 here");
    }

    #[test]
    fn it_is_said_why_a_date_is_not_taken() {
        assert_eq!(not_taken(&Words::default(), NotTaken::Past, false), "Not set: this time is in the past.");
        let said = "Not set: the last possible year is 2036. The previous date stays.";
        assert_eq!(not_taken(&Words::default(), NotTaken::TooFar(2036), true), said);
    }
}
