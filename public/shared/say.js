// @ts-check
// Translates the sentences of scripts that run without the Wasm. They are in English until a language is loaded.

import { isEnglish, preferred } from "./languages.js";

/** @typedef {readonly [id: string, english: string]} Message A sentence of shared/messages.js. */
/** @typedef {import("./language.js").Words} Words */
/** @typedef {Record<string, string | number>} Gaps */

/** The maximum number of characters in a sentence. */
const MAX_LENGTH = 500;

/**
 * The translated sentences by id.
 * @type {Words}
 */
let words = {};
let language = "en";

/**
 * Returns the plural form of a sentence for a count: the translated form, or else the English one.
 * @param {unknown} own
 * @param {string} english
 * @param {unknown} count
 */
const form = (own, english, count) => {
  const forms = /** @type {Words} */ (own && typeof own == "object" ? own : { other: own });
  const plural = forms[typeof count == "number" ? new Intl.PluralRules(language).select(count) : "other"] ?? forms.other;
  if (typeof plural == "string" && plural.length <= MAX_LENGTH) return plural;
  const [one, other = one] = english.split("|");
  return count == 1 ? one : other;
};

/**
 * Returns a translated sentence with its gaps filled. A gap without a value stays as it is.
 * @param {Message} message
 * @param {Gaps} [gaps]
 * @param {Words} [own] the translations to use
 */
export const say = ([id, english], gaps = {}, own = words) =>
  form(Object.hasOwn(own, id) ? own[id] : undefined, english, gaps.count)
    .replace(/\{(\w+)\}/g, (gap, name) => String(Object.hasOwn(gaps, name) ? gaps[name] : gap));

/** Returns the language of the sentences. */
export const spokenLanguage = () => language;

/** Loads the words of the preferred language; returns whether they have changed. */
export const speakPreferred = async () => {
  const tag = preferred();
  if (isEnglish(tag) || tag == language) return false;
  try {
    const { load } = await import("./language.js");
    words = (await load(tag)).sentences;
    language = tag;
    return true;
  } catch {
    // The network is down, or the copy is incomplete. Continue in English.
    return false;
  }
};
