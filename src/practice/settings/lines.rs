//! The text form before JSON: one `name value` per line.

use serde_json::{Map, Value, json};

/// The field for unknown lines, as written.
const LINES: &str = "lines";

/// Converts it to JSON; `None` if a line has no value, or a known name has an invalid one.
pub(super) fn to_json(text: &str) -> Option<String> {
    let (mut fields, mut rest) = (Map::new(), String::new());
    // Not `lines`, which would strip a carriage return that must be preserved.
    for line in text.split_terminator('\n') {
        let (name, value) = line.split_once(' ')?;
        let value = match (name, value) {
            ("length", "all") => Value::Null,
            ("shortcuts", "on") => true.into(),
            ("shortcuts", "off") => false.into(),
            ("theme" | "text", _) => value.into(),
            ("length" | "minutes" | "retention", _) => numbers::<1>(value)?[0].into(),
            ("deadline", _) => numbers(value).map(|[ms, offset]| json!({ "ms": ms, "offset": offset }))?,
            ("fitted", _) => {
                numbers(value).map(|[reviews, percent]| json!({ "reviews": reviews, "percent": percent }))?
            }
            ("backup", _) => numbers(value).map(|[ratings, day]| json!({ "ratings": ratings, "day": day }))?,
            ("model", "fsrs-6") => continue,
            ("parameters", _) => {
                value.split(' ').map(|number| number.parse::<u32>().ok().map(Value::from)).collect::<Option<_>>()?
            }
            ("shortcuts", _) => return None,
            _ => {
                rest.extend([line, "\n"]);
                continue;
            }
        };
        let name = if name == "parameters" { "fsrs-6-parameters" } else { name };
        fields.insert(name.into(), value);
    }
    if !rest.is_empty() {
        fields.insert(LINES.into(), rest.into());
    }
    Some(Value::Object(fields).to_string())
}

fn numbers<const N: usize>(value: &str) -> Option<[i64; N]> {
    let numbers: Option<Vec<i64>> = value.split(' ').map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::log::{Day, Moment};
    use crate::memory::params::COUNT;
    use crate::practice::{BackedUp, Fitted, Settings, TextSize, Theme};

    /// Every known line, each with another value than the default.
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
            language: String::new(),
            minutes: 20,
            deadline: Some(Moment { ms: 1_795_459_200_000, offset: -300 }),
            deadline_set: None,
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
