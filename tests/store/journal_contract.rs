//! The contract of a journal, as a suite for every adapter. It needs nothing native, so a browser runs it too.

use std::cell::Cell;

use cuecard::storage::{Entries, Journal, Write};
use futures::future::join_all;
use futures::join;

/// Every key the suite writes begins so.
const PREFIX: &str = "cuecard/contract/";

/// Runs the whole suite over one place, which may hold other keys.
pub(crate) async fn suite(journal: &impl Journal) {
    clear(journal).await;
    what_was_written_is_read(journal).await;
    clear(journal).await;
    all_changes_are_made_together(journal).await;
    clear(journal).await;
    texts_of_every_kind_come_back_as_they_were(journal).await;
    clear(journal).await;
    calls_are_carried_out_in_their_order(journal).await;
    clear(journal).await;
    assert_eq!(all(journal).await, Entries::new());
}

fn put(name: &str, text: &str) -> Write {
    (format!("{PREFIX}{name}"), Some(text.into()))
}

fn texts(texts: &[(&str, &str)]) -> Entries {
    texts.iter().map(|(name, text)| (format!("{PREFIX}{name}"), (*text).into())).collect()
}

async fn all(journal: &impl Journal) -> Entries {
    journal.read(PREFIX).await.unwrap()
}

async fn write(journal: &impl Journal, writes: Vec<Write>) {
    assert_eq!(journal.write(writes).await, Ok(()));
}

async fn clear(journal: &impl Journal) {
    let changes = all(journal).await.into_keys().map(|key| (key, None)).collect();
    write(journal, changes).await;
}

async fn what_was_written_is_read(journal: &impl Journal) {
    assert_eq!(all(journal).await, Entries::new());
    write(journal, vec![put("a", "one")]).await;
    write(journal, vec![put("a", "two"), put("b", "")]).await;
    let mut expected = texts(&[("a", "two"), ("b", "")]);
    assert_eq!(all(journal).await, expected);
    let only = journal.read("cuecard/contract/b").await;
    expected.pop_first();
    assert_eq!(only, Ok(expected));
}

async fn all_changes_are_made_together(journal: &impl Journal) {
    write(journal, vec![put("a", "1"), put("b", "2"), put("c", "3")]).await;
    let remove = |name: &str| (format!("{PREFIX}{name}"), None);
    write(journal, vec![remove("a"), put("b", "4"), remove("never there"), remove("c"), put("d", "5")]).await;
    assert_eq!(all(journal).await, texts(&[("b", "4"), ("d", "5")]));
    write(journal, Vec::new()).await;
}

async fn texts_of_every_kind_come_back_as_they_were(journal: &impl Journal) {
    let long = "0123456789".repeat(100_000);
    let texts = ["line\nline\r\n\n", " \t ", "é ü 漢 🫖 \u{10ffff}", "\u{0}\u{1}\u{feff}\u{2028}", "\"{}'\\", &long];
    write(journal, texts.iter().enumerate().map(|(n, text)| put(&n.to_string(), text)).collect()).await;
    let read: Vec<String> = all(journal).await.into_values().collect();
    assert_eq!(read, texts);
}

async fn calls_are_carried_out_in_their_order(journal: &impl Journal) {
    let answered = Cell::new(0);
    let write_one = async |n: usize| {
        write(journal, vec![put("a", &n.to_string())]).await;
        answered.set(answered.get() + 1);
    };
    let read = async {
        assert_eq!(all(journal).await, texts(&[("a", "49")]));
        assert_eq!(answered.get(), 50, "a read is answered after the writes before it");
    };
    join!(join_all((0..50).map(write_one)), read);
}
