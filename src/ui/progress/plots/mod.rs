//! The plots of the Progress view: drawings of the figures that [`stats`](crate::stats) computes.
//!
//! Every plot is a heading, a sentence that summarises it, a drawing with an accessible name, and a table of the same
//! figures. A drawing contains no text and no colours: text is HTML, so that it scales with the person's text size, and
//! the stylesheet sets colours and line widths by class. A drawing that is stretched to its container consists of lines
//! only, whose width the stylesheet fixes.

mod activity;
mod answer_times;
mod calibration;
mod forecast;
mod recall;
mod svg;

use leptos::prelude::*;

use crate::controller::Quiz;
use crate::controller::focus::after_paint;
use crate::log::Moment;
use crate::practice::Model;
use crate::stats::{Figures, Forecast, Outline};
use crate::text::Message;
use activity::ActivityPlot;
use answer_times::AnswerTimesPlot;
use calibration::CalibrationPlot;
use forecast::ForecastPlot;
use recall::RecallPlot;

/// The plots of the log at the time the view opens.
#[component]
pub(super) fn Plots() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let is_empty = quiz.model.with_untracked(|model| model.ratings() == 0 && model.plan().is_none());
    let shown = RwSignal::new(None);
    if !is_empty {
        // The figures of 50,000 reviews take a tenth of a second on a slow phone.
        after_paint(move || {
            shown.try_set(quiz.model.try_with_untracked(|model| (figures(model, quiz.now()), forecast(model))));
        });
    }
    let plots = move || match shown.get() {
        Some((figures, forecast)) => view! { <PlotSections figures forecast/> }.into_any(),
        None => view! { <p>{quiz.say(if is_empty { Message::no_plots } else { Message::working })}</p> }.into_any(),
    };
    view! { <div class="cc-sheet cc-plots">{move || plots()}</div> }
}

/// The figures of the log.
fn figures(model: &Model, now: Moment) -> Figures {
    Figures::of(&Outline::of(model.catalog()), model.log(), model.scheduler(), now)
}

/// The forecast of the plan.
fn forecast(model: &Model) -> Option<Forecast> {
    let (plan, deadline) = model.plan().zip(model.settings().deadline)?;
    Some(Forecast::of(plan, deadline))
}

/// All plots, in display order; first that of the plan, if there is one.
#[component]
pub fn PlotSections(
    /// The figures of the log.
    figures: Figures,
    /// The forecast of the plan.
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
