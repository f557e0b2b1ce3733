// @ts-check
// Which language the app is in: the one set, else the first of those wanted that there is.

import { readSettings } from "./stored.js";

/** The languages there are; shared/language.js loads all but English. */
const LANGUAGES = ["en", "de", "es"];

/**
 * The first of these tags whose language there is; `en` where there is none.
 * @param {readonly unknown[]} tags
 * @returns {string}
 */
export const choose = tags =>
  /** @type {string} */ (tags.find(tag => LANGUAGES.includes(String(tag).toLowerCase().split("-")[0])) ?? "en");

/** Whether the language of a tag is English, which needs no words. */
export const isEnglish = (/** @type {string} */ tag) => /^en\b/i.test(tag);

/** The language of the app's own pages; `setting` where what is set is not stored yet. */
export const preferred = (setting = readSettings().language) => choose([setting, ...navigator.languages]);
