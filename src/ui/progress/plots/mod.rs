//! The plots of the Progress view, and whatever else the desk worker draws: it sends nodes, and here they are put in.

use leptos::prelude::*;
use web_sys::Element;

use crate::controller::{Quiz, worker_client};
use crate::deck::CardIx;
use crate::desk::{Reply, Request};
use crate::practice::Model;
use crate::stats::{Forecast, Outline, Part};
use crate::text;

/// The plots, which come a little later. They are made once, of what there is now.
#[component]
pub(super) fn Plots() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let is_empty = quiz.model.with_untracked(|model| model.ratings() == 0 && model.plan().is_none());
    if !is_empty {
        // After the view is there: writing a long log as text takes a moment.
        request_animation_frame(move || request(quiz));
    }
    let first = if is_empty { text::NO_PLOTS } else { text::backup::WORKING };
    view! { <div class="cc-sheet cc-plots"><p>{first}</p></div> }
}

fn request(quiz: Quiz) {
    let forecast = quiz.model.with_untracked(forecast);
    let (about, log) = (worker_client::about(quiz), worker_client::log(quiz));
    let request = Request::Plots { about, outline: outline(quiz), forecast, log };
    worker_client::ask(&request, None, move |reply| {
        let Some(place) = quiz.query(".cc-plots") else { return };
        if reply.and_then(|reply| draw(&place, reply)).is_none() {
            place.set_text_content(Some(worker_client::unavailable(text::PLOTS_FAILED)));
        }
    });
}

/// The sections with something to answer, and what cards they have.
fn outline(quiz: Quiz) -> Outline {
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let part = |title: &String| Part { title: title.clone(), cards: Vec::new() };
    let mut sections: Vec<Part> = catalog.deck().sections.iter().map(|section| part(&section.title)).collect();
    for ix in catalog.cards().filter(|ix: &CardIx| !catalog.is_ask(*ix)) {
        let section = catalog.place(ix).and_then(|place| sections.get_mut(place.section as usize));
        section.into_iter().for_each(|section| section.cards.push(catalog.id(ix).into()));
    }
    sections.retain(|section| !section.cards.is_empty());
    Outline { sections }
}

/// What the plan comes to.
fn forecast(model: &Model) -> Option<Forecast> {
    let (plan, deadline) = model.plan().zip(model.settings().deadline)?;
    let [now, planned, idle] = [plan.ready_now, plan.ready_then, plan.ready_idle].map(Forecast::hundredths);
    Some(Forecast { deadline, now, planned, idle })
}

/// Puts nodes in place of what is in an element; `None` where the reply has none. Their form is told in the
/// crate's module `plots`.
pub(crate) fn draw(place: &Element, reply: Reply) -> Option<()> {
    let Reply::Nodes(nodes) = reply else { return None };
    place.set_text_content(None);
    let mut at = place.clone();
    for text in nodes {
        let rest = text.get(1..)?;
        match text.as_bytes().first()? {
            b'=' => {
                let (name, value) = rest.split_once(' ')?;
                at.set_attribute(name, value).ok()?;
            }
            b'/' => at = at.parent_element()?,
            b'"' => drop(at.append_child(&document().create_text_node(rest)).ok()?),
            kind => {
                let space = if *kind == b'+' { "http://www.w3.org/2000/svg" } else { "http://www.w3.org/1999/xhtml" };
                let node = document().create_element_ns(Some(space), rest).ok()?;
                at.append_child(&node).ok()?;
                at = node;
            }
        }
    }
    Some(())
}
