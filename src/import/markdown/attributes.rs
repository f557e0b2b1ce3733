//! Attributes in the braces of a heading.

use pulldown_cmark::CowStr;

use super::blocks::Source;
use crate::import::Fault;

/// The attributes of a heading.
#[derive(Default)]
pub(in crate::import) struct Attributes {
    pub(in crate::import) id: Option<String>,
    pub(in crate::import) ask: bool,
    pub(in crate::import) seconds: Option<u16>,
    pub(in crate::import) lang: Option<String>,
}

impl Attributes {
    /// Converts the parser's output: the id, the classes, and keys with their values.
    pub(in crate::import) fn read<'a>(
        source: &mut Source<'a>,
        at: usize,
        id: Option<CowStr<'a>>,
        classes: Vec<CowStr<'a>>,
        values: Vec<(CowStr<'a>, Option<CowStr<'a>>)>,
    ) -> Attributes {
        let mut read = Attributes { id: id.map(String::from), ..Attributes::default() };
        for class in classes {
            match &*class {
                "ask" => read.ask = true,
                _ => source.fail(at, Fault::BadAttribute(format!(".{class}"))),
            }
        }
        for (key, value) in values {
            let value = value.as_deref().unwrap_or_default();
            match (&*key, value.parse()) {
                ("seconds", Ok(seconds @ 1..=3600)) => read.seconds = Some(seconds),
                ("lang", _) if !value.is_empty() => read.lang = Some(value.into()),
                _ => source.fail(at, Fault::BadAttribute(format!("{key}={value}"))),
            }
        }
        read
    }
}
