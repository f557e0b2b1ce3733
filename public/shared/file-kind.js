// @ts-check
// What a text is that somebody hands over, or that an address gives. Its content tells: names and types of files are often
// not what it is.

const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/;
const BACKUP = /^\s*\{"form":"cuecard-/;
const TABLE = /^time,card,question,rating,/;
/** A heading, of either way to write one. */
const HEADING = /^ {0,3}#{1,6}[ \t]|^\S.*\n=+[ \t]*$/m;
/** What may stand in a transfer's link. A full stop or a bracket at its end belongs to the text around. */
const TRANSFER = /#transfer=[\w%.!~*'()-]*[\w%~-]/;
const ADDRESS = /^\s*[a-z][a-z\d+.-]*:\/\/\S+\s*$/i;

/**
 * Whether a text begins as JSON does; no Markdown of a deck does.
 * @param {string} text
 */
export const isJson = text => /^\s*[{[]/.test(text);

/**
 * Whether a text begins as a web page does.
 * @param {string} text
 */
export const isPage = text => /^\s*</.test(text);

/**
 * What a text is.
 * @param {string} text
 * @returns {"empty" | "binary" | "backup" | "table" | "deck" | "page" | "transfer" | "address" | "other"}
 */
export const kindOf = text => {
  if (!text.trim()) return "empty";
  if (CONTROL.test(text)) return "binary";
  if (BACKUP.test(text)) return "backup";
  if (TABLE.test(text)) return "table";
  if (isJson(text)) return "deck";
  if (isPage(text)) return "page";
  // An answer may name a link; a link has no headings.
  if (HEADING.test(text)) return "deck";
  if (TRANSFER.test(text)) return "transfer";
  return ADDRESS.test(text) ? "address" : "other";
};

/**
 * The part of a transfer's link that carries it.
 * @param {string} text
 */
export const transferIn = text => text.match(TRANSFER)?.[0] ?? "";

/**
 * The deck that a backup says it is of; none where it does not say.
 * @param {string} text
 */
export const deckOfBackup = text => text.slice(0, 1000).match(/^[^\n]*?"deck":"([a-z0-9-]+)"/)?.[1];

/**
 * The deck whose ratings a transfer's link carries.
 * @param {string} transfer
 */
export const deckOfTransfer = transfer => transfer.match(/^#transfer=([a-z0-9-]+)(?:%2F|\/)/i)?.[1];
