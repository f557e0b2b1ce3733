// @ts-check
// Loads the language of the app in a widget: the one in the settings, or that of the attribute, or that of the browser.
// The host page's own sentences override it.

import { choose, isEnglish } from "../shared/languages.js";
import { readSettings } from "../shared/stored.js";
import { attributeOf, scopeOf } from "./attributes.js";

/** @typedef {import("../shared/language.js").Language} Language */
/** @typedef {import("../shared/language.js").Words} Words */

/** The storage of the settings, by the index of the scope. The last scope has none. */
const STORAGES = /** @type {const} */ (["localStorage", "sessionStorage"]);

/**
 * Returns the language in the settings of a widget's storage.
 * @param {Element} element
 */
const settingOf = element => {
  const storage = STORAGES[scopeOf(element)];
  return storage && readSettings(storage).language;
};

/**
 * Whether words have the former format, in which keys are English sentences: most are more than a word, and a word among
 * them that stands alone begins with a capital.
 * @param {string[]} keys
 */
const isFormerFormat = keys => keys.some(key => /\W/.test(key)) || (keys.length > 0 && !keys.some(key => /^[a-z]/.test(key)));

/**
 * Returns sentences by id. Converts the former format, in which keys are English sentences.
 * @param {Words} words
 * @returns {Promise<Words>}
 */
const byId = async words => {
  if (!isFormerFormat(Object.keys(words))) return words;
  return (await import("./old-words.js")).byId(words);
};

/**
 * Loads the language of the app in an element; returns null for English, or if a file does not load.
 * @param {Element} element
 * @param {Promise<Words | null> | null} words the host page's sentences, if it has any
 * @param {unknown} setting the stored setting by default
 * @returns {Promise<Language | null>}
 */
export const loadLanguage = async (element, words, setting = settingOf(element)) => {
  try {
    const lang = attributeOf(element, "lang"), own = words && (await words);
    // The attribute names the language of the host page's sentences. Without it, their language is unknown.
    const tag = choose([setting, lang, ...(own ? [] : navigator.languages)]);
    if (!own) return isEnglish(tag) ? null : await (await import("../shared/language.js")).load(tag);
    const { load } = await import("../shared/language.js");
    return await load(tag, { lang, ...(await byId(own)) });
  } catch {
    return null;
  }
};
