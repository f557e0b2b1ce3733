//! What holds for a session, whatever happens.

use std::collections::BTreeSet;

use cuecard::deck::CardIx;
use cuecard::log::{Moment, Rating};
use cuecard::memory::replay;
use cuecard::practice::{Event, Face, Model};
use proptest::prelude::*;

use super::given::*;

fn set(cards: &[CardIx]) -> BTreeSet<CardIx> {
    cards.iter().copied().collect()
}

fn derived_state_is_right(model: &Model) {
    assert_eq!(model.ratings() as usize, model.log().reviews().count(), "the count follows the log");
    let fresh = replay(model.catalog(), model.log(), model.scheduler());
    let kept: Vec<_> = model.catalog().cards().map(|ix| model.memory(ix)).collect();
    assert_eq!((kept, model.ratings()), fresh, "the memories follow the log");
    let tallied: usize = model.totals().sections.iter().map(|tally| tally.total()).sum();
    assert_eq!(tallied, model.catalog().cards().filter(|ix| !model.catalog().is_ask(*ix)).count());
}

/// `chosen` are the cards of the session, `brought_back` those that Undo brought into it from earlier ones.
fn session_is_sound(model: &Model, chosen: &BTreeSet<CardIx>, brought_back: &BTreeSet<CardIx>) {
    let (session, catalog) = (model.session(), model.catalog());
    let queue = set(&session.queue);
    assert_eq!(queue.len(), session.queue.len(), "no card stands twice in the queue");
    let is_back = |ix: &CardIx| brought_back.contains(ix);
    assert!(
        session.queue.iter().all(|ix| is_back(ix) || model.filter().admits(catalog, *ix)),
        "the filter admits every card"
    );
    assert!(!session.queue.iter().any(|ix| catalog.is_ask(*ix)), "no card to ask comes up");
    let done: BTreeSet<CardIx> = session.own_steps().iter().map(|step| step.card).collect();
    assert_eq!(&(&queue | &done), chosen, "no card is lost and none is added");
    assert_eq!(session.total, chosen.len());
    let left: BTreeSet<CardIx> = chosen - &queue;
    assert_eq!(session.completed(), left.len());
    assert!(left.iter().all(|ix| session.own_steps().iter().any(|step| step.card == *ix && step.back_at.is_none())));
    let points = model.current().and_then(|ix| catalog.card(ix)).map_or(0, |card| card.points.len());
    assert!(u64::from(session.ticks) < 1 << points, "only points there are can be ticked");
    assert!(session.face == Face::Back || session.ticks == 0, "points are ticked on the back only");
}

/// Sends an event and says whether it began a new session.
fn send(model: &mut Model, event: Event, now: Moment) -> bool {
    let (before, began) = (model.log().records().len(), model.session().own_steps().len());
    let grows = matches!(event, Event::Merge(_));
    let starts = matches!(
        event,
        Event::Return
            | Event::Start
            | Event::StartOver
            | Event::Choose(_)
            | Event::Set(_)
            | Event::Reset
            | Event::UndoReset
    );
    let effects = model.update(event, now);
    let grown = model.log().records().len() - before;
    if let Some(record) = &effects.append {
        assert!(model.log().records().contains(record), "what is to be kept is in the log");
        assert_eq!(record.at, now);
    }
    assert!(
        grows || grown == usize::from(effects.append.is_some()) + effects.append_more.len(),
        "every new record is to be kept"
    );
    starts && (began == 0 || model.session().own_steps().is_empty())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_events_at_any_times_are_safe(
        shape in shapes(),
        past in histories(10),
        first in moments(),
        events in prop::collection::vec((events(), moments()), 0..60),
    ) {
        let mut log = cuecard::log::Log::default();
        log.unite(past);
        let mut model = model(&shape, log, Some(20), first);
        let mut chosen = set(&model.session().queue);
        let mut brought_back = BTreeSet::new();
        for (event, now) in events {
            let earlier = model.session().earlier;
            if send(&mut model, event, now) {
                chosen = set(&model.session().queue);
                brought_back.retain(|ix| chosen.contains(ix));
            } else if model.session().earlier < earlier {
                brought_back.extend(model.current());
                chosen.extend(model.current());
            }
            session_is_sound(&model, &chosen, &brought_back);
            derived_state_is_right(&model);
            for rating in Rating::ALL {
                model.outlook(rating, now);
            }
            model.suggested();
        }
    }

    #[test]
    fn a_card_rated_again_comes_back_after_five_others_or_at_the_end(
        shape in shapes(),
        before in prop::collection::vec(prop::option::of(ratings()), 0..12),
    ) {
        let mut model = model(&shape, practised(&shape), None, at(NOON));
        for rating in before {
            model.update(Event::Reveal, at(NOON));
            model.update(rating.map_or(Event::Skip, Event::Rate), at(NOON));
        }
        if let Some(ix) = model.current() {
            let others = model.session().queue.len() - 1;
            model.update(Event::Reveal, at(NOON));
            model.update(Event::Rate(Rating::Again), at(NOON));
            let place = model.session().queue.iter().position(|other| *other == ix).unwrap();
            prop_assert!(place >= 5.min(others) && place <= 8, "at {place} with {others} others");
        }
    }

    #[test]
    fn a_session_ends_when_every_card_was_rated_better_than_again(
        shape in shapes(),
        ratings in prop::collection::vec(ratings(), 40),
    ) {
        let mut model = model(&shape, practised(&shape), None, at(NOON));
        let total = model.session().total;
        let mut better = 0;
        for rating in ratings {
            let Some(ix) = model.current() else { break };
            model.update(Event::Reveal, at(NOON));
            model.update(Event::Rate(rating), at(NOON));
            better += usize::from(rating != Rating::Again);
            prop_assert_eq!(model.session().completed(), better);
            prop_assert_eq!(model.session().queue.contains(&ix), rating == Rating::Again);
        }
        prop_assert_eq!(model.current().is_none(), better == total);
    }
}

#[test]
fn a_rating_needs_the_back_of_the_card() {
    let mut model = model(&[vec![3]], Default::default(), None, at(NOON));
    let before = model.session().clone();
    assert_eq!(model.update(Event::Rate(Rating::Good), at(NOON)), Default::default());
    assert_eq!((model.ratings(), model.session()), (0, &before));
    model.update(Event::Reveal, at(NOON));
    let kept = model.update(Event::Rate(Rating::Good), at(NOON + 61_000)).append.unwrap();
    assert_eq!((kept.id.writer, kept.id.seq), (SELF, 0));
    assert_eq!(model.log().reviews().next().unwrap().1.seconds, 61);
}

#[test]
fn a_skipped_card_comes_last_and_the_last_one_skipped_ends_the_session() {
    let mut model = model(&[vec![2]], Default::default(), None, at(NOON));
    let [first, second] = model.session().queue[..] else { panic!("two cards") };
    model.update(Event::Skip, at(NOON));
    assert_eq!(model.session().queue, [second, first]);
    model.update(Event::Reveal, at(NOON));
    model.update(Event::Rate(Rating::Easy), at(NOON));
    model.update(Event::Skip, at(NOON));
    assert_eq!((model.current(), model.ratings()), (None, 1));
}
