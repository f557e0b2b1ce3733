//! Plans to be timed by `planner.mjs`, compiled to Wasm as the app is: `cargo xtask bench planner`.

use cuecard::deck::{Block, Card, Catalog, Deck, Inline, Kind, SCHEMA_VERSION, Section, Topic};
use cuecard::log::{Entry, Log, Moment, Rating, Record, RecordId, Review, WriterId};
use cuecard::planner::{self, PlanCard, PlanInput, Planning};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

const DAY_MS: i64 = 86_400_000;
const NOW: Moment = Moment { ms: 20_000 * DAY_MS + 18 * 3_600_000, offset: 0 };

/// Something to plan for.
#[wasm_bindgen]
pub struct Case(PlanInput);

/// A plan in the making.
#[wasm_bindgen]
pub struct Making(Planning);

#[wasm_bindgen]
impl Case {
    /// So many cards, days to the interview and minutes a day; and for how many days they have been practised already,
    /// each card on days and with ratings of its own.
    #[wasm_bindgen(constructor)]
    pub fn new(cards: usize, days: u16, minutes: u16, before: u16) -> Case {
        let catalog = Catalog::new(deck(cards));
        let log = log(cards, before.into());
        let all: Vec<_> = catalog.cards().collect();
        let last = |card: usize| {
            let own = log.reviews().filter(|(_, review)| *review.card == *name(card));
            own.map(|(record, _)| record.at).next_back()
        };
        let planned = |(card, ix): (usize, &_)| PlanCard {
            ix: *ix,
            last: last(card),
            importance: if card % 10 == 0 { 3.0 } else { 1.0 },
            seconds: seconds(card),
        };
        let deadline = Moment { ms: NOW.ms + i64::from(days) * DAY_MS - 8 * 3_600_000, offset: 0 };
        Case(PlanInput {
            cards: all.iter().enumerate().map(planned).collect(),
            hypotheses: planner::hypotheses(&log, &catalog, &all, None),
            habits: planner::habits(&log, &catalog),
            minutes,
            left_today: 60.0 * f64::from(minutes),
            attendance: planner::attendance(&log, NOW.day()),
            last_day: planner::last_day(&log, NOW.day(), deadline),
            now: NOW,
            deadline,
        })
    }

    /// Plans as a whole; gives the recall expected at the interview.
    pub fn plan(&self) -> f64 {
        planner::build_plan(self.0.clone()).ready_then
    }

    /// Begins to plan.
    pub fn begin(&self) -> Making {
        Making(Planning::new(self.0.clone()))
    }
}

#[wasm_bindgen]
impl Making {
    /// Goes on, for so much work at most; gives whether the plan is done.
    pub fn step(&mut self, work: usize) -> bool {
        self.0.step(work)
    }
}

/// As in the interview deck: most answers are to take 90 seconds, some 60 and a few 120; 15 more for the rest.
fn seconds(card: usize) -> f64 {
    match card % 14 {
        1 | 5 | 9 => 75.0,
        7 => 135.0,
        _ => 105.0,
    }
}

fn name(card: usize) -> String {
    format!("card-{card}")
}

/// Two thirds of the cards begun, each a few times on days of its own.
fn log(cards: usize, before: i64) -> Log {
    let mut log = Log::default();
    let mut seq = 0;
    for day in 0..before {
        for card in (0..cards).filter(|card| card % 3 < 2) {
            let n = (card as i64).wrapping_mul(7919) + day * 104_729;
            if n % 5 == 0 {
                let rating = Rating::ALL.get((n / 5 % 7).min(3) as usize).copied().unwrap_or(Rating::Good);
                let ms = NOW.ms - (before - day) * DAY_MS + card as i64 * 90_000;
                let review = Review { card: name(card).as_str().into(), rating, seconds: 100, points: 0 };
                let id = RecordId { writer: WriterId(1), seq };
                seq += 1;
                log.insert(Record {
                    id,
                    at: Moment { ms, offset: 0 },
                    entry: Entry::Review(review),
                    rest: Box::default(),
                });
            }
        }
    }
    log
}

fn deck(cards: usize) -> Deck {
    let words = || [Inline::Text("words".into())].into();
    let card = |card: usize| Card {
        id: name(card).as_str().into(),
        kind: Kind::Answer,
        question: words(),
        points: Box::default(),
        answer: [Block::Paragraph(words())].into(),
        seconds: None,
    };
    let topic = Topic { title: None, cards: (0..cards).map(card).collect() };
    let section = Section { id: "all".into(), title: "All".into(), topics: vec![topic] };
    Deck {
        schema_version: SCHEMA_VERSION,
        id: "bench".into(),
        title: "Bench".into(),
        lang: "en".into(),
        sections: vec![section],
        former: None,
    }
}
