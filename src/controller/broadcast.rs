//! Messages between the tabs and mounts of one origin that show the same deck: records, in the text form of the log.

use leptos::prelude::*;

use super::journal_queue;
use super::state::Quiz;
use crate::browser::channel::Channel;
use crate::log::{Record, codec};

/// Calls `receive` with the records that the others send, until the current reactive owner is cleaned up.
pub(crate) fn listen(quiz: Quiz, receive: impl Fn(Vec<Record>) + Clone + 'static) {
    let deck = quiz.model.with_untracked(|model| model.catalog().deck().id.clone());
    // Without a channel, the others' records are read when the page is next shown.
    let Some(channel) = Channel::open(&format!("cuecard/{deck}")) else { return };
    channel.on_message(move |text| receive(codec::decode(&text).records));
    // The script that removes a stopped app finds the channel there, and closes it: see public/recovery.
    if let Some(host) = quiz.host() {
        channel.attach(&host, "cuecardChannel");
    }
    quiz.channel.set_value(Some(channel));
    on_cleanup(move || {
        journal_queue::flush();
        if let Some(channel) = quiz.channel.try_update_value(Option::take).flatten() {
            channel.close();
        }
    });
}

/// Sends stored records to the others.
pub(crate) fn send<'a>(quiz: Quiz, records: impl IntoIterator<Item = &'a Record>) {
    let text = codec::encode(records);
    quiz.channel.try_with_value(|channel| channel.as_ref().map(|channel| channel.send(&text)));
}
