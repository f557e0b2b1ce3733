//! The days up to the interview: what was done on each, and what the plan has for it.

use super::{Model, Pace, interview, pace};
use crate::log::{Day, Moment, WEEK};

/// More weeks than these are not shown.
const WEEKS: usize = 6;

/// Cards, and the minutes they take or took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Portion {
    /// How many cards, each time counted.
    pub cards: usize,
    /// Whole minutes, at least 1 where there is a card.
    pub minutes: u32,
}

impl Portion {
    fn of(cards: usize, seconds: u32) -> Portion {
        let minutes = seconds.saturating_add(30) / 60;
        Portion { cards, minutes: minutes.max(u32::from(cards > 0)) }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.cards == 0
    }
}

/// A day of a [`Calendar`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// The day.
    pub day: Day,
    /// What was rated on it.
    pub done: Portion,
    /// What the plan has for it; for today, what is left.
    pub planned: Portion,
    /// It went by without practice, after the first review there is.
    pub is_missed: bool,
}

/// The days up to the interview in whole weeks, from Monday on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Today.
    pub today: Day,
    /// The interview.
    pub deadline: Moment,
    /// The days: this week, the one before it where there was practice by then, and those up to the interview's; six
    /// weeks at most.
    pub days: Vec<CalendarDay>,
}

impl Calendar {
    /// The day of the calendar that is today.
    pub fn today(&self) -> Option<&CalendarDay> {
        self.days.iter().find(|day| day.day == self.today)
    }

    /// The next day after today with something planned.
    pub fn next(&self) -> Option<&CalendarDay> {
        self.days.iter().find(|day| day.day > self.today && !day.planned.is_empty())
    }

    /// Whether the day before today was missed.
    pub fn is_back(&self) -> bool {
        self.days.iter().any(|day| day.is_missed && day.day.plus(1) == self.today)
    }
}

impl Model {
    /// The days up to the interview; `None` where there is no plan.
    pub fn calendar(&self, now: Moment) -> Option<Calendar> {
        let deadline = self.settings().deadline.filter(|deadline| deadline.ms > now.ms)?;
        let (plan, today) = (self.plan()?, now.day());
        let first = self.log().reviews().next().map_or(today, |(record, _)| self.log().made_at(record).day());
        let monday = |day: Day| day.minus(day.weekday());
        let begin = monday(first.min(today)).max(monday(today).minus(WEEK as u16));
        // The interview's day is one of the place where the date was set, and here it may be a day later already.
        let last = interview::date(deadline).max(today);
        let weeks = (usize::from(last.since(begin)) / WEEK + 1).min(WEEKS);
        let mut days: Vec<CalendarDay> = (0..weeks * WEEK)
            .map(|n| {
                let day = begin.plus(n as u16);
                let none = Portion::default();
                CalendarDay { day, done: none, planned: none, is_missed: first <= day && day < today }
            })
            .collect();
        let place = |day: Day| if day < begin { usize::MAX } else { usize::from(day.since(begin)) };
        for (day, cards, seconds) in pace::spent(&self.catalog, &self.log, begin) {
            if let Some(place) = days.get_mut(place(day)) {
                (place.done, place.is_missed) = (Portion::of(cards, seconds), false);
            }
        }
        for planned in &plan.days {
            if let Some(place) = days.get_mut(place(planned.day)) {
                place.planned = Portion::of(planned.cards.len(), (60.0 * planned.minutes) as u32);
            }
        }
        if let Some(left) = self.left_of_session(now)
            && let Some(place) = days.get_mut(place(today))
        {
            place.planned = left;
        }
        Some(Calendar { today, deadline, days })
    }

    /// What is left of today's session, as far as it is one for the whole deck; `None` where there is nothing left.
    pub fn left_of_session(&self, now: Moment) -> Option<Portion> {
        let session = self.session();
        let is_todays = session.day == now.day() && self.filter().section.is_none();
        let cards = session.queue.len();
        if !is_todays || cards == 0 {
            return None;
        }
        let pace = Pace::of(&self.catalog, &self.log, now.day());
        let seconds: u32 = session.queue.iter().map(|ix| pace.seconds(&self.catalog, *ix)).sum();
        Some(Portion::of(cards, seconds))
    }
}
