//! Ratings per day, as a calendar.

use super::Node;
use super::shape::{axis, drawing, figure, path, table};
use crate::stats::Days;
use crate::stats::activity::{WEEK, WEEKS};
use crate::text::plots as words;

const TITLE: &str = "Days you practised";
/// Side of a day without ratings, in parts of a day's room.
const NONE: f64 = 0.16;
/// Sides of the day with the fewest ratings that can be, and with the most.
const SIDES: (f64, f64) = (0.3, 0.86);

pub(super) fn plot(days: &Days) -> Node {
    let first = words::day(days.first, days.today);
    let name = format!("Ratings per day from {first} to today, a column for each week");
    let is_empty = days.busy().next().is_none();
    let rows = days.busy().map(|(day, count)| vec![words::day(day, days.today), count.to_string()]);
    let mut parts = vec![squares(days, &name), axis(&[&first, "this week"])];
    if !is_empty {
        let key = "A column is a week, from Monday down. The larger the square, the more ratings.";
        parts.push(Node::of("p", "cc-help").text(key));
        parts.push(table("Days, in figures", &["Day", "Ratings"], rows));
    }
    figure(TITLE, &said(days), parts)
}

fn said(days: &Days) -> String {
    let ratings = words::count(days.usual as usize, "rating", "ratings");
    match days.practised {
        0 => "Not in the last 30 days. A single card is a good way back.".into(),
        1 => format!("On one of the last 30 days, with {ratings}."),
        practised => format!("On {practised} of the last 30 days, with {ratings} on a usual day."),
    }
}

fn squares(days: &Days, name: &str) -> Node {
    let most = f64::from(days.counts.iter().copied().max().unwrap_or_default());
    let (mut ink, mut faint) = (String::new(), String::new());
    for (n, count) in days.counts.iter().enumerate() {
        // The area tells the count.
        let side = SIDES.0 + (SIDES.1 - SIDES.0) * (f64::from(*count) / most).sqrt();
        if *count > 0 {
            ink.push_str(&square(n, side));
        } else {
            faint.push_str(&square(n, NONE));
        }
    }
    let today = path("cc-today", &square(days.counts.len().saturating_sub(1), 1.0));
    let drawing = drawing(name, "cc-days", (WEEKS, WEEK));
    drawing.child(path("cc-none", &faint)).child(path("cc-some", &ink)).child(today)
}

fn square(n: usize, side: f64) -> String {
    let gap = (1.0 - side) / 2.0;
    let (x, y) = ((n / WEEK) as f64 + gap, (n % WEEK) as f64 + gap);
    format!("M{x:.2} {y:.2}h{side:.2}v{side:.2}h-{side:.2}z")
}
