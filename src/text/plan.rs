//! Texts about the plan up to the interview.

use super::dates::{date, named, named_hour, told_hour, weekday};
use super::numbers::{cards, percent};
use super::table::Message;
use super::words::Words;
use crate::log::{Day, MINUTE_MS, Moment};
use crate::planner::Plan;
use crate::practice::interview;
use crate::practice::{Calendar, CalendarDay, Interview, Portion};

/// The last hour before the interview has advice of its own.
const HOUR_MS: i64 = 60 * MINUTE_MS;

/// The expected readiness: `Ready for Thursday: 87 % if you keep the plan, 40 % without it`. Both figures are for the
/// interview's hour: compared with what is known now, a plan that preserves most of it would look like a loss.
pub fn ready(words: &Words, plan: &Plan, interview: Interview, today: Day) -> String {
    let [idle, then] = [plan.ready_idle, plan.ready_then].map(whole_percent);
    let message = if then <= idle { Message::plan_level } else { Message::plan_ready };
    let day = named_hour(words, interview, today);
    words.fill(message, &[("day", &day), ("idle", &percent(words, idle)), ("then", &percent(words, then))])
}

fn whole_percent(share: f64) -> u8 {
    (100.0 * share + 0.5) as u8
}

/// Which share of the days ahead the plan counts on; `None` if all, or if none is ahead.
pub fn spare(words: &Words, plan: &Plan) -> Option<String> {
    let share = whole_percent(plan.attendance);
    let is_said = share < 100 && plan.days.iter().skip(1).any(|day| !day.cards.is_empty());
    is_said.then(|| words.fill(Message::plan_spare, &[("share", &percent(words, share))]))
}

/// The advice in the last hour before the interview; `None` before that hour.
pub fn last_hour(days: &Calendar, now: Moment) -> Option<Message> {
    let is_planned = days.today().is_some_and(|day| !day.planned.is_empty());
    let advice = if is_planned { Message::plan_last_hour } else { Message::plan_put_away };
    (days.deadline.ms.saturating_sub(now.ms) < HOUR_MS).then_some(advice)
}

/// The name of the button to today's session; `None` when the cards are to be put away.
pub fn button(days: &Calendar, now: Moment) -> Option<Message> {
    match days.today().map(|day| (day.done.is_empty(), day.planned.is_empty())) {
        Some((true, false)) => Some(Message::plan_start),
        Some((false, false)) => Some(Message::plan_go_on),
        _ => last_hour(days, now).is_none().then_some(Message::plan_more),
    }
}

/// That the interview is over.
pub fn over(words: &Words, deadline: Moment, today: Day) -> String {
    words.fill(Message::plan_over, &[("date", &date(words, interview::date(deadline), today))])
}

/// Today's portion, and the next one.
pub fn today(words: &Words, days: &Calendar) -> String {
    let none = Portion::default();
    let (done, planned) = days.today().map_or((none, none), |day| (day.done, day.planned));
    let message = match (done.is_empty(), planned.is_empty()) {
        (true, true) => Message::plan_nothing,
        (false, true) => Message::plan_done,
        (true, false) => Message::plan_today,
        (false, false) => Message::plan_under_way,
    };
    let today = words.fill(message, &[("done", &took(words, done)), ("planned", &takes(words, planned))]);
    match days.next().filter(|_| planned.is_empty()) {
        Some(next) => {
            let (day, planned) = (named(words, next.day, days.today), takes(words, next.planned));
            [today, words.fill(Message::plan_next, &[("day", &day), ("planned", &planned)])].join(" ")
        }
        None => today,
    }
}

fn takes(words: &Words, portion: Portion) -> String {
    of_portion(words, Message::plan_takes, portion)
}

fn took(words: &Words, portion: Portion) -> String {
    of_portion(words, Message::plan_took, portion)
}

fn of_portion(words: &Words, message: Message, portion: Portion) -> String {
    let minutes = words.count(Message::minutes, portion.minutes as usize, &[]);
    words.fill(message, &[("cards", &cards(words, portion.cards)), ("minutes", &minutes)])
}

/// A day of the table: `Thursday 26 Nov: 12 cards in about 14 minutes`.
pub fn day(words: &Words, day: &CalendarDay, days: &Calendar, interview: Interview) -> String {
    let mut said = Vec::new();
    if day.day == days.today {
        said.push(words.say(Message::today).into());
    }
    if day.day == interview::date(days.deadline) {
        said.push(words.fill(Message::plan_day_interview, &[("hour", &told_hour(words, interview))]));
    }
    if !day.done.is_empty() {
        said.push(words.fill(Message::plan_day_done, &[("done", &took(words, day.done))]));
    }
    if !day.planned.is_empty() {
        said.push(takes(words, day.planned));
    }
    if day.is_missed {
        said.push(words.say(Message::plan_day_off).into());
    }
    let date = date(words, day.day, days.today);
    let head = words.fill(Message::plan_day, &[("weekday", &weekday(words, day.day)), ("date", &date)]);
    if said.is_empty() { head } else { format!("{head}: {}", said.join(", ")) }
}

/// The answers that do not fit: `42 answers need about 55 minutes a day; with 20, these 14 would wait`. If even all the
/// time there is does not suffice, it names the question most worth practising, `first`. `None` if all fit.
pub fn waits(words: &Words, plan: &Plan, all: usize, minutes: u16, first: Option<&str>) -> Option<String> {
    let waiting = plan.waiting.len();
    if waiting == 0 {
        return None;
    }
    let these = words.count(Message::plan_these, waiting, &[]);
    if plan.minutes_needed >= 999 {
        let no_time = words.count(Message::plan_no_time, all, &[("these", &these)]);
        let first = first.map(|question| words.fill(Message::plan_first, &[("question", question)]));
        return Some([Some(no_time), first].into_iter().flatten().collect::<Vec<_>>().join(". "));
    }
    let needed = words.count(Message::minutes, plan.minutes_needed.into(), &[]);
    let minutes = words.number(minutes.into());
    Some(words.count(Message::plan_needs, all, &[("needed", &needed), ("minutes", &minutes), ("these", &these)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::CardIx;
    use crate::planner::PlanDay;

    const NOON: i64 = 20_780 * 86_400_000 + 12 * 3_600_000;

    fn at(days: i64, minutes: i64) -> Moment {
        Moment { ms: NOON + days * 86_400_000 + minutes * 60_000, offset: 0 }
    }

    fn here(at: Moment) -> Interview {
        Interview::with_offset(at, at.offset)
    }

    fn portion(cards: usize, minutes: u32) -> Portion {
        Portion { cards, minutes }
    }

    /// A Monday and the two days after it.
    fn days(today: CalendarDay, tomorrow: Portion) -> Calendar {
        let none = Portion::default();
        let next = CalendarDay { day: today.day.plus(1), done: none, planned: tomorrow, is_missed: false };
        let last = CalendarDay { day: today.day.plus(2), planned: none, ..next };
        Calendar { today: today.day, deadline: at(2, -125), days: vec![today, next, last] }
    }

    fn monday(done: Portion, planned: Portion) -> CalendarDay {
        CalendarDay { day: Day(20_780), done, planned, is_missed: false }
    }

    #[test]
    fn readiness_names_the_day_as_a_person_would() {
        let plan = Plan { ready_now: 0.612, ready_then: 0.868, ready_idle: 0.402, ..Plan::default() };
        for (days, said) in [(0, "today at 10:05"), (1, "tomorrow"), (3, "Thursday"), (6, "Sunday"), (7, "30 Nov")] {
            let said = format!("Ready for {said}: 87 % if you keep the plan, 40 % without it");
            assert_eq!(ready(&Words::default(), &plan, here(at(days, -115)), Day(20_780)), said);
        }
    }

    #[test]
    fn keeping_the_plan_never_reads_as_a_loss() {
        for now in [0.0, 0.5, 0.986, 1.0] {
            for (idle, then) in
                [(0.0, 0.0), (0.7, 0.704), (0.985, 0.985), (0.985, 0.984_999_999), (0.6, 0.995), (0.98, 0.99)]
            {
                let plan = Plan { ready_now: now, ready_idle: idle, ready_then: then, ..Plan::default() };
                let said = ready(&Words::default(), &plan, here(at(3, 0)), Day(20_780));
                let shares: Vec<u8> =
                    said.split(" %").filter_map(|part| part.rsplit(' ').next()?.parse().ok()).collect();
                let is_gain = said.ends_with(" without it") && shares.len() == 2 && shares[0] > shares[1];
                let is_level = said.ends_with(" % at the interview; more practice adds less than 1 %");
                assert!(is_gain || is_level, "{said}");
                assert_eq!(is_gain, then - idle > 0.009, "{said}");
            }
        }
    }

    #[test]
    fn today_is_told_as_far_as_it_has_come() {
        let none = Portion::default();
        for (done, planned, said) in [
            (none, portion(12, 14), "Today: 12 cards in about 14 minutes."),
            (portion(1, 1), portion(11, 13), "Today: 11 cards in about 13 minutes to go, 1 card in 1 minute done."),
            (
                portion(12, 14),
                none,
                "Today’s part is done: 12 cards in 14 minutes. Next: tomorrow, 3 cards in about 4 minutes.",
            ),
            (none, none, "Nothing is planned for today. Next: tomorrow, 3 cards in about 4 minutes."),
        ] {
            assert_eq!(today(&Words::default(), &days(monday(done, planned), portion(3, 4))), said);
        }
        assert_eq!(today(&Words::default(), &days(monday(none, none), none)), "Nothing is planned for today.");
    }

    #[test]
    fn each_day_is_told_whole() {
        let none = Portion::default();
        let days = days(monday(portion(5, 6), portion(7, 9)), none);
        let said: Vec<String> =
            days.days.iter().map(|day| super::day(&Words::default(), day, &days, here(days.deadline))).collect();
        assert_eq!(
            said,
            [
                "Monday 23 Nov: today, 5 cards in 6 minutes done, 7 cards in about 9 minutes",
                "Tuesday 24 Nov",
                "Wednesday 25 Nov: the interview at 9:55"
            ]
        );
        let missed = CalendarDay { is_missed: true, ..monday(none, none) };
        let deadline = here(days.deadline);
        let days = Calendar { today: Day(20_781), ..days };
        assert_eq!(super::day(&Words::default(), &missed, &days, deadline), "Monday 23 Nov: a day off");
    }

    #[test]
    fn shortly_before_the_interview_nothing_is_started() {
        let (none, cards) = (Portion::default(), portion(2, 4));
        for (minutes, done, planned, advice, name) in [
            (61, none, cards, None, Some(Message::plan_start)),
            (61, none, none, None, Some(Message::plan_more)),
            (59, none, cards, Some(Message::plan_last_hour), Some(Message::plan_start)),
            (25, cards, cards, Some(Message::plan_last_hour), Some(Message::plan_go_on)),
            (12, none, none, Some(Message::plan_put_away), None),
            (5, cards, none, Some(Message::plan_put_away), None),
        ] {
            let days = days(monday(done, planned), none);
            let now = Moment { ms: days.deadline.ms - minutes * 60_000, ..days.deadline };
            assert_eq!((last_hour(&days, now), button(&days, now)), (advice, name), "{minutes} minutes before");
        }
    }

    #[test]
    fn it_is_said_that_the_interview_is_over_and_what_the_plan_counts_on() {
        let said = over(&Words::default(), at(-3, 0), Day(20_780));
        assert!(said.starts_with("The interview was on 20 Nov. Practice continues"), "{said}");
        let day = |cards: Vec<CardIx>| PlanDay { day: Day(20_780), cards, minutes: 1.0 };
        let plan = |attendance, cards| Plan { days: vec![day(vec![]), day(cards)], attendance, ..Plan::default() };
        let said = "The days ahead are planned as if you practise on 80 % of them.";
        assert_eq!(spare(&Words::default(), &plan(0.8, vec![CardIx(0)])).as_deref(), Some(said));
        assert_eq!(spare(&Words::default(), &plan(0.999, vec![CardIx(0)])), None);
        assert_eq!(spare(&Words::default(), &plan(0.8, vec![])), None);
    }

    #[test]
    fn a_wish_that_cannot_be_is_said_plainly() {
        let plan =
            |n: u32, minutes_needed| Plan { waiting: (0..n).map(CardIx).collect(), minutes_needed, ..Plan::default() };
        let said = "42 answers need about 55 minutes a day; with 20, these 14 would wait";
        assert_eq!(waits(&Words::default(), &plan(14, 55), 42, 20, Some("Why us?")).as_deref(), Some(said));
        assert!(
            waits(&Words::default(), &plan(1, 21), 42, 20, None)
                .is_some_and(|said| said.ends_with("with 20, this one would wait"))
        );
        let said = "There is no time left for all 42 answers: these 14 would wait. Start with “Why us?”";
        assert_eq!(waits(&Words::default(), &plan(14, 999), 42, 20, Some("Why us?")).as_deref(), Some(said));
        assert_eq!(waits(&Words::default(), &plan(0, 20), 42, 20, None), None);
        assert_eq!(
            waits(&Words::default(), &plan(1, 1), 1, 0, None).as_deref(),
            Some("1 answer needs about 1 minute a day; with 0, this one would wait")
        );
        let said = "There is no time left for the one answer: this one would wait";
        assert_eq!(waits(&Words::default(), &plan(1, 999), 1, 20, None).as_deref(), Some(said));
    }
}
