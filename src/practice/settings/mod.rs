//! The person's settings.

mod lines;
mod text;

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::log::{Day, Moment};
use crate::memory::params::COUNT;
use crate::memory::{Params, Scheduler};

/// The colour scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// That of the system.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// The text size, relative to the browser's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextSize {
    /// The browser's own.
    #[default]
    Normal,
    /// An eighth larger.
    Large,
    /// A third larger.
    Larger,
}

/// The person's settings. The text form is these fields as a JSON object; every field is optional. Scripts of the page
/// read `theme` and `text` from it too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The upper limit of cards in a session; `None` for all.
    pub length: Option<u16>,
    /// Whether single keys and swipes are enabled.
    pub shortcuts: bool,
    /// The colours.
    pub theme: Theme,
    /// The text size.
    #[serde(rename = "text")]
    pub text_size: TextSize,
    /// The tag of the app's language; empty for the browser's language.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Minutes of practice a day, 1 to 999. New cards are added as time allows.
    pub minutes: u16,
    /// The interview, if its date is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Moment>,
    /// The day on which the present interview's first date was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline_set: Option<Day>,
    /// The desired retention in percent: a card is due when the chance of recall has fallen to it; see
    /// [`Settings::RETENTIONS`].
    pub retention: u8,
    /// The person's own parameters of the memory model in millionths, if they are not the published ones. Another
    /// model's parameters would be another field.
    #[serde(rename = "fsrs-6-parameters", skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Box<[u32; COUNT]>>,
    /// The result of the last fit, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fitted: Option<Fitted>,
    /// The content of the last backup, if there was one.
    #[serde(rename = "backup", skip_serializing_if = "Option::is_none")]
    pub backed_up: Option<BackedUp>,
    /// Unknown fields of a newer version, preserved as written except for the last bit of a fraction.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// The result of a fit of the memory model's parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fitted {
    /// The number of reviews used.
    pub reviews: u32,
    /// The percentage by which they predict answers better than the published ones; 0 if they do not.
    pub percent: u8,
}

/// The content of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackedUp {
    /// The number of effective ratings at that time.
    pub ratings: u32,
    /// The day of the backup.
    pub day: Day,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            length: Some(50),
            shortcuts: true,
            theme: Theme::System,
            text_size: TextSize::Normal,
            language: String::new(),
            minutes: 60,
            deadline: None,
            deadline_set: None,
            retention: 90,
            parameters: None,
            fitted: None,
            backed_up: None,
            rest: Map::new(),
        }
    }
}

impl Settings {
    /// The session lengths to choose from.
    pub const LENGTHS: [Option<u16>; 4] = [Some(10), Some(20), Some(50), None];

    /// The upper limit of the text form in bytes: many times what this version writes, so that fields of newer versions
    /// are preserved.
    pub const LONGEST: usize = 32_768;
    /// The upper limit of unknown fields in bytes, so that the text stays within its limit with any known settings.
    pub(super) const LONGEST_REST: usize = 28_672;

    /// The languages to choose from: their tags and their own names.
    pub const LANGUAGES: [(&str, &str); 3] = [("en", "English"), ("de", "Deutsch"), ("es", "Español")];
    /// The upper limit of a language tag in bytes. An unknown tag is of a newer version.
    pub(super) const LONGEST_LANGUAGE: usize = 35;

    /// The minutes a day to choose from.
    pub const MINUTES: [u16; 9] = [5, 10, 15, 20, 30, 45, 60, 90, 120];
    /// The valid range of the desired retention, in percent.
    pub const RETENTIONS: RangeInclusive<u8> = 70..=97;

    /// The scheduler for these settings.
    pub fn scheduler(&self) -> Scheduler {
        let params = self.own_params().unwrap_or_default();
        Scheduler { params, retention: f64::from(self.retention) / 100.0 }
    }

    /// The person's own parameters of the memory model, if there are any.
    pub fn own_params(&self) -> Option<Params> {
        let own = |millionths: &[u32; COUNT]| Params::new(millionths.map(|millionth| f64::from(millionth) / 1e6));
        self.parameters.as_deref().map(own)
    }
}

impl Theme {
    /// All themes.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The name in settings and attributes.
    pub fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

impl TextSize {
    /// All text sizes.
    pub const ALL: [TextSize; 3] = [TextSize::Normal, TextSize::Large, TextSize::Larger];

    /// The name in settings and attributes.
    pub fn name(self) -> &'static str {
        match self {
            TextSize::Normal => "normal",
            TextSize::Large => "large",
            TextSize::Larger => "larger",
        }
    }
}
