//! The desk: what is done with files and figures, in a worker that is loaded when it is first needed.
//!
//! The app and the worker send each other rows of text, since the app has no JSON writer and needs none for this:
//!
//! | asked | answered |
//! |---|---|
//! | `backup`, about, log | `file`, file name, type, text |
//! | `csv`, about, number of cards, id, question and number of points of each, log | `file`, file name, type, text |
//! | `read`, about, log; with the file's bytes | `plan`, sentence, `yes` where it was changed, ratings forgotten here, `yes` and settings or `no` and nothing, log to bring in |
//! | `qr`, text, name | `nodes`, the code drawn |
//! | `fit`, about, log | `fit`, sentence, settings with what came of it, or nothing where it was too early |
//! | `plots`, about, number of sections, title and card ids of each, plan or nothing, log | `nodes`, the plots drawn |
//!
//! *about* is deck id, deck title, time in ms, offset in minutes, `yes` or `no` for settings, and their text.
//! *log* is the log's own text form. Card ids stand in one text with spaces between. A plan is told as
//! [`Forecast::read`] has it, nodes in the form of [`Node`]. What goes wrong is answered by `error` and a sentence.

mod row;

pub use row::Row;

use crate::backup::{About, BackupError, MOST_BYTES, csv, date, plan, read, stored_log, write};
use crate::log::codec;
use crate::optimizer::{Verdict, fit};
use crate::plots::{Node, plots};
use crate::practice::{Fitted, Settings};
use crate::qr::{Qr, QrError, qr};
use crate::stats::Forecast;
use crate::text::import_report as words;

/// A file as it was handed over.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Its content; empty where it is too large to be looked at.
    pub bytes: &'a [u8],
    /// Its size in bytes.
    pub size: u64,
}

/// Answers a row with a row.
pub fn answer(row: Vec<String>, file: Option<Given>) -> Vec<String> {
    let mut row = Row::new(row);
    let answered = match row.text().as_str() {
        "backup" => backup(row),
        "csv" => table(row),
        "read" => file.and_then(|file| preview(row, file)),
        "qr" => Some(code(&row.text(), &row.text())),
        "plots" => drawn(row),
        "fit" => fitted(row),
        _ => None,
    };
    // The app and the worker come from one build, so a row that is not understood is an old worker in some cache.
    answered.unwrap_or_else(|| error(words::OUT_OF_STEP))
}

fn error(sentence: &str) -> Vec<String> {
    vec!["error".into(), sentence.into()]
}

fn file(about: &About, end: &str, kind: &str, text: String) -> Vec<String> {
    let name = format!("cuecard-{}-{}.{end}", about.deck, date(about.made));
    vec!["file".into(), name, kind.into(), text]
}

fn backup(mut row: Row) -> Option<Vec<String>> {
    let (about, log) = (row.about()?, row.log());
    let text = write(&about, &log);
    Some(file(&about, "jsonl", "application/x-ndjson", text))
}

fn table(mut row: Row) -> Option<Vec<String>> {
    let about = row.about()?;
    let mut cards = std::collections::BTreeMap::new();
    for _ in 0..row.number::<usize>()? {
        cards.insert(row.text(), (row.text(), row.number::<usize>()?));
    }
    let log = row.log();
    let text = csv(&log, |id| cards.get(id).map(|(question, points)| (question.as_str(), *points)));
    Some(file(&about, "csv", "text/csv", text))
}

fn preview(mut row: Row, file: Given) -> Option<Vec<String>> {
    let (about, log) = (row.about()?, row.log());
    let content = if file.size > MOST_BYTES {
        Err(BackupError::TooLarge { bytes: file.size })
    } else {
        read(file.bytes, &about.deck, &stored_log)
    };
    let plan = match content {
        Ok(content) => plan(content, &log),
        Err(fault) => return Some(error(&words::refused(&fault))),
    };
    let yes = |is: bool| String::from(if is { "yes" } else { "no" });
    let other = plan.settings.clone().filter(|settings| about.settings.as_ref() != Some(settings));
    let mut answer = vec!["plan".into(), words::preview(&plan), yes(plan.altered), plan.forgotten.to_string()];
    answer.extend([yes(other.is_some()), other.unwrap_or_default(), codec::encode(&plan.adds)]);
    Some(answer)
}

fn code(text: &str, name: &str) -> Vec<String> {
    match qr(text) {
        Ok(code) => nodes([drawing(&code, name)]),
        Err(QrError::TooLong { .. }) => error(words::QR_TOO_LONG),
    }
}

/// A code as a drawing with a name.
fn drawing(code: &Qr, name: &str) -> Node {
    let side = code.side;
    let svg = Node::svg("svg").attr("viewBox", &format!("0 0 {side} {side}")).attr("role", "img");
    svg.attr("aria-label", name).child(Node::svg("path").attr("d", &code.path))
}

fn drawn(mut row: Row) -> Option<Vec<String>> {
    let (about, outline, plan, mut log) = (row.about()?, row.outline()?, row.text(), row.log());
    log.set_clock(about.made, about.made);
    let (forecast, scheduler) = (Forecast::read(&plan), settings(&about).scheduler());
    Some(nodes(plots(&outline, &log, &scheduler, forecast.as_ref(), about.made)))
}

fn fitted(mut row: Row) -> Option<Vec<String>> {
    let (about, log) = (row.about()?, row.log());
    let verdict = fit(&log);
    let found = match &verdict {
        Verdict::TooFew { .. } => None,
        Verdict::NoBetter { reviews } => Some((None, Fitted { reviews: *reviews as u32, percent: 0 })),
        Verdict::Better { parameters, reviews, percent } => {
            Some((Some(parameters.clone()), Fitted { reviews: *reviews as u32, percent: *percent }))
        }
    };
    let settings = found.map(|(parameters, fitted)| Settings { parameters, fitted: Some(fitted), ..settings(&about) });
    let text = settings.map(|settings| settings.encode()).unwrap_or_default();
    Some(vec!["fit".into(), words::fitted(&verdict), text])
}

/// The settings that were sent along.
fn settings(about: &About) -> Settings {
    about.settings.as_deref().and_then(Settings::decode).unwrap_or_default()
}

fn nodes(nodes: impl IntoIterator<Item = Node>) -> Vec<String> {
    let nodes = nodes.into_iter().flat_map(Node::done);
    ["nodes".to_string()].into_iter().chain(nodes).collect()
}
