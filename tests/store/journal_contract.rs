//! The contract of a journal, as a suite for every adapter. It needs nothing native, so a browser runs it too.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

use cuecard::storage::{Change, Journal, StoreError, Texts};

/// Every key the suite writes begins so.
const PREFIX: &str = "cuecard/contract/";

/// Runs the whole suite over one place, which may hold other keys.
pub(crate) async fn suite(journal: &dyn Journal) {
    clear(journal).await;
    what_was_written_is_read(journal).await;
    clear(journal).await;
    all_changes_are_made_together(journal).await;
    clear(journal).await;
    texts_of_every_kind_come_back_as_they_were(journal).await;
    clear(journal).await;
    calls_are_carried_out_in_their_order(journal).await;
    clear(journal).await;
    assert_eq!(all(journal).await, Texts::new());
}

fn put(name: &str, text: &str) -> Change {
    (format!("{PREFIX}{name}"), Some(text.into()))
}

fn texts(texts: &[(&str, &str)]) -> Texts {
    texts.iter().map(|(name, text)| (format!("{PREFIX}{name}"), (*text).into())).collect()
}

async fn all(journal: &dyn Journal) -> Texts {
    answer(|then| journal.read(PREFIX, then)).await.unwrap()
}

async fn write(journal: &dyn Journal, changes: Vec<Change>) {
    assert_eq!(answer(|then| journal.write(changes, then)).await, Ok(()));
}

async fn clear(journal: &dyn Journal) {
    let changes = all(journal).await.into_keys().map(|key| (key, None)).collect();
    write(journal, changes).await;
}

async fn what_was_written_is_read(journal: &dyn Journal) {
    assert_eq!(all(journal).await, Texts::new());
    write(journal, vec![put("a", "one")]).await;
    write(journal, vec![put("a", "two"), put("b", "")]).await;
    let mut expected = texts(&[("a", "two"), ("b", "")]);
    assert_eq!(all(journal).await, expected);
    let only = answer(|then| journal.read("cuecard/contract/b", then)).await;
    expected.pop_first();
    assert_eq!(only, Ok(expected));
}

async fn all_changes_are_made_together(journal: &dyn Journal) {
    write(journal, vec![put("a", "1"), put("b", "2"), put("c", "3")]).await;
    let remove = |name: &str| (format!("{PREFIX}{name}"), None);
    write(journal, vec![remove("a"), put("b", "4"), remove("never there"), remove("c"), put("d", "5")]).await;
    assert_eq!(all(journal).await, texts(&[("b", "4"), ("d", "5")]));
    write(journal, Vec::new()).await;
}

async fn texts_of_every_kind_come_back_as_they_were(journal: &dyn Journal) {
    let long = "0123456789".repeat(100_000);
    let texts = ["line\nline\r\n\n", " \t ", "é ü 漢 🫖 \u{10ffff}", "\u{0}\u{1}\u{feff}\u{2028}", "\"{}'\\", &long];
    write(journal, texts.iter().enumerate().map(|(n, text)| put(&n.to_string(), text)).collect()).await;
    let read: Vec<String> = all(journal).await.into_values().collect();
    assert_eq!(read, texts);
}

async fn calls_are_carried_out_in_their_order(journal: &dyn Journal) {
    let answered = Rc::new(RefCell::new(0));
    for n in 0..50 {
        let answered = answered.clone();
        journal.write(
            vec![put("a", &n.to_string())],
            Box::new(move |answer| {
                assert_eq!(answer, Ok(()));
                *answered.borrow_mut() += 1;
            }),
        );
    }
    assert_eq!(all(journal).await, texts(&[("a", "49")]));
    assert_eq!(*answered.borrow(), 50, "a read is answered after the writes before it");
}

/// Waits for the answer of a call.
fn answer<T: 'static>(
    call: impl FnOnce(Box<dyn FnOnce(Result<T, StoreError>)>),
) -> impl Future<Output = Result<T, StoreError>> {
    type Waiting<T> = Rc<RefCell<(Option<Result<T, StoreError>>, Option<Waker>)>>;
    let waiting: Waiting<T> = Rc::new(RefCell::new((None, None)));
    let told = waiting.clone();
    call(Box::new(move |answer| {
        let mut told = told.borrow_mut();
        told.0 = Some(answer);
        told.1.take().into_iter().for_each(Waker::wake);
    }));
    poll_fn(move |context| {
        let mut waiting = waiting.borrow_mut();
        match waiting.0.take() {
            Some(answer) => Poll::Ready(answer),
            None => {
                waiting.1 = Some(context.waker().clone());
                Poll::Pending
            }
        }
    })
}
