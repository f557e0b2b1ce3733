// @ts-check
// Summarises the stored ratings without the app.

import { storedDenied, storedLogs, storedNothing, storedRatings } from "../shared/messages.js";
import { say } from "../shared/say.js";
import { CHECKPOINTS, LOGS } from "../shared/stored.js";

/** @typedef {import("../shared/stored.js").Entry} Entry */

/**
 * Returns a sentence with the number of stored ratings.
 * @param {Entry[] | null} storage
 * @param {Entry[] | null} journal
 */
export const summary = (storage, journal) => {
  const entries = [...(storage || []), ...(journal || [])];
  const logs = new Set(entries.map(([key]) => key).filter(key => key.startsWith(LOGS))).size;
  /** @type {Record<string, number>} */
  const counts = {};
  for (const [key, text] of entries) {
    const count = key.startsWith(CHECKPOINTS) && text.match(/^cuecard-canary 1.*\n(\d+)/);
    if (count) counts[key] = Math.max(counts[key] || 0, Number(count[1]));
  }
  const sum = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (sum) return say(storedRatings, { count: sum });
  if (logs) return say(storedLogs, { count: logs });
  return say(!storage && !journal ? storedDenied : storedNothing);
};
