//! Ids for sections without a written one.

use std::collections::BTreeMap;

use crate::deck::{derived_id, slug};

/// The ids of the sections parsed so far.
#[derive(Default)]
pub(in crate::import) struct SectionIds {
    /// Section titles by id; `None` if sections with different titles share the id.
    titles: BTreeMap<String, Option<String>>,
    /// The last number given to a section, by the id it extends.
    numbers: BTreeMap<String, usize>,
}

impl SectionIds {
    /// Returns the id of the next section: the written one, or a new one.
    pub(in crate::import) fn of(&mut self, title: &str, written: String) -> String {
        let id = if written.is_empty() { self.derived(title) } else { written };
        let titles = self.titles.entry(id.clone()).or_insert_with(|| Some(title.into()));
        titles.take_if(|other| other != title);
        id
    }

    /// Returns the title as a slug, or an id derived from the whole title if the slug loses characters or belongs to
    /// another section. Sections with the same title are numbered, which is safe because no rating depends on a
    /// section's id.
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
