//! The plots, rendered natively.

use cuecard::log::{Log, Moment, Rating, Record};
use cuecard::memory::params::PUBLISHED;
use cuecard::memory::{Params, Scheduler};
use cuecard::planner::Plan;
use cuecard::testing::stats::{Figures, Forecast, Outline, Part};
use cuecard::testing::ui::PlotSections;
use leptos::prelude::*;
use proptest::prelude::*;

use super::given::*;

/// The figures of two sections.
fn figures(scheduler: &Scheduler, records: &[Record]) -> Figures {
    let now = Moment { ms: NOON, offset: 60 };
    let part = |title: &str, cards: &[&str]| Part {
        title: title.into(),
        cards: cards.iter().map(|id| (*id).into()).collect(),
    };
    let outline = Outline { sections: vec![part("Python <jobs>", &["a", "b"]), part("Manners", &["c"])] };
    let mut log = Log::default();
    log.merge(records.iter().cloned());
    log.set_clock(now, now);
    Figures::of(&outline, &log, scheduler, now)
}

/// The HTML of the plots, with a plan or none.
fn drawn(scheduler: &Scheduler, forecast: Option<Forecast>, records: &[Record]) -> String {
    let figures = figures(scheduler, records);
    let html = Owner::new().with(|| view! { <PlotSections figures forecast/> }.to_html());
    assert!(is_sound(&html), "{html}");
    html
}

fn forecast(now: f64, planned: f64, idle: f64) -> Option<Forecast> {
    let plan = Plan { ready_now: now, ready_then: planned, ready_idle: idle, ..Plan::default() };
    Some(Forecast::of(&plan, Moment { ms: NOON + 3 * DAY_MS, offset: 60 }))
}

/// The tags of some HTML, each with the text that follows it.
fn tags(html: &str) -> impl Iterator<Item = (&str, &str)> {
    html.split('<').skip(1).map(|rest| rest.split_once('>').unwrap())
}

/// The value of an attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| value)
}

/// What there is to read, drawings by their names, a line for each element.
fn read(html: &str) -> String {
    let lines = tags(html).flat_map(|(tag, text)| {
        let name = attribute(tag, "aria-label").map(|name| format!("[{name}]"));
        [name, (!text.is_empty()).then(|| text.to_string())]
    });
    let text = lines.flatten().collect::<Vec<_>>().join("\n");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Every element that begins ends, every path is one, and every drawing has a name or is hidden from screen readers.
fn is_sound(html: &str) -> bool {
    let mut open = Vec::new();
    for (tag, _) in tags(html) {
        let path = attribute(tag, "d").unwrap_or_default();
        let path = path.trim_start_matches(|c: char| "MLHVhvz-. ".contains(c) || c.is_ascii_digit());
        let is_hidden = attribute(tag, "aria-hidden") == Some("true");
        let is_sound = match tag.split(' ').next().unwrap() {
            end if end.starts_with('/') => open.pop() == Some(&end[1..]),
            "!" => true,
            name => {
                open.push(name);
                path.is_empty() && (name != "svg" || is_hidden != attribute(tag, "aria-label").is_some())
            }
        };
        if !is_sound {
            return false;
        }
    }
    open.is_empty()
}

fn plots(records: &[Record]) -> String {
    read(&drawn(&Scheduler::default(), None, records))
}

fn history(ratings: &[(i64, &str, Rating)]) -> Vec<Record> {
    let one = |(n, (days, card, rating)): (usize, &(i64, &str, Rating))| {
        review(7, n as u32, NOON - days * DAY_MS + n as i64, card, *rating)
    };
    ratings.iter().enumerate().map(one).collect()
}

#[test]
fn nothing_rated_is_said_in_sentences() {
    let said = plots(&[]);
    for sentence in
        ["No card of this deck is rated yet.", "A single card is a good way back.", "No answer has been timed yet."]
    {
        assert!(said.contains(sentence), "{said}");
    }
}

#[test]
fn a_first_day_is_told_without_a_past() {
    let said = plots(&history(&[(0, "a", Rating::Good), (0, "b", Rating::Again)]));
    assert!(said.contains("If asked now, you would know about 2 of 3 answers.\n"), "{said}");
    assert!(said.contains("On one of the last 30 days, with 2 ratings."), "{said}");
    assert!(said.contains("No card has come back on another day yet."), "{said}");
    assert!(said.contains("Half of your last 2 answers took up to 42 seconds"), "{said}");
}

#[test]
fn what_was_kept_is_told_in_plain_words_and_in_figures() {
    let mut ratings: Vec<_> = (0..40).map(|n| (80 - 2 * n, "a", Rating::Good)).collect();
    ratings.extend((0..10).map(|n| (20 - 2 * n, "c", if n % 5 == 4 { Rating::Again } else { Rating::Good })));
    let said = plots(&history(&ratings));
    assert!(said.contains("You knew 21 of the 23 you were asked again in the last 30 days."), "{said}");
    assert!(said.contains("Of all 48, you knew 46; the memory model expected"), "{said}");
    assert!(said.contains("[What you knew against what the model expected, in 4 groups]"), "{said}");
    assert!(said.contains("All time\n48\n46\n"), "{said}");
    assert!(said.contains("[Python <jobs>: 1 of 2 on 4 Sep, 1 of 2 today]"), "{said}");
    assert!(said.contains("Ratings per day from 3 Aug to today"), "{said}");
    assert!(said.contains("Day\nRatings\n21 Nov\n"), "newest first: {said}");
}

#[test]
fn every_day_with_ratings_has_its_square() {
    let html = drawn(
        &Scheduler::default(),
        None,
        &history(&[(9, "a", Rating::Good), (2, "a", Rating::Good), (2, "c", Rating::Hard)]),
    );
    let path = tags(&html).find(|(tag, _)| attribute(tag, "class") == Some("cc-some"));
    let squares: Vec<&str> = path.and_then(|(tag, _)| attribute(tag, "d")).unwrap().split('M').skip(1).collect();
    // The second one has twice the ratings, and so is larger. Today is a Monday, at the top of the last column.
    assert!(squares.len() == 2 && squares[0].starts_with("14.") && squares[1].starts_with("15."), "{squares:?}");
    assert!(squares[1].ends_with("h0.86v0.86h-0.86z") && !squares[0].contains("0.86"), "{squares:?}");
}

#[test]
fn the_persons_own_parameters_are_used() {
    let records = history(&[(30, "a", Rating::Good)]);
    let now = |scheduler: &Scheduler| read(&drawn(scheduler, None, &records)).lines().nth(2).map(String::from);
    let mut weights = PUBLISHED;
    weights[..4].fill(0.001);
    let forgetful = Scheduler { params: Params::new(weights), ..Scheduler::default() };
    let published = now(&Scheduler::default());
    assert_eq!(
        published.as_deref(),
        Some("If asked now, you would know about 1 of 3 answers. On 8 Nov it was about 1.")
    );
    assert_ne!(now(&forgetful), published);
}

#[test]
fn a_plan_is_drawn_against_doing_nothing() {
    let said = read(&drawn(&Scheduler::default(), forecast(0.612, 0.87, 0.4049), &[]));
    assert!(said.starts_with("[With the plan and without]\n"), "{said}");
    let sentence = "You would know 87 % at the interview if you keep the plan, 40 % without more practice.\n";
    assert!(said.contains(sentence), "{said}");
    assert!(said.contains("today\n26 Nov\n"), "{said}");
}

#[test]
fn a_plan_that_gains_little_is_not_drawn_as_a_loss() {
    for (planned, idle) in [(0.985, 0.985), (0.9849, 0.985), (0.988, 0.9855)] {
        let said = read(&drawn(&Scheduler::default(), forecast(1.0, planned, idle), &[]));
        assert!(said.contains("You would know 99 % at the interview; more practice adds less than 1 %.\n"), "{said}");
    }
}

#[test]
fn no_share_is_more_than_all() {
    assert!(!read(&drawn(&Scheduler::default(), None, &[])).contains("With the plan"));
    let said = read(&drawn(&Scheduler::default(), forecast(7.0, 7.0, -1.0), &[]));
    assert!(said.contains("[Answers known at the interview: 100 % with the plan, 0 % without"), "{said}");
    assert!(said.contains("You would know 100 % at the interview if you keep the plan"), "{said}");
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn any_log_can_be_drawn(history in histories(60)) {
        drawn(&Scheduler::default(), None, &history);
    }
}
