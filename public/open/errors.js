// @ts-check
// What the page says of what it was handed, in a sentence each. `name` is that of the file, or what else it was.

/** @typedef {[words: string, address: string]} Way A link out of what is wrong. */

/** @satisfies {Record<string, (name: string) => string>} */
const WORDS = {
  wasm: () => "Cuecard needs WebAssembly, which this browser does not run. Lockdown Mode, for one, turns it off.",
  empty: name => `${name} is empty.`,
  binary: name => `${name} is no text. A deck is a text file, in Markdown or JSON.`,
  unreadable: name => `${name} could not be read. It may have been moved; choose it again.`,
  large: name => `${name} is too large; 5 MB is the most.`,
  page: name => `${name} is a web page. A deck is a text file, in Markdown or JSON.`,
  table: name => `${name} is a table of ratings for spreadsheets. What can be brought in again is a backup.`,
  address: name => `${name} is an address. Cuecard asks no other site for anything: save the deck there as a file, and choose that.`,
  other: name => `${name} is no deck: there is no heading in it. Below is how a deck begins.`,
  long: name => `${name} has a transfer link that is longer than Cuecard makes them. Make a backup on the other device instead.`,
  lost: () => "What was shared is too large, or there is no room for it in this browser. Choose its file here instead.",
};

/**
 * Something the person should hear.
 * @param {keyof typeof WORDS} what
 * @param {string} name
 */
export const inputError = (what, name = "") => new Error(WORDS[what](name));

/**
 * What is wrong with a deck, which the app tells, with its name.
 * @param {string} name
 * @param {string} message
 */
export const deckError = (name, message) => new Error(`${name}: ${message}`);

/**
 * A backup is for Settings: those of the app, or of the deck it is of.
 * @param {string} name
 * @param {string | undefined} deck
 * @param {string} bundled
 */
export const backupError = (name, deck, bundled) => {
  if (deck && deck != bundled) {
    return new Error(`${name} is a backup of the deck “${deck}”. Open that deck here first, then choose the backup in its Settings.`);
  }
  /** @type {Way} */
  const way = ["Open Settings", "../?view=settings"];
  return Object.assign(new Error(`${name} is a backup. Open Settings and choose it there.`), { way });
};

/**
 * A transfer of ratings of a deck that is not the app's own.
 * @param {string} name
 * @param {string} deck
 */
export const otherDeckError = (name, deck) =>
  new Error(`${name} carries ratings of the deck “${deck}”. Open that deck here first, then paste the link in its Settings.`);

/**
 * A file's name as it is said.
 * @param {string} name
 */
export const quoted = name => `“${name.slice(0, 80)}”`;

export const BUSY = "One moment …";
