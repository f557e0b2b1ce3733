// @ts-check
// Detects the kind of a text from its content. File names and media types are often wrong.

const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/;
const BACKUP = /^\s*\{"form":"cuecard-/;
const TABLE = /^time,card,question,rating,/;
/** A heading in Markdown, with number signs or underlined. */
const HEADING = /^ {0,3}#{1,6}[ \t]|^\S.*\n=+[ \t]*$/m;
/** The fragment of a transfer link. A full stop or bracket at its end belongs to the text around the link. */
const TRANSFER = /#transfer=[\w%.!~*'()-]*[\w%~-]/;
const ADDRESS = /^\s*[a-z][a-z\d+.-]*:\/\/\S+\s*$/i;

/**
 * Whether a text begins like JSON. A deck in Markdown never does.
 * @param {string} text
 */
export const isJson = text => /^\s*[{[]/.test(text);

/**
 * Whether a text begins like HTML.
 * @param {string} text
 */
export const isPage = text => /^\s*</.test(text);

/**
 * Returns the kind of a text.
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
  // Test for a deck first: an answer in a deck may contain a link, but a shared link has no headings.
  if (HEADING.test(text)) return "deck";
  if (TRANSFER.test(text)) return "transfer";
  return ADDRESS.test(text) ? "address" : "other";
};

/**
 * Returns the fragment of a transfer link in a text; empty if there is none.
 * @param {string} text
 */
export const transferIn = text => text.match(TRANSFER)?.[0] ?? "";

/**
 * Returns the deck that a backup names in its header; undefined if it names none.
 * @param {string} text
 */
export const deckOfBackup = text => text.slice(0, 1000).match(/^[^\n]*?"deck":"([a-z0-9-]+)"/)?.[1];

/**
 * Returns the deck whose ratings a transfer link carries.
 * @param {string} transfer
 */
export const deckOfTransfer = transfer => transfer.match(/^#transfer=([a-z0-9-]+)(?:%2F|\/)/i)?.[1];
