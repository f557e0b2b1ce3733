//! The settings with a fixed set of options.

use leptos::prelude::*;

use crate::controller::Quiz;
use crate::practice::{Event, Settings, TextSize, Theme};
use crate::text::{self, Message};
use crate::ui::common::Select;

/// Reads and changes the settings.
#[derive(Clone, Copy)]
struct Setting {
    quiz: Quiz,
    now: Memo<Settings>,
}

impl Setting {
    fn from_context() -> Self {
        let quiz = expect_context::<Quiz>();
        let model = quiz.follow();
        Setting { quiz, now: Memo::new(move |_| model.with(|model| model.settings().clone())) }
    }

    /// The index of the option for which `is_set` is true; an index out of range if there is none.
    fn position<T>(self, options: impl IntoIterator<Item = T>, is_set: impl Fn(&Settings, T) -> bool) -> usize {
        self.now.with(|now| options.into_iter().position(|option| is_set(now, option))).unwrap_or(usize::MAX)
    }

    fn change(self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.now.get_untracked();
        change(&mut settings);
        self.quiz.dispatch(Event::Set(settings));
    }
}

/// The number of cards in a session.
#[component]
pub(super) fn Length() -> impl IntoView {
    let setting = Setting::from_context();
    let words = setting.quiz.words();
    view! {
        <Select
            label=setting.quiz.say(Message::length)
            options=Settings::LENGTHS.map(|length| text::length(words, length)).into()
            chosen=move || setting.position(Settings::LENGTHS, |now, length| length == now.length)
            pick=move |n| setting.change(|now| now.length = Settings::LENGTHS.get(n).copied().flatten())
        />
    }
}

/// The minutes of practice a day.
#[component]
pub(super) fn Minutes() -> impl IntoView {
    let setting = Setting::from_context();
    let words = setting.quiz.words();
    view! {
        <Select
            label=setting.quiz.say(Message::minutes_a_day)
            options=Settings::MINUTES.map(|n| words.number(n.into())).into()
            chosen=move || setting.position(Settings::MINUTES, |now, minutes| minutes == now.minutes)
            pick=move |n| setting.change(|now| now.minutes = Settings::MINUTES.get(n).copied().unwrap_or(now.minutes))
        />
    }
}

/// The desired retention.
#[component]
pub(super) fn Retention() -> impl IntoView {
    let setting = Setting::from_context();
    let words = setting.quiz.words();
    view! {
        <Select
            label=setting.quiz.say(Message::chance_of_recall)
            options=Settings::RETENTIONS.map(|share| text::percent(words, share)).collect()
            chosen=move || setting.position(Settings::RETENTIONS, |now, retention| retention == now.retention)
            pick=move |n| setting.change(|now| now.retention = { Settings::RETENTIONS }.nth(n).unwrap_or(now.retention))
        />
    }
}

/// The colour scheme.
#[component]
pub(super) fn Themes() -> impl IntoView {
    let setting = Setting::from_context();
    view! {
        <Select
            label=setting.quiz.say(Message::theme)
            options=Theme::ALL.map(|theme| setting.quiz.say(text::theme(theme)).into()).into()
            chosen=move || setting.position(Theme::ALL, |now, theme| theme == now.theme)
            pick=move |n| setting.change(|now| now.theme = Theme::ALL.get(n).copied().unwrap_or_default())
        />
    }
}

/// The text size.
#[component]
pub(super) fn TextSizes() -> impl IntoView {
    let setting = Setting::from_context();
    view! {
        <Select
            label=setting.quiz.say(Message::text_size)
            options=TextSize::ALL.map(|size| setting.quiz.say(text::text_size(size)).into()).into()
            chosen=move || setting.position(TextSize::ALL, |now, size| size == now.text_size)
            pick=move |n| setting.change(|now| now.text_size = TextSize::ALL.get(n).copied().unwrap_or_default())
        />
    }
}

/// The language of the app.
#[component]
pub(super) fn Languages() -> impl IntoView {
    let setting = Setting::from_context();
    let automatic = ("", setting.quiz.say(Message::language_automatic));
    let (tags, names): (Vec<&str>, Vec<String>) =
        std::iter::once(automatic).chain(Settings::LANGUAGES).map(|(tag, name)| (tag, name.to_string())).unzip();
    let options = tags.clone();
    view! {
        <Select
            class="cc-language"
            label=setting.quiz.say(Message::language)
            options=names
            chosen=move || setting.position(options.iter(), |now, tag| **tag == now.language)
            pick=move |n| setting.change(|now| now.language = tags.get(n).map_or_else(String::new, ToString::to_string))
        />
    }
}

/// Whether single keys and swipes are enabled.
#[component]
pub(super) fn Shortcuts() -> impl IntoView {
    let setting = Setting::from_context();
    view! {
        <label class="cc-pick">
            <span>{setting.quiz.say(Message::shortcuts)}<small>{setting.quiz.say(Message::shortcuts_help)}</small></span>
            <input
                type="checkbox"
                prop:checked=move || setting.now.with(|now| now.shortcuts)
                on:change=move |_| setting.change(|now| now.shortcuts = !now.shortcuts)
            />
        </label>
    }
}
