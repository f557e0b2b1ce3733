//! A card: the question, and its answer in place.

use leptos::prelude::*;

use super::el::{Drawn, El, el, el_of};
use super::quiz::{Quiz, after_paint};
use super::{deck, gesture, prose};
use crate::deck::{Card, DEFAULT_SECONDS, Point};
use crate::practice::{Event, Model};
use crate::text;

/// What there is for as long as cards are asked. The card itself stays; what is written on it is made anew with the next
/// one, so that a browser has little to find the style of.
pub(super) fn card(quiz: Quiz) -> Drawn {
    let edition = edition(quiz);
    let aim = move || {
        let seconds = of_current(quiz, edition, |card| card.seconds).flatten().unwrap_or(DEFAULT_SECONDS);
        text::aim(seconds)
    };
    let article = el_of("article", "cc-card")
        .attr("part", "card")
        .child(el_of("p", "cc-topic").dynamic(move || heads(quiz, edition)))
        .dynamic(move || quiz.current().map(|ix| deck::star(quiz, ix)).into_iter().collect())
        .child(
            el_of("h2", "cc-question")
                .attr("tabindex", "-1")
                .attr("part", "question")
                .dynamic(move || of_current(quiz, edition, |card| prose::inlines(&card.question)).unwrap_or_default()),
        )
        .child(el_of("p", "cc-cue").text(text::CUE).child(el("span").live(aim)))
        .dynamic(move || {
            let back = quiz.current().map(|_| el_of("div", "cc-back").child(answer(quiz)).done());
            prepare(quiz);
            back.into_iter().collect()
        });
    // The star stands where the deck's language has the end of a line.
    let article = if direction(quiz) == "rtl" { article.attr("dir", "rtl") } else { article };
    gesture::swipes(quiz, gesture::taps(quiz, article)).done()
}

/// What is read off the card on screen; anew when another one comes, or this one is rewritten.
fn of_current<T>(quiz: Quiz, edition: Memo<Option<u32>>, read: impl FnOnce(&Card) -> T) -> Option<T> {
    let _ = edition.get();
    read_current(quiz, read)
}

fn read_current<T>(quiz: Quiz, read: impl FnOnce(&Card) -> T) -> Option<T> {
    let ix = quiz.current()?;
    quiz.model.with_untracked(|model| model.catalog().card(ix).map(read))
}

/// The section and the topic of the card on screen.
fn heads(quiz: Quiz, edition: Memo<Option<u32>>) -> Vec<Drawn> {
    let _ = edition.get();
    let Some(ix) = quiz.current() else { return Vec::new() };
    let heads = quiz.model.with_untracked(|model| {
        let catalog = model.catalog();
        let section = catalog.section(ix).map(|section| section.title.clone());
        let topic = catalog.topic(ix).and_then(|topic| topic.title.clone());
        [section, topic]
    });
    heads.into_iter().flatten().map(|head| el("span").text(&head).done()).collect()
}

/// Has the browser lay out the answer and the ratings once the question is on the screen: whoever turns the card then
/// waits for that no more.
fn prepare(quiz: Quiz) {
    let lay = move || {
        for back in [".cc-card .cc-back", ".cc-bar .cc-back"] {
            let _ = quiz.query(back).map(|back| back.set_attribute("data-laid", ""));
        }
    };
    after_paint(lay);
}

/// The answer on the card on screen. What has the focus stays where the page rewrites the card.
fn answer(quiz: Quiz) -> El {
    let answer =
        el_of("div", "cc-answer").attr("tabindex", "-1").attr("role", "group").attr("aria-label", text::ANSWER);
    let answer = answer.attr("part", "answer");
    // One of its own: that of all cards would remember each that ever read it.
    let edition = edition(quiz);
    answer.dynamic(move || {
        let _ = edition.get();
        untrack(|| {
            read_current(quiz, |card| {
                let points = if card.points.is_empty() { None } else { Some(points(quiz, card).done()) };
                points.into_iter().chain([el_of("div", "cc-prose").views(prose::blocks(&card.answer)).done()]).collect()
            })
        })
        .unwrap_or_default()
    })
}

/// Changes when the page rewrites the card on screen. It has to be read, and not only tracked: a memo that was never read
/// follows nothing.
fn edition(quiz: Quiz) -> Memo<Option<u32>> {
    Memo::new(move |_| Some(quiz.model.with(Model::edition)))
}

/// The direction of the deck's texts.
fn direction(quiz: Quiz) -> &'static str {
    quiz.model.with_untracked(|model| prose::direction(&model.catalog().deck().lang))
}

fn points(quiz: Quiz, card: &Card) -> El {
    let point = |(n, point): (usize, &Point)| {
        let ticked = move || quiz.model.with(|model| model.session().ticks & (1 << n) != 0);
        let tick = el("input").attr("type", "checkbox").prop("checked", ticked);
        let tick = tick.on("change", move |_| quiz.dispatch(Event::Tick(n)));
        el("label").child(tick).child(point_text(point)).done()
    };
    let points = card.points.iter().enumerate().map(point);
    // The legend is the app's own, and says nothing of how the points run: what has a direction is not asked.
    let legend = el("legend").attr("dir", "auto").text(text::POINTS);
    el_of("fieldset", "cc-points").attr("dir", direction(quiz)).child(legend).views(points)
}

/// A point's words; those of an essential one stand out.
pub(super) fn point_text(point: &Point) -> El {
    el(if point.essential { "strong" } else { "span" }).text(point.text.as_str())
}
