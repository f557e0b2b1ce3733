//! What the person has set.

mod lines;
mod text;

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::log::{Day, Moment};
use crate::memory::params::COUNT;
use crate::memory::{Params, Scheduler};

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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

/// What the person has set. The text form is these fields as a JSON object. Scripts of the page read `theme` and `text`
/// of it, too, and no field has to be there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Most cards in a session; `None` for all there are.
    pub length: Option<u16>,
    /// Whether single keys and swipes act.
    pub shortcuts: bool,
    /// The colours.
    pub theme: Theme,
    /// The text size.
    #[serde(rename = "text")]
    pub text_size: TextSize,
    /// The tag of the language of the app; empty where it is to be that of the browser.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Minutes a day for practice, 1 to 999. New cards come as far as they fit in.
    pub minutes: u16,
    /// The interview, if its date is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Moment>,
    /// A card is due when the chance of recall has fallen to this, in percent; see [`Settings::RETENTIONS`].
    pub retention: u8,
    /// The memory model's own parameters in millionths, where they are not the published ones. Those of another model are
    /// another field.
    #[serde(rename = "fsrs-6-parameters", skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Box<[u32; COUNT]>>,
    /// What the last fit of the parameters came to, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fitted: Option<Fitted>,
    /// What the last backup held, if one was made.
    #[serde(rename = "backup", skip_serializing_if = "Option::is_none")]
    pub backed_up: Option<BackedUp>,
    /// Fields of a newer version, kept as written but for the last bit of a fraction.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// What a fit of the memory model's parameters came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fitted {
    /// From how many reviews.
    pub reviews: u32,
    /// By how many percent they foresee answers better than the published ones; 0 where they do not.
    pub percent: u8,
}

/// What a backup held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackedUp {
    /// Ratings that counted then.
    pub ratings: u32,
    /// The day it was made.
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
            retention: 90,
            parameters: None,
            fitted: None,
            backed_up: None,
            rest: Map::new(),
        }
    }
}

impl Settings {
    /// The session lengths on offer.
    pub const LENGTHS: [Option<u16>; 4] = [Some(10), Some(20), Some(50), None];

    /// The bytes of the text form at most: many times what this version writes, so that what newer ones add is kept.
    pub const LONGEST: usize = 32_768;
    /// Bytes of fields of newer versions at most, so that with whatever is set beside them the text can be read again.
    pub(super) const LONGEST_REST: usize = 28_672;

    /// The languages on offer, by their tags, with their own names.
    pub const LANGUAGES: [(&str, &str); 3] = [("en", "English"), ("de", "Deutsch"), ("es", "Español")];
    /// The bytes of a language's tag at most. One that is not on offer is of a newer version.
    pub(super) const LONGEST_LANGUAGE: usize = 35;

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
}
