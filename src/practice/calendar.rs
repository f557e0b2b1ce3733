//! The days before the interview: what was rated on each, and what is planned for it.

use super::{Model, Pace, interview, pace};
use crate::log::{DAY_MS, Day, Moment, WEEK};
use crate::planner;

/// The upper limit of weeks.
const WEEKS: usize = 6;

/// A number of cards, and the minutes they take or took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Portion {
    /// The number of cards; a card rated twice counts twice.
    pub cards: usize,
    /// Whole minutes, at least 1 if there is a card.
    pub minutes: u32,
}

impl Portion {
    fn of(cards: usize, seconds: u32) -> Portion {
        let minutes = seconds.saturating_add(30) / 60;
        Portion { cards, minutes: minutes.max(u32::from(cards > 0)) }
    }

    /// Whether it has no cards.
    pub fn is_empty(&self) -> bool {
        self.cards == 0
    }
}

/// A day of a [`Calendar`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// The day.
    pub day: Day,
    /// The ratings of the day.
    pub done: Portion,
    /// The planned practice; for today, what is left of it.
    pub planned: Portion,
    /// Whether the day passed without practice, after the first review and after the date was set.
    pub is_missed: bool,
}

/// The days before the interview in whole weeks, from Monday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Today.
    pub today: Day,
    /// The interview.
    pub deadline: Moment,
    /// The days: the current week, the previous one if there was practice by then, and the weeks up to the interview's;
    /// at most six weeks.
    pub days: Vec<CalendarDay>,
}

impl Calendar {
    /// Today in the calendar.
    pub fn today(&self) -> Option<&CalendarDay> {
        self.days.iter().find(|day| day.day == self.today)
    }

    /// The next day after today with something planned.
    pub fn next(&self) -> Option<&CalendarDay> {
        self.days.iter().find(|day| day.day > self.today && !day.planned.is_empty())
    }

    /// Whether yesterday was missed.
    pub fn is_yesterday_missed(&self) -> bool {
        self.days.iter().any(|day| day.is_missed && day.day.plus(1) == self.today)
    }
}

impl Model {
    /// The calendar; `None` without a plan.
    pub fn calendar(&self, now: Moment) -> Option<Calendar> {
        let deadline = self.settings().deadline.filter(|deadline| deadline.ms > now.ms)?;
        let (plan, today) = (self.plan()?, now.day());
        let first = self.log().reviews().next().map_or(today, |(record, _)| self.log().made_at(record).day());
        // Before the date was set, no day was planned.
        let planned_since = self.settings().deadline_set.map_or(first, |set| set.max(first));
        let monday = |day: Day| day.minus(day.weekday());
        let begin = monday(first.min(today)).max(monday(today).minus(WEEK as u16));
        // The day of the interview is in the time zone in which the date was set; here it may be a day later.
        let last = interview::date(deadline).max(today);
        let weeks = (usize::from(last.since(begin)) / WEEK + 1).min(WEEKS);
        let mut days: Vec<CalendarDay> = (0..weeks * WEEK)
            .map(|n| {
                let day = begin.plus(n as u16);
                let none = Portion::default();
                CalendarDay { day, done: none, planned: none, is_missed: planned_since <= day && day < today }
            })
            .collect();
        let place = |day: Day| if day < begin { usize::MAX } else { usize::from(day.since(begin)) };
        for (day, cards, seconds) in pace::daily_times(&self.catalog, &self.log, begin) {
            if let Some(place) = days.get_mut(place(day)) {
                (place.done, place.is_missed) = (Portion::of(cards, seconds), false);
            }
        }
        for planned in &plan.days {
            if let Some(place) = days.get_mut(place(planned.day)) {
                place.planned = Portion::of(planned.cards.len(), (60.0 * planned.minutes) as u32);
            }
        }
        if self.is_todays(now)
            && self.current().is_some()
            && let Some(place) = days.get_mut(place(today))
        {
            place.planned = self.left_of_session(now).unwrap_or_default();
        }
        Some(Calendar { today, deadline, days })
    }

    /// What is left of today's session for the whole deck; `None` if nothing is left.
    pub fn left_of_session(&self, now: Moment) -> Option<Portion> {
        let session = self.session();
        if !self.is_todays(now) || session.queue.is_empty() {
            return None;
        }
        let pace = Pace::of(&self.catalog, &self.log, now.day());
        let seconds = |cards: usize| session.queue.get(..cards).map_or(0, |cards| self.seconds_of(cards, pace));
        let deadline = self.settings().deadline.filter(|deadline| deadline.ms > now.ms);
        let most = deadline.map_or(f64::MAX, |deadline| planner::seconds_today(now, deadline));
        let all = session.queue.len();
        // In the last hour, only what there is time for.
        let cards = if f64::from(seconds(all)) <= most {
            all
        } else {
            (0..all).rfind(|cards| f64::from(seconds(*cards)) <= most)?
        };
        Some(Portion::of(cards, seconds(cards))).filter(|portion| !portion.is_empty())
    }

    /// The interview of the last days, if its date is still set.
    pub fn past_interview(&self, now: Moment) -> Option<Moment> {
        let deadline = self.settings().deadline?;
        let days = now.ms.saturating_sub(deadline.ms).div_euclid(DAY_MS);
        (0..WEEK as i64).contains(&days).then_some(deadline)
    }
}
