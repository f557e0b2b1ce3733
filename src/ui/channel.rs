//! News between the tabs and mounts of one origin that show the same deck.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, Event, MessageEvent};

use super::heard::Listener;
use super::journal;
use super::quiz::Quiz;
use crate::log::{Record, codec};

/// Hears what the others rate, as they rate it.
pub(super) fn listen(quiz: Quiz) {
    let deck = quiz.model.with_untracked(|model| model.catalog().deck().id.clone());
    // Where there is no channel, the others are heard when the page is next looked at.
    let Ok(channel) = BroadcastChannel::new(&format!("cuecard/{deck}")) else { return };
    let heard = Listener::new(move |event: Event| {
        let text = event.unchecked_into::<MessageEvent>().data().as_string().unwrap_or_default();
        quiz.merge(codec::decode(&text).records);
    });
    channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    // Where whoever takes a stopped app off the page finds it, to close it: see public/recovery/screen.js.
    quiz.own.with(|own| {
        let _ = Reflect::set(&own.host, &"cuecardChannel".into(), &channel);
        own.channel = Some((channel, heard));
    });
    on_cleanup(move || {
        journal::write_due();
        if let Some((channel, _heard)) = quiz.own.with(|own| own.channel.take()).flatten() {
            channel.set_onmessage(None);
            channel.close();
        }
    });
}

/// Tells the others of records that are kept.
pub(super) fn tell<'a>(quiz: Quiz, records: impl IntoIterator<Item = &'a Record>) {
    let text = codec::encode(records);
    quiz.own.with(|own| own.channel.as_ref().map(|(channel, _)| channel.post_message(&text.into())));
}
