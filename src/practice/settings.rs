//! What the person has set.

use std::ops::RangeInclusive;

use super::BackedUp;
use crate::log::{Day, Moment};
use crate::memory::params::COUNT;
use crate::memory::{Params, Scheduler};

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// The size of text against the browser's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// The browser's own.
    #[default]
    Normal,
    /// An eighth larger.
    Large,
    /// A third larger.
    Larger,
}

/// What the person has set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Most cards in a session; `None` for all there are.
    pub length: Option<u16>,
    /// Whether single keys and swipes act.
    pub shortcuts: bool,
    /// The colours.
    pub theme: Theme,
    /// The text size.
    pub text_size: TextSize,
    /// What the last backup held, if one was made.
    pub backed_up: Option<BackedUp>,
    /// Minutes a day for practice, 1 to 999. New cards come as far as they fit in.
    pub minutes: u16,
    /// The interview, if its date is set.
    pub deadline: Option<Moment>,
    /// A card is due when the chance of recall has fallen to this, in percent; see [`Settings::RETENTIONS`].
    pub retention: u8,
    /// The memory model's own parameters in millionths, where they are not the published ones.
    pub parameters: Option<Box<[u32; COUNT]>>,
    /// What the last fit of the parameters came to, if there was one.
    pub fitted: Option<Fitted>,
    /// Lines of a newer version, kept as written.
    pub rest: String,
}

/// What a fit of the memory model's parameters came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// From how many reviews.
    pub reviews: u32,
    /// By how many percent they foresee answers better than the published ones; 0 where they do not.
    pub percent: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            length: Some(50),
            shortcuts: true,
            theme: Theme::System,
            text_size: TextSize::Normal,
            minutes: 60,
            deadline: None,
            retention: 90,
            parameters: None,
            fitted: None,
            backed_up: None,
            rest: String::new(),
        }
    }
}

impl Settings {
    /// The session lengths on offer.
    pub const LENGTHS: [Option<u16>; 4] = [Some(10), Some(20), Some(50), None];

    /// The bytes of the text form at most: many times what this version writes, so that what newer ones add is kept.
    pub const LONGEST: usize = 16_384;

    /// The minutes a day on offer.
    pub const MINUTES: [u16; 9] = [5, 10, 15, 20, 30, 45, 60, 90, 120];
    /// The retentions that can be set, in percent.
    pub const RETENTIONS: RangeInclusive<u8> = 70..=97;

    /// How memory becomes intervals under these settings.
    pub fn scheduler(&self) -> Scheduler {
        let params = self.own_params().unwrap_or_default();
        Scheduler { params, retention: f64::from(self.retention) / 100.0 }
    }

    /// The memory model's parameters, where they are the person's own.
    pub fn own_params(&self) -> Option<Params> {
        let own = |millionths: &[u32; COUNT]| Params::new(millionths.map(|millionth| f64::from(millionth) / 1e6));
        self.parameters.as_deref().map(own)
    }

    /// The text form: one `name value` a line. The hosted page's boot script reads it too.
    pub fn encode(&self) -> String {
        let mut text = String::new();
        let mut line = |name: &str, value: &str| {
            text.push_str(name);
            text.push(' ');
            text.push_str(value);
            text.push('\n');
        };
        line("length", &self.length.map_or("all".into(), |n| n.to_string()));
        line("shortcuts", if self.shortcuts { "on" } else { "off" });
        line("theme", self.theme.name());
        line("text", self.text_size.name());
        if let Some(backup) = self.backed_up {
            line("backup", &format!("{} {}", backup.ratings, backup.day.0));
        }
        line("minutes", &self.minutes.to_string());
        if let Some(Moment { ms, offset }) = self.deadline {
            line("deadline", &format!("{ms} {offset}"));
        }
        line("retention", &self.retention.to_string());
        line("model", MODEL);
        if let Some(parameters) = &self.parameters {
            line("parameters", &parameters.map(|n| n.to_string()).join(" "));
        }
        if let Some(fitted) = self.fitted {
            line("fitted", &format!("{} {}", fitted.reviews, fitted.percent));
        }
        text.push_str(&self.rest);
        text
    }

    /// Reads the text form; `None` where a known line has a value it cannot have, a line is no line, or there is more of
    /// it than [`Settings::LONGEST`].
    pub fn decode(text: &str) -> Option<Settings> {
        if text.len() > Self::LONGEST {
            return None;
        }
        let mut settings = Settings::default();
        // Not `lines`, which would take a carriage return off what must be kept as written.
        for line in text.split_terminator('\n') {
            let (name, value) = line.split_once(' ')?;
            match name {
                "length" if value == "all" => settings.length = None,
                "length" => settings.length = Some(value.parse().ok().filter(|length| *length > 0)?),
                "shortcuts" => settings.shortcuts = on(value)?,
                "theme" => settings.theme = Theme::named(value)?,
                "minutes" => settings.minutes = value.parse().ok().filter(|minutes| (1..=999).contains(minutes))?,
                "retention" => settings.retention = value.parse().ok().filter(|r| Self::RETENTIONS.contains(r))?,
                "deadline" => settings.deadline = Some(deadline(value)?),
                // The model named here is the one there is; another one's line is kept with the unknown ones.
                "model" if value == MODEL => {}
                "parameters" => settings.parameters = Some(parameters(value)?),
                "fitted" => {
                    let (reviews, percent) = value.split_once(' ')?;
                    let fitted = Fitted { reviews: reviews.parse().ok()?, percent: percent.parse().ok()? };
                    settings.fitted = Some(fitted);
                }
                "text" => settings.text_size = TextSize::named(value)?,
                "backup" => {
                    let (ratings, day) = value.split_once(' ')?;
                    let backup = BackedUp { ratings: ratings.parse().ok()?, day: Day(day.parse().ok()?) };
                    settings.backed_up = Some(backup);
                }
                _ => {
                    settings.rest.push_str(line);
                    settings.rest.push('\n');
                }
            }
        }
        Some(settings)
    }
}

/// The memory model and its version, as the settings name it.
const MODEL: &str = "fsrs-6";

fn deadline(value: &str) -> Option<Moment> {
    let (ms, offset) = value.split_once(' ')?;
    let offset = offset.parse().ok().filter(|offset| (-1440..=1440).contains(offset))?;
    Some(Moment { ms: ms.parse().ok()?, offset })
}

fn parameters(value: &str) -> Option<Box<[u32; COUNT]>> {
    let numbers: Option<Vec<u32>> = value.split(' ').map(|n| n.parse().ok()).collect();
    numbers?.try_into().ok().map(Box::new)
}

fn on(value: &str) -> Option<bool> {
    match value {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

impl Theme {
    /// All of them.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The name in settings and attributes.
    pub fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme of a name.
    pub fn named(name: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

impl TextSize {
    /// All of them.
    pub const ALL: [TextSize; 3] = [TextSize::Normal, TextSize::Large, TextSize::Larger];

    /// The name in settings and attributes.
    pub fn name(self) -> &'static str {
        match self {
            TextSize::Normal => "normal",
            TextSize::Large => "large",
            TextSize::Larger => "larger",
        }
    }

    /// The size of a name.
    pub fn named(name: &str) -> Option<TextSize> {
        TextSize::ALL.into_iter().find(|size| size.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were() {
        let mut settings = Settings { length: None, shortcuts: false, theme: Theme::Dark, ..Settings::default() };
        (settings.minutes, settings.retention) = (20, 85);
        settings.parameters = Some(Box::new([7; COUNT]));
        settings.fitted = Some(Fitted { reviews: 312, percent: 4 });
        settings.deadline = Some(Moment { ms: 1_795_459_200_000, offset: -300 });
        settings.rest = "voice Anna\n".into();
        settings.backed_up = Some(BackedUp { ratings: 312, day: Day(20_780) });
        assert_eq!(Settings::decode(&settings.encode()), Some(settings));
        assert_eq!(Settings::decode(""), Some(Settings::default()));
    }

    #[test]
    fn the_models_name_is_kept_and_its_parameters_where_they_are_the_persons_own() {
        assert!(!Settings::default().encode().contains("parameters"));
        let own = format!("model fsrs-6\nparameters 212000{}\n", " 1000".repeat(COUNT - 1));
        let settings = Settings::decode(&own).unwrap();
        assert!(settings.encode().ends_with(&own), "{}", settings.encode());
        assert_eq!(settings.scheduler().params.weights().first(), Some(&0.212));
        let other = "model fsrs-9 more\n";
        assert_eq!(Settings::decode(other).unwrap().rest, other, "another model is a newer version's affair");
    }

    #[test]
    fn a_value_that_cannot_be_is_refused() {
        for text in ["minutes 0", "minutes 1000", "retention 69", "retention 98", "retention 0.9", "parameters 1 2"] {
            assert_eq!(Settings::decode(text), None, "{text}");
        }
        let of = |size: usize| "a b\n".repeat(size / 4);
        assert!(Settings::decode(&of(Settings::LONGEST)).is_some());
        assert_eq!(Settings::decode(&of(Settings::LONGEST + 4)), None, "every start reads them");
        for text in ["deadline 1", "deadline soon 60", "deadline 1 1441", "deadline 1 2 3"] {
            assert_eq!(Settings::decode(text), None, "{text}");
        }
        for text in
            ["theme pink", "length 0", "length -1", "shortcuts", "{\"theme\":\"dark\"}", "text", "backup 3", "fitted 3"]
        {
            assert_eq!(Settings::decode(text), None, "{text}");
        }
    }
}
