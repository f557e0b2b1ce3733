// @ts-check
// What a browser keeps of a deck, erased for good.

import { formerKey, isKeyOf, openJournal } from "../shared/stored.js";

/**
 * Erases what is stored of a deck, in the storages and in the journal.
 * @param {string} deck
 * @param {string} [former] the id that earlier versions stored it under: others may have had that, too, so it stays, but is
 *   not taken over again
 */
export const erase = async (deck, former) => {
  for (const where of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    try {
      const storage = window[where], keys = Object.keys(storage);
      for (const key of keys.filter(key => isKeyOf(key, deck))) storage.removeItem(key);
      if (former && keys.some(key => isKeyOf(key, former))) storage.setItem(formerKey(deck), "");
    } catch {
      // The browser stores nothing there.
    }
  }
  await new Promise(done => openJournal(journal => eraseIn(journal, deck, done), () => done(null)));
};

/**
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
