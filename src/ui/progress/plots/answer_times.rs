//! How long answers take.

use leptos::prelude::*;

use super::svg::{Bar, Plot};
use crate::stats::AnswerTimes;
use crate::stats::answer_times::ENDS;
use crate::text::{Message, plots as text};
use crate::ui::common::words;

#[component]
pub(super) fn AnswerTimesPlot(times: AnswerTimes) -> impl IntoView {
    let words = words();
    let is_none = times.answers == 0;
    let summary = if is_none { words.say(Message::no_answer_times).into() } else { text::answer_times(words, &times) };
    view! { <Plot title=words.say(Message::answer_times) summary>{(!is_none).then(|| view! { <Bars times/> })}</Plot> }
}

#[component]
fn Bars(times: AnswerTimes) -> impl IntoView {
    let words = words();
    let rows = text::answer_time_groups(words, &ENDS).into_iter().zip(times.groups).zip(lengths(&times.groups));
    let rows = rows.map(|((name, count), length)| {
        view! { <tr><th scope="row">{name}</th><td><Bar length/></td><td>{words.number(count)}</td></tr> }
    });
    view! {
        <table class="cc-bars" aria-label=words.say(Message::answer_times_table)><tbody>{rows.collect_view()}</tbody></table>
    }
}

/// The lengths of the bars, in hundredths of the longest one.
fn lengths<const N: usize>(counts: &[usize; N]) -> [f64; N] {
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    counts.map(|count| 100.0 * count as f64 / most as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_fills_its_groove() {
        assert_eq!(lengths(&[0, 2, 8]), [0.0, 25.0, 100.0]);
        assert_eq!(lengths(&[0, 0]), [0.0, 0.0]);
    }
}
