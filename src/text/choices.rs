//! The options in Settings.

use super::numbers::percent;
use super::table::Message;
use super::words::Words;
use crate::practice::{Settings, TextSize, Theme};

/// What the memory model is fitted to.
pub fn fitted(words: &Words, settings: &Settings) -> String {
    match (&settings.parameters, settings.fitted) {
        (None, _) => words.say(Message::fit_published).into(),
        (Some(_), Some(fitted)) => {
            words.count(Message::fit_own, fitted.reviews as usize, &[("percent", &percent(words, fitted.percent))])
        }
        (Some(_), None) => words.say(Message::fit_given).into(),
    }
}

/// The name of a session length.
pub fn length(words: &Words, cards: Option<u16>) -> String {
    cards.map_or_else(|| words.say(Message::all).into(), |n| words.number(n.into()))
}

/// The name of a theme.
pub fn theme(theme: Theme) -> Message {
    match theme {
        Theme::System => Message::theme_system,
        Theme::Light => Message::theme_light,
        Theme::Dark => Message::theme_dark,
    }
}

/// The name of a text size.
pub fn text_size(size: TextSize) -> Message {
    match size {
        TextSize::Normal => Message::text_normal,
        TextSize::Large => Message::text_large,
        TextSize::Larger => Message::text_larger,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_model_is_fitted_to_is_told() {
        let fitted = Some(crate::practice::Fitted { reviews: 312, percent: 4 });
        let parameters = Some(Box::new([7; crate::memory::params::COUNT]));
        let own = Settings { fitted, parameters, ..Settings::default() };
        assert_eq!(super::fitted(&Words::default(), &own), "Fitted to your 312 ratings: predicts 4 % better.");
        let back = Settings { parameters: None, ..own };
        assert!(super::fitted(&Words::default(), &back).starts_with("Fitted to many people’s ratings."));
    }
}
