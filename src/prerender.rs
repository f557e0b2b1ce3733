//! Renders components natively as HTML: what the build writes into the page for the time before the app has loaded.

use std::sync::Arc;

use leptos::prelude::*;

use crate::controller::{Quiz, options::Options};
use crate::deck::{Block, Catalog, Deck, Inline};
use crate::log::{Log, Moment, WriterId};
use crate::practice::{Model, Settings};
use crate::storage::{LogRepository, MemoryStore};
use crate::ui::{App, common::prose};

/// The time of the visit. The first screen does not depend on it.
const VISIT: Moment = Moment { ms: 0, offset: 0 };

/// The app's first screen on the hosted page, as on the very first visit. `None` if the deck has no card to answer: the
/// end of a session needs browser APIs.
pub fn first_screen(deck: Deck) -> Option<String> {
    let model = Model::new(Arc::new(Catalog::new(deck)), Log::default(), Settings::default(), WriterId(0), VISIT);
    model.current()?;
    let options = Options { standalone: true, ..Options::default() };
    let memory = || Box::new(MemoryStore::default());
    let repository = LogRepository::new(memory(), memory(), &model.catalog().deck().id, WriterId(0));
    Some(html(move || {
        provide_context(Quiz::new(None, model, repository, None, &options, || VISIT));
        view! { <App/> }
    }))
}

/// Inline text as HTML.
pub fn inlines(inlines: &[Inline]) -> String {
    html(|| prose::inlines(inlines))
}

/// Blocks as HTML.
pub fn blocks(blocks: &[Block]) -> String {
    html(|| prose::blocks(blocks))
}

fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let html = Owner::new().with(|| view().into_view().to_html());
    without_marks(&html)
}

/// Removes the comments that leptos needs for hydration: the app renders its own elements. `<` in text is escaped, so
/// nothing else starts like a comment.
fn without_marks(html: &str) -> String {
    let mut parts = html.split("<!");
    let first = parts.next().unwrap_or_default();
    let rest = parts.filter_map(|mark| mark.split_once(if mark.starts_with("--") { "-->" } else { ">" }));
    std::iter::once(first).chain(rest.map(|(_, after)| after)).collect()
}
