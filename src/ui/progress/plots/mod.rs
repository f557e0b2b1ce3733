//! The plots of the Progress view: drawings of the figures that [`stats`](crate::stats) computes.
//!
//! Every plot is a heading, a sentence that says what there is to see, a drawing with a name, and a table of the same
//! figures. A drawing contains no text and no colours: text is HTML, so that it grows with the person's text size,
//! and the stylesheet has colours and widths of lines, by class. A drawing that is stretched to the room there is
//! consists of lines only, whose width the stylesheet keeps.

mod activity;
mod answer_times;
mod calibration;
mod forecast;
mod recall;
mod svg;

use leptos::prelude::*;

use crate::controller::{Quiz, worker_client};
use crate::deck::CardIx;
use crate::desk::{Reply, Request};
use crate::practice::Model;
use crate::stats::{Figures, Forecast, Outline, Part};
use crate::text;
use activity::ActivityPlot;
use answer_times::AnswerTimesPlot;
use calibration::CalibrationPlot;
use forecast::ForecastPlot;
use recall::RecallPlot;

/// What is shown.
#[derive(Clone)]
enum Content {
    Sentence(&'static str),
    Plots(Box<Figures>, Option<Forecast>),
}

/// The plots of what there is when the view opens. They follow a little later.
#[component]
pub(super) fn Plots() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let has_some = quiz.model.with_untracked(|model| model.ratings() > 0 || model.plan().is_some());
    let content = RwSignal::new(Content::Sentence(if has_some { text::backup::WORKING } else { text::NO_PLOTS }));
    if has_some {
        // After the view is painted: writing a long log as text takes a moment.
        request_animation_frame(move || load(quiz, content));
    }
    let shown = move || match content.get() {
        Content::Sentence(sentence) => view! { <p>{sentence}</p> }.into_any(),
        Content::Plots(figures, forecast) => view! { <PlotSections figures=*figures forecast/> }.into_any(),
    };
    view! { <div class="cc-sheet cc-plots">{move || shown()}</div> }
}

/// Asks for the figures, and shows them.
fn load(quiz: Quiz, content: RwSignal<Content>) {
    let forecast = quiz.model.with_untracked(forecast);
    let request =
        Request::Figures { about: worker_client::about(quiz), outline: outline(quiz), log: worker_client::log(quiz) };
    worker_client::ask(&request, None, move |reply| {
        content.try_set(match reply {
            Some(Reply::Figures(figures)) => Content::Plots(Box::new(figures), forecast),
            _ => Content::Sentence(worker_client::unavailable(text::PLOTS_FAILED)),
        });
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

/// What the plan amounts to.
fn forecast(model: &Model) -> Option<Forecast> {
    let (plan, deadline) = model.plan().zip(model.settings().deadline)?;
    Some(Forecast::of(plan, deadline))
}

/// All plots, in the order in which they are shown; first that of the plan, where there is one.
#[component]
pub fn PlotSections(
    /// The figures of the log.
    figures: Figures,
    /// What the plan amounts to.
    forecast: Option<Forecast>,
) -> impl IntoView {
    let Figures { recall, activity, retention, calibration, answer_times } = figures;
    let today = activity.today;
    view! {
        {forecast.map(|forecast| view! { <ForecastPlot forecast today/> })}
        <RecallPlot recall/>
        <ActivityPlot activity/>
        <CalibrationPlot retention bins=calibration/>
        <AnswerTimesPlot times=answer_times/>
    }
}
