//! Writes a backup.

use serde::Serialize;

use super::head::{BACKUP, Checksum, Head, VERSION};
use super::line::{json, to_json, with_sum};
use super::{About, checksum, timestamp};
use crate::log::Log;

/// The line of the settings.
#[derive(Serialize)]
struct Settings<'a> {
    kind: &'static str,
    text: &'a str,
}

/// The complete backup of a deck's log.
pub fn write(about: &About, log: &Log) -> String {
    let settings = about.settings.as_deref().map(|text| to_json(&Settings { kind: "settings", text }));
    let head = to_json(&Head {
        form: BACKUP.into(),
        version: VERSION,
        deck: Some(about.deck.clone()),
        title: about.title.clone(),
        made: timestamp::local(about.made),
        lines: Some(log.records().len() + usize::from(settings.is_some())),
    });
    let (mut text, mut sum) = (String::new(), checksum::Long::new());
    for line in [head].into_iter().chain(log.records().iter().map(json)).chain(settings) {
        let line = with_sum(&line);
        sum.line(line.as_bytes());
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str(&to_json(&Checksum { kind: "checksum".into(), fnv1a64: sum.text() }));
    text.push('\n');
    text
}
