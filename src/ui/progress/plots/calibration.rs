//! How often the answer was known on another day, and whether the model predicted it.

use leptos::prelude::*;

use super::svg::{Axis, Drawing, FigureTable, Key, Path, Plot, dot, line};
use crate::stats::{Bin, Retention};
use crate::text::{Message, Words, plots as text};
use crate::ui::common::words;

/// `retention` is that of the last 7 days, of the last 30, and of all time.
#[component]
pub(super) fn CalibrationPlot(retention: [Retention; 3], bins: Vec<Bin>) -> impl IntoView {
    let words = words();
    let [_, lately, all] = retention;
    let is_none = all.asked == 0;
    let summary = if is_none { words.say(Message::no_retention).into() } else { text::retention(words, &lately, &all) };
    view! { <Plot title=words.say(Message::retention) summary>{(!is_none).then(|| view! { <Parts retention bins/> })}</Plot> }
}

#[component]
fn Parts(retention: [Retention; 3], bins: Vec<Bin>) -> impl IntoView {
    let words = words();
    let [_, _, all] = retention;
    let spans =
        [Message::last_7_days, Message::last_30_days, Message::all_time].map(|span| words.say(span).to_string());
    let spans = spans.into_iter().zip(retention.iter().map(|retention| figures(words, retention))).collect();
    let chances: Vec<_> = bins.iter().map(|bin| (text::chances(words, bin), figures(words, &bin.retention))).collect();
    let heads = |first| {
        let heads = [first, Message::head_asked, Message::head_known, Message::head_expected];
        heads.map(|head| words.say(head).to_string()).to_vec()
    };
    let chart = if bins.is_empty() {
        view! { <Key text=words.say(Message::no_calibration)/> }.into_any()
    } else {
        view! { <Chart bins/> }.into_any()
    };
    let predicted = (!chances.is_empty()).then(|| {
        let heads = heads(Message::head_chance);
        view! { <FigureTable name=words.say(Message::calibration_figures) heads rows=chances/> }
    });
    view! {
        <p>{text::prediction(words, &all)}</p>
        {chart}
        <FigureTable name=words.say(Message::retention_figures) heads=heads(Message::head_when) rows=spans/>
        {predicted}
    }
}

fn figures(words: &Words, retention: &Retention) -> Vec<String> {
    vec![words.number(retention.asked), words.number(retention.knew), words.rounded(retention.expected)]
}

/// The observed recall against the predicted one; both are equal on the diagonal.
#[component]
fn Chart(bins: Vec<Bin>) -> impl IntoView {
    let words = words();
    let low = lower_end(&bins);
    let (dots, whiskers) = marks(&bins, low);
    let [low, high] = [low, 1.0].map(|share| text::percent(words, share));
    view! {
        <div class="cc-chart">
            <div class="cc-side" aria-hidden="true">
                <span>{high.clone()}</span>
                <span>{words.say(Message::axis_known)}</span>
            </div>
            <Drawing name=words.count(Message::calibration_name, bins.len(), &[]) class="cc-square">
                <Path class="cc-faint" d="M0 0V100H100"/>
                <Path class="cc-faint cc-dashed" d="M0 100L100 0"/>
                <Path class="cc-thin" d=whiskers/>
                <Path class="cc-dot" d=dots/>
            </Drawing>
            <Axis labels=vec![low, words.say(Message::axis_expected).into(), high]/>
        </div>
        <Key text=words.say(Message::calibration_key)/>
    }
}

/// The lower end of both axes: the multiple of 10 % below all values, so that it has a simple label.
fn lower_end(bins: &[Bin]) -> f64 {
    let ends = bins.iter().flat_map(|bin| [bin.range.0, bin.retention.likely().0]);
    (ends.fold(0.9f64, f64::min) * 10.0).floor() / 10.0
}

/// A dot for each group, and a line for its confidence interval.
fn marks(bins: &[Bin], low: f64) -> (String, String) {
    let place = |share: f64| 100.0 * (share - low) / (1.0 - low);
    let (mut dots, mut whiskers) = (String::new(), String::new());
    for Bin { retention, .. } in bins {
        let (x, likely) = (place(retention.expected_share()), retention.likely());
        dots.push_str(&dot(x, place(retention.share())));
        whiskers.push_str(&line([(x, place(likely.0)), (x, place(likely.1))]));
    }
    (dots, whiskers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bin(range: (f64, f64), knew: usize, expected: f64) -> Bin {
        Bin { range, retention: Retention { asked: 20, knew, expected } }
    }

    #[test]
    fn both_axes_begin_at_tens_that_have_room_for_all() {
        let sure = bin((0.93, 0.97), 20, 19.0);
        assert_eq!(lower_end(&[sure]), 0.8, "the true share may be that low");
        assert_eq!(lower_end(&[bin((0.41, 0.6), 10, 10.0), sure]), 0.3);
        assert_eq!(lower_end(&[bin((0.0, 0.1), 0, 1.0)]), 0.0);
    }

    #[test]
    fn a_group_that_was_predicted_lies_on_the_diagonal() {
        let (dots, whiskers) = marks(&[bin((0.7, 0.8), 15, 15.0)], 0.5);
        assert_eq!(dots, "M50.00 50.00h0");
        assert!(whiskers.starts_with("M50.00 ") && whiskers.contains("L50.00 "), "{whiskers}");
    }
}
