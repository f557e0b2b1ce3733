//! Compares a backup with the log, before anything is imported.

use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet};

use super::{Content, ImportReport};
use crate::log::{Log, Record, RecordId, without_aimless};
use crate::practice::Settings;

/// The effect of importing a backup. The import itself is a union: it merges `adds` into the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The records that the log does not have.
    pub adds: Vec<Record>,
    /// The records that the log has with the same content.
    pub has: Vec<RecordId>,
    /// The backup's settings, if it has any.
    pub settings: Option<String>,
    /// The figures to report.
    pub report: ImportReport,
}

/// Compares a backup with the log of this browser.
pub fn plan(content: Content, log: &Log) -> Plan {
    let mut plan = Plan { settings: content.settings.map(in_present_form), ..Plan::default() };
    let mut report = ImportReport {
        unreadable: content.unreadable,
        unreadable_count: content.unreadable_count,
        elsewhere: content.elsewhere,
        altered: content.altered,
        ..ImportReport::default()
    };
    let here: BTreeMap<RecordId, &Record> = log.records().iter().map(|record| (record.id, record)).collect();
    for (id, record) in once_each(content.records, &mut report.differ) {
        let rating = usize::from(record.is_review());
        match here.get(&id) {
            None => {
                plan.adds.push(record);
                report.adds_ratings += rating;
            }
            Some(other) if **other == record => {
                plan.has.push(id);
                report.has_ratings += rating;
            }
            Some(_) => report.differ += 1,
        }
    }
    (plan.adds, report.aimless) = without_aimless(log, plan.adds);
    report.adds = plan.adds.len();
    report.forgotten = forgotten(&plan, log);
    Plan { report, ..plan }
}

/// Re-encodes settings, so that equal settings are equal texts, whichever version wrote them.
fn in_present_form(settings: String) -> String {
    Settings::decode(&settings).map_or(settings, |settings| settings.encode())
}

/// The records by identity. A recovery file has many of them twice, from two stores; if the two differ, the first is
/// used.
fn once_each(records: Vec<Record>, differ: &mut usize) -> BTreeMap<RecordId, Record> {
    let mut unique = BTreeMap::new();
    for record in records {
        match unique.entry(record.id) {
            Slot::Vacant(slot) => drop(slot.insert(record)),
            Slot::Occupied(slot) => *differ += usize::from(*slot.get() != record),
        }
    }
    unique
}

/// The number of ratings that a reset unknown to the backup would cancel.
fn forgotten(plan: &Plan, here: &Log) -> usize {
    let has: BTreeSet<RecordId> = plan.has.iter().copied().collect();
    let mut backup = Log::default();
    backup.merge(here.records().iter().filter(|record| has.contains(&record.id)).chain(&plan.adds).cloned());
    let mut united = here.clone();
    united.merge(plan.adds.iter().cloned());
    let is_known = |reset| backup.records().iter().any(|record| record.id == reset);
    if united.last_reset().is_none_or(is_known) {
        return 0;
    }
    let undone: BTreeSet<RecordId> = united.records().iter().filter_map(Record::target).collect();
    let counts: BTreeSet<RecordId> = united.reviews().map(|(record, _)| record.id).collect();
    backup.reviews().filter(|(record, _)| !counts.contains(&record.id) && !undone.contains(&record.id)).count()
}
