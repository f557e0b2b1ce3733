// @ts-check
// Exports all ratings of a deck as the text of a file.

import { logKey, serializeBackup } from "../shared/stored.js";

/**
 * Returns the recovery file of one log.
 * @param {string} deck
 * @param {string} log
 */
export const exportLog = (deck, log) =>
  serializeBackup(deck, [JSON.stringify({ kind: "log", key: logKey(deck, "0000000000000000"), text: log })]);
