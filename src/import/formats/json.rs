//! JSON of other programs: H5P Dialog Cards, the Open Trivia Database, and arrays of objects with two texts.

use serde_json::Value;

use crate::import::draft::{Builder, Draft, DraftCard, NoteKind, Options};
use crate::import::fields::{Markup, add};

/// Reads `content.json` of H5P Dialog Cards.
pub(in crate::import) fn read_h5p(text: &str, options: &Options, mut builder: Builder) -> Draft {
    let Some(value) = parse(text, &mut builder) else { return builder.finish(options.clone()) };
    if let Some(title) = value.get("title").and_then(Value::as_str) {
        builder.title(title.trim_start_matches("<p>").trim_end_matches("</p>\n").trim_end_matches("</p>"));
    }
    for card in items(&value, "dialogs") {
        if ["image", "audio"].iter().any(|media| card.get(media).is_some_and(|media| !media.is_null())) {
            builder.note(0, NoteKind::Media("H5P".into()));
        }
        let field = |name| card.get(name).and_then(Value::as_str).unwrap_or_default();
        add(&mut builder, DraftCard::default(), field("text"), field("answer"), [Markup::Html; 2]);
    }
    builder.finish(options.clone())
}

/// Reads the Open Trivia Database's JSON. Categories are sections.
pub(in crate::import) fn read_trivia(text: &str, options: &Options, mut builder: Builder) -> Draft {
    let Some(value) = parse(text, &mut builder) else { return builder.finish(options.clone()) };
    for card in items(&value, "results") {
        let field = |name| card.get(name).and_then(Value::as_str).unwrap_or_default();
        if !field("category").is_empty() {
            builder.section_titled(&field("category").replace("&amp;", "&"));
        }
        let (front, back) = (field("question"), field("correct_answer"));
        add(&mut builder, DraftCard::default(), front, back, [Markup::Html; 2]);
    }
    builder.finish(options.clone())
}

/// Reads an array of objects, each with a question and an answer, or of pairs of texts.
pub(in crate::import) fn read_objects(text: &str, options: &Options, mut builder: Builder) -> Draft {
    let Some(value) = parse(text, &mut builder) else { return builder.finish(options.clone()) };
    for item in array(&value).into_iter().flatten() {
        let (front, back) = match item {
            Value::Object(object) => {
                let texts = object.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)));
                of_object(&texts.collect::<Vec<_>>())
            }
            Value::Array(pair) => {
                let mut texts = pair.iter().filter_map(Value::as_str);
                (texts.next(), texts.next())
            }
            _ => (None, None),
        };
        let Some(front) = front else {
            builder.note(0, NoteKind::OneField);
            continue;
        };
        let back = back.unwrap_or_default();
        add(&mut builder, DraftCard::default(), front, back, [Markup::of(front), Markup::of(back)]);
    }
    builder.finish(options.clone())
}

/// The question and the answer by the names of an object's texts; else, where there are two, the shorter is the
/// question.
fn of_object<'a>(texts: &[(&str, &'a str)]) -> (Option<&'a str>, Option<&'a str>) {
    const FRONT: [&str; 6] = ["question", "front", "term", "prompt", "q", "text"];
    const BACK: [&str; 6] = ["answer", "back", "definition", "response", "a", "explanation"];
    let named = |names: &[&str]| {
        let find = |name: &&str| texts.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, text)| *text);
        names.iter().find_map(find)
    };
    match (named(&FRONT), named(&BACK), texts) {
        (Some(front), Some(back), _) => (Some(front), Some(back)),
        (front, back, [(_, one), (_, other)]) => match (front, back) {
            (Some(front), None) => (Some(front), Some(if front == *one { *other } else { *one })),
            (None, Some(back)) => (Some(if back == *one { *other } else { *one }), Some(back)),
            _ if one.len() <= other.len() => (Some(*one), Some(*other)),
            _ => (Some(*other), Some(*one)),
        },
        (front, back, _) => (front, back),
    }
}

fn parse(text: &str, builder: &mut Builder) -> Option<Value> {
    match serde_json::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            builder.note(error.line(), NoteKind::Unreadable(error.to_string()));
            None
        }
    }
}

/// The items of a list in an object, or of the list itself.
fn items<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).unwrap_or(value).as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The first array of objects or arrays in a value, or in one of its fields.
fn array(value: &Value) -> Option<&Vec<Value>> {
    let is_one = |list: &&Vec<Value>| list.iter().any(|item| item.is_object() || item.is_array());
    let own = value.as_array().filter(is_one);
    own.or_else(|| value.as_object()?.values().filter_map(Value::as_array).find(is_one))
}

/// Which kind of JSON a text is; `None` if it is none that is read here.
pub(in crate::import) fn kind(text: &str) -> Option<crate::import::draft::Format> {
    use crate::import::draft::Format;
    let value: Value = serde_json::from_str(text).ok()?;
    let first = |name: &str| items(&value, name).first().and_then(Value::as_object);
    if value.get("sections").is_some() && value.get("schema_version").is_some() {
        Some(Format::Json)
    } else if value.get("dialogs").is_some_and(Value::is_array) {
        Some(Format::H5p)
    } else if first("results").is_some_and(|first| first.contains_key("correct_answer")) {
        Some(Format::Trivia)
    } else {
        array(&value).map(|_| Format::Objects)
    }
}
