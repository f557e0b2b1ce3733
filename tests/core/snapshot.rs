//! A session survives the reload of its tab.

use cuecard::deck::{CardIx, Catalog};
use cuecard::log::{Log, Moment, WriterId};
use cuecard::practice::{Event, Face, Filter, Model, Order, Session, Settings};
use proptest::prelude::*;

use super::given::*;

const OTHER: WriterId = WriterId(0xfeed);

/// The page loaded again: a new writer, the log from the store, the session from the tab.
fn reloaded(model: &Model, text: &str, now: Moment) -> Model {
    Model::new(model.catalog().clone(), model.log().clone(), model.settings().clone(), OTHER, now).resume(text, now)
}

fn used() -> impl Strategy<Value = (Model, Moment)> {
    let events = prop::collection::vec((events(), NOON..NOON + 3_600_000), 0..30);
    (shapes(), histories(10), events).prop_map(|(shape, past, events)| {
        let mut log = Log::default();
        log.merge(past);
        let mut model = model(&shape, log, Some(20), at(NOON));
        let last = events.last().map_or(NOON, |(_, ms)| *ms);
        for (event, ms) in events {
            model.update(event, at(ms));
        }
        (model, at(last))
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_reload_gives_the_same_session((model, now) in used()) {
        let mut again = reloaded(&model, &model.snapshot(), now);
        prop_assert_eq!(again.session(), model.session());
        prop_assert_eq!(again.filter(), model.filter());
        prop_assert_eq!(again.ratings(), model.ratings());
        prop_assert_eq!(again.snapshot(), model.snapshot());
        let updated = reloaded(&model, &lines(&model), now);
        // The older form does not say whether a session is one of all cards.
        let session = Session { all: false, ..model.session().clone() };
        prop_assert_eq!((updated.session(), updated.filter()), (&session, model.filter()), "as before an update");
        let mut model = model;
        let steps = model.session().steps.len();
        for _ in 0..steps {
            model.update(Event::Undo, now);
            again.update(Event::Undo, now);
        }
        prop_assert_eq!(again.session(), model.session(), "what was done before the reload can be undone after it");
        prop_assert_eq!(again.ratings(), model.ratings());
    }

    #[test]
    fn any_text_in_the_sessions_place_is_safe(
        (model, now) in used(),
        text in prop_oneof![".*", "(.|\n){0,80}", "[\\[\\]{}\",:0-9]{0,9}"],
        cut in any::<(prop::sample::Index, prop::sample::Index)>(),
        events in prop::collection::vec(events(), 0..12),
    ) {
        let whole = model.snapshot();
        let (a, b) = (cut.0.index(whole.len() + 1), cut.1.index(whole.len() + 1));
        let mangled = format!("{}{}{}", &whole[..a.min(b)], text, &whole[a.max(b)..]);
        for text in [text, mangled] {
            let mut again = reloaded(&model, &text, now);
            for event in events.clone() {
                again.update(event, now);
                let queue = &again.session().queue;
                prop_assert!(!queue.iter().any(|ix| again.catalog().is_ask(*ix)));
                prop_assert!(queue.iter().enumerate().all(|(n, ix)| !queue[..n].contains(ix)));
            }
        }
    }
}

fn begun() -> Model {
    let mut model = model(&[vec![2, 2], vec![3]], Log::default(), None, at(NOON));
    model.update(Event::Skip, at(NOON));
    model.update(Event::Reveal, at(NOON));
    model
}

#[test]
fn a_session_of_yesterday_is_not_gone_on_with() {
    let model = begun();
    let tomorrow = at(NOON + DAY_MS);
    let again = reloaded(&model, &model.snapshot(), tomorrow);
    assert_eq!((again.session().face, again.session().own_steps().len()), (Face::Front, 0));
    assert_eq!(again.session().day, tomorrow.day());
    assert_eq!(again.session().steps, model.session().steps, "what was done can still be taken back");
    let late = reloaded(&model, &model.snapshot(), at(NOON + DAY_MS - 10 * 3_600_000));
    assert_eq!(late.session(), model.session(), "two at night is still the evening before");
}

#[test]
fn a_session_goes_on_without_the_cards_that_the_deck_has_lost() {
    let mut model = begun();
    model.update(Event::Tick(0), at(NOON));
    let on_screen = model.current().map(|ix| model.catalog().id(ix).to_string());
    let names = |model: &Model| -> Vec<String> {
        model.session().queue.iter().map(|ix| model.catalog().id(*ix).to_string()).collect()
    };
    let smaller = std::sync::Arc::new(Catalog::new(deck(&[vec![2, 2], vec![2]])));
    let again = Model::new(smaller.clone(), Log::default(), Settings::default(), OTHER, at(NOON));
    let again = again.resume(&model.snapshot(), at(NOON));
    let expected: Vec<String> = names(&model).into_iter().filter(|id| smaller.find(id).is_some()).collect();
    assert_eq!(expected.len() + 1, names(&model).len(), "one is lost");
    assert_eq!(names(&again), expected);
    assert_eq!((again.session().face, again.session().ticks, again.session().steps.len()), (Face::Back, 1, 1));
    assert_eq!(again.session().total + 1, model.session().total);
    let lost = model.snapshot().replace(&on_screen.unwrap_or_default(), "gone");
    let next = reloaded(&model, &lost, at(NOON));
    assert_eq!(names(&next), names(&model)[1..], "the next card comes where the one on screen is lost");
    assert_eq!((next.session().face, next.session().ticks), (Face::Front, 0));
}

#[test]
fn a_session_of_which_nothing_is_left_is_not_gone_on_with() {
    let model = begun();
    let renamed = model.snapshot().replace("c-", "old-");
    let fresh = reloaded(&model, "", at(NOON)).session().clone();
    assert_eq!(reloaded(&model, &renamed, at(NOON)).session(), &fresh);
}

#[test]
fn ticks_of_points_that_a_card_has_lost_are_gone() {
    let mut model = begun();
    model.update(Event::Tick(0), at(NOON));
    let text = model.snapshot();
    let ticks = |ticks: u32| format!("\"face\":\"back\",\"ticks\":{ticks},");
    assert!(text.contains(&ticks(1)), "{text}");
    assert_eq!(reloaded(&model, &text.replace(&ticks(1), &ticks(u32::MAX)), at(NOON)).session().ticks, {
        let points = model.current().and_then(|ix| model.catalog().card(ix)).map_or(0, |card| card.points.len());
        (1 << points) - 1
    });
}

#[test]
fn a_session_with_a_card_twice_or_one_to_ask_is_not_gone_on_with() {
    let model = begun();
    let fresh = reloaded(&model, "", at(NOON)).session().clone();
    let text = model.snapshot();
    for (from, to) in [("c-0-0-1", "c-1-0-0"), ("c-0-0-1", "ask-a"), ("\"face\":\"back\"", "\"face\":\"up\"")] {
        assert!(text.contains(from));
        assert_eq!(reloaded(&model, &text.replace(from, to), at(NOON)).session(), &fresh, "{to}");
    }
    assert_eq!(reloaded(&model, &text, at(NOON)).session(), model.session());
}

#[test]
fn a_session_is_as_short_as_the_page_says_and_stays_so_after_a_reload() {
    let shape = [vec![3], vec![2]];
    let mut model = model(&shape, Log::default(), Some(20), at(NOON));
    let few = Filter { most: Some(3), ..Filter::default() };
    model.update(Event::Choose(few), at(NOON));
    assert_eq!(model.session().total, 3);
    let mut fresh = Model::new(model.catalog().clone(), Log::default(), model.settings().clone(), OTHER, at(NOON));
    fresh.update(Event::Choose(few), at(NOON));
    let again = fresh.resume(&model.snapshot(), at(NOON));
    assert_eq!((again.session(), again.filter()), (model.session(), few));
    let more = Filter { most: Some(30), ..Filter::default() };
    model.update(Event::Choose(more), at(NOON));
    assert_eq!(model.session().total, 5, "there are no more cards than there are");
}

/// The text that the versions before JSON wrote.
fn lines(model: &Model) -> String {
    let (session, filter) = (model.session(), model.filter());
    let or_dash = |number: Option<usize>| number.map_or("-".to_string(), |number| number.to_string());
    let face = |face| if face == Face::Front { "f" } else { "b" };
    let id = |ix: &CardIx| model.catalog().id(*ix).to_string();
    let Session { day, total, ticks, shown_ms, earlier, .. } = session;
    let mut lines = vec![
        "cuecard-session 3".into(),
        format!("{} {total} {} {ticks} {shown_ms} {earlier}", day.0, face(session.face)),
        format!(
            "{} {} {}",
            or_dash(filter.section.map(usize::from)),
            or_dash(filter.topic.map(usize::from)),
            if filter.order == Order::Shuffled { "s" } else { "o" }
        ),
        session.queue.iter().map(id).collect::<Vec<_>>().join(" "),
    ];
    for step in &session.steps {
        let rating = step.rated.map(|(rating, id)| {
            lines.push(format!("{:016x} {}", id.writer.0, id.seq));
            ["a", "h", "g", "e"][rating as usize]
        });
        let (card, rating, back) = (id(&step.card), rating.unwrap_or("-"), or_dash(step.back_at));
        lines.push(format!("{card} {rating} {back} {} {}", face(step.face), step.ticks));
    }
    lines.join("\n")
}

#[test]
fn a_session_that_an_earlier_version_left_goes_on() {
    let model = begun();
    let text = lines(&model);
    assert_eq!(reloaded(&model, &text, at(NOON)).session(), model.session());
    let mut lines: Vec<&str> = text.lines().collect();
    lines[0] = "cuecard-session 2";
    lines[1] = lines[1].strip_suffix(" 0").unwrap();
    assert_eq!(reloaded(&model, &lines.join("\n"), at(NOON)).session(), model.session());
    lines[0] = "cuecard-session 1";
    assert_ne!(reloaded(&model, &lines.join("\n"), at(NOON)).session(), model.session());
}
