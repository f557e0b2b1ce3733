// @ts-check
// Reads and writes Cuecard's stored data in scripts that run without the app. src/storage is the app's counterpart.

/** @typedef {[key: string, text: string]} Entry */

/** Prefix of all our keys, in localStorage, in sessionStorage and in the journal, an IndexedDB database. */
export const PREFIX = "cuecard/";
export const SETTINGS = "cuecard/settings";
/** The times of the last failed starts, in milliseconds; at most two. */
export const STARTS = "cuecard/starts";
/** The taps on the prerendered card, with a rating, before the app had loaded. */
export const EARLY = "cuecard/early";
/** Set once the install hint was shown. */
export const INSTALL_HINT = "cuecard/install-hint";
/** The deck shown in open/, for a reload of the tab. */
export const OPENED = "cuecard/opened";
/** Written and removed to test whether storage is available. */
export const PROBE = "cuecard/probe";
export const LOGS = "cuecard/log/";
export const CHECKPOINTS = "cuecard/canary/";

/** @typedef {"localStorage" | "sessionStorage"} Where */

/**
 * Returns the text of a key; null if there is none or storage is denied.
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

/** @typedef {{ theme?: unknown, text?: unknown, language?: unknown }} Settings The settings that scripts read. */

/**
 * Returns the stored settings. Earlier versions stored lines such as `theme dark` instead of JSON.
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
 * Stores a text under a key; returns whether that succeeded.
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
 * Removes a key.
 * @param {string} key
 * @param {Where} where
 */
export const removeText = (key, where = "localStorage") => {
  try {
    window[where].removeItem(key);
  } catch {
    // Storage is denied, so the key does not exist.
  }
};

/**
 * Returns the keys with a prefix; none if storage is denied.
 * @param {string} prefix
 * @param {Where} where
 */
export const keysOf = (prefix, where = "localStorage") => {
  try {
    return Object.keys(window[where]).filter(key => key.startsWith(prefix));
  } catch {
    return [];
  }
};

/**
 * Returns the key of a writer's log of a deck; without a writer, the prefix of all logs of the deck.
 * @param {string} deck
 */
export const logKey = (deck, writer = "") => `${LOGS}${deck}/${writer}`;

/**
 * Returns the key that stops the app from importing a deck's data again from the id of an earlier version.
 * @param {string} deck
 */
export const formerKey = deck => `cuecard/former/${deck}`;

/**
 * Whether a key belongs to a deck. Keys are `cuecard/<kind>/<deck>`, some with a suffix. Quarantined values have
 * `aside/` before the kind.
 * @param {unknown} key
 * @param {string} deck
 */
export const isKeyOf = (key, deck) => {
  const [app, ...parts] = String(key).split("/");
  if (parts[0] == "aside") parts.shift();
  return app == "cuecard" && parts[1] == deck;
};

/**
 * Returns our entries of localStorage; null if storage is denied.
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
 * Opens the journal. Calls `onOpen` with the database, or `onMissing` if there is none.
 * @param {(journal: IDBDatabase) => void} onOpen
 * @param {() => void} onMissing
 */
export const openJournal = (onOpen, onMissing) => {
  try {
    const opening = indexedDB.open("cuecard");
    // Do not create a missing journal: only the app defines its schema.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = event => {
      event.preventDefault();
      onMissing();
    };
    opening.onsuccess = () => onOpen(opening.result);
  } catch {
    onMissing();
  }
};

/**
 * Returns the entries of the journal; null if there is none or it does not respond within three seconds.
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
  // The connection closes after the transaction has completed.
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

/** Returns all stored data as a recovery file. A key whose texts differ between the two stores has two lines. */
export const recoveryFile = async () => {
  const entries = [...(readLocalStorage() || []), ...((await readJournal()) || [])].sort();
  const decks = new Set(), lines = new Set();
  for (const [key, text] of entries) {
    const named = key.match(/^cuecard\/(?:canary\/([^/]+)|log\/([^/]+)\/[^/]+)$/);
    if (named) decks.add(named[1] || named[2]);
    if (key.startsWith(LOGS)) lines.add(JSON.stringify({ kind: "log", key, text }));
    if (key == SETTINGS) lines.add(JSON.stringify({ kind: "settings", text }));
  }
  // With several decks, or none, the header names no deck. The importer then reads it from each key.
  return serializeBackup(decks.size == 1 ? [...decks][0] : null, [...lines]);
};

/**
 * Returns a recovery file with these lines. Settings imports it as a backup.
 * @param {string | null} deck
 * @param {string[]} lines
 */
export const serializeBackup = (deck, lines) => {
  const head = JSON.stringify({ form: "cuecard-recovery", version: 1, made: new Date().toISOString(), deck });
  const body = [head, ...lines].map(line => line + "\n").join("");
  return body + JSON.stringify({ kind: "checksum", fnv1a64: checksum(body) }) + "\n";
};
