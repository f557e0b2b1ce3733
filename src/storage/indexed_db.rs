//! The journal in the browser's IndexedDB, over web-sys.

use js_sys::{Array, Object, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbTransaction, IdbTransactionMode};

use super::js_string::js_to_string;
use super::{Entries, Journal, StoreError, Write};

const DATABASE: &str = "cuecard";
const STORE: &str = "texts";

#[wasm_bindgen]
extern "C" {
    /// The options of a transaction, which web-sys has behind its flag for unstable interfaces only.
    type Options;

    #[wasm_bindgen(method, setter)]
    fn set_durability(this: &Options, durability: &str);

    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Database,
        store: &str,
        mode: IdbTransactionMode,
        options: &Options,
    ) -> Result<IdbTransaction, JsValue>;
}

/// The journal of the page's origin. It opens the database for each call: what a browser closes behind the page's
/// back (for memory, for a newer version, on the way into the page cache) is then no trouble, and no idle connection
/// keeps another tab from deleting or upgrading the database.
#[derive(Clone, Copy, Debug, Default)]
pub struct IndexedJournal;

impl Journal for IndexedJournal {
    async fn read(&self, prefix: &str) -> Result<Entries, StoreError> {
        let connection = Connection::open().await.map_err(|_| StoreError::Denied)?;
        let (transaction, store) = connection.begin(IdbTransactionMode::Readonly).map_err(|_| StoreError::Broken)?;
        let requests = store.get_all_keys().and_then(|keys| Ok((keys, store.get_all()?)));
        let (keys, texts) = requests.map_err(|_| StoreError::Broken)?;
        complete(&transaction).await?;
        let result = |request: web_sys::IdbRequest| request.result().unwrap_or_default().unchecked_into::<Array>();
        let pairs = result(keys).into_iter().zip(result(texts));
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
            // Without this the browser would commit the writes before the one that failed.
            let _ = transaction.abort();
        }
        complete(&transaction).await
    }
}

/// An open database, which closes when this is dropped and its transaction is over.
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
        let new = request.clone();
        let upgrade = Closure::once(move || {
            // Where this fails, so does opening, and that is reported.
            let _ = new.result().map(|database| database.unchecked_into::<IdbDatabase>().create_object_store(STORE));
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let opened = Promise::new(&mut |resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
        });
        JsFuture::from(opened).await?;
        Ok(Connection(request.result()?.unchecked_into()))
    }

    fn begin(&self, mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let options = Object::new().unchecked_into::<Options>();
        options.set_durability("strict");
        let transaction = self.0.transaction(STORE, mode, &options)?;
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    }
}

/// Waits until the transaction is on the disk. A browser aborts one that it has no room for.
async fn complete(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let completed = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(completed).await.map(drop).map_err(|_| StoreError::Full)
}
