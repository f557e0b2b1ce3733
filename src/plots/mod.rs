//! The figures of the Progress view drawn, as nodes of a page, in the desk worker. The app only puts them in.
//!
//! Every plot is a heading, a sentence with what there is to see, a drawing with a name, and a table of the same
//! figures. Drawings hold no text and no colours: text is the page's own, so that it grows with the person's text
//! size, and colours and widths of lines are those of the stylesheet, by class. Shapes that are stretched to the
//! room there is are lines only, whose width the stylesheet keeps.

mod calendar;
mod calibration;
mod forecast;
mod lines;
mod node;
mod pace;
mod shape;

pub use node::Node;

use crate::log::{Log, Moment};
use crate::memory::Scheduler;
use crate::stats::{Days, Forecast, Kept, Outline, Recall, Times, walk};

/// All plots of a deck and a log, in the order in which they are shown; first that of the plan, where there is one.
pub fn plots(
    outline: &Outline,
    log: &Log,
    scheduler: &Scheduler,
    forecast: Option<&Forecast>,
    now: Moment,
) -> Vec<Node> {
    let (seen, today) = (walk(log, &scheduler.params), now.day());
    let kept = [Some(7), Some(30), None].map(|days| Kept::of(&seen, days.map(|days| today.minus(days - 1))));
    let ahead = forecast.map(|forecast| forecast::plot(forecast, today));
    let behind = [
        lines::plot(&Recall::of(outline, log, scheduler, now)),
        calendar::plot(&Days::of(&seen, today)),
        calibration::plot(&kept, &crate::stats::retention::calibration(&seen)),
        pace::plot(&Times::of(&seen)),
    ];
    ahead.into_iter().chain(behind).collect()
}
