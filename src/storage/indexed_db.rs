//! The journal in the browser's IndexedDB, through `indexed_db_futures`.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use wasm_bindgen::JsValue;

use super::js_string::js_to_string;
use super::{Entries, Journal, StoreError, Write};

const DATABASE: &str = "cuecard";
const STORE: &str = "texts";

/// The journal of the page's origin. It opens the database for each call: what a browser closes behind the page's
/// back (for memory, for a newer version, on the way into the page cache) is then no trouble, and no open database
/// keeps another tab from deleting or upgrading it.
#[derive(Clone, Copy, Debug, Default)]
pub struct IndexedJournal;

impl Journal for IndexedJournal {
    async fn read(&self, prefix: &str) -> Result<Entries, StoreError> {
        let database = open().await?;
        let read = read(&database, prefix).await;
        database.close();
        read
    }

    async fn write(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        let database = open().await?;
        let written = write(&database, writes).await;
        database.close();
        written
    }
}

async fn open() -> Result<Database, StoreError> {
    let opening = Database::open(DATABASE).with_version(1u8).with_on_upgrade_needed(|_, database| {
        database.create_object_store(STORE).build()?;
        Ok(())
    });
    opening.await.map_err(|_| StoreError::Denied)
}

fn begin(database: &Database, mode: TransactionMode) -> Result<Transaction<'_>, StoreError> {
    let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    database.transaction(STORE).with_mode(mode).with_options(options).build().map_err(|_| StoreError::Broken)
}

async fn read(database: &Database, prefix: &str) -> Result<Entries, StoreError> {
    let broken = |_| StoreError::Broken;
    let transaction = begin(database, TransactionMode::Readonly)?;
    let store = transaction.object_store(STORE).map_err(broken)?;
    let (keys, texts) = (
        store.get_all_keys::<JsValue>().primitive().map_err(broken)?,
        store.get_all::<JsValue>().primitive().map_err(broken)?,
    );
    let (keys, texts) = (keys.await.map_err(broken)?, texts.await.map_err(broken)?);
    let pairs = keys.zip(texts).filter_map(|(key, text)| Some((key.ok()?.as_string()?, js_to_string(&text.ok()?)?)));
    Ok(pairs.filter(|(key, _)| key.starts_with(prefix)).collect())
}

async fn write(database: &Database, writes: Vec<Write>) -> Result<(), StoreError> {
    let full = |_| StoreError::Full;
    let transaction = begin(database, TransactionMode::Readwrite)?;
    {
        let store = transaction.object_store(STORE).map_err(full)?;
        for (key, text) in writes {
            match text {
                Some(text) => drop(store.put(text).with_key(key).primitive().map_err(full)?),
                None => drop(store.delete(key).primitive().map_err(full)?),
            }
        }
    }
    transaction.commit().await.map_err(full)
}
