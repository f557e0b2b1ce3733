//! The components drawn natively, as HTML: what the build writes into a page that is read before the app has come.

use std::sync::Arc;

use leptos::prelude::*;

use crate::controller::{Quiz, options::Options};
use crate::deck::{Block, Catalog, Deck, Inline};
use crate::log::{Log, Moment, WriterId};
use crate::practice::{Model, Settings};
use crate::storage::{LogRepository, MemoryStore};
use crate::ui::{App, common::prose};

/// Some visit's time: nothing on the first screen depends on it.
const VISIT: Moment = Moment { ms: 0, offset: 0 };

/// The app's first screen as the hosted page shows it on a person's very first visit. `None` where the deck has no card
/// that is answered: the end of a session asks the browser for more than can be answered here.
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

/// Running text as HTML.
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

/// HTML without the comments by which leptos would find its places in it again: the app draws its own. Text has its `<`
/// escaped, so nothing else begins so.
fn without_marks(html: &str) -> String {
    let mut parts = html.split("<!");
    let first = parts.next().unwrap_or_default();
    let rest = parts.filter_map(|mark| mark.split_once(if mark.starts_with("--") { "-->" } else { ">" }));
    std::iter::once(first).chain(rest.map(|(_, after)| after)).collect()
}
