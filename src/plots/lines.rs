//! What would be known, by section and over time.

use super::Node;
use super::shape::{axis, bar, dot, figure, path, point, stretched, table};
use crate::stats::{Recall, Share};
use crate::text::plots as words;

const TITLE: &str = "What you would know now";

pub(super) fn plot(recall: &Recall) -> Node {
    let all = recall.all();
    if all.known.iter().all(|known| *known == 0.0) {
        return figure(TITLE, "No card of this deck is rated yet.", []);
    }
    let mut shares = recall.sections.clone();
    if shares.len() > 1 {
        shares.insert(0, Share { title: "All".into(), ..all.clone() });
    }
    let lines = shares.iter().map(|share| line(recall, share));
    let mut parts = vec![Node::of("ul", "cc-lines").children(lines)];
    if recall.times.len() > 1 {
        parts.push(axis(&[&date(recall, 0), "today"]));
    }
    parts.push(figures(recall, &shares));
    figure(TITLE, &said(recall, &all), parts)
}

fn said(recall: &Recall, all: &Share) -> String {
    let answers = if all.cards == 1 { "answer" } else { "answers" };
    let now = format!("Asked now, you would know about {} {answers}.", words::about(all.now(), all.cards));
    let Some(earlier) = all.known.len().checked_sub(2) else { return now };
    // A look back over half of the way, so that one good day is not the whole story.
    let half = earlier.div_ceil(2);
    let then = all.known.get(half).copied().unwrap_or_default();
    format!("{now} On {} it was about {:.0}.", date(recall, half), then)
}

fn line(recall: &Recall, share: &Share) -> Node {
    let now = words::about(share.now(), share.cards);
    let item = Node::html("li").child(Node::html("bdi").text(&share.title));
    let drawing = if share.known.len() > 1 {
        let first = words::about(share.known.first().copied().unwrap_or_default(), share.cards);
        course(share, &format!("{}: {first} on {}, {now} today", share.title, date(recall, 0)))
    } else {
        bar("", level(share, share.now()))
    };
    item.child(drawing).child(Node::html("b").text(&now))
}

/// A share of the cards, in hundredths.
fn level(share: &Share, known: f64) -> f64 {
    100.0 * known / share.cards.max(1) as f64
}

fn course(share: &Share, name: &str) -> Node {
    let steps = share.known.len().saturating_sub(1).max(1) as f64;
    let points = share.known.iter().enumerate().map(|(n, known)| point(100.0 * n as f64 / steps, level(share, *known)));
    let line = format!("M{}", points.collect::<Vec<_>>().join("L"));
    // The ground is nothing known, the dashes above are everything.
    stretched(name, "cc-course")
        .child(path("cc-faint", "M0 100H100"))
        .child(path("cc-faint cc-dashed", "M0 0H100"))
        .child(path("cc-ink", &line))
        .child(path("cc-now", &dot(100.0, level(share, share.now()))))
}

/// The figures at no more than four instants.
fn figures(recall: &Recall, shares: &[Share]) -> Node {
    let last = recall.times.len().saturating_sub(1);
    let mut instants = [0, last / 3, 2 * last / 3, last].to_vec();
    instants.dedup();
    let mut heads = vec!["Section".to_string()];
    heads.extend(instants.iter().map(|n| if *n == last { "Today".into() } else { date(recall, *n) }));
    let row = |share: &Share| {
        let known = |n: &usize| words::about(share.known.get(*n).copied().unwrap_or_default(), share.cards);
        let mut row = vec![share.title.clone()];
        row.extend(instants.iter().map(known));
        row
    };
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    table("Known, in figures", &heads, shares.iter().map(row))
}

fn date(recall: &Recall, n: usize) -> String {
    let today = recall.times.last().map(|time| time.day());
    recall.times.get(n).zip(today).map_or(String::new(), |(time, today)| words::day(time.day(), today))
}
