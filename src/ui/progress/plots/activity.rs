//! Ratings per day, as a calendar.

use leptos::prelude::*;

use super::svg::{Axis, FigureTable, Key, Path, Plot};
use crate::log::WEEK;
use crate::stats::Activity;
use crate::stats::activity::WEEKS;
use crate::text::dates::date;
use crate::text::{Message, plots as text};
use crate::ui::common::words;

/// The side of a day without ratings, relative to its cell.
const NONE: f64 = 0.16;
/// The sides of the days with the fewest possible ratings and with the most.
const SIDES: (f64, f64) = (0.3, 0.86);

#[component]
pub(super) fn ActivityPlot(activity: Activity) -> impl IntoView {
    let words = words();
    let first = date(words, activity.first, activity.today);
    let name = words.fill(Message::activity_name, &[("first", &first)]);
    let rows: Vec<_> = activity
        .busy()
        .map(|(day, count)| (date(words, day, activity.today), vec![words.number(count as usize)]))
        .collect();
    let figures = (!rows.is_empty()).then(|| {
        let heads = vec![words.say(Message::activity_day).into(), words.say(Message::activity_ratings).into()];
        view! {
            <Key text=words.say(Message::activity_key)/>
            <FigureTable name=words.say(Message::activity_figures) heads rows/>
        }
    });
    let labels = vec![first, words.say(Message::this_week).into()];
    let Squares { some, none, today } = squares(&activity.counts);
    view! {
        <Plot title=words.say(Message::activity) summary=text::activity(words, &activity)>
            <svg viewBox=format!("0 0 {WEEKS} {WEEK}") class="cc-days" role="img" aria-label=name>
                <Path class="cc-none" d=none/>
                <Path class="cc-some" d=some/>
                <Path class="cc-today" d=today/>
            </svg>
            <Axis labels/>
            {figures}
        </Plot>
    }
}

/// The days with ratings, those without, and the frame of today.
#[derive(Debug, PartialEq, Eq)]
struct Squares {
    some: String,
    none: String,
    today: String,
}

fn squares(counts: &[u32]) -> Squares {
    let most = f64::from(counts.iter().copied().max().unwrap_or_default());
    let (mut some, mut none) = (String::new(), String::new());
    for (n, count) in counts.iter().enumerate() {
        if *count > 0 {
            // The area, not the side, is proportional to the count.
            let side = SIDES.0 + (SIDES.1 - SIDES.0) * (f64::from(*count) / most).sqrt();
            some.push_str(&square(n, side));
        } else {
            none.push_str(&square(n, NONE));
        }
    }
    Squares { some, none, today: square(counts.len().saturating_sub(1), 1.0) }
}

/// The square of a day, centred in its cell: one column per week.
fn square(n: usize, side: f64) -> String {
    let gap = (1.0 - side) / 2.0;
    let (x, y) = ((n / WEEK) as f64 + gap, (n % WEEK) as f64 + gap);
    format!("M{x:.2} {y:.2}h{side:.2}v{side:.2}h-{side:.2}z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_a_column_and_the_most_ratings_the_largest_square() {
        let found = squares(&[0, 0, 0, 0, 0, 0, 4, 1]);
        assert_eq!(found.some, "M0.07 6.07h0.86v0.86h-0.86zM1.21 0.21h0.58v0.58h-0.58z");
        assert_eq!(found.none.matches('M').count(), 6);
        assert_eq!(found.today, "M1.00 0.00h1.00v1.00h-1.00z");
    }
}
