//! What the plan comes to on the day of the interview, against what no practice would.

use super::Node;
use super::shape::{axis, dot, figure, path, point, stretched};
use crate::log::Day;
use crate::practice::interview::date;
use crate::stats::Forecast;
use crate::text::plots as words;

const TITLE: &str = "With the plan and without";

pub(super) fn plot(forecast: &Forecast, today: Day) -> Node {
    let day = date(forecast.deadline);
    let [now, planned, idle] = forecast.shares().map(words::percent);
    let name =
        format!("Answers known: {now} now; at the interview {planned} with the plan, {idle} without more practice");
    // What is known now is in the drawing only: beside it, a plan that keeps most of it would read as a loss.
    let said = if forecast.planned > forecast.idle && planned != idle {
        format!("You would know {planned} at the interview if you keep the plan, {idle} without more practice.")
    } else {
        format!("You would know {idle} at the interview; more practice adds less than 1 %.")
    };
    let help = Node::of("p", "cc-help").text("The whole line is with the plan, the dashes without more practice.");
    figure(TITLE, &said, [course(forecast, &name), axis(&["today", &words::day(day, today)]), help])
}

fn course(forecast: &Forecast, name: &str) -> Node {
    let [now, planned, idle] = forecast.shares().map(|share| 100.0 * share);
    let line = |to: f64| format!("M{}L{}", point(0.0, now), point(100.0, to));
    stretched(name, "cc-course cc-ahead")
        .child(path("cc-faint", "M0 100H100"))
        .child(path("cc-faint cc-dashed", "M0 0H100"))
        .child(path("cc-dashed", &line(idle)))
        .child(path("cc-ink", &line(planned)))
        .child(path("cc-dot", &dot(100.0, planned)))
        .child(path("cc-now", &dot(0.0, now)))
}
