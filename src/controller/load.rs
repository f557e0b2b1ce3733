//! Loads what a mount starts with from its storage.

use std::sync::{Arc, OnceLock};

use super::options::BUNDLED;
use super::stores::new_name;
use crate::browser::clock::now;
use crate::deck::{self, Catalog};
use crate::log::{Log, Moment};
use crate::practice::{Event, Filter, Model, Settings};
use crate::storage::{Checkpoint, LogRepository, Opened, StoreError};
use crate::text::Notice;

/// The initial data of a mount.
pub(crate) struct Opening {
    pub(crate) model: Model,
    pub(crate) repository: LogRepository,
    /// The checkpoint of the last save, if there is one.
    pub(crate) checkpoint: Option<Checkpoint>,
    /// The notice to show, if any.
    pub(crate) notice: Option<Notice>,
    /// The first error met while reading.
    pub(crate) error: Option<StoreError>,
}

/// Loads the stored data. `safe` requests default settings and a separate session.
pub(crate) fn open(mut repository: LogRepository, mut catalog: Catalog, filter: Filter, safe: bool) -> Opening {
    let taken = repository.take_over(&catalog, is_bundled, new_name());
    taken.former.iter().for_each(|(former, id)| catalog.add_former(former, id));
    let opened = repository.open();
    let (mut settings, unreadable) = settings(&mut repository, &opened);
    if safe {
        repository.backup_before_overwrite();
        settings = Settings::default();
    }
    let mut log = Log::default();
    log.merge(opened.records.into_iter().chain(taken.records));
    let (ahead, noticed, is_new) = ahead(&mut repository, &log);
    log.set_clock(now(), noticed);
    let mut model = Model::new(Arc::new(catalog), log, settings, repository.writer(), now());
    if filter != Filter::default() {
        model.update(Event::Choose(filter), now());
    }
    if let Some(session) = repository.session().filter(|_| !safe) {
        model = model.resume(&session, now());
    }
    let notice = match unreadable {
        true => Some(Notice::Unreadable),
        false => is_new.then_some(Notice::AreAhead(ahead)),
    };
    Opening { model, repository, checkpoint: opened.checkpoint, notice, error: opened.error.or(taken.error) }
}

/// The number of ratings dated ahead, when this browser noticed them, and whether that is new. So they count as made at
/// that time, not at every start.
fn ahead(repository: &mut LogRepository, log: &Log) -> (usize, Moment, bool) {
    const NOTICE: &str = "ahead";
    let now = now();
    let count = log.ahead(now);
    if count == 0 {
        return (0, now, false);
    }
    let known = repository.notice(NOTICE).and_then(|stored| {
        let mut numbers = stored.split(' ');
        let known = numbers.next()?.parse::<usize>().ok()?;
        let moment = Moment { ms: numbers.next()?.parse().ok()?, offset: numbers.next()?.parse().ok()? };
        Some((known, moment))
    });
    match known {
        // A later time than now was noticed by another wrong clock.
        Some((known, moment)) if known == count && moment <= now => (count, moment, false),
        _ => {
            let is_stored = repository.set_notice(NOTICE, &format!("{count} {} {}", now.ms, now.offset));
            (count, now, is_stored)
        }
    }
}

/// Whether ratings of a card, by its deck's id and its own, are of the bundled deck.
fn is_bundled(deck: &str, card: &str) -> bool {
    static CATALOG: OnceLock<Option<Catalog>> = OnceLock::new();
    let bundled = CATALOG.get_or_init(|| deck::from_json(BUNDLED).ok().map(Catalog::new));
    bundled.as_ref().is_some_and(|bundled| bundled.deck().id == deck && bundled.find(card).is_some())
}

/// The stored settings, and whether the person must be notified of an unreadable value.
fn settings(repository: &mut LogRepository, opened: &Opened) -> (Settings, bool) {
    let mut unreadable = opened.unreadable > 0;
    let settings = opened.settings.as_deref().and_then(|text| {
        let settings = Settings::decode(text);
        unreadable |= settings.is_none() && repository.mark_settings_unreadable(text);
        settings
    });
    (settings.unwrap_or_default(), unreadable)
}
