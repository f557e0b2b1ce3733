//! The filter panel of a session.

use leptos::prelude::*;

use crate::controller::Quiz;
use crate::deck::Kind;
use crate::practice::{Event, Filter, Order};
use crate::text::Message;
use crate::ui::common::Select;

/// The choice of section, topic and order.
#[component]
pub(super) fn FilterPanel() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    let chosen = move || model.with(|model| model.filter());
    let choose = move |filter: Filter| quiz.dispatch(Event::Choose(filter));
    // Rebuilt only for another section, so that choosing a topic does not remove the select element.
    let section = Memo::new(move |_| chosen().section);
    let topic = move || {
        let topics = topics(quiz, section.get());
        let pick = move |n| choose(Filter { topic: number(n), ..current_filter(quiz) });
        (section.get().is_some() && topics.len() > 2).then(|| {
            view! { <Select label=quiz.say(Message::topic) options=topics chosen=move || position(chosen().topic) pick=pick/> }
        })
    };
    view! {
        <div class="cc-filter">
            <Select
                label=quiz.say(Message::section)
                options=sections(quiz)
                chosen=move || position(chosen().section)
                pick=move |n| choose(Filter { section: number(n), topic: None, ..current_filter(quiz) })
            />
            {move || topic()}
            <Select
                label=quiz.say(Message::order)
                options=vec![quiz.say(Message::shuffled).into(), quiz.say(Message::in_order).into()]
                chosen=move || usize::from(chosen().order == Order::InOrder)
                pick=move |n| {
                    let order = if n == 0 { Order::Shuffled } else { Order::InOrder };
                    choose(Filter { order, ..current_filter(quiz) });
                }
            />
        </div>
    }
}

/// The number of a section or topic for an option: option 0 is "All".
fn number(option: usize) -> Option<u16> {
    option.checked_sub(1).and_then(|n| u16::try_from(n).ok())
}

/// The option for the number of a section or topic.
fn position(number: Option<u16>) -> usize {
    number.map_or(0, |n| usize::from(n) + 1)
}

fn current_filter(quiz: Quiz) -> Filter {
    quiz.model.with_untracked(|model| model.filter())
}

/// "All", and the titles of the sections; an empty title for those with nothing to answer.
fn sections(quiz: Quiz) -> Vec<String> {
    let mut titles = vec![String::from(quiz.say(Message::all))];
    quiz.model.with_untracked(|model| {
        for section in &model.catalog().deck().sections {
            let mut cards = section.topics.iter().flat_map(|topic| &topic.cards);
            let has_answers = cards.any(|card| card.kind == Kind::Answer);
            titles.push(if has_answers { section.title.to_string() } else { String::new() });
        }
    });
    titles
}

/// "All", and the titles of a section's topics.
fn topics(quiz: Quiz, section: Option<u16>) -> Vec<String> {
    let mut titles = vec![String::from(quiz.say(Message::all))];
    quiz.model.with_untracked(|model| {
        let section = section.and_then(|section| model.catalog().deck().sections.get(section as usize));
        let topics = section.map(|section| section.topics.as_slice()).unwrap_or_default();
        titles.extend(topics.iter().map(|topic| topic.title.as_ref().map(ToString::to_string).unwrap_or_default()));
    });
    titles
}
