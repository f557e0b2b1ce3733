//! What is played through: who, how many cards, how long, how much a day.

use cuecard::log::Moment;

use super::learner::Kind;

/// One column of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scenario {
    pub(super) name: &'static str,
    pub(super) cards: usize,
    /// Days with practice; the interview is on the morning after the last.
    pub(super) days: u16,
    /// Minutes a day.
    pub(super) minutes: u16,
    pub(super) kind: Kind,
    /// Days of practice without a date before these, due cards first.
    pub(super) before: u16,
    /// Every so many days the person does not practise; 0 for never. No policy knows beforehand.
    pub(super) misses: u16,
}

const PLAIN: Scenario =
    Scenario { name: "", cards: 42, days: 7, minutes: 15, kind: Kind::Published, before: 0, misses: 0 };

/// All of them.
pub(super) const SCENARIOS: [Scenario; 16] = [
    Scenario { name: "main", ..PLAIN },
    Scenario { name: "three days", days: 3, minutes: 30, ..PLAIN },
    Scenario { name: "little time", days: 5, minutes: 8, ..PLAIN },
    Scenario { name: "much time", minutes: 45, ..PLAIN },
    Scenario { name: "two weeks", days: 14, ..PLAIN },
    Scenario { name: "a month", days: 30, minutes: 10, ..PLAIN },
    Scenario { name: "200 cards", cards: 200, days: 30, minutes: 20, ..PLAIN },
    Scenario { name: "begun before", before: 14, ..PLAIN },
    Scenario { name: "missed days", days: 10, misses: 3, ..PLAIN },
    Scenario { name: "other memory", kind: Kind::Drawn, ..PLAIN },
    Scenario { name: "other, two weeks", kind: Kind::Drawn, days: 14, ..PLAIN },
    Scenario { name: "other, begun", kind: Kind::Drawn, before: 14, ..PLAIN },
    Scenario { name: "steep", kind: Kind::Steep, ..PLAIN },
    Scenario { name: "steep, two weeks", kind: Kind::Steep, days: 14, minutes: 20, ..PLAIN },
    Scenario { name: "steep, much time", kind: Kind::Steep, minutes: 45, ..PLAIN },
    Scenario { name: "slow", kind: Kind::Slow, ..PLAIN },
];

const DAY_MS: i64 = 86_400_000;
/// Practice is at seven in the evening.
const EVENING: i64 = 20_000 * DAY_MS + 19 * 3_600_000;

impl Scenario {
    /// When practice begins on a day, counted from the first of all.
    pub(super) fn evening(&self, day: u16) -> Moment {
        Moment { ms: EVENING + i64::from(day) * DAY_MS, offset: 0 }
    }

    /// The interview: at seven in the morning after the last day.
    pub(super) fn interview(&self) -> Moment {
        let evening = self.evening(self.before + self.days - 1);
        Moment { ms: evening.ms + 12 * 3_600_000, offset: 0 }
    }

    /// Whether the person practises on a day of the time with a date.
    pub(super) fn practises(&self, day: u16) -> bool {
        self.misses == 0 || day % self.misses != self.misses - 1
    }

    /// Seconds a review of a card takes: as in the interview deck, most answers are to take 90 seconds, some 60
    /// and a few 120, and 15 more for reading and judging.
    pub(super) fn seconds(&self, card: usize) -> f64 {
        match card % 14 {
            1 | 5 | 9 => 75.0,
            7 => 135.0,
            _ => 105.0,
        }
    }
}
