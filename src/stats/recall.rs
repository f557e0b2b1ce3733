//! How much is known, now and over time.

use std::collections::HashMap;

use super::Outline;
use crate::log::{DAY_MS, Log, Moment};
use crate::memory::{CardMemory, Scheduler};

/// The upper limit of instants.
const INSTANTS: usize = 60;

/// How much of the deck is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recall {
    /// The ends of days, evenly spaced, from that of the first review, and now: at most 60 instants. Only now on the day
    /// of the first review.
    pub times: Vec<Moment>,
    /// Each section, in the deck's order.
    pub sections: Vec<Share>,
}

/// How much of some cards is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Share {
    /// The section's title.
    pub title: String,
    /// The number of cards.
    pub cards: usize,
    /// The expected number of known answers at each of the instants, 0 to `cards`. A card never rated counts as 0.
    pub known: Vec<f64>,
}

impl Share {
    /// The expected number of known answers now.
    pub fn now(&self) -> f64 {
        self.known.last().copied().unwrap_or_default()
    }
}

impl Recall {
    /// The recall of a deck, from the first review to `now`.
    pub fn of(outline: &Outline, log: &Log, scheduler: &Scheduler, now: Moment) -> Recall {
        let mut places = HashMap::new();
        let mut sections: Vec<Share> = Vec::new();
        for (n, part) in outline.sections.iter().enumerate() {
            places.extend(part.cards.iter().map(|id| (id.as_str(), n)));
            sections.push(Share { title: part.title.clone(), cards: part.cards.len(), known: Vec::new() });
        }
        let reviews: Vec<_> = log.reviews().filter(|(_, review)| places.contains_key(&*review.card)).collect();
        let times = instants(reviews.first().map_or(now, |(record, _)| log.made_at(record)), now);
        let mut memories: HashMap<&str, CardMemory> = HashMap::new();
        let mut reviews = reviews.into_iter().peekable();
        for (n, time) in times.iter().enumerate() {
            // Reviews dated ahead by a wrong clock are at the end of the log.
            let is_last = n + 1 == times.len();
            while let Some((record, review)) =
                reviews.next_if(|(record, _)| is_last || log.made_at(record).ms <= time.ms)
            {
                let memory = memories.entry(&*review.card).or_default();
                *memory = memory.after(review.rating, log.made_at(record), scheduler);
            }
            sections.iter_mut().for_each(|section| section.known.push(0.0));
            for (id, memory) in &memories {
                let known = places.get(id).and_then(|n| sections.get_mut(*n)?.known.last_mut());
                known.into_iter().for_each(|known| *known += memory.retrievability(*time, &scheduler.params));
            }
        }
        Recall { times, sections }
    }

    /// All sections together.
    pub fn all(&self) -> Share {
        let known = |n| self.sections.iter().filter_map(|section| section.known.get(n)).sum();
        Share {
            title: String::new(),
            cards: self.sections.iter().map(|section| section.cards).sum(),
            known: (0..self.times.len()).map(known).collect(),
        }
    }
}

/// The ends of days from that of `first` on, evenly spaced, and `last`.
fn instants(first: Moment, last: Moment) -> Vec<Moment> {
    let days = i64::from(last.day().since(first.day()));
    let steps = days.min(INSTANTS as i64 - 1);
    // The day of `last` ends in no more than a day.
    let end = |back: i64| last.day_ends_ms().saturating_sub(1 + back.saturating_mul(DAY_MS)).min(last.ms);
    let ends = (1..=steps).rev().map(|step| end((days * step).div_euclid(steps.max(1))));
    ends.chain([last.ms]).map(|ms| Moment { ms, ..last }).collect()
}
