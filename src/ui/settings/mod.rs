//! The Settings view.

mod backup;
mod choices;
mod device;
mod group;
mod interview_date;
mod memory_model;
mod other_decks;
mod pending;
mod qr_code;
mod reset;
mod transfer;

use leptos::prelude::*;

use self::backup::Backup;
use self::choices::{Languages, Length, Minutes, Retention, Shortcuts, TextSizes, Themes};
use self::device::Device;
use self::interview_date::InterviewDate;
use self::memory_model::MemoryModel;
use self::other_decks::OtherDecks;
use self::reset::{Redate, Reset};
use self::transfer::Transfer;
use super::common::{Button, plan_summary};
use crate::controller::{Quiz, View};
use crate::text::Message;

/// The Settings view.
#[component]
pub(super) fn Settings() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    view! {
        <section class="cc-stage cc-page" aria-label=quiz.say(Message::settings)>
            <h2 class="cc-hidden">{quiz.say(Message::settings)}</h2>
            <div class="cc-sheet">
                <InterviewDate/>
                <Minutes/>
                <PlanOutcome/>
                <Length/>
                <Retention/>
                <Themes/>
                <TextSizes/>
                <Languages/>
                <Shortcuts/>
                <MemoryModel/>
                <Backup/>
                <Transfer/>
                <OtherDecks/>
                <Device/>
                <Redate/>
                <Reset/>
            </div>
        </section>
    }
}

/// The expected result of the plan under the present settings, and what does not fit.
#[component]
fn PlanOutcome() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    let outcome = move || {
        let (ready, waiting) = model.with(|model| plan_summary::outcome(quiz.words(), model, quiz.now()))?;
        Some(view! {
            <p>{ready}</p>
            {waiting.map(|waiting| view! { <p>{waiting}</p> })}
            <Button class="cc-button" name=quiz.say(Message::plan_see) press=move |_| quiz.go(View::Progress)/>
        })
    };
    view! { <div class="cc-backup cc-outcome" role="status">{move || outcome()}</div> }
}
