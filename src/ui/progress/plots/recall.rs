//! How much is known, by section and over time.

use leptos::prelude::*;

use super::svg::{Axis, Bar, Drawing, FigureTable, Path, Plot, dot, line};
use crate::stats::{Recall, Share};
use crate::text::{Message, plots as text};
use crate::ui::common::words;

#[component]
pub(super) fn RecallPlot(recall: Recall) -> impl IntoView {
    let words = words();
    let all = recall.all();
    let is_none = all.known.iter().all(|known| *known == 0.0);
    let summary = if is_none { words.say(Message::no_recall).into() } else { text::recall(words, &recall, &all) };
    view! { <Plot title=words.say(Message::recall) summary>{(!is_none).then(|| view! { <Lines recall all/> })}</Plot> }
}

#[component]
fn Lines(recall: Recall, all: Share) -> impl IntoView {
    let words = words();
    let mut shares = recall.sections.clone();
    if shares.len() > 1 {
        shares.insert(0, Share { title: words.say(Message::all).into(), ..all });
    }
    let axis =
        (recall.times.len() > 1).then(|| vec![text::recall_date(words, &recall, 0), words.say(Message::today).into()]);
    let times = table_times(recall.times.len());
    let row = |share: &Share| {
        let known = |n: &usize| text::about(words, share.known.get(*n).copied().unwrap_or_default(), share.cards);
        (share.title.clone(), times.iter().map(known).collect())
    };
    let rows = shares.iter().map(row).collect();
    let heads = text::recall_heads(words, &recall, &times);
    let lines = shares.into_iter().map(|share| {
        let name = (share.known.len() > 1).then(|| text::course(words, &recall, &share));
        view! { <Line share name/> }
    });
    view! {
        <ul class="cc-lines">{lines.collect_view()}</ul>
        {axis.map(|labels| view! { <Axis labels/> })}
        <FigureTable name=words.say(Message::recall_figures) heads rows/>
    }
}

/// A section: a course over time with an accessible name if there are several instants, otherwise a bar.
#[component]
fn Line(share: Share, name: Option<String>) -> impl IntoView {
    let now = level(&share, share.now());
    let drawing = match name {
        Some(name) => view! { <Course share=share.clone() name/> }.into_any(),
        None => view! { <Bar length=now/> }.into_any(),
    };
    let figure = text::about(words(), share.now(), share.cards);
    view! { <li><bdi>{share.title}</bdi>{drawing}<b>{figure}</b></li> }
}

/// The bottom line means nothing known, the dashed top line means everything.
#[component]
fn Course(share: Share, name: String) -> impl IntoView {
    view! {
        <Drawing name class="cc-course">
            <Path class="cc-faint" d="M0 100H100"/>
            <Path class="cc-faint cc-dashed" d="M0 0H100"/>
            <Path class="cc-ink" d=course(&share)/>
            <Path class="cc-now" d=dot(100.0, level(&share, share.now()))/>
        </Drawing>
    }
}

/// The line of known answers over the full width.
fn course(share: &Share) -> String {
    let steps = share.known.len().saturating_sub(1).max(1) as f64;
    line(share.known.iter().enumerate().map(|(n, known)| (100.0 * n as f64 / steps, level(share, *known))))
}

/// A share of the cards, in hundredths.
fn level(share: &Share, known: f64) -> f64 {
    100.0 * known / share.cards.max(1) as f64
}

/// The indexes of the instants in the table: at most four, with the first and the last.
fn table_times(times: usize) -> Vec<usize> {
    let last = times.saturating_sub(1);
    let mut chosen = vec![0, last / 3, 2 * last / 3, last];
    chosen.dedup();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_fills_the_drawing() {
        let share = Share { title: "S".into(), cards: 4, known: vec![0.0, 1.0, 4.0] };
        assert_eq!(course(&share), "M0.00 100.00L50.00 75.00L100.00 0.00");
        let empty = Share { cards: 0, known: vec![0.0, 0.0], ..share };
        assert_eq!(course(&empty), "M0.00 100.00L100.00 100.00", "a section without cards divides by none");
    }

    #[test]
    fn a_table_has_at_most_four_times() {
        for (times, chosen) in
            [(0, vec![0]), (1, vec![0]), (2, vec![0, 1]), (3, vec![0, 1, 2]), (60, vec![0, 19, 39, 59])]
        {
            assert_eq!(table_times(times), chosen);
        }
    }
}
