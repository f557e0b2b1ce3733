// @ts-check
// Loads a language: its sentences, and the formats of numbers and dates. English needs neither.

import { choose, isEnglish, preferred } from "./languages.js";
import { pageTitle } from "./messages.js";
import { say } from "./say.js";

/** @typedef {Record<string, unknown>} Words Sentences by id. A sentence with a count is an object of plural forms. */
/**
 * @typedef {object} Language A language in the form that src/controller/language.rs reads.
 * @property {string} words the sentences, as JSON
 * @property {(what: string, value: number) => string} [format] formats a number, or a time in UTC
 * @property {Words} sentences the same sentences as an object, for scripts
 */

// Bundlers recognise only literal paths as files that belong to the app.
/** @type {Record<string, URL>} */
const LOCALES = {
  de: new URL("../locales/de.json", import.meta.url),
  es: new URL("../locales/es.json", import.meta.url),
};
/** The maximum length of a host page's sentences as JSON. A full translation is much shorter. */
const MAX_LENGTH = 400_000;

/**
 * Pending and completed fetches of sentences, by language.
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
  // Some bundlers write addresses without an origin.
  const response = await fetch(new URL(address, document.baseURI), { signal: AbortSignal.timeout(5000), credentials: "omit" });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return Object(await response.json());
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
 * Returns the formatter of a language; undefined for a language that the browser does not support, and for English,
 * which the app formats itself.
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
 * Loads the language of a tag. The host page's sentences in `own`, which are not validated, override it.
 * @param {string} tag
 * @param {Words} own
 * @returns {Promise<Language>}
 */
export const load = async (tag, own = {}) => {
  const language = choose([tag]).toLowerCase().split("-")[0];
  const known = language == "en" ? {} : await wordsOf(language);
  const sentences = JSON.stringify(own).length > MAX_LENGTH ? { ...known } : { ...known, ...own };
  const lang = typeof own.lang == "string" ? own.lang : tag;
  return { words: JSON.stringify({ ...sentences, lang }), format: formatter(lang), sentences };
};

/**
 * Loads the language of the app's own page, and translates the page's title; returns null for English.
 * @param {string} [setting] the stored setting by default
 */
export const loadPreferred = async setting => {
  const tag = preferred(setting), language = isEnglish(tag) ? null : await load(tag);
  document.title = say(pageTitle, {}, language?.sentences ?? {});
  document.querySelector("h1")?.replaceChildren(document.title);
  return language;
};
