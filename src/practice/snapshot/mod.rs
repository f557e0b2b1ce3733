//! A session as text, for a reload of the tab: a JSON object, written after every step.

mod lines;
mod stored;

use self::stored::{Stored, StoredStep};
use super::{Face, Filter, Session, Step};
use crate::deck::{CardIx, Catalog};
use crate::log::RecordId;

/// The text of a session and its filter.
pub(super) fn encode(catalog: &Catalog, session: &Session, filter: Filter) -> String {
    let step = |step: &Step| {
        let Step { card, rated, back_at, face, ticks } = *step;
        let rated = rated.map(|(rating, RecordId { writer, seq })| (rating, writer, seq));
        StoredStep { card: catalog.id(card), rated, back_at, face, ticks }
    };
    let Session { day, total, face, ticks, shown_ms, earlier, all, .. } = *session;
    let queue = session.queue.iter().map(|ix| catalog.id(*ix)).collect();
    let steps = session.steps.iter().map(step).collect();
    let stored = Stored { day, filter, total, face, ticks, shown_ms, earlier, all, queue, steps };
    // Names are strings and numbers are finite, so this cannot fail.
    serde_json::to_string(&stored).unwrap_or_default()
}

/// Parses a session; `None` if the text is invalid, or names a card to ask, or one card twice. Unknown cards are
/// omitted: the deck may be a newer edition, and the session should continue.
pub(super) fn decode(catalog: &Catalog, text: &str) -> Option<(Session, Filter)> {
    let stored = serde_json::from_str(text).ok().or_else(|| lines::read(text))?;
    let Stored { day, filter, total, face, ticks, shown_ms, earlier, all, queue, steps } = stored;
    let is_there = queue.first().is_none_or(|id| catalog.find(id).is_some());
    let there: Vec<CardIx> = queue.iter().filter_map(|id| catalog.find(id)).collect();
    let lost = queue.len() - there.len();
    // If no card is left, the session is not a complete one.
    if lost > 0 && there.is_empty() {
        return None;
    }
    let steps: Vec<Option<Step>> = steps.into_iter().map(|step| found(catalog, step)).collect();
    let mut session = Session {
        day,
        total: total.saturating_sub(lost),
        face: if is_there { face } else { Face::Front },
        ticks: if is_there { ticks } else { 0 },
        shown_ms,
        earlier: steps.iter().take(earlier).flatten().count(),
        steps: steps.into_iter().flatten().collect(),
        all,
        queue: there,
    };
    session.ticks &= points(catalog, session.current());
    is_possible(catalog, &session).then_some((session, filter))
}

/// A step, if the deck still has its card.
fn found(catalog: &Catalog, step: StoredStep) -> Option<Step> {
    let StoredStep { card, rated, back_at, face, ticks } = step;
    let card = catalog.find(card)?;
    let rated = rated.map(|(rating, writer, seq)| (rating, RecordId { writer, seq }));
    Some(Step { card, rated, back_at, face, ticks: ticks & points(catalog, Some(card)) })
}

fn is_possible(catalog: &Catalog, session: &Session) -> bool {
    let mut seen = vec![false; catalog.len()];
    let is_again = |ix: &CardIx| seen.get_mut(ix.0 as usize).is_some_and(|seen| std::mem::replace(seen, true));
    let is_doubled = session.queue.iter().any(is_again);
    let mut all = session.queue.iter().chain(session.steps.iter().map(|step| &step.card));
    !is_doubled && all.all(|ix| !catalog.is_ask(*ix))
}

/// A bit for each key point of a card.
fn points(catalog: &Catalog, card: Option<CardIx>) -> u32 {
    let points = card.and_then(|ix| catalog.card(ix)).map_or(0, |card| card.points.len());
    1_u32.checked_shl(points as u32).map_or(u32::MAX, |bit| bit - 1)
}
