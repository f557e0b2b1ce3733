// @ts-check
// Loads a language: its words, and how it writes numbers and days. Nobody who reads English needs this.

import { choose, isEnglish, preferred } from "./languages.js";

/** @typedef {Record<string, unknown>} Words Sentences by id; an object of forms where a number decides. */
/**
 * @typedef {object} Language As the app takes it: src/controller/language.rs.
 * @property {string} words the words, in JSON
 * @property {(what: string, value: number) => string} [format] writes a number, or a moment of UTC
 * @property {Words} said the same words, for scripts
 */

// Whole addresses, not put together from parts, so that bundlers see which files belong to the app.
/** @type {Record<string, URL>} */
const LOCALES = {
  de: new URL("../locales/de.json", import.meta.url),
  es: new URL("../locales/es.json", import.meta.url),
};
/** Most that the words of a page may have, in characters of JSON; many times what they take. */
const MOST = 400_000;

/**
 * The words that are on their way, or here, by language.
 * @type {Record<string, Promise<Words> | null>}
 */
const fetched = {};
/** @param {string} language */
const wordsOf = language => (fetched[language] ??= fetchWords(LOCALES[language]).catch(error => {
  fetched[language] = null;
  throw error;
}));

/** @param {URL} address */
const fetchWords = async address => {
  // Some bundlers know of addresses without an origin.
  const answer = await fetch(new URL(address, document.baseURI), { signal: AbortSignal.timeout(5000), credentials: "omit" });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return Object(await answer.json());
};

/** @type {(options: Intl.DateTimeFormatOptions) => (tag: string) => (value: number) => string} */
const date = options => tag => {
  const format = new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...options });
  return value => format.format(value);
};
/** @type {(options?: Intl.NumberFormatOptions) => (tag: string) => (value: number) => string} */
const number = options => tag => {
  const format = new Intl.NumberFormat(tag, options);
  return value => format.format(value);
};
/** @type {Record<string, (tag: string) => (value: number) => string>} */
const FORMATS = {
  plural: tag => {
    const rules = new Intl.PluralRules(tag);
    return value => rules.select(value);
  },
  number: number(),
  decimal: number({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  date: date({ day: "numeric", month: "short" }),
  "date-of-year": date({ day: "numeric", month: "short", year: "numeric" }),
  weekday: date({ weekday: "long" }),
  "short-weekday": date({ weekday: "short" }),
  hour: date({ hour: "numeric", minute: "2-digit" }),
};

/**
 * What writes values in a language; nothing for one that the browser does not know, and for English, which the app writes
 * itself.
 * @param {string} tag
 */
const formatter = tag => {
  try {
    if (isEnglish(tag) || !Intl.NumberFormat.supportedLocalesOf(tag).length) return undefined;
  } catch {
    return undefined;
  }
  /** @type {Record<string, (value: number) => string>} */
  const made = {};
  return (/** @type {string} */ what, /** @type {number} */ value) => (made[what] ??= FORMATS[what](tag))(value);
};

/**
 * The language of a tag, with a page's own words in it, which count for more. They may be anything.
 * @param {string} tag
 * @param {Words} own
 * @returns {Promise<Language>}
 */
export const load = async (tag, own = {}) => {
  const language = choose([tag]).toLowerCase().split("-")[0];
  const known = language == "en" ? {} : await wordsOf(language);
  const said = JSON.stringify(own).length > MOST ? { ...known } : { ...known, ...own };
  const lang = typeof own.lang == "string" ? own.lang : tag;
  return { words: JSON.stringify({ ...said, lang }), format: formatter(lang), said };
};

/**
 * The language of the app's own pages, for a setting; null for English.
 * @param {string} [setting] what is stored, unless it is given
 */
export const loadPreferred = async setting => {
  const tag = preferred(setting);
  return isEnglish(tag) ? null : load(tag);
};
