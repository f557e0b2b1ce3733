//! The journal in the browser's IndexedDB, over web-sys.
//!
//! The crates that wrap it were weighed: indexed_db_futures 0.6 came to 22 KB (brotli) of the first load, and idb
//! 0.6 cannot ask for strict durability. All that is needed here is to open, to read all and to write some.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

use super::{Change, Journal, StoreError, Texts, Then, js_string};

const DATABASE: &str = "cuecard";
const STORE: &str = "texts";

#[wasm_bindgen]
extern "C" {
    /// A database, for the one call that web-sys does not have yet.
    type Lasting;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction(this: &Lasting, store: &str, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;
}

/// The journal of the page's origin. It opens the database for each call: what a browser closes behind the page's
/// back (for memory, for a newer version, on the way into the page cache) is then no trouble.
#[derive(Clone, Copy, Debug, Default)]
pub struct IndexedJournal;

impl Journal for IndexedJournal {
    fn read(&self, prefix: &str, then: Then<Texts>) {
        let prefix = String::from(prefix);
        let found = Rc::new(Cell::new((JsValue::NULL, JsValue::NULL)));
        let kept = found.clone();
        let ask = move |store: &IdbObjectStore, call: &Rc<Call>| {
            let (keys, values) = (store.get_all_keys()?, store.get_all()?);
            // Requests are answered in their order, so the keys are there when the values are.
            let answers = values.clone();
            let answered =
                move |_: &Rc<Call>| kept.set((keys.result().unwrap_or_default(), values.result().unwrap_or_default()));
            call.on(&answers, "success", Box::new(answered));
            Ok(())
        };
        let done = move |outcome: Result<(), StoreError>| then(outcome.map(|()| texts(found.take(), &prefix)));
        transact("readonly", Box::new(ask), Box::new(done));
    }

    fn write(&self, changes: Vec<Change>, then: Then<()>) {
        let ask = move |store: &IdbObjectStore, _: &Rc<Call>| {
            for (key, text) in &changes {
                match text {
                    Some(text) => store.put_with_key(&text.into(), &key.into())?,
                    None => store.delete(&key.into())?,
                };
            }
            Ok(())
        };
        transact("readwrite", Box::new(ask), then);
    }
}

/// Asks a transaction's store for something.
type Ask = Box<dyn FnOnce(&IdbObjectStore, &Rc<Call>) -> Result<(), JsValue>>;
/// What an event of a call leads to.
type Act = Box<dyn FnOnce(&Rc<Call>)>;

/// One call under way: who waits for its answer, and the listeners it needs until then.
struct Call {
    then: Cell<Option<Then<()>>>,
    listeners: RefCell<Vec<Closure<dyn FnMut()>>>,
}

impl Call {
    /// Acts on the first event of a kind.
    #[inline(never)]
    fn on(self: &Rc<Self>, target: &EventTarget, event: &str, act: Act) {
        let (call, mut act) = (self.clone(), Some(act));
        let acts: Box<dyn FnMut()> = Box::new(move || {
            if let Some(act) = act.take() {
                act(&call);
            }
        });
        let listener = Closure::wrap(acts);
        let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        self.listeners.borrow_mut().push(listener);
    }

    /// Answers, and lets the listeners go: no event of this call comes after the one that ends it.
    fn end(&self, outcome: Result<(), StoreError>) {
        let listeners = self.listeners.take();
        if let Some(then) = self.then.take() {
            then(outcome);
        }
        drop(listeners);
    }
}

/// Opens the database, runs one transaction, and says whether it has been written down.
fn transact(mode: &'static str, ask: Ask, then: Then<()>) {
    let call = Rc::new(Call { then: Cell::new(Some(then)), listeners: RefCell::default() });
    let Some(opening) = open(&call) else { return call.end(Err(StoreError::Denied)) };
    call.on(&opening, "error", Box::new(|call| call.end(Err(StoreError::Denied))));
    let request = opening.clone();
    let opened = move |call: &Rc<Call>| {
        let begun = request.result().and_then(|database| begin(database.unchecked_into(), mode, ask, call));
        if begun.is_err() {
            call.end(Err(StoreError::Broken));
        }
    };
    call.on(&opening, "success", Box::new(opened));
}

fn open(call: &Rc<Call>) -> Option<IdbRequest> {
    let factory = web_sys::window()?.indexed_db().ok()??;
    let opening = factory.open_with_u32(DATABASE, 1).ok()?;
    let request = opening.clone();
    let upgrade = move |_: &Rc<Call>| {
        let database = request.result().unwrap_or_default().unchecked_into::<IdbDatabase>();
        // Where it fails, so does opening, and that is told.
        let _ = database.create_object_store(STORE);
    };
    call.on(&opening, "upgradeneeded", Box::new(upgrade));
    Some(opening.unchecked_into())
}

fn begin(database: IdbDatabase, mode: &str, ask: Ask, call: &Rc<Call>) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction = database.unchecked_ref::<Lasting>().transaction(STORE, mode, &options)?;
    for (event, outcome) in [("complete", Ok(())), ("abort", Err(StoreError::Full))] {
        let database = database.clone();
        let over = move |call: &Rc<Call>| {
            database.close();
            call.end(outcome);
        };
        call.on(&transaction, event, Box::new(over));
    }
    if transaction.object_store(STORE).and_then(|store| ask(&store, call)).is_err() {
        // All or nothing; the event this brings is the answer.
        transaction.abort()?;
    }
    Ok(())
}

fn texts((keys, values): (JsValue, JsValue), prefix: &str) -> Texts {
    let (keys, values): (Array, Array) = (keys.unchecked_into(), values.unchecked_into());
    let pairs = keys.iter().zip(values.iter());
    let texts = pairs.filter_map(|(key, text)| Some((key.as_string()?, js_string::text(&text)?)));
    texts.filter(|(key, _)| key.starts_with(prefix)).collect()
}
