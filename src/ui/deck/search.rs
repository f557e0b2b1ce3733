//! The search of the Deck view.

use crate::browser::decomposed;
use crate::deck::{CardIx, Catalog, plain, plain_blocks};

/// The text of every card, in the deck's order.
pub(super) struct Search {
    texts: Vec<(CardIx, String)>,
}

impl Search {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let text = |ix| {
            let card = catalog.card(ix)?;
            let points: Vec<&str> = card.points.iter().map(|point| &*point.text).collect();
            Some(folded(&[plain(&card.question), points.join("\n"), plain_blocks(&card.answer)].join("\n")))
        };
        Search { texts: catalog.cards().map(|ix| (ix, text(ix).unwrap_or_default())).collect() }
    }

    /// The cards that contain every word of the query.
    pub(super) fn find(&self, query: &str) -> Vec<CardIx> {
        let query = folded(query);
        let fits = |text: &str| query.split_whitespace().all(|word| text.contains(word));
        self.texts.iter().filter(|(_, text)| fits(text)).map(|(ix, _)| *ix).collect()
    }
}

/// A text in lower case without accents.
fn folded(text: &str) -> String {
    decomposed(text).chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect()
}
