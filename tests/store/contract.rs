//! The contract of a store, as a suite for every adapter. It needs nothing native, so a browser runs it too.

use cuecard::storage::Store;

/// Every key the suite writes begins so.
pub(crate) const PREFIX: &str = "cuecard/contract/";

/// Makes a store in which no key begins with [`PREFIX`].
pub(crate) type Fresh<'a> = &'a mut dyn FnMut() -> Box<dyn Store>;

/// Runs the whole suite.
pub(crate) fn suite(fresh: Fresh<'_>) {
    what_was_not_written_is_not_there(fresh);
    what_was_written_is_read(fresh);
    a_later_text_takes_the_place_of_an_earlier(fresh);
    keys_are_those_that_begin_with_the_prefix(fresh);
    texts_of_every_kind_come_back_as_they_were(fresh);
    a_thousand_keys_are_kept_apart(fresh);
    what_was_removed_is_gone_and_nothing_else_is(fresh);
}

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}

fn sorted_keys(store: &dyn Store, prefix: &str) -> Vec<String> {
    let mut keys = store.keys(prefix).unwrap();
    keys.sort();
    keys
}

fn what_was_not_written_is_not_there(fresh: Fresh<'_>) {
    let store = fresh();
    assert_eq!(store.read(&key("a")), Ok(None));
    assert_eq!(store.keys(PREFIX), Ok(Vec::new()));
}

fn what_was_written_is_read(fresh: Fresh<'_>) {
    let mut store = fresh();
    assert_eq!(store.write(&key("a"), "text"), Ok(()));
    assert_eq!(store.read(&key("a")), Ok(Some("text".into())));
    assert_eq!(store.read(&key("A")), Ok(None));
    assert_eq!(store.read(&key("")), Ok(None));
}

fn a_later_text_takes_the_place_of_an_earlier(fresh: Fresh<'_>) {
    let mut store = fresh();
    for text in ["one", "two", "", "three"] {
        assert_eq!(store.write(&key("a"), text), Ok(()));
        assert_eq!(store.read(&key("a")), Ok(Some(text.into())), "an empty text is a text");
        assert_eq!(sorted_keys(&*store, PREFIX), [key("a")]);
    }
}

fn keys_are_those_that_begin_with_the_prefix(fresh: Fresh<'_>) {
    let mut store = fresh();
    for name in ["log/1", "log/2", "logs", "a/log/3"] {
        store.write(&key(name), name).unwrap();
    }
    assert_eq!(sorted_keys(&*store, &key("log/")), [key("log/1"), key("log/2")]);
    assert_eq!(sorted_keys(&*store, &key("log")), [key("log/1"), key("log/2"), key("logs")]);
    assert_eq!(sorted_keys(&*store, &key("none")), Vec::<String>::new());
    assert_eq!(sorted_keys(&*store, PREFIX).len(), 4);
}

fn texts_of_every_kind_come_back_as_they_were(fresh: Fresh<'_>) {
    let mut store = fresh();
    let long = "0123456789".repeat(10_000);
    let texts = ["line\nline\r\n\n", " \t ", "é ü 漢 🫖 \u{10ffff}", "\u{0}\u{1}\u{feff}\u{2028}", "\"{}'\\", &long];
    for (n, text) in texts.iter().enumerate() {
        store.write(&key(&n.to_string()), text).unwrap();
    }
    for (n, text) in texts.iter().enumerate() {
        assert_eq!(store.read(&key(&n.to_string())).unwrap().as_deref(), Some(*text));
    }
    store.write(&key("ключ 漢 🫖"), "x").unwrap();
    assert_eq!(store.read(&key("ключ 漢 🫖")), Ok(Some("x".into())));
}

fn a_thousand_keys_are_kept_apart(fresh: Fresh<'_>) {
    let mut store = fresh();
    for n in 0..1000 {
        store.write(&key(&n.to_string()), &format!("text {n}")).unwrap();
    }
    for n in 0..1000 {
        assert_eq!(store.read(&key(&n.to_string())), Ok(Some(format!("text {n}"))));
    }
    assert_eq!(store.keys(PREFIX).unwrap().len(), 1000);
}

fn what_was_removed_is_gone_and_nothing_else_is(fresh: Fresh<'_>) {
    let mut store = fresh();
    for name in ["a", "b", "ab"] {
        store.write(&key(name), name).unwrap();
    }
    assert_eq!(store.remove(&key("a")), Ok(()));
    assert_eq!(store.remove(&key("never there")), Ok(()));
    assert_eq!(store.read(&key("a")), Ok(None));
    assert_eq!(sorted_keys(&*store, PREFIX), [key("ab"), key("b")]);
    store.write(&key("a"), "again").unwrap();
    assert_eq!(store.read(&key("a")), Ok(Some("again".into())));
}
