//! How long answers take.

use super::Node;
use super::shape::{bar, figure};
use crate::stats::Times;
use crate::stats::answer_times::ENDS;
use crate::text::plots as words;

const TITLE: &str = "Time for an answer";

pub(super) fn plot(times: &Times) -> Node {
    if times.answers == 0 {
        return figure(TITLE, "No answer was timed yet.", []);
    }
    let answers = words::count(times.answers, "answer", "answers");
    let seconds = words::count(times.median as usize, "second", "seconds");
    let said = match times.answers {
        1 => format!("Your one answer took {seconds}, from the question to the rating."),
        _ => format!("Half of your last {answers} took up to {seconds}, from the question to the rating."),
    };
    let most = times.groups.iter().copied().max().unwrap_or_default().max(1);
    let row = |(name, count): (String, &usize)| {
        let bar = bar("", 100.0 * *count as f64 / most as f64);
        let head = Node::html("th").attr("scope", "row").text(&name);
        let drawing = Node::html("td").child(bar);
        Node::html("tr").child(head).child(drawing).child(Node::html("td").text(&count.to_string()))
    };
    let ends = ENDS.iter().map(|end| format!("up to {end} s"));
    let names = ends.chain(ENDS.last().map(|end| format!("over {end} s")));
    let table = Node::of("table", "cc-bars").attr("aria-label", "Answers by their time");
    figure(TITLE, &said, [table.child(Node::html("tbody").children(names.zip(&times.groups).map(row)))])
}
