//! Handles an event: updates the model, persists the records, then notifies the views.

use std::time::Duration;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::host_events::HostEvent;
use super::language;
use super::state::Quiz;
use crate::log::{Moment, Record};
use crate::practice::{Event, Focus, Model, Settings};

impl Quiz {
    /// Handles an event that the person caused.
    pub(crate) fn dispatch(self, event: Event) {
        // Request the frame before the change: the next frame then includes the change. Requested by the change itself,
        // it may be the frame after that.
        request_animation_frame(|| ());
        if event == Event::Reveal {
            self.turning.set(true);
        }
        self.apply(event);
    }

    /// Handles an event without animating the turn: for actions before the app had loaded, or in another tab.
    pub(crate) fn apply(self, event: Event) {
        self.apply_at(event, self.now());
    }

    /// As [`Quiz::apply`], for an action at that time.
    pub(crate) fn apply_at(self, event: Event, moment: Moment) {
        let host_event = HostEvent::of(self, &event);
        let is_language_changed = matches!(&event, Event::Set(settings) if self.has_other_language(settings));
        let Some(effects) = self.model.try_update_untracked(|model| model.update(event, moment)) else { return };
        let made: Vec<&Record> = effects.append.iter().chain(&effects.append_more).collect();
        if !made.is_empty() {
            self.append(&made);
        }
        if effects.save_settings {
            self.model.with_untracked(|model| self.save_settings(model.settings()));
        }
        if effects.save_session {
            self.save_session();
        }
        if effects.focus.is_some_and(|focus| focus != Focus::Answer) {
            self.release_focus();
        }
        self.model.notify();
        if let Some(host_event) = host_event {
            host_event.emit(self, effects.focus);
        }
        self.continue_plan();
        if is_language_changed {
            language::load(self);
        }
        if let Some(focus) = effects.focus {
            self.focus(focus);
        }
    }

    /// Whether the model's settings have another language than these.
    fn has_other_language(self, settings: &Settings) -> bool {
        self.model.try_with_untracked(|model| model.settings().language != settings.language) == Some(true)
    }

    /// Updates the plan before it is shown.
    pub(crate) fn refresh_plan(self) {
        let now = self.now();
        let _ = self.model.try_update_untracked(|model| model.ensure_plan_fresh(now));
        self.continue_plan();
    }

    /// Continues to compute a plan, one step per timer, so that no tap waits for it.
    pub(crate) fn continue_plan(self) {
        if self.model.try_with_untracked(Model::is_planning) != Some(true) {
            return;
        }
        let step = move || {
            if self.model.try_update_untracked(|model| model.step_plan(self.now())).is_none() {
                return;
            }
            if self.model.with_untracked(Model::is_planning) {
                return self.continue_plan();
            }
            self.save_session();
            self.model.notify();
        };
        set_timeout(step, Duration::ZERO);
    }

    /// Handles the event of a click on a button, unless it is an accidental second tap.
    pub(crate) fn tap(self, click: &MouseEvent, event: Event) {
        let is_meant =
            self.taps.try_update_value(|taps| taps.accept(click.time_stamp(), click.client_x(), click.client_y()));
        // A click by the keyboard has a count of 0 and is always intended.
        if click.detail() == 0 || is_meant == Some(true) {
            self.dispatch(event);
        }
    }

    /// Whether a click at the position of the last tap came too soon after it to be intended.
    pub(crate) fn is_slip(self, click: &MouseEvent) -> bool {
        let is_slip =
            self.taps.try_with_value(|taps| taps.is_slip(click.time_stamp(), click.client_x(), click.client_y()));
        click.detail() > 0 && is_slip == Some(true)
    }
}
