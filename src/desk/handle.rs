//! The worker's side: what is asked is done, and answered.

use super::{Reply, Request, TableCard};
use crate::backup::{About, BackupError, MOST_BYTES, csv, date, plan, read, stored_log, write};
use crate::log::{Log, codec};
use crate::optimizer::{Verdict, fit};
use crate::practice::{Fitted, Settings};
use crate::stats::Figures;
use crate::text::import_report as words;

/// A file as it was handed over.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Its content; empty where it is too large to be looked at.
    pub bytes: &'a [u8],
    /// Its size in bytes.
    pub size: u64,
}

/// Answers the text of a [`Request`] with that of a [`Reply`].
pub fn answer(request: &str, file: Option<Given>) -> String {
    let reply = serde_json::from_str(request).map_or_else(|_| out_of_step(), |request| reply(request, file));
    serde_json::to_string(&reply).unwrap_or_default()
}

/// Does what is asked.
pub fn reply(request: Request, file: Option<Given>) -> Reply {
    match request {
        Request::Backup { about, log } => {
            let text = write(&about, &read_log(&log));
            self::file(&about, "jsonl", "application/x-ndjson", text)
        }
        Request::Table { about, cards, log } => table(&about, cards, &read_log(&log)),
        Request::Read { about, log } => file.map_or_else(out_of_step, |file| preview(&about, &read_log(&log), file)),
        Request::Fit { about, log } => fitted(&about, &read_log(&log)),
        Request::Figures { about, outline, log } => {
            let mut log = read_log(&log);
            log.set_clock(about.made, about.made);
            Reply::Figures(Figures::of(&outline, &log, &settings(&about).scheduler(), about.made))
        }
    }
}

/// The app and the worker come from one build, so a question that is not understood is an old worker in some cache.
fn out_of_step() -> Reply {
    Reply::Error(words::OUT_OF_STEP.into())
}

fn read_log(text: &str) -> Log {
    let mut log = Log::default();
    log.unite(codec::decode(text).records);
    log
}

fn file(about: &About, end: &str, kind: &str, text: String) -> Reply {
    let name = format!("cuecard-{}-{}.{end}", about.deck, date(about.made));
    Reply::File { name, kind: kind.into(), text }
}

fn table(about: &About, cards: Vec<TableCard>, log: &Log) -> Reply {
    let cards: std::collections::BTreeMap<_, _> =
        cards.into_iter().map(|card| (card.id, (card.question, card.points))).collect();
    let text = csv(log, |id| cards.get(id).map(|(question, points)| (question.as_str(), *points)));
    file(about, "csv", "text/csv", text)
}

fn preview(about: &About, log: &Log, file: Given) -> Reply {
    let content = if file.size > MOST_BYTES {
        Err(BackupError::TooLarge { bytes: file.size })
    } else {
        read(file.bytes, &about.deck, &stored_log)
    };
    let plan = match content {
        Ok(content) => plan(content, log),
        Err(fault) => return Reply::Error(words::refused(&fault)),
    };
    Reply::Preview {
        sentence: words::preview(&plan),
        is_altered: plan.altered,
        forgotten: plan.forgotten,
        settings: plan.settings.filter(|settings| about.settings.as_ref() != Some(settings)),
        log: codec::encode(&plan.adds),
    }
}

fn fitted(about: &About, log: &Log) -> Reply {
    let verdict = fit(log);
    let found = match &verdict {
        Verdict::TooFew { .. } => None,
        Verdict::NoBetter { reviews } => Some((None, Fitted { reviews: *reviews as u32, percent: 0 })),
        Verdict::Better { parameters, reviews, percent } => {
            Some((Some(parameters.clone()), Fitted { reviews: *reviews as u32, percent: *percent }))
        }
    };
    let settings = found.map(|(parameters, fitted)| Settings { parameters, fitted: Some(fitted), ..settings(about) });
    Reply::Fit { sentence: words::fitted(&verdict), settings: settings.map(|settings| settings.encode()) }
}

/// The settings that were sent along.
fn settings(about: &About) -> Settings {
    about.settings.as_deref().and_then(Settings::decode).unwrap_or_default()
}
