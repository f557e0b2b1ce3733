//! Suggests a rating from the ticked points.

use crate::deck::Card;
use crate::log::Rating;
use crate::memory::{CardMemory, State};

/// The rating that the ticks suggest, or `None` before anything is ticked.
///
/// Again if an essential point is missing, or under half are ticked. Hard under 80 %. Otherwise Good; with every point,
/// on a card that was already known, Easy.
pub fn suggest(card: &Card, ticks: u32, memory: &CardMemory) -> Option<Rating> {
    let ticked = |n: usize| ticks & (1 << n) != 0;
    let points = card.points.len();
    let hit = (0..points).filter(|n| ticked(*n)).count();
    if hit == 0 {
        return None;
    }
    let essential_missing = card.points.iter().enumerate().any(|(n, point)| point.essential && !ticked(n));
    Some(if essential_missing || hit * 2 < points {
        Rating::Again
    } else if hit * 10 < points * 8 {
        Rating::Hard
    } else if hit == points && memory.state == State::Review {
        Rating::Easy
    } else {
        Rating::Good
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Kind, Point};

    fn card(points: &[bool]) -> Card {
        let points = points.iter().map(|essential| Point { text: "x".into(), essential: *essential }).collect();
        Card {
            id: "a".into(),
            kind: Kind::Answer,
            question: Box::default(),
            points,
            answer: Box::default(),
            seconds: None,
        }
    }

    #[test]
    fn ticks_speak_for_a_rating() {
        let new = CardMemory::default();
        let known = CardMemory { state: State::Review, ..new };
        let plain = card(&[false; 5]);
        let strict = card(&[false, true, false, false, false]);
        for (card, ticks, memory, rating) in [
            (&plain, 0b00000, new, None),
            (&plain, 0b00001, new, Some(Rating::Again)),
            (&plain, 0b00011, new, Some(Rating::Again)),
            (&plain, 0b00111, new, Some(Rating::Hard)),
            (&plain, 0b01111, new, Some(Rating::Good)),
            (&plain, 0b11111, new, Some(Rating::Good)),
            (&plain, 0b11111, known, Some(Rating::Easy)),
            (&plain, 0b01111, known, Some(Rating::Good)),
            (&strict, 0b11101, known, Some(Rating::Again)),
            (&strict, 0b00111, new, Some(Rating::Hard)),
            (&card(&[]), 0, known, None),
            (&card(&[false, false]), 0b01, new, Some(Rating::Hard)),
        ] {
            assert_eq!(suggest(card, ticks, &memory), rating, "{ticks:b} of {}", card.points.len());
        }
    }
}
