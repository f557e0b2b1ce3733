//! What the plan comes to on the day of the interview.

use super::shape::{axis, bar, dot, figure, path, point, stretched, table};
use super::{Node, words};
use crate::insight::Forecast;
use crate::log::Day;

pub(super) fn plot(forecast: &Forecast, today: Day) -> Node {
    let day = forecast.deadline.day();
    let title = format!("Ready for {}", words::named(day, today));
    let [now, planned, idle] = [forecast.now, forecast.planned, forecast.idle].map(words::percent);
    let name = format!("Answers known: {now} now, {planned} on the day with the plan, {idle} without more practice");
    let said = format!("{now} now, {planned} on the day if you keep the plan; without more practice, {idle}.");
    let mut parts = vec![course(forecast, &name), axis(&["today", &words::day(day, today)])];
    parts.push(Node::of("p", "cc-help").text("The whole line is with the plan, the dashes without more practice."));
    if forecast.waiting > 0 {
        parts.push(Node::html("p").text(&wait(forecast)));
    }
    parts.extend(days(forecast, today).into_iter().flatten());
    figure(&title, &said, parts)
}

fn course(forecast: &Forecast, name: &str) -> Node {
    let [now, planned, idle] = [forecast.now, forecast.planned, forecast.idle].map(|share| 100.0 * share);
    let line = |to: f64| format!("M{}L{}", point(0.0, now), point(100.0, to));
    stretched(name, "cc-course cc-ahead")
        .child(path("cc-faint", "M0 100H100"))
        .child(path("cc-faint cc-dashed", "M0 0H100"))
        .child(path("cc-dashed", &line(idle)))
        .child(path("cc-ink", &line(planned)))
        .child(path("cc-dot", &dot(100.0, planned)))
        .child(path("cc-now", &dot(0.0, now)))
}

fn wait(forecast: &Forecast) -> String {
    let cards = words::count(forecast.waiting, "answer would", "answers would");
    match forecast.minutes_needed {
        needed if needed < 999 => format!("{cards} wait until after it; with {needed} minutes a day, none would."),
        _ => format!("{cards} wait until after it: there is more than the days have room for."),
    }
}

/// Days that are drawn; all are told.
const NEXT: usize = 7;

/// The days with something to do.
fn days(forecast: &Forecast, today: Day) -> Option<[Node; 2]> {
    let name = |n: usize| if n == 0 { "today".into() } else { words::day(today.plus(n as u16), today) };
    let busy = forecast.days.iter().enumerate().filter(|(_, (cards, _))| *cards > 0);
    let busy: Vec<_> = busy.map(|(n, (cards, minutes))| (name(n), *cards, *minutes)).collect();
    let most = busy.iter().map(|(_, _, minutes)| *minutes).max()?.max(1);
    let row = |(name, cards, minutes): &(String, usize, u32)| {
        let head = Node::html("th").attr("scope", "row").text(name);
        let drawing = Node::html("td").child(bar("", 100.0 * f64::from(*minutes) / f64::from(most)));
        let told = format!("{}, {minutes} min", words::count(*cards, "card", "cards"));
        Node::html("tr").child(head).child(drawing).child(Node::html("td").text(&told))
    };
    let drawn = Node::of("table", "cc-bars").attr("aria-label", "The next days of the plan");
    let drawn = drawn.child(Node::html("tbody").children(busy.iter().take(NEXT).map(row)));
    let rows = busy.iter().map(|(name, cards, minutes)| vec![name.clone(), cards.to_string(), minutes.to_string()]);
    Some([drawn, table("Plan, in figures", &["Day", "Cards", "Minutes"], rows)])
}
