//! A first visit, before the model has its reckoner.

use cuecard::log::{Log, Mark, Rating};
use cuecard::practice::{Event, Filter, Model, Order, RECKONER, Settings};
use proptest::prelude::*;

use super::given::*;

/// What a first card's screen can send.
fn simple() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => Just(Event::Reveal),
        4 => ratings().prop_map(Event::Rate),
        2 => (0..7usize).prop_map(Event::Tick),
        1 => Just(Event::Skip),
        1 => Just(Event::Undo),
    ]
}

fn filters() -> impl Strategy<Value = Filter> {
    (prop::option::of(0..3u16), any::<bool>(), prop::option::of(1..9u16)).prop_map(|(section, shuffled, most)| Filter {
        section,
        topic: None,
        order: if shuffled { Order::Shuffled } else { Order::InOrder },
        most,
    })
}

/// The model that has its reckoner from the beginning.
fn whole(shape: &[Vec<usize>], filter: Filter) -> Model {
    let mut model = Model::new(catalog(shape), Log::default(), Settings::default(), SELF, at(NOON));
    if filter != Filter::default() {
        model.update(Event::Choose(filter), at(NOON));
    }
    model
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn it_is_the_same_whenever_the_reckoner_comes(
        shape in shapes(),
        filter in filters(),
        before in prop::collection::vec(simple(), 0..40),
        after in prop::collection::vec(simple(), 0..20),
    ) {
        let (mut whole, mut fresh) = (whole(&shape, filter), Model::fresh(catalog(&shape), filter, SELF, at(NOON)));
        prop_assert_eq!(whole.session(), fresh.session());
        for (n, event) in (0i64..).zip(before) {
            let now = at(NOON + n * 1000);
            prop_assert_eq!(whole.update(event.clone(), now), fresh.update(event, now));
            prop_assert_eq!(whole.session(), fresh.session());
            prop_assert_eq!(whole.ratings(), fresh.ratings());
            prop_assert_eq!(fresh.outlook(Rating::Good, now), None, "nothing is reckoned yet");
        }
        prop_assert!(fresh.set_reckoner(&RECKONER) && !fresh.set_reckoner(&RECKONER));
        for (n, event) in (100i64..).zip(after) {
            let now = at(NOON + n * 1000);
            prop_assert_eq!(whole.update(event.clone(), now), fresh.update(event, now));
        }
        prop_assert_eq!(whole.session(), fresh.session());
        prop_assert_eq!(whole.log(), fresh.log());
        prop_assert_eq!(whole.ratings(), fresh.ratings());
        for ix in whole.catalog().cards() {
            prop_assert_eq!(whole.memory(ix), fresh.memory(ix));
        }
        prop_assert_eq!(whole.outlook(Rating::Good, at(NOON)), fresh.outlook(Rating::Good, at(NOON)));
    }
}

#[test]
fn what_needs_the_reckoner_waits_for_it() {
    let mut model = Model::fresh(catalog(&[vec![3]]), Filter::default(), SELF, at(NOON));
    let star = Event::Mark(model.current().unwrap(), Mark::Star, true);
    for event in [star, Event::Reset, Event::Start, Event::Set(Settings::default()), Event::Merge(vec![])] {
        assert!(!model.takes(&event), "{event:?}");
        let before = model.clone();
        model.update(event.clone(), at(NOON));
        assert_eq!((model.session(), model.log()), (before.session(), before.log()), "{event:?}");
    }
    for event in [Event::Reveal, Event::Tick(0), Event::Rate(Rating::Good), Event::Skip, Event::Undo] {
        assert!(model.takes(&event), "{event:?}");
    }
    model.set_reckoner(&RECKONER);
    assert!(model.takes(&Event::Reset));
}
