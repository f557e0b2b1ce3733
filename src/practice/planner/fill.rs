//! Which card on which day.
//!
//! Practice is put into the days where it is worth most: again and again the card and the slot with the most
//! recall gained for a second of practice. The room of the days grows a minute at a time, so the plan for more
//! minutes goes on from the plan for fewer, and is never worse. After each step the card's nearest other practice
//! moves to a better day where that has room.

use super::course::{Course, Courses};
use super::slot::slots;
use super::visits::Visits;
use super::{Outlook, Plan};

/// Gains under this, in chance of recall, are not worth a practice.
const LEAST_GAIN: f64 = 1e-3;
/// A practice is moved only where that gains more than this.
const LEAST_MOVE: f64 = 1e-4;
/// A card that will be recalled at least this likely needs no practice.
pub(super) const WELL_KNOWN: f64 = 0.9;
/// The most minutes a day there can be.
const MOST_MINUTES: u16 = 999;

/// A card in the course of planning.
pub(super) struct Row {
    pub(super) visits: Visits,
    pub(super) course: Course,
    /// For each slot, the recall gained by practising in it too, for one review; 0 where it is not worth it.
    gains: Vec<f64>,
    /// What recall gained for one review is worth, for a second.
    share: f64,
    /// The most that a second is worth in any slot.
    most: f64,
    /// The first card that started from the same memory.
    pub(super) kin: usize,
}

/// A plan that is being made.
pub(super) struct Filling<'a> {
    pub(super) outlook: &'a Outlook,
    pub(super) courses: Courses<'a>,
    pub(super) rows: Vec<Row>,
    /// Seconds of practice in each slot.
    pub(super) used: Vec<f64>,
    /// The most that one more second in each slot is worth, whether there is room or not; looked up now and then.
    pub(super) worths: Vec<f64>,
    /// The least that a second put in so far is worth.
    pub(super) price: f64,
}

impl<'a> Filling<'a> {
    pub(super) fn new(outlook: &'a Outlook) -> Self {
        let slots = slots(outlook);
        let used = vec![0.0; slots.len()];
        let mut filling = Filling {
            outlook,
            courses: Courses::new(outlook, slots),
            rows: Vec::new(),
            worths: used.clone(),
            used,
            price: f64::MAX,
        };
        for card in 0..outlook.cards.len() {
            let kin = (0..card).find(|other| alike(outlook, *other, card)).unwrap_or(card);
            let visits = Visits::default();
            let course = filling.courses.course(card, &visits);
            filling.rows.push(Row { visits, course, gains: Vec::new(), share: 0.0, most: 0.0, kin });
            filling.look(card);
        }
        filling
    }

    pub(super) fn plan(mut self) -> Plan {
        let minutes = self.outlook.minutes.min(MOST_MINUTES);
        let (mut room, mut needed) = (0, None);
        while room < minutes {
            room += 1;
            self.fill(room);
            needed = needed.or_else(|| self.waiting().next().is_none().then_some(room));
        }
        let mut plan = self.result();
        while needed.is_none() && room < MOST_MINUTES && !self.used.is_empty() {
            room += 1;
            self.fill(room);
            needed = self.waiting().next().is_none().then_some(room);
        }
        plan.minutes_needed = needed.unwrap_or(MOST_MINUTES);
        plan
    }

    /// The days to the first practice after today, and how many there are, while a second is worth `price`.
    pub(super) fn alone(mut self, price: f64) -> Option<(u16, u16)> {
        while let Some((card, slot, _)) = self.best(MOST_MINUTES).filter(|(_, _, worth)| *worth >= price) {
            self.put(card, slot, MOST_MINUTES);
        }
        let visits = self.rows.first()?.visits;
        let days = |n: usize| self.courses.slots.get(n).map(|slot| slot.first + slot.days / 2);
        let first = visits.slots().find_map(|n| days(n).filter(|days| *days > 0))?;
        Some((first, visits.slots().count() as u16))
    }

    /// Puts in what is worth most while there is room.
    fn fill(&mut self, minutes: u16) {
        self.appraise();
        while let Some((card, slot, worth)) = self.best(minutes) {
            self.put(card, slot, minutes);
            self.price = self.price.min(worth);
        }
    }

    /// Practises a card in one more slot.
    fn put(&mut self, card: usize, slot: usize, minutes: u16) {
        let Some(visits) = self.rows.get(card).and_then(|row| row.visits.with(slot)) else { return };
        self.take(card, visits);
        self.settle(card, slot, minutes);
        self.look(card);
        self.trade(card);
    }

    /// The card and the slot that gain most for a second.
    fn best(&self, minutes: u16) -> Option<(usize, usize, f64)> {
        let mut best: Option<(usize, usize, f64)> = None;
        let open: Vec<bool> = (0..self.used.len()).map(|slot| self.is_open(slot, minutes)).collect();
        for (card, row) in self.rows.iter().enumerate() {
            if best.is_some_and(|(_, _, most)| row.most <= most) {
                continue;
            }
            for (slot, (gain, open)) in row.gains.iter().zip(&open).enumerate() {
                let worth = gain * row.share;
                if *open && worth > best.map_or(0.0, |(_, _, most)| most) {
                    best = Some((card, slot, worth));
                }
            }
        }
        best
    }

    /// Looks up what one more second in each slot is worth.
    fn appraise(&mut self) {
        self.worths.fill(0.0);
        for row in &self.rows {
            for (most, gain) in self.worths.iter_mut().zip(&row.gains) {
                *most = most.max(gain * row.share);
            }
        }
    }

    /// Moves the card's practice that is nearest to a new one to a better slot.
    fn settle(&mut self, card: usize, new: usize, minutes: u16) {
        let Some(row) = self.rows.get(card) else { return };
        let others = row.visits.slots().filter(|slot| *slot != new);
        let Some(from) = others.min_by_key(|slot| slot.abs_diff(new)) else { return };
        let (rest, mut best, mut most) = (row.visits.without(from), None, row.course.recall + LEAST_MOVE);
        let asked = |to: usize| to != from && self.is_open(to, minutes);
        for (to, with) in self.courses.with_each(card, &rest, asked).into_iter().enumerate() {
            let Some((recall, _)) = with.filter(|(recall, _)| *recall > most) else { continue };
            (best, most) = (rest.with(to), recall);
        }
        if let Some(moved) = best {
            self.take(card, moved);
        }
    }

    /// Whether a slot has room for one more card.
    fn is_open(&self, slot: usize, minutes: u16) -> bool {
        let room = self.courses.slots.get(slot).map_or(0.0, |slot| slot.room(minutes, self.outlook.attendance));
        self.used.get(slot).is_some_and(|used| *used < room)
    }

    /// Gives a card these visits.
    fn take(&mut self, card: usize, visits: Visits) {
        let course = self.courses.course(card, &visits);
        self.count(card, -1.0);
        if let Some(row) = self.rows.get_mut(card) {
            (row.visits, row.course) = (visits, course);
        }
        self.count(card, 1.0);
    }

    /// Counts a card's practices in, or out with a sign of −1.
    pub(super) fn count(&mut self, card: usize, sign: f64) {
        let each = self.outlook.cards.get(card).map_or(0.0, |card| seconds(card.seconds));
        let Some(row) = self.rows.get(card) else { return };
        for (slot, reviews) in row.visits.slots().zip(row.course.reviews) {
            if let Some(used) = self.used.get_mut(slot) {
                *used += sign * reviews * each;
            }
        }
    }

    /// Looks up what each slot would gain for a card.
    fn look(&mut self, card: usize) {
        let Some(row) = self.rows.get(card) else { return };
        let (visits, now) = (row.visits, row.course);
        let twin = self.rows.iter().take(card).find(|other| other.kin == row.kin && other.visits == visits);
        let gains = match twin {
            Some(twin) => twin.gains.clone(),
            None => self.courses.with_each(card, &visits, |_| true).into_iter().map(|with| gain(with, &now)).collect(),
        };
        if let Some(row) = self.rows.get_mut(card) {
            row.gains = gains;
        }
        self.price_row(card);
    }

    /// Sets what a row's gains are worth for its card.
    pub(super) fn price_row(&mut self, card: usize) {
        let Some((row, planned)) = self.rows.get_mut(card).zip(self.outlook.cards.get(card)) else { return };
        row.share = importance(planned.importance) / seconds(planned.seconds);
        row.most = row.share * row.gains.iter().copied().fold(0.0, f64::max);
    }

    pub(super) fn waiting(&self) -> impl Iterator<Item = usize> + '_ {
        let waits = |row: &Row| row.visits.is_empty() && row.course.recall < WELL_KNOWN;
        self.rows.iter().enumerate().filter(move |(_, row)| waits(row)).map(|(card, _)| card)
    }
}

/// The recall gained by one more practice, for one review.
fn gain(with: Option<(f64, f64)>, now: &Course) -> f64 {
    // Better known cards fail less often, so one more practice can nearly pay for itself.
    let gain = |(recall, effort): (f64, f64)| (recall - now.recall, (effort - now.effort()).max(0.5));
    with.map(gain).filter(|(gain, _)| *gain > LEAST_GAIN).map_or(0.0, |(gain, reviews)| gain / reviews)
}

/// Whether two cards started from the same memory.
fn alike(outlook: &Outlook, a: usize, b: usize) -> bool {
    let last = |card: usize| outlook.cards.get(card).map(|card| card.last);
    last(a) == last(b) && outlook.beliefs.iter().all(|belief| belief.memories.get(a) == belief.memories.get(b))
}

/// Importance within what makes sense.
pub(super) fn importance(x: f64) -> f64 {
    if x > 1e-3 { x.min(1e3) } else { 1e-3 }
}

/// Seconds of a review within what makes sense.
pub(super) fn seconds(x: f64) -> f64 {
    if x > 1.0 { x.min(86_400.0) } else { 1.0 }
}
