//! Settings as text: a JSON object.

use std::borrow::Cow;

use super::{Settings, lines};

impl Settings {
    /// The text form.
    pub fn encode(&self) -> String {
        // Names are strings and numbers are finite, so this cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Parses the text form, or the older one with a line per field; `None` if a known field has an invalid value, the
    /// text has neither form, or it exceeds [`Settings::LONGEST`].
    pub fn decode(text: &str) -> Option<Settings> {
        if text.len() > Self::LONGEST {
            return None;
        }
        let is_json = text.trim_start().starts_with('{');
        let json = if is_json { Cow::Borrowed(text) } else { Cow::Owned(lines::to_json(text)?) };
        serde_json::from_str(&json).ok().filter(Settings::is_possible)
    }

    fn is_possible(&self) -> bool {
        let rest = if self.rest.is_empty() { Ok(String::new()) } else { serde_json::to_string(&self.rest) };
        self.length != Some(0)
            && (1..=999).contains(&self.minutes)
            && Self::RETENTIONS.contains(&self.retention)
            && self.language.len() <= Self::LONGEST_LANGUAGE
            && self.deadline.is_none_or(|deadline| (-1440..=1440).contains(&deadline.offset))
            && rest.is_ok_and(|rest| rest.len() <= Self::LONGEST_REST)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::log::{Day, Moment};
    use crate::memory::params::COUNT;
    use crate::practice::{BackedUp, Fitted, TextSize, Theme};

    #[test]
    fn settings_come_back_as_they_were() {
        let mut settings = Settings { length: None, shortcuts: false, theme: Theme::Dark, ..Settings::default() };
        (settings.minutes, settings.retention) = (20, 85);
        settings.parameters = Some(Box::new([7; COUNT]));
        settings.fitted = Some(Fitted { reviews: 312, percent: 4 });
        settings.deadline = Some(Moment { ms: 1_795_459_200_000, offset: -300 });
        settings.deadline_set = Some(Day(20_770));
        settings.rest.insert("voice".into(), json!({ "name": "Anna", "speed": [1, -2, 0.75, null] }));
        settings.backed_up = Some(BackedUp { ratings: 312, day: Day(20_780) });
        assert_eq!(Settings::decode(&settings.encode()), Some(settings));
        assert_eq!(Settings::decode(""), Some(Settings::default()));
        assert_eq!(Settings::decode("{}"), Some(Settings::default()));
    }

    #[test]
    fn scripts_of_the_page_read_names_that_stay() {
        for theme in Theme::ALL {
            let settings = Settings { theme, ..Settings::default() };
            assert!(settings.encode().contains(&format!("\"theme\":\"{}\"", theme.name())), "{}", settings.encode());
        }
        for text_size in TextSize::ALL {
            let settings = Settings { text_size, ..Settings::default() };
            assert!(settings.encode().contains(&format!("\"text\":\"{}\"", text_size.name())), "{}", settings.encode());
        }
    }

    #[test]
    fn the_models_parameters_are_kept_where_they_are_the_persons_own() {
        assert!(!Settings::default().encode().contains("parameters"));
        let mut own = vec![1000; COUNT];
        own[0] = 212_000;
        let settings = Settings::decode(&json!({ "fsrs-6-parameters": own }).to_string()).unwrap();
        let kept: Value = serde_json::from_str(&settings.encode()).unwrap();
        assert_eq!(kept["fsrs-6-parameters"], json!(own));
        assert_eq!(settings.scheduler().params.weights().first(), Some(&0.212));
    }

    #[test]
    fn another_model_and_its_parameters_are_a_newer_versions_affair() {
        for other in [json!({ "fsrs-9-parameters": "x" }), json!({ "model": "fsrs-9", "parameters": { "w": [0.5] } })] {
            let mut settings = Settings::decode(&other.to_string()).unwrap();
            assert_eq!((settings.own_params(), json!(settings.rest)), (None, other.clone()));
            settings.parameters = Some(Box::new([7; COUNT]));
            let kept = Settings::decode(&settings.encode()).unwrap();
            assert_eq!((&kept.parameters, json!(kept.rest)), (&settings.parameters, other));
        }
    }

    #[test]
    fn what_is_given_twice_is_refused_where_it_is_known() {
        assert_eq!(Settings::decode(r#"{"theme":"dark","theme":"light"}"#), None);
        let settings = Settings::decode(r#"{"x":1,"theme":"light","x":2}"#).unwrap();
        assert_eq!((settings.theme, &settings.rest["x"]), (Theme::Light, &json!(2)));
    }

    #[test]
    fn a_value_that_cannot_be_is_refused() {
        for text in [
            r#""minutes":0"#,
            r#""minutes":1000"#,
            r#""minutes":70000"#,
            r#""minutes":1.5"#,
            r#""minutes":null"#,
            r#""retention":69"#,
            r#""retention":98"#,
            r#""retention":0.9"#,
            r#""retention":"90""#,
            r#""fsrs-6-parameters":[1,2]"#,
            r#""language":1"#,
            r#""language":"a-language-tag-of-more-than-35-letters""#,
            r#""theme":"pink""#,
            r#""theme":1"#,
            r#""length":0"#,
            r#""length":-1"#,
            r#""length":"all""#,
            r#""shortcuts":1"#,
            r#""text":null"#,
            r#""backup":3"#,
            r#""backup":{"ratings":3}"#,
            r#""fitted":3"#,
            r#""fitted":{"reviews":1,"percent":256}"#,
            r#""deadline":1"#,
            r#""deadline":{"ms":"soon","offset":60}"#,
            r#""deadline":{"ms":1,"offset":1441}"#,
            r#""deadline":{"ms":1e30,"offset":60}"#,
            r#""new":1e999"#,
            r#""new""#,
        ] {
            assert_eq!(Settings::decode(&format!("{{{text}}}")), None, "{text}");
        }
        for text in ["{\"theme\":\"dark\"", "{\"theme\":\"dark\"}}", "[]", "null", "\"theme\""] {
            assert_eq!(Settings::decode(text), None, "{text}");
        }
        let numbers = |count: usize| json!({ "fsrs-6-parameters": vec![1; count] }).to_string();
        assert!(Settings::decode(&numbers(COUNT)).is_some());
        assert_eq!((Settings::decode(&numbers(COUNT - 1)), Settings::decode(&numbers(COUNT + 1))), (None, None));
    }

    #[test]
    fn what_every_start_reads_is_neither_long_nor_deep() {
        let of = |size: usize| format!("{{\"new\":\"{}\"}}", "x".repeat(size - 10));
        let mut most = Settings::decode(&of(Settings::LONGEST_REST)).unwrap();
        assert_eq!(Settings::decode(&of(Settings::LONGEST_REST + 1)), None);
        assert_eq!(Settings::decode(&(" ".repeat(Settings::LONGEST) + "{}")), None);
        let newer = "1e15,".repeat(Settings::LONGEST_REST / 8);
        assert_eq!(Settings::decode(&format!("{{\"new\":[{newer}1]}}")), None, "written, it is longer");
        most.parameters = Some(Box::new([u32::MAX; COUNT]));
        most.fitted = Some(Fitted { reviews: u32::MAX, percent: u8::MAX });
        most.deadline = Some(Moment { ms: i64::MIN, offset: -1440 });
        most.deadline_set = Some(Day(i32::MIN));
        most.backed_up = Some(BackedUp { ratings: u32::MAX, day: Day(i32::MIN) });
        assert_eq!(Settings::decode(&most.encode()), Some(most), "whatever is set, it can be read again");
        let deep = |levels: usize| format!("{{\"new\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
        let settings = Settings::decode(&deep(100)).unwrap();
        assert_eq!(Settings::decode(&settings.encode()), Some(settings));
        assert_eq!(Settings::decode(&deep(10_000)), None);
    }
}
