// @ts-check
// The language of the app in a widget: the one set, else that of the tag, else that of the reader, in the page's own words
// where it gives any.

import { choose, isEnglish } from "../shared/languages.js";
import { readSettings } from "../shared/stored.js";
import { given, scopeOf } from "./attributes.js";

/** @typedef {import("../shared/language.js").Language} Language */
/** @typedef {import("../shared/language.js").Words} Words */

/** Where settings are stored, by the number of the scope; nowhere in the last. */
const STORAGES = /** @type {const} */ (["localStorage", "sessionStorage"]);

/**
 * The language set where ratings of a widget go.
 * @param {Element} element
 */
const settingOf = element => {
  const storage = STORAGES[scopeOf(element)];
  return storage && readSettings(storage).language;
};

/** An id, as the keys of words are; those of the form before were sentences. */
const isId = (/** @type {string} */ key) => /^\w+$/.test(key);

/**
 * Words by id. Those by English sentences, as they were before, still count.
 * @param {Words} words
 * @returns {Promise<Words>}
 */
const byId = async words => {
  if (Object.keys(words).every(isId)) return words;
  return (await import("./old-words.js")).byId(words);
};

/**
 * The language of the app in an element; null for English, and where a part of it does not load.
 * @param {Element} element
 * @param {Promise<Words | null> | null} words those of the page, where it gives any
 * @param {unknown} setting what is stored, unless it is given
 * @returns {Promise<Language | null>}
 */
export const loadLanguage = async (element, words, setting = settingOf(element)) => {
  try {
    const lang = given(element, "lang"), own = words && (await words);
    // Words of the page's are in the language that the tag names, or else in one that nobody knows.
    const tag = choose([setting, lang, ...(own ? [] : navigator.languages)]);
    if (!own) return isEnglish(tag) ? null : await (await import("../shared/language.js")).load(tag);
    const { load } = await import("../shared/language.js");
    return await load(tag, { lang, ...(await byId(own)) });
  } catch {
    return null;
  }
};
