// What this browser keeps, read without the app.

/** Our keys in localStorage with their texts; null where it is denied. */
export const inStorage = () => {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith("cuecard/")).map(key => [key, localStorage.getItem(key)]);
  } catch {
    return null;
  }
};

/** Opens the journal, for `then`, or says by `otherwise` that there is none. */
export const openJournal = (then, otherwise) => {
  try {
    const opening = indexedDB.open("cuecard");
    // A journal that is not there must not be made here: the app makes it in its own way.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = event => {
      event.preventDefault();
      otherwise();
    };
    opening.onsuccess = () => then(opening.result);
  } catch {
    otherwise();
  }
};

/** The journal's keys with their texts; null where there is none or it does not answer within three seconds. */
export const inJournal = () => new Promise(resolve => {
  setTimeout(resolve, 3000, null);
  openJournal(journal => readAll(journal, resolve), () => resolve(null));
});

const readAll = (database, resolve) => {
  try {
    const reading = database.transaction("texts");
    const store = reading.objectStore("texts");
    const [keys, texts] = [store.getAllKeys(), store.getAll()];
    reading.oncomplete = () => resolve(keys.result.map((key, n) => [String(key), String(texts.result[n])]));
    reading.onerror = reading.onabort = () => resolve(null);
  } catch {
    resolve(null);
  }
  // It closes once the reading is over.
  database.close();
};

/** How many ratings are kept, in words. */
export const account = (storage, journal) => {
  const entries = [...(storage || []), ...(journal || [])];
  const logs = new Set(entries.map(([key]) => key).filter(key => key.startsWith("cuecard/log/"))).size;
  const counts = {};
  for (const [key, text] of entries) {
    const count = key.startsWith("cuecard/canary/") && text.match(/^cuecard-canary 1.*\n(\d+)/);
    if (count) counts[key] = Math.max(counts[key] || 0, count[1]);
  }
  const sum = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (sum) return sum == 1 ? "1 rating is safe in this browser." : `${sum} ratings are safe in this browser.`;
  if (logs == 1) return "How many ratings there are is not known here, but a log of them is safe in this browser.";
  if (logs) return `How many ratings there are is not known here, but ${logs} logs of them are safe in this browser.`;
  if (!storage && !journal) return "This browser does not let the page save anything, so it keeps no ratings.";
  return "This browser keeps no ratings yet.";
};

/** FNV-1a, 64 bits, over the UTF-8 of a text, as 16 hex digits (RFC 9923). */
const checksum = text => {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    // Times 2^40 + 0x1b3, modulo 2^64, in halves.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return [high, low].map(half => half.toString(16).padStart(8, "0")).join("");
};

/** Everything kept, as JSON Lines; a key that is kept in two places with different texts is there twice. */
export const backup = async () => {
  const entries = [...(inStorage() || []), ...((await inJournal()) || [])].sort();
  const decks = new Set(), lines = new Set();
  for (const [key, text] of entries) {
    const named = key.match(/^cuecard\/(?:canary\/([^/]+)|log\/([^/]+)\/[^/]+)$/);
    if (named) decks.add(named[1] || named[2]);
    if (key.startsWith("cuecard/log/")) lines.add(JSON.stringify({ kind: "log", key, text }));
    if (key == "cuecard/settings") lines.add(JSON.stringify({ kind: "settings", text }));
  }
  // With several decks, or none yet, only the keys tell.
  return written(decks.size == 1 ? [...decks][0] : null, [...lines]);
};

/** The file of these lines, which a backup can be read from. */
export const written = (deck, lines) => {
  const head = JSON.stringify({ form: "cuecard-recovery", version: 1, made: new Date().toISOString(), deck });
  const body = [head, ...lines].map(line => line + "\n").join("");
  return body + JSON.stringify({ kind: "checksum", fnv1a64: checksum(body) }) + "\n";
};
