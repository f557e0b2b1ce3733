//! What holds for a session, whatever happens.

use std::collections::BTreeSet;
use std::sync::Arc;

use cuecard::deck::{CardIx, Catalog};
use cuecard::import::markdown::parse;
use cuecard::log::{DAY_MS, Log, Moment, Rating, RecordId, WriterId};
use cuecard::memory::replay;
use cuecard::practice::{Event, Face, Filter, Model, Order, Settings};
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

/// What became of cards: `chosen` are those of the session, `brought_back` those that Undo brought into it from earlier
/// ones, `elsewhere` those that were rated elsewhere, of which `chosen_again` came into it once more.
struct Cards {
    chosen: BTreeSet<CardIx>,
    brought_back: BTreeSet<CardIx>,
    elsewhere: BTreeSet<CardIx>,
    chosen_again: usize,
}

fn session_is_sound(model: &Model, cards: &Cards) {
    let Cards { chosen, brought_back, elsewhere, chosen_again } = cards;
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
    assert_eq!(&(&(&queue | &done) | elsewhere), chosen, "no card is lost and none is added");
    assert_eq!(session.total, chosen.len() + chosen_again);
    let left: BTreeSet<CardIx> = chosen - &queue;
    assert_eq!(session.completed(), left.len() + chosen_again);
    let is_done = |ix: &CardIx| session.own_steps().iter().any(|step| step.card == *ix && step.back_at.is_none());
    assert!(left.iter().all(|ix| elsewhere.contains(ix) || is_done(ix)));
    let points = model.current().and_then(|ix| catalog.card(ix)).map_or(0, |card| card.points.len());
    assert!(u64::from(session.ticks) < 1 << points, "only points there are can be ticked");
    assert!(session.face == Face::Back || session.ticks == 0, "points are ticked on the back only");
}

/// Sends an event and says whether it began a new session.
fn send(model: &mut Model, event: Event, now: Moment) -> bool {
    let (before, began) = (model.log().records().len(), model.session().clone());
    let grows = matches!(event, Event::Merge(_));
    let starts = matches!(
        event,
        Event::DayChanged
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
    starts && began != *model.session() && (began.own_steps().is_empty() || model.session().own_steps().is_empty())
}

#[test]
fn a_rating_that_two_tabs_replay_counts_once() {
    let now = at(3 * DAY_MS);
    let event = Event::RateAs(Rating::Good, RecordId { writer: WriterId(7), seq: 0 });
    let mut tabs = [WriterId(1), WriterId(2)]
        .map(|writer| Model::new(catalog(&[vec![3]]), Log::default(), settings(None), writer, now));
    let records = tabs.each_mut().map(|tab| {
        tab.update(Event::Reveal, now);
        tab.update(event.clone(), now).append.expect("a record")
    });
    let [one, other] = &mut tabs;
    let [first, second] = records;
    one.update(Event::Merge(vec![second]), now);
    other.update(Event::Merge(vec![first]), now);
    for tab in [one, other] {
        assert_eq!((tab.ratings(), tab.log().records().len()), (1, 1));
        tab.update(Event::Reveal, now);
        assert_eq!(tab.update(event.clone(), now).append, None, "nor is it replayed a second time");
        derived_state_is_right(tab);
    }
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
        log.merge(past);
        let mut model = model(&shape, log, Some(20), first);
        let chosen = set(&model.session().queue);
        let mut cards = Cards { chosen, brought_back: BTreeSet::new(), elsewhere: BTreeSet::new(), chosen_again: 0 };
        for (event, now) in events {
            let (earlier, queue) = (model.session().earlier, set(&model.session().queue));
            let chooses_again = matches!(event, Event::Set(_) | Event::Mark(..));
            if send(&mut model, event, now) {
                cards.chosen = set(&model.session().queue);
                cards.brought_back.retain(|ix| cards.chosen.contains(ix));
                cards.elsewhere.clear();
                cards.chosen_again = 0;
            } else if chooses_again {
                // The session in progress goes on with other cards.
                let (left, queue) = (&cards.chosen - &queue, set(&model.session().queue));
                cards.chosen_again += left.intersection(&queue).count();
                cards.chosen = &left | &queue;
            } else if model.session().earlier < earlier {
                cards.brought_back.extend(model.current());
                cards.chosen.extend(model.current());
            }
            let done: BTreeSet<CardIx> = model.session().own_steps().iter().map(|step| step.card).collect();
            let left = &(&queue - &set(&model.session().queue)) - &done;
            cards.elsewhere.extend(left.intersection(&cards.chosen));
            session_is_sound(&model, &cards);
            derived_state_is_right(&model);
            for rating in Rating::ALL {
                model.preview_interval(rating, now);
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

#[test]
fn a_card_rated_elsewhere_is_asked_no_more() {
    let shape = [vec![3, 3]];
    let [mut here, mut there] = [SELF, WriterId(77)].map(|writer| {
        let filter = Filter { order: Order::InOrder, ..Filter::default() };
        let mut model = Model::new(catalog(&shape), Log::default(), Settings::default(), writer, at(NOON));
        model.update(Event::Choose(filter), at(NOON));
        model
    });
    let mut rate = |here: &mut Model, rating| {
        there.update(Event::Reveal, at(NOON));
        let record = there.update(Event::Rate(rating), at(NOON)).append.unwrap();
        assert!(here.update(Event::Merge(vec![record]), at(NOON)).focus.is_none());
        there.session().queue.clone()
    };
    assert_eq!(rate(&mut here, Rating::Good), here.session().queue);
    assert_eq!((here.session().completed(), here.ratings()), (1, 1));
    assert_eq!(rate(&mut here, Rating::Again), here.session().queue, "it comes back here, too");
    here.update(Event::Reveal, at(NOON));
    let shown = here.current();
    rate(&mut here, Rating::Good);
    assert_eq!((here.current(), here.session().face), (shown, Face::Back), "an answer that is shown stays");
    here.update(Event::Rate(Rating::Good), at(NOON));
    assert_ne!(here.current(), shown);
}

#[test]
fn a_deck_rewritten_in_place_keeps_the_session() {
    let deck = |texts: &str| {
        let cards: String = texts.split(' ').map(|id| format!("#### Q{id} {{#{}}}\nx{id}\n", &id[..1])).collect();
        Arc::new(Catalog::new(parse(&format!("# T {{#t}}\n## S {{#s}}\n{cards}")).unwrap()))
    };
    let mut model = Model::new(deck("a b c d"), Log::default(), Settings::default(), SELF, at(NOON));
    model.update(Event::Choose(Filter { order: Order::InOrder, ..Filter::default() }), at(NOON));
    model.update(Event::Reveal, at(NOON));
    model.update(Event::Rate(Rating::Good), at(NOON));
    model.update(Event::Reveal, at(NOON));
    let asked = |model: &Model| -> Vec<String> {
        model.session().queue.iter().map(|ix| model.catalog().id(*ix).to_string()).collect()
    };
    let effects = model.update(Event::Rewrite(deck("a b c1 d")), at(NOON));
    assert_eq!(
        (effects.focus, effects.save_session, model.edition()),
        (None, true, 0),
        "the card on screen is the same"
    );
    model.update(Event::Rewrite(deck("a b1 c1 d")), at(NOON));
    assert_eq!((asked(&model).join(" ").as_str(), model.edition(), model.session().face), ("b c d", 1, Face::Back));
    model.update(Event::Rewrite(deck("e a b1 d")), at(NOON));
    assert_eq!((asked(&model).join(" ").as_str(), model.session().face), ("b d e", Face::Back));
    assert_eq!((model.session().total, model.session().completed(), model.ratings()), (4, 1, 1));
    model.update(Event::Rewrite(deck("e a d")), at(NOON));
    assert_eq!((asked(&model).join(" ").as_str(), model.session().face), ("d e", Face::Front));
    model.update(Event::Undo, at(NOON));
    assert_eq!((asked(&model).join(" ").as_str(), model.ratings()), ("a d e", 0));
    model.update(Event::Rewrite(deck("f g")), at(NOON));
    assert_eq!(asked(&model).join(" "), "f g");
}
