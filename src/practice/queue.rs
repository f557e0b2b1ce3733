//! The queue: the cards of a session and their order.

use super::{Filter, Order, Pace};
use crate::deck::{CardIx, Catalog, Place};
use crate::hash;
use crate::log::Day;
use crate::memory::{CardMemory, Params, State};

/// The input of a queue.
pub(super) struct Choice<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) memories: &'a [CardMemory],
    pub(super) params: &'a Params,
    pub(super) filter: Filter,
    /// The upper limit of cards.
    pub(super) longest: usize,
    pub(super) pace: Pace,
    /// No card starts after this many seconds.
    pub(super) seconds: u32,
    pub(super) today: Day,
    /// Includes cards that are not due.
    pub(super) all: bool,
    /// The planned cards for today, the most valuable first, if a date is set: the queue has exactly these.
    pub(super) planned: Option<&'a [CardIx]>,
}

impl Choice<'_> {
    /// The cards of the session, in order. If the session is too short for all, learning and due cards come first, then
    /// new ones, then (if requested) the rest; a shuffled session draws from all sections. The backlog of missed days
    /// waits for the next session, so no session becomes too long.
    pub(super) fn queue(&self) -> Vec<CardIx> {
        let mut cards: Vec<CardIx> = self.catalog.cards().filter(|ix| self.filter.admits(self.catalog, *ix)).collect();
        let shuffled = self.filter.order == Order::Shuffled;
        let first = cards.first().copied().filter(|_| shuffled && self.never_practised());
        if shuffled {
            shuffle(&mut cards, self.today);
        }
        // The prerendered page shows the deck's first card, so the very first session starts with it.
        if let Some(at) = first.and_then(|first| cards.iter().position(|ix| *ix == first)) {
            cards.swap(0, at);
        }
        let queue = self.ranked(&cards);
        if shuffled { interleave(self.catalog, queue, first.is_some()) } else { queue }
    }

    /// The most urgent cards, up to the session's capacity, in their original order.
    fn ranked(&self, cards: &[CardIx]) -> Vec<CardIx> {
        let urgent = cards.iter().enumerate().filter_map(|(at, ix)| Some((self.urgency(*ix)?, at, *ix)));
        let mut chosen: Vec<(Urgency, usize, CardIx)> = urgent.collect();
        chosen.sort_unstable();
        chosen.truncate(self.room(chosen.iter().map(|(_, _, ix)| *ix)));
        chosen.sort_unstable_by_key(|(_, at, _)| *at);
        chosen.into_iter().map(|(_, _, ix)| ix).collect()
    }

    /// The number of these cards that fit into the session.
    fn room(&self, cards: impl Iterator<Item = CardIx>) -> usize {
        let mut seconds = 0u32;
        let fits = |ix: &CardIx| {
            let begun = seconds < self.seconds;
            seconds = seconds.saturating_add(self.pace.seconds(self.catalog, *ix));
            begun
        };
        cards.take(self.longest).take_while(fits).count()
    }

    fn never_practised(&self) -> bool {
        self.memories.iter().all(|memory| memory.state == State::New)
    }

    /// A lower value is more urgent; `None` for cards to omit. Of the due cards, and of those not due, the ones least
    /// likely to be recalled come first: in simulations of missed weeks, no other order retained more.
    fn urgency(&self, ix: CardIx) -> Option<Urgency> {
        let memory = self.memories.get(ix.0 as usize)?;
        if let Some(planned) = self.planned {
            return planned.iter().position(|other| *other == ix).map(|at| (0, at as u32));
        }
        match memory.state {
            State::Learning => Some((0, 0)),
            State::New => Some((2, 0)),
            State::Review if memory.due() <= self.today => Some((1, self.recall(memory))),
            State::Review => self.all.then(|| (3, self.recall(memory))),
        }
    }

    /// The chance of recall in billionths, by whole days, so that it is constant during a day.
    fn recall(&self, card: &CardMemory) -> u32 {
        let days = f64::from(self.today.since(card.last.day()));
        let recall = card.memory.map_or(0.0, |memory| self.params.retrievability(memory.stability, days));
        (recall * 1e9) as u32
    }
}

/// A rank, and the order within the rank.
type Urgency = (u8, u32);

/// Shuffles in place; the same day always has the same order. Fisher–Yates with the SplitMix64 generator (Steele, Lea
/// and Flood 2014), which is good enough for cards and small.
fn shuffle(cards: &mut [CardIx], seed: Day) {
    let mut state = seed.0 as u64;
    let mut random = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        hash::mix(state)
    };
    for last in (1..cards.len()).rev() {
        cards.swap(last, (random() % (last as u64 + 1)) as usize);
    }
}

/// The key of cards that should not follow each other: the topic, or the section if it has no topics.
pub(super) fn topic_key(catalog: &Catalog, ix: CardIx) -> Option<(u16, u16)> {
    catalog.place(ix).map(|Place { section, topic, .. }| (section, topic))
}

/// Interleaves the topics as far as possible, and otherwise preserves the order. A `fixed` first card remains the
/// first.
///
/// Each step takes the next card of another topic than the last one. But once one topic makes up half of the rest,
/// neighbours are avoided only by taking from it in every other step, so it then comes first.
fn interleave(catalog: &Catalog, cards: Vec<CardIx>, fixed: bool) -> Vec<CardIx> {
    let topics: Vec<_> = cards.iter().map(|ix| topic_key(catalog, *ix)).collect();
    let mut counts: Vec<(Option<(u16, u16)>, usize)> = Vec::new();
    for topic in &topics {
        match counts.iter_mut().find(|(other, _)| other == topic) {
            Some((_, count)) => *count += 1,
            None => counts.push((*topic, 1)),
        }
    }
    // Reversed, so that removing a card near the front moves few.
    let mut left: Vec<(CardIx, Option<(u16, u16)>)> = cards.into_iter().zip(topics).rev().collect();
    let mut queue: Vec<CardIx> = Vec::with_capacity(left.len());
    let mut last = None;
    while !left.is_empty() {
        let crowd = counts
            .iter()
            .find(|(topic, count)| count * 2 > left.len() && Some(*topic) != last)
            .map(|(topic, _)| *topic);
        let fits = |topic: &Option<(u16, u16)>| crowd.map_or(Some(*topic) != last, |crowd| crowd == *topic);
        let next = if fixed && queue.is_empty() { None } else { left.iter().rposition(|(_, topic)| fits(topic)) };
        let (ix, topic) = left.remove(next.unwrap_or(left.len() - 1));
        if let Some((_, count)) = counts.iter_mut().find(|(other, _)| *other == topic) {
            *count -= 1;
        }
        last = Some(topic);
        queue.push(ix);
    }
    queue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_own_order_and_keeps_it() {
        let shuffled = |day| {
            let mut cards: Vec<_> = (0..34).map(CardIx).collect();
            shuffle(&mut cards, Day(day));
            cards
        };
        assert_eq!(shuffled(20_000), shuffled(20_000));
        assert_ne!(shuffled(20_000), shuffled(20_001));
        let mut sorted = shuffled(20_000);
        sorted.sort();
        assert_eq!(sorted, (0..34).map(CardIx).collect::<Vec<_>>());
    }
}
