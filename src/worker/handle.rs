//! The worker's side: handles a request and returns the reply.

use super::{Reply, Request, TableCard, WorkerError};
use crate::backup::{About, BackupError, MOST_BYTES, csv, date, plan, read, stored_log, write};
use crate::log::{Log, codec};
use crate::optimizer::fit;

/// A file that the person chose.
#[derive(Clone, Copy, Debug)]
pub struct UploadedFile<'a> {
    /// The content; empty if the file is too large to be read.
    pub bytes: &'a [u8],
    /// The size in bytes.
    pub size: u64,
}

/// Takes the text of a [`Request`] and returns the text of a [`Reply`].
pub fn answer(request: &str, file: Option<UploadedFile>) -> String {
    let reply = serde_json::from_str(request).map_or(OUT_OF_STEP, |request| reply(request, file));
    serde_json::to_string(&reply).unwrap_or_default()
}

/// App and worker are of one build, so an unknown request means that a cache served an old worker.
const OUT_OF_STEP: Reply = Reply::Error(WorkerError::OutOfStep);

/// Handles a request.
pub fn reply(request: Request, file: Option<UploadedFile>) -> Reply {
    match request {
        Request::Backup { about, log } => {
            let text = write(&about, &read_log(&log));
            self::file(&about, "jsonl", "application/x-ndjson", text)
        }
        Request::Table { about, cards, log } => table(&about, cards, &read_log(&log)),
        Request::Read { about, log } => file.map_or(OUT_OF_STEP, |file| preview(&about, &read_log(&log), file)),
        Request::Fit { log } => Reply::Fit(fit(&read_log(&log))),
    }
}

fn read_log(text: &str) -> Log {
    let mut log = Log::default();
    log.merge(codec::decode(text).records);
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

fn preview(about: &About, log: &Log, file: UploadedFile) -> Reply {
    let content = if file.size > MOST_BYTES {
        Err(BackupError::TooLarge { bytes: file.size })
    } else {
        read(file.bytes, &about.deck, &stored_log)
    };
    let plan = match content {
        Ok(content) => plan(content, log),
        Err(error) => return Reply::Error(WorkerError::Refused(error)),
    };
    Reply::Preview {
        report: plan.report,
        settings: plan.settings.filter(|settings| about.settings.as_ref() != Some(settings)),
        log: codec::encode(&plan.adds),
    }
}
