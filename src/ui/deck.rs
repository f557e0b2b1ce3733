//! The Deck view: every card by section, searchable, readable without rating.

use leptos::prelude::*;

use super::card::point_text;
use super::el::{Drawn, El, button, el, el_of, value};
use super::prose;
use super::quiz::{Quiz, now};
use crate::deck::{Card, CardIx, Kind, plain, plain_blocks};
use crate::log::Mark;
use crate::practice::{Event, Model};
use crate::text;

/// Rows shown at first, and added by "Show more".
const ROWS: usize = 100;

pub(super) fn deck(quiz: Quiz) -> Drawn {
    let sought = quiz.own.with(|own| own.sought.take()).flatten();
    let query = RwSignal::new(sought.clone().unwrap_or_default());
    let rows = RwSignal::new(ROWS);
    let texts = StoredValue::new(texts(quiz));
    // One look through the log for all rows.
    let starred = Memo::new(move |_| quiz.model.with(Model::starred));
    let found = move || {
        let query = folded(&query.get());
        let fits = |text: &str| query.split_whitespace().all(|word| text.contains(word));
        let all = quiz.model.with_untracked(|model| model.catalog().cards());
        texts.with_value(|texts| all.zip(texts).filter(|(_, text)| fits(text)).map(|(ix, _)| ix).collect::<Vec<_>>())
    };
    let search = move |event| {
        query.set(value(&event));
        rows.set(ROWS);
    };
    let shown = move || {
        let found = found();
        let mut views = sections(quiz, found.get(..rows.get()).unwrap_or(&found), starred, sought.as_deref());
        if found.len() > rows.get() {
            views.push(button("cc-quiet", text::MORE, move |_| rows.update(|rows| *rows += ROWS)).done());
        }
        views
    };
    let field = el_of("input", "cc-search")
        .attr("type", "search")
        .attr("aria-label", text::SEARCH)
        .attr("placeholder", text::SEARCH)
        .attr("value", &query.get_untracked())
        .on("input", search);
    el_of("section", "cc-stage cc-page")
        .attr("aria-label", text::DECK)
        .child(el_of("h2", "cc-hidden").text(text::DECK))
        .child(field)
        .child(el_of("p", "cc-found").attr("role", "status").live(move || counted(found().len())))
        .child(el_of("p", "cc-help").text(text::STAR_HELP))
        .dynamic(shown)
        .done()
}

fn counted(found: usize) -> String {
    if found == 0 { text::NO_MATCH.into() } else { text::cards(found) }
}

/// The text of every card for the search, in the deck's order.
fn texts(quiz: Quiz) -> Vec<String> {
    quiz.model.with_untracked(|model| {
        let text = |ix| {
            let card = model.catalog().card(ix)?;
            let points: Vec<&str> = card.points.iter().map(|point| point.text.as_str()).collect();
            Some(folded(&[plain(&card.question), points.join("\n"), plain_blocks(&card.answer)].join("\n")))
        };
        model.catalog().cards().map(|ix| text(ix).unwrap_or_default()).collect()
    })
}

/// Small letters without accents. The browser has the tables for this, so the app need not bring them.
fn folded(text: &str) -> String {
    let folded = js_sys::JsString::from(text).normalize("NFD").to_lower_case();
    String::from(folded).chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect()
}

/// Rows by section. That of the question `sought` is open.
fn sections(quiz: Quiz, found: &[CardIx], starred: Memo<Vec<bool>>, sought: Option<&str>) -> Vec<Drawn> {
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let section = |ix: &CardIx| catalog.place(*ix).map(|place| place.section);
    let mut views = Vec::new();
    for group in found.chunk_by(|a, b| section(a) == section(b)) {
        let title = group.first().and_then(|ix| catalog.section(*ix)).map(|section| section.title.clone());
        let is_sought = |card: &Card| sought.is_some_and(|sought| plain(&card.question) == sought);
        let row = |ix: &CardIx| {
            let (ix, card) = (*ix, catalog.card(*ix)?);
            let is_starred = move || starred.with(|starred| starred.get(ix.0 as usize) == Some(&true));
            Some(row(quiz, ix, card, mark(quiz, ix, Mark::Star, is_starred), is_sought(card)))
        };
        let rows = group.iter().filter_map(row);
        views.push(el("h3").text(&title.unwrap_or_default()).done());
        let list = el_of("ul", "cc-rows");
        // The marks of a row stand where its language has them.
        let list = if prose::direction(&catalog.deck().lang) == "rtl" { list.attr("dir", "rtl") } else { list };
        views.push(list.views(rows).done());
    }
    views
}

fn row(quiz: Quiz, ix: CardIx, card: &Card, star: El, is_open: bool) -> Drawn {
    let open = RwSignal::new(usize::from(is_open));
    let state = move || {
        let memory = quiz.model.with(|model| model.memory(ix));
        text::state(&memory, memory.due().since(now().day()))
    };
    let opener = el("button")
        .says("aria-expanded", move || open.get() == 1)
        .on("click", move |_| open.update(|open| *open = 1 - *open))
        .views(prose::inlines(&card.question));
    let head = el_of("div", "cc-row").child(opener);
    let head = if card.kind == Kind::Ask {
        let is_ready = move || quiz.model.with(|model| model.is_marked(ix, Mark::Tick));
        head.child(star).child(mark(quiz, ix, Mark::Tick, is_ready))
    } else {
        head.child(el("small").live(state)).child(star)
    };
    el("li").child(head).dynamic(move || if open.get() == 1 { vec![back(quiz, ix)] } else { Vec::new() }).done()
}

fn back(quiz: Quiz, ix: CardIx) -> Drawn {
    let prose = el_of("div", "cc-prose");
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let Some(card) = catalog.card(ix) else { return prose.done() };
    let points = card.points.iter().map(|point| el("li").child(point_text(point)).done());
    let list = el_of("ul", "cc-key")
        .attr("dir", prose::direction(&catalog.deck().lang))
        .attr("aria-label", text::KEY_POINTS)
        .views(points);
    let prose = if card.points.is_empty() { prose } else { prose.child(list) };
    let prose = prose.views(prose::blocks(&card.answer));
    if card.kind == Kind::Ask { prose.done() } else { prose.dynamic(move || memory(quiz, ix)).done() }
}

/// What the log implies for a card, in figures. They are here and nowhere else: they help nobody while rating.
fn memory(quiz: Quiz, ix: CardIx) -> Vec<Drawn> {
    let (card, recall) = quiz.model.with(|model| {
        let card = model.memory(ix);
        (card, card.retrievability(now(), &model.scheduler().params))
    });
    let Some(memory) = card.memory else { return Vec::new() };
    let mut views = vec![el_of("p", "cc-found").text(&text::details(&card, memory, recall)).done()];
    if card.is_leech() {
        views.insert(0, el("p").text(text::LEECH).done());
    }
    views
}

/// The star of the card on screen.
pub(super) fn star(quiz: Quiz, ix: CardIx) -> Drawn {
    mark(quiz, ix, Mark::Star, move || quiz.model.with(|model| model.is_marked(ix, Mark::Star))).done()
}

fn mark(quiz: Quiz, ix: CardIx, mark: Mark, on: impl Fn() -> bool + Copy + Send + 'static) -> El {
    let name = if mark == Mark::Star { text::STAR } else { text::TICK };
    let sign = move || match (mark, on()) {
        (Mark::Star, true) => "★",
        (Mark::Star, false) => "☆",
        (Mark::Tick, _) => "✓",
    };
    el_of("button", "cc-mark")
        .attr("aria-label", name)
        .attr("title", name)
        .says("aria-pressed", on)
        .on("click", move |_| quiz.dispatch(Event::Mark(ix, mark, !on())))
        .child(el("span").attr("aria-hidden", "true").live(move || sign().into()))
}
