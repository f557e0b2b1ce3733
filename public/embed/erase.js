// What a browser keeps of a deck, taken away for good.

import { openJournal } from "../recovery/kept.js";

/** Keys are `cuecard/<what>/<deck>`, some with more behind that; what could not be read is kept under `aside`. */
const isOf = (deck, key) => {
  const [app, ...parts] = String(key).split("/");
  if (parts[0] == "aside") parts.shift();
  return app == "cuecard" && parts[1] == deck;
};

/** Erases what is kept of a deck, in the storage and in the journal. `former` is the id that earlier versions kept it under:
 * others may have had that, too, so it stays, but is not taken over again. */
export const erase = async (deck, former) => {
  for (const place of ["localStorage", "sessionStorage"]) {
    try {
      const storage = globalThis[place], keys = Object.keys(storage);
      for (const key of keys.filter(key => isOf(deck, key))) storage.removeItem(key);
      if (former && keys.some(key => isOf(former, key))) storage.setItem(`cuecard/former/${deck}`, "");
    } catch {
      // The browser keeps nothing there.
    }
  }
  await new Promise(done => openJournal(journal => eraseIn(journal, deck, done), done));
};

const eraseIn = (journal, deck, done) => {
  const writing = journal.transaction("texts", "readwrite"), texts = writing.objectStore("texts");
  texts.getAllKeys().onsuccess = ({ target }) => {
    for (const key of target.result.filter(key => isOf(deck, key))) texts.delete(key);
  };
  writing.oncomplete = writing.onabort = () => done();
  journal.close();
};
