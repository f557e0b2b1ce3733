//! The text form of versions before JSON: one `name value` a line.

use serde_json::Value;

use super::{COUNT, Fitted, Settings, TextSize, Theme};
use crate::log::{Day, Moment};
use crate::practice::BackedUp;

/// The field that keeps lines that are not known, as written.
const LINES: &str = "lines";

/// Reads it; `None` where a known line has a value it cannot have, or a line is no line.
pub(super) fn read(text: &str) -> Option<Settings> {
    let mut settings = Settings::default();
    let mut rest = String::new();
    // Not `lines`, which would take a carriage return off what must be kept as written.
    for line in text.split_terminator('\n') {
        let (name, value) = line.split_once(' ')?;
        match name {
            "length" if value == "all" => settings.length = None,
            "length" => settings.length = Some(value.parse().ok()?),
            "shortcuts" => settings.shortcuts = one_of(value, [("on", true), ("off", false)])?,
            "theme" => settings.theme = one_of(value, Theme::ALL.map(|theme| (theme.name(), theme)))?,
            "text" => settings.text_size = one_of(value, TextSize::ALL.map(|size| (size.name(), size)))?,
            "minutes" => settings.minutes = value.parse().ok()?,
            "deadline" => settings.deadline = Some(pair(value).map(|(ms, offset)| Moment { ms, offset })?),
            "retention" => settings.retention = value.parse().ok()?,
            "model" if value == "fsrs-6" => {}
            "parameters" => settings.parameters = Some(parameters(value)?),
            "fitted" => settings.fitted = Some(pair(value).map(|(reviews, percent)| Fitted { reviews, percent })?),
            "backup" => {
                settings.backed_up = Some(pair(value).map(|(ratings, day)| BackedUp { ratings, day: Day(day) })?);
            }
            _ => rest.extend([line, "\n"]),
        }
    }
    if !rest.is_empty() {
        settings.rest.insert(LINES.into(), Value::String(rest));
    }
    Some(settings)
}

fn one_of<T, const N: usize>(name: &str, all: [(&str, T); N]) -> Option<T> {
    all.into_iter().find(|(other, _)| *other == name).map(|(_, value)| value)
}

fn pair<A: std::str::FromStr, B: std::str::FromStr>(value: &str) -> Option<(A, B)> {
    let (first, second) = value.split_once(' ')?;
    Some((first.parse().ok()?, second.parse().ok()?))
}

fn parameters(value: &str) -> Option<Box<[u32; COUNT]>> {
    let numbers: Option<Vec<u32>> = value.split(' ').map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok().map(Box::new)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// All lines there were, each with another value than the default.
    const ALL: &str = "length all\nshortcuts off\ntheme dark\ntext larger\nbackup 312 20780\nminutes 20\n\
        deadline 1795459200000 -300\nretention 85\nmodel fsrs-6\nfitted 312 4\nvoice Anna\r\nvoice \"x\"\n";

    fn read(text: &str) -> Option<Settings> {
        Settings::decode(text)
    }

    #[test]
    fn settings_that_earlier_versions_wrote_are_read() {
        let parameters = format!("parameters 212000{}\n", " 1000".repeat(COUNT - 1));
        let settings = read(&format!("{ALL}{parameters}")).unwrap();
        let mut own = [1000; COUNT];
        own[0] = 212_000;
        let expected = Settings {
            length: None,
            shortcuts: false,
            theme: Theme::Dark,
            text_size: TextSize::Larger,
            minutes: 20,
            deadline: Some(Moment { ms: 1_795_459_200_000, offset: -300 }),
            retention: 85,
            parameters: Some(Box::new(own)),
            fitted: Some(Fitted { reviews: 312, percent: 4 }),
            backed_up: Some(BackedUp { ratings: 312, day: Day(20_780) }),
            rest: [("lines".into(), json!("voice Anna\r\nvoice \"x\"\n"))].into_iter().collect(),
        };
        assert_eq!(settings, expected);
        assert_eq!(read(&settings.encode()), Some(settings), "what it does not know stays");
        assert_eq!(read("").unwrap(), Settings::default());
        assert_eq!(read("length 10\nlength 20").unwrap().length, Some(20));
        let other = "model fsrs-9 more\n";
        assert_eq!(read(other).unwrap().rest["lines"], other, "another model is a newer version's affair");
    }

    #[test]
    fn a_value_that_cannot_be_is_refused() {
        for text in ["minutes 0", "minutes 1000", "retention 69", "retention 98", "retention 0.9", "parameters 1 2"] {
            assert_eq!(read(text), None, "{text}");
        }
        for text in ["deadline 1", "deadline soon 60", "deadline 1 1441", "deadline 1 2 3"] {
            assert_eq!(read(text), None, "{text}");
        }
        for text in
            ["theme pink", "length 0", "length -1", "shortcuts", "shortcuts true", "text", "backup 3", "fitted 3"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn as_many_lines_as_earlier_versions_took_are_read() {
        let of = |size: usize| "a b\n".repeat(size / 4);
        let settings = read(&of(16_384)).unwrap();
        assert_eq!(read(&settings.encode()), Some(settings));
        assert_eq!(read(&of(Settings::LONGEST + 4)), None, "every start reads them");
    }
}
