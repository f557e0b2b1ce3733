//! The journal in the browser's IndexedDB, through web-sys.
//!
//! `indexed_db_futures` 0.6.4 was tried on 2026-11-29: it passes the same tests, but makes the first load 6.5 KB larger
//! (brotli; 223,043 bytes against 216,541). It replaces one promise around two pairs of events.

use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

use super::js_string::js_to_string;
use super::{Entries, Journal, StoreError, Write};

const DATABASE: &str = "cuecard";
const STORE: &str = "texts";

#[wasm_bindgen]
extern "C" {
    /// A database, with the one method that web-sys has only behind its flag for unstable APIs.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(this: &Database, store: &str, mode: IdbTransactionMode, o: &Options) -> Result<IdbTransaction, JsValue>;

    type Options;

    #[wasm_bindgen(method, setter)]
    fn set_durability(this: &Options, durability: &str);
}

/// The journal of the page's origin. It opens the database for each call. So it does not matter if the browser closes a
/// connection (for memory, for a newer version, for the back/forward cache), and no idle connection blocks another tab
/// that deletes or upgrades the database.
#[derive(Clone, Copy, Debug, Default)]
pub struct IndexedJournal;

impl Journal for IndexedJournal {
    async fn read(&self, prefix: &str) -> Result<Entries, StoreError> {
        let connection = Connection::open().await.map_err(|_| StoreError::Denied)?;
        let (transaction, store) = connection.begin(IdbTransactionMode::Readonly).map_err(|_| StoreError::Broken)?;
        let requests = store.get_all_keys().and_then(|keys| Ok((keys, store.get_all()?)));
        let (keys, texts) = requests.map_err(|_| StoreError::Broken)?;
        completed(&transaction).await?;
        let list = |request: IdbRequest| request.result().unwrap_or_default().unchecked_into::<Array>();
        let pairs = list(keys).into_iter().zip(list(texts));
        let entries = pairs.filter_map(|(key, text)| Some((key.as_string()?, js_to_string(&text)?)));
        Ok(entries.filter(|(key, _)| key.starts_with(prefix)).collect())
    }

    async fn write(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        let connection = Connection::open().await.map_err(|_| StoreError::Denied)?;
        let (transaction, store) = connection.begin(IdbTransactionMode::Readwrite).map_err(|_| StoreError::Broken)?;
        let requested = writes.iter().try_for_each(|(key, text)| match text {
            Some(text) => store.put_with_key(&text.into(), &key.into()).map(drop),
            None => store.delete(&key.into()).map(drop),
        });
        if requested.is_err() {
            // Otherwise the browser would commit the writes before the failed one.
            let _ = transaction.abort();
        }
        completed(&transaction).await
    }
}

/// An open database. Dropping it closes it after its transaction is complete.
struct Connection(Database);

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Connection {
    async fn open() -> Result<Connection, JsValue> {
        let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
        let request = factory.open_with_u32(DATABASE, 1)?;
        let opening = request.clone();
        let upgrade = Closure::once(move || -> Result<(), JsValue> {
            opening.result()?.unchecked_into::<IdbDatabase>().create_object_store(STORE)?;
            Ok(())
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        settled(|done, failed| {
            request.set_onsuccess(Some(done));
            request.set_onerror(Some(failed));
        })
        .await?;
        Ok(Connection(request.result()?.unchecked_into()))
    }

    fn begin(&self, mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let options = Object::new().unchecked_into::<Options>();
        options.set_durability("strict");
        let transaction = self.0.begin(STORE, mode, &options)?;
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    }
}

/// Waits until a transaction is on the disk. A browser aborts a transaction that exceeds its quota.
async fn completed(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let ended = settled(|done, failed| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onabort(Some(failed));
    });
    ended.await.map_err(|_| StoreError::Full)
}

/// Waits for one of two events: success or failure.
async fn settled(mut listen: impl FnMut(&Function, &Function)) -> Result<(), JsValue> {
    let event = Promise::new(&mut |done, failed| listen(&done, &failed));
    JsFuture::from(event).await.map(drop)
}
