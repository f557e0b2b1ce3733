// @ts-check
// Chooses the language of the app: the one in the settings, or else the first supported one that the browser prefers.

import { readSettings } from "./stored.js";

/** The supported languages. shared/language.js loads all except English. */
const LANGUAGES = ["en", "de", "es"];

/**
 * Returns the first tag with a supported language; `en` if there is none.
 * @param {readonly unknown[]} tags
 * @returns {string}
 */
export const choose = tags =>
  /** @type {string} */ (tags.find(tag => LANGUAGES.includes(String(tag).toLowerCase().split("-")[0])) ?? "en");

/** Whether the language of a tag is English, which needs no translation. */
export const isEnglish = (/** @type {string} */ tag) => /^en\b/i.test(tag);

/** Returns the language tag of the app's own pages. `setting` overrides the stored setting. */
export const preferred = (setting = readSettings().language) => choose([setting, ...navigator.languages]);
