// @ts-check
// Erases a deck's stored data permanently.

import { formerKey, isKeyOf, openJournal } from "../shared/stored.js";

/**
 * Erases a deck's data from localStorage, sessionStorage and the journal.
 * @param {string} deck
 * @param {string} [former] the id under which earlier versions stored the deck. Other decks may have had the same id, so
 *   its data stays, but is not imported again.
 */
export const erase = async (deck, former) => {
  for (const where of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    try {
      const storage = window[where], keys = Object.keys(storage);
      for (const key of keys.filter(key => isKeyOf(key, deck))) storage.removeItem(key);
      if (former && keys.some(key => isKeyOf(key, former))) storage.setItem(formerKey(deck), "");
    } catch {
      // Storage is denied, so nothing is stored.
    }
  }
  await new Promise(done => openJournal(journal => eraseIn(journal, deck, done), () => done(null)));
};

/**
 * Erases a deck's data from the journal, and calls `done`.
 * @param {IDBDatabase} journal
 * @param {string} deck
 * @param {(done: unknown) => void} done
 */
const eraseIn = (journal, deck, done) => {
  const writing = journal.transaction("texts", "readwrite"), texts = writing.objectStore("texts");
  const reading = texts.getAllKeys();
  reading.onsuccess = () => {
    for (const key of reading.result.filter(key => isKeyOf(key, deck))) texts.delete(key);
  };
  writing.oncomplete = writing.onabort = done;
  journal.close();
};
