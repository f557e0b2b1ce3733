//! The Deck view: every card by section, searchable, readable without rating.

mod row;
mod search;

use leptos::prelude::*;

use self::row::Row;
use self::search::Search;
use crate::controller::Quiz;
use crate::controller::state::scoped_memo;
use crate::deck::{CardIx, Catalog, plain};
use crate::practice::Model;
use crate::text::{self, Message};
use crate::ui::common::{Button, prose};

/// The number of rows shown at first, and added by "Show more".
const ROWS: usize = 100;

/// The Deck view.
#[component]
pub(super) fn Deck() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    quiz.refresh_plan();
    let pending_search = quiz.pending_search.try_update_value(Option::take).flatten();
    let query = RwSignal::new(pending_search.clone().unwrap_or_default());
    let rows = RwSignal::new(ROWS);
    let search = StoredValue::new(Search::new(&quiz.model.with_untracked(|model| model.catalog().clone())));
    let found = Memo::new(move |_| search.with_value(|search| search.find(&query.get())));
    let type_query = move |event| {
        query.set(event_target_value(&event));
        rows.set(ROWS);
    };
    view! {
        <section class="cc-stage cc-page" aria-label=quiz.say(Message::deck)>
            <h2 class="cc-hidden">{quiz.say(Message::deck)}</h2>
            <input
                class="cc-search"
                type="search"
                aria-label=quiz.say(Message::search)
                placeholder=quiz.say(Message::search)
                value=query.get_untracked()
                on:input=type_query
            />
            <p class="cc-found" role="status" prop:textContent=move || count_text(quiz, found.with(Vec::len))></p>
            <p class="cc-help">{quiz.say(Message::star_help)}</p>
            <Sections found=found rows=rows pending_search=pending_search/>
            {move || (found.with(Vec::len) > rows.get()).then(|| {
                view! { <Button class="cc-quiet" name=quiz.say(Message::more) press=move |_| rows.update(|rows| *rows += ROWS)/> }
            })}
        </section>
    }
}

fn count_text(quiz: Quiz, found: usize) -> String {
    let words = quiz.words();
    if found == 0 { words.say(Message::no_match).into() } else { text::cards(words, found) }
}

/// The rows by section. The row of the question `pending_search` is open.
#[component]
fn Sections(found: Memo<Vec<CardIx>>, rows: RwSignal<usize>, pending_search: Option<String>) -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    // One pass through the log serves all rows.
    let starred = scoped_memo(move |_| quiz.model.with(Model::starred));
    move || {
        let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
        let section = |ix: &CardIx| catalog.place(*ix).map(|place| place.section);
        let is_sought = |ix: CardIx| {
            let question = catalog.card(ix).map(|card| plain(&card.question));
            pending_search.is_some() && question == pending_search
        };
        let row = |ix: &CardIx| view! { <Row ix=*ix model=model starred=starred is_open=is_sought(*ix)/> };
        let found = found.get();
        let shown = found.get(..rows.get()).unwrap_or(&found);
        let groups = shown.chunk_by(|a, b| section(a) == section(b));
        groups.map(|group| list(quiz, &catalog, group, group.iter().map(row).collect_view())).collect_view()
    }
}

/// The rows of a section, under its title.
fn list<Rows: IntoView>(quiz: Quiz, catalog: &Catalog, cards: &[CardIx], rows: Rows) -> impl IntoView + use<Rows> {
    let title = cards.first().and_then(|ix| catalog.section(*ix)).map(|section| section.title.to_string());
    // The marks of a row are at the line end in the app's language.
    let dir = (prose::direction(&catalog.deck().lang) == "rtl").then_some("rtl");
    view! {
        <h3 lang=quiz.deck_lang()>{title}</h3>
        <ul class="cc-rows" dir=dir>{rows}</ul>
    }
}
