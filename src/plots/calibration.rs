//! How often the answer was there on another day, and whether the model foresaw it.

use super::Node;
use super::shape::{axis, dot, figure, path, point, stretched, table};
use crate::stats::{Bin, Kept};
use crate::text::plots as words;

const TITLE: &str = "Asked again on another day";

/// `kept` is of the last 7 days, of the last 30, and of all time.
pub(super) fn plot(kept: &[Kept; 3], bins: &[Bin]) -> Node {
    let [_, lately, all] = kept;
    if all.asked == 0 {
        return figure(TITLE, "No card has come back on another day yet. When one does, it is counted here.", []);
    }
    let counted = if lately.asked > 0 { lately } else { all };
    let when = if lately.asked > 0 { " in the last 30 days" } else { "" };
    let said = match (counted.asked, counted.knew) {
        (1, 0) => format!("You did not know the one you were asked again{when}."),
        (1, _) => format!("You knew the one you were asked again{when}."),
        (asked, knew) => format!("You knew {knew} of the {asked} you were asked again{when}."),
    };
    let rows = ["Last 7 days", "Last 30 days", "All time"].into_iter().zip(kept);
    let rows = rows.map(|(when, kept)| figures(when.into(), kept)).collect::<Vec<_>>();
    let heads = ["When", "Asked", "Known", "Expected"];
    let mut parts = vec![Node::html("p").text(&verdict(all))];
    if bins.is_empty() {
        let more = "With a dozen such answers, a picture of what the memory model expected comes here.";
        parts.push(Node::of("p", "cc-help").text(more));
    } else {
        parts.extend(chart(bins));
    }
    parts.push(table("Answers, in figures", &heads, rows));
    if !bins.is_empty() {
        let rows = bins.iter().map(|bin| figures(range(bin), &bin.kept));
        parts.push(table("Forecasts, in figures", &["Chance", "Asked", "Known", "Expected"], rows));
    }
    figure(TITLE, &said, parts)
}

fn figures(name: String, kept: &Kept) -> Vec<String> {
    vec![name, kept.asked.to_string(), kept.knew.to_string(), format!("{:.0}", kept.expected)]
}

fn range(bin: &Bin) -> String {
    format!("{:.0} to {}", 100.0 * bin.range.0, words::percent(bin.range.1))
}

fn verdict(all: &Kept) -> String {
    if all.asked == 1 {
        return "One answer says nothing yet of how well the memory model foresees yours.".into();
    }
    let (low, high) = all.likely();
    let expected = all.expected_share();
    let so = if expected > high {
        "so cards come back a little late for you"
    } else if expected < low {
        "so you remember more than it thinks"
    } else {
        "so its forecast fits"
    };
    format!("Of all {}, you knew {}; the memory model expected {:.0}, {so}.", all.asked, all.knew, all.expected)
}

/// What came over what was expected; on the line both are the same.
fn chart(bins: &[Bin]) -> [Node; 2] {
    let ends = bins.iter().flat_map(|bin| [bin.range.0, bin.kept.likely().0]);
    // The whole tens that hold everything, so that the ends have plain names.
    let low = (ends.fold(0.9f64, f64::min) * 10.0).floor() / 10.0;
    let place = |share: f64| 100.0 * (share - low) / (1.0 - low);
    let (mut dots, mut whiskers) = (String::new(), String::new());
    for Bin { kept, .. } in bins {
        let (x, likely) = (place(kept.expected_share()), kept.likely());
        dots.push_str(&dot(x, place(kept.share())));
        whiskers.push_str(&format!("M{}L{}", point(x, place(likely.0)), point(x, place(likely.1))));
    }
    let groups = words::count(bins.len(), "group", "groups");
    let name = format!("What you knew against what the model expected, in {groups}");
    let drawing = stretched(&name, "cc-square")
        .child(path("cc-faint", "M0 0V100H100"))
        .child(path("cc-faint cc-dashed", "M0 100L100 0"))
        .child(path("cc-thin", &whiskers))
        .child(path("cc-dot", &dots));
    let [low, high] = [low, 1.0].map(words::percent);
    let side = Node::of("div", "cc-side").attr("aria-hidden", "true");
    let side = side.child(Node::html("span").text(&high)).child(Node::html("span").text("known"));
    let key = "Each dot is a group of answers, its line where the truth may lie. On the dashes, the forecast is right.";
    [
        Node::of("div", "cc-chart").child(side).child(drawing).child(axis(&[&low, "expected", &high])),
        Node::of("p", "cc-help").text(key),
    ]
}
