// @ts-check
// What Cuecard stores in this browser, for scripts that run without the app: src/storage has the app's side.

/** @typedef {[key: string, text: string]} Entry */

/** Every key of ours begins so, in both storages and in the journal, a database of the same name. */
export const PREFIX = "cuecard/";
export const SETTINGS = "cuecard/settings";
/** When the last starts failed, in milliseconds; two at most. */
export const STARTS = "cuecard/starts";
/** What was done on the page's own card, with a rating, before the app had come. */
export const EARLY = "cuecard/early";
/** Whether the hint that the page can be installed was shown. */
export const INSTALL_HINT = "cuecard/install-hint";
/** The deck on screen in open/, for a reload of its tab. */
export const OPENED = "cuecard/opened";
/** Written and removed to see whether anything can be stored. */
export const PROBE = "cuecard/probe";
export const LOGS = "cuecard/log/";
export const CHECKPOINTS = "cuecard/canary/";

/** @typedef {"localStorage" | "sessionStorage"} Where */

/**
 * The text of a key; null where there is none, or where storage is denied.
 * @param {string} key
 * @param {Where} where
 */
export const readText = (key, where = "localStorage") => {
  try {
    return window[where].getItem(key);
  } catch {
    return null;
  }
};

/** @typedef {{ theme?: unknown, text?: unknown, language?: unknown }} Settings What is set, as far as scripts read it. */

/**
 * What the person has set: a JSON object, or lines such as `theme dark`, which earlier versions have stored.
 * @param {Where} [where]
 * @returns {Settings}
 */
export const readSettings = where => {
  const settings = readText(SETTINGS, where) || "";
  try {
    return Object(JSON.parse(settings));
  } catch {
    return Object.fromEntries([...settings.matchAll(/^(theme|text) (\w+)$/gm)].map(([, name, value]) => [name, value]));
  }
};

/**
 * Stores a text under a key; returns whether it could.
 * @param {string} key
 * @param {string} text
 * @param {Where} where
 */
export const writeText = (key, text, where = "localStorage") => {
  try {
    window[where].setItem(key, text);
    return true;
  } catch {
    return false;
  }
};

/**
 * Removes a key; where storage is denied there is none.
 * @param {string} key
 * @param {Where} where
 */
export const removeText = (key, where = "localStorage") => {
  try {
    window[where].removeItem(key);
  } catch {
    // Nothing is stored.
  }
};

/**
 * The keys that begin so; none where storage is denied.
 * @param {string} begin
 * @param {Where} where
 */
export const keysOf = (begin, where = "localStorage") => {
  try {
    return Object.keys(window[where]).filter(key => key.startsWith(begin));
  } catch {
    return [];
  }
};

/**
 * The key of the log that a writer makes of a deck; without a writer, how all of them begin.
 * @param {string} deck
 */
export const logKey = (deck, writer = "") => `${LOGS}${deck}/${writer}`;

/**
 * The key that says that what was stored of a deck under the id of earlier versions is not to be taken over again.
 * @param {string} deck
 */
export const formerKey = deck => `cuecard/former/${deck}`;

/**
 * Whether a key is of a deck. Keys are `cuecard/<what>/<deck>`, some with more behind that; what could not be read is stored
 * under `aside`.
 * @param {unknown} key
 * @param {string} deck
 */
export const isKeyOf = (key, deck) => {
  const [app, ...parts] = String(key).split("/");
  if (parts[0] == "aside") parts.shift();
  return app == "cuecard" && parts[1] == deck;
};

/**
 * Our keys in localStorage with their texts; null where storage is denied.
 * @returns {Entry[] | null}
 */
export const readLocalStorage = () => {
  try {
    return Object.entries({ ...localStorage }).filter(([key]) => key.startsWith(PREFIX));
  } catch {
    return null;
  }
};

/**
 * Opens the journal, for `then`, or says by `otherwise` that there is none.
 * @param {(journal: IDBDatabase) => void} then
 * @param {() => void} otherwise
 */
export const openJournal = (then, otherwise) => {
  try {
    const opening = indexedDB.open("cuecard");
    // A journal that is not there must not be made here: the app makes it in its own way.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = event => {
      event.preventDefault();
      otherwise();
    };
    opening.onsuccess = () => then(opening.result);
  } catch {
    otherwise();
  }
};

/**
 * The journal's keys with their texts; null where there is none or it does not answer within three seconds.
 * @returns {Promise<Entry[] | null>}
 */
export const readJournal = () => new Promise(resolve => {
  setTimeout(resolve, 3000, null);
  openJournal(journal => readAll(journal, resolve), () => resolve(null));
});

/**
 * @param {IDBDatabase} journal
 * @param {(entries: Entry[] | null) => void} resolve
 */
const readAll = (journal, resolve) => {
  try {
    const reading = journal.transaction("texts");
    const store = reading.objectStore("texts");
    const [keys, texts] = [store.getAllKeys(), store.getAll()];
    reading.oncomplete = () => resolve(keys.result.map((key, n) => [String(key), String(texts.result[n])]));
    reading.onerror = reading.onabort = () => resolve(null);
  } catch {
    resolve(null);
  }
  // It closes once the reading is over.
  journal.close();
};

/**
 * FNV-1a, 64 bits, over the UTF-8 of a text, as 16 hex digits (RFC 9923).
 * @param {string} text
 */
const checksum = text => {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
};

/** Everything stored, as a recovery file; a key that has different texts in two places is there twice. */
export const recoveryFile = async () => {
  const entries = [...(readLocalStorage() || []), ...((await readJournal()) || [])].sort();
  const decks = new Set(), lines = new Set();
  for (const [key, text] of entries) {
    const named = key.match(/^cuecard\/(?:canary\/([^/]+)|log\/([^/]+)\/[^/]+)$/);
    if (named) decks.add(named[1] || named[2]);
    if (key.startsWith(LOGS)) lines.add(JSON.stringify({ kind: "log", key, text }));
    if (key == SETTINGS) lines.add(JSON.stringify({ kind: "settings", text }));
  }
  // With several decks, or none yet, only the keys tell.
  return serializeBackup(decks.size == 1 ? [...decks][0] : null, [...lines]);
};

/**
 * The recovery file with these lines, which Settings can import as a backup.
 * @param {string | null} deck
 * @param {string[]} lines
 */
export const serializeBackup = (deck, lines) => {
  const head = JSON.stringify({ form: "cuecard-recovery", version: 1, made: new Date().toISOString(), deck });
  const body = [head, ...lines].map(line => line + "\n").join("");
  return body + JSON.stringify({ kind: "checksum", fnv1a64: checksum(body) }) + "\n";
};
