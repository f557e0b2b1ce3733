// @ts-check
// What the page says of what it was handed, in a sentence each. `name` is that of the file, or what else it was.

import {
  openAddress, openBackup, openBackupOf, openBinary, openEmpty, openLarge, openLong, openLost, openOther, openPage,
  openRatingsOf, openSettings, openTable, openUnreadable, openWasm,
} from "../shared/messages.js";
import { say } from "../shared/say.js";

/** @typedef {[words: string, address: string]} Way A link out of what is wrong. */

const MESSAGES = { wasm: openWasm, empty: openEmpty, binary: openBinary, unreadable: openUnreadable, large: openLarge, page: openPage, table: openTable, address: openAddress, other: openOther, long: openLong, lost: openLost };

/**
 * Something the person should hear.
 * @param {keyof typeof MESSAGES} what
 * @param {string} name
 */
export const inputError = (what, name = "") => new Error(say(MESSAGES[what], { name }));

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
    return new Error(say(openBackupOf, { name, deck }));
  }
  /** @type {Way} */
  const way = [say(openSettings), "../?view=settings"];
  return Object.assign(new Error(say(openBackup, { name })), { way });
};

/**
 * A transfer of ratings of a deck that is not the app's own.
 * @param {string} name
 * @param {string} deck
 */
export const otherDeckError = (name, deck) =>
  new Error(say(openRatingsOf, { name, deck }));

/**
 * A file's name as it is said.
 * @param {string} name
 */
export const quoted = name => `“${name.slice(0, 80)}”`;
