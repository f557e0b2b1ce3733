//! The card: the question, and its answer below it.

use leptos::prelude::*;

use super::gesture::{Swipe, Tap};
use crate::controller::Quiz;
use crate::controller::focus::after_paint;
use crate::controller::state::scoped_memo;
use crate::deck::{self, CardIx, DEFAULT_SECONDS};
use crate::log::Mark;
use crate::practice::{Event, Model};
use crate::text::{self, Message};
use crate::ui::common::{MarkButton, prerendered, prose};

/// The card on screen. Its frame remains in place while cards change, so that the browser recomputes few styles. Its
/// content is rebuilt for each card: a reused element would retain the scroll positions, and the translator's nodes, of
/// the previous card.
#[component]
pub(super) fn Card() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let aim =
        move || text::aim(quiz.words(), read_current(quiz, |card| card.seconds).flatten().unwrap_or(DEFAULT_SECONDS));
    // The star is at the line end in the deck's language.
    let dir = (direction(quiz) == "rtl").then_some("rtl");
    let (tap, swipe) = (Tap::new(quiz), Swipe::new(quiz));
    view! {
        <article
            class="cc-card"
            part="card"
            dir=dir
            on:pointerdown=move |press| tap.press(&press)
            on:click=move |click| tap.click(&click)
            on:touchstart=move |touch| swipe.start(&touch)
            on:touchmove=move |touch| swipe.follow(&touch)
            on:touchend=move |touch| swipe.end(&touch)
            on:touchcancel=move |_| swipe.cancel()
            // The browser has taken over the gesture, to scroll or zoom.
            on:pointercancel=move |_| swipe.cancel()
        >
            {per_card(quiz, |ix| view! { <Front ix=ix/> }.into_any())}
            <p class="cc-cue">{quiz.say(Message::cue)}<span prop:textContent=aim>{prerendered(aim)}</span></p>
            {per_card(quiz, |ix| view! { <Back ix=ix/> }.into_any())}
        </article>
    }
}

/// The content of the card, rebuilt for each card. Both uses share one type, so that `For` is compiled once.
fn per_card(quiz: Quiz, part: fn(CardIx) -> AnyView) -> impl IntoView {
    view! { <For each=move || quiz.current() key=|ix| *ix children=part/> }
}

/// Reads a value of a card.
fn read<T>(quiz: Quiz, ix: CardIx, read: impl FnOnce(&deck::Card) -> T) -> Option<T> {
    quiz.model.with_untracked(|model| model.catalog().card(ix).map(read))
}

/// Reads a value of the card on screen; runs again for another card.
fn read_current<T>(quiz: Quiz, of: impl FnOnce(&deck::Card) -> T) -> Option<T> {
    read(quiz, quiz.current()?, of)
}

/// Changes when the host page rewrites the card on screen. It must be read, not only tracked: a memo that was never
/// read does not notify.
fn edition(quiz: Quiz) -> Memo<u32> {
    scoped_memo(move |_| quiz.model.with(Model::edition))
}

/// The direction of the deck's texts.
fn direction(quiz: Quiz) -> &'static str {
    quiz.model.with_untracked(|model| prose::direction(&model.catalog().deck().lang))
}

/// Section, topic, star and question.
#[component]
fn Front(ix: CardIx) -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let edition = edition(quiz);
    let heads = move || {
        let _ = edition.get();
        quiz.model.with_untracked(|model| {
            let section = model.catalog().section(ix).map(|section| section.title.to_string());
            let topic = model.catalog().topic(ix).and_then(|topic| topic.title.as_ref().map(ToString::to_string));
            [section, topic].into_iter().flatten().map(|head| view! { <span>{head}</span> }).collect_view()
        })
    };
    let question = move || {
        let _ = edition.get();
        read(quiz, ix, |card| prose::inlines(&card.question))
    };
    let starred = scoped_memo(move |_| quiz.model.with(|model| model.is_marked(ix, Mark::Star)));
    view! {
        <p class="cc-topic" lang=quiz.deck_lang()>{move || heads()}</p>
        <MarkButton ix=ix mark=Mark::Star is_on=starred/>
        <h2 class="cc-question" lang=quiz.deck_lang() tabindex="-1" part="question">{move || question()}</h2>
    }
}

/// The answer. When the host page rewrites the card, the focused element remains.
#[component]
fn Back(ix: CardIx) -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let edition = edition(quiz);
    prelayout(quiz);
    view! {
        <div class="cc-back">
            <div class="cc-answer" tabindex="-1" role="group" aria-label=quiz.say(Message::answer) part="answer">
                <For each=move || [edition.get()] key=|edition| *edition let:_edition>
                    <Points ix=ix/>
                    <div class="cc-prose" lang=quiz.deck_lang()>{read(quiz, ix, |card| prose::blocks(&card.answer))}</div>
                </For>
            </div>
        </div>
    }
}

/// Makes the browser lay out the answer and the rating bar after the question is painted, so that revealing does not
/// wait for layout.
fn prelayout(quiz: Quiz) {
    let lay = move || {
        for back in [".cc-card .cc-back", ".cc-bar .cc-back"] {
            let _ = quiz.query(back).map(|back| back.set_attribute("data-prelayout", ""));
        }
    };
    Effect::new(move |_| after_paint(lay));
}

/// The key points, to tick off; nothing for a card without points.
#[component]
fn Points(ix: CardIx) -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let ticks = scoped_memo(move |_| quiz.model.with(|model| model.session().ticks));
    let point = |(n, point): (usize, &deck::Point)| {
        view! {
            <label lang=quiz.deck_lang()>
                <input
                    type="checkbox"
                    data-act=format!("tick{n}")
                    prop:checked=move || ticks.get() & (1 << n) != 0
                    on:change=move |_| quiz.dispatch(Event::Tick(n))
                />
                {prose::point(point)}
            </label>
        }
    };
    let points = read(quiz, ix, |card| card.points.iter().enumerate().map(point).collect_view()).unwrap_or_default();
    (!points.is_empty()).then(|| {
        // The legend is in the app's language, so `dir="auto"` must ignore it: elements with a `dir` are skipped.
        view! {
            <fieldset class="cc-points" dir=direction(quiz)>
                <legend dir="auto">{quiz.say(Message::points)}</legend>
                {points}
            </fieldset>
        }
    })
}
