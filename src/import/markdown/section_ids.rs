//! Ids of sections that have none written.

use std::collections::BTreeMap;

use crate::deck::{derived_id, slug};

/// The sections read so far.
#[derive(Default)]
pub(super) struct SectionIds {
    /// Their titles by their ids: none where sections of several titles have one id.
    titles: BTreeMap<String, Option<String>>,
    /// The numbers given to sections of one title.
    numbers: BTreeMap<String, usize>,
}

impl SectionIds {
    /// The id of the next section: what is written, or else one of its own.
    pub(super) fn of(&mut self, title: &str, written: String) -> String {
        let id = if written.is_empty() { self.derived(title) } else { written };
        let titles = self.titles.entry(id.clone()).or_insert_with(|| Some(title.into()));
        titles.take_if(|other| other != title);
        id
    }

    /// The title as a slug, or where that says too little or is another's, an id derived from all of the title. Sections
    /// of one title are numbered: no rating hangs on their ids.
    fn derived(&mut self, title: &str) -> String {
        let slug = slug(title, 40);
        let says_all = title.is_ascii() && title.bytes().any(|byte| byte.is_ascii_alphanumeric());
        let is_anothers = self.titles.get(&slug).is_some_and(|other| other.as_deref() != Some(title));
        let id = if says_all && !is_anothers { slug } else { derived_id(title) };
        if !self.titles.contains_key(&id) {
            return id;
        }
        let number = self.numbers.entry(id.clone()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{id}-{number}");
            if !self.titles.contains_key(&numbered) {
                return numbered;
            }
        }
    }
}
