//! The plots of the Progress view, and whatever else the desk worker draws: it sends nodes, and here they are put in.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::desk::Row;
use super::el::{El, el, el_of};
use super::embed;
use super::quiz::Quiz;
use crate::deck::CardIx;
use crate::practice::Model;
use crate::text;

/// A place for the plots, which come a little later. They are made once, of what there is now.
pub(super) fn plots(quiz: Quiz) -> El {
    let place = el_of("div", "cc-sheet cc-plots");
    if quiz.model.with_untracked(|model| model.ratings() == 0 && model.plan().is_none()) {
        return place.child(el("p").text(text::NO_PLOTS));
    }
    // After the view is there: writing a long log as text takes a moment.
    request_animation_frame(move || {
        let plan = quiz.model.with_untracked(plan);
        let row = sections(Row::new("plots", &JsValue::NULL).about(quiz), quiz).and(&plan).log(quiz);
        row.ask(move |answer| {
            let Some(place) = quiz.query(".cc-plots") else { return };
            if answer.and_then(|answer| draw(&place, &answer)).is_none() {
                place.set_text_content(Some(embed::not_to_be_had(text::PLOTS_FAILED)));
            }
        });
    });
    place.child(el("p").text(text::backup::WORKING))
}

/// Adds the sections with something to answer, and what cards they have.
fn sections(row: Row, quiz: Quiz) -> Row {
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let mut sections = vec![Vec::new(); catalog.deck().sections.len()];
    for ix in catalog.cards().filter(|ix: &CardIx| !catalog.is_ask(*ix)) {
        let section = catalog.place(ix).and_then(|place| sections.get_mut(place.section as usize));
        section.into_iter().for_each(|cards| cards.push(catalog.id(ix)));
    }
    let titles = catalog.deck().sections.iter().map(|section| section.title.as_str());
    let sections = titles.zip(sections).filter(|(_, cards)| !cards.is_empty());
    let row = row.and(&sections.clone().count().to_string());
    sections.fold(row, |row, (title, cards)| row.and(title).and(&cards.join(" ")))
}

/// What the plan comes to, in whole numbers with spaces between: the interview's ms and offset, and the chances of
/// recall now, with the plan and without in hundredths of a percent. Empty where there is no plan.
fn plan(model: &Model) -> String {
    let Some((plan, deadline)) = model.plan().zip(model.settings().deadline) else { return String::new() };
    let share = |share: f64| (10_000.0 * share) as i64;
    let [now, then, idle] = [plan.ready_now, plan.ready_then, plan.ready_idle].map(share);
    [deadline.ms, deadline.offset.into(), now, then, idle].map(|n| n.to_string()).join(" ")
}

/// Puts nodes in place of what is in an element; `None` where the answer has none. Their form is told in the
/// crate's module `plots`.
pub(super) fn draw(place: &Element, answer: &Array) -> Option<()> {
    if answer.get(0) != "nodes" {
        return None;
    }
    place.set_text_content(None);
    let mut at = place.clone();
    for n in 1..answer.length() {
        let text = answer.get(n).as_string()?;
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
