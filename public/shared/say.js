// @ts-check
// What scripts say, where no Wasm runs: in English until the words of the person's language are there.

import { isEnglish, preferred } from "./languages.js";

/** @typedef {readonly [id: string, english: string]} Message Of shared/messages.js. */
/** @typedef {import("./language.js").Words} Words */
/** @typedef {Record<string, string | number>} Gaps */

/** Characters that a sentence may have at most. */
const LONGEST = 500;

/**
 * The words of the language, by id.
 * @type {Words}
 */
let words = {};
let language = "en";

/**
 * The form of a sentence for a number: one of those in words, else the English one.
 * @param {unknown} own
 * @param {string} english
 * @param {unknown} count
 */
const form = (own, english, count) => {
  const forms = /** @type {Words} */ (own && typeof own == "object" ? own : { other: own });
  const said = forms[typeof count == "number" ? new Intl.PluralRules(language).select(count) : "other"] ?? forms.other;
  if (typeof said == "string" && said.length <= LONGEST) return said;
  const [one, other = one] = english.split("|");
  return count == 1 ? one : other;
};

/**
 * A sentence with its gaps filled; one that is not known stays as it is written.
 * @param {Message} message
 * @param {Gaps} [gaps]
 * @param {Words} [own] the words to say it in
 */
export const say = ([id, english], gaps = {}, own = words) =>
  form(Object.hasOwn(own, id) ? own[id] : undefined, english, gaps.count)
    .replace(/\{(\w+)\}/g, (gap, name) => String(Object.hasOwn(gaps, name) ? gaps[name] : gap));

/** The language of what is said. */
export const spokenLanguage = () => language;

/** Fetches the words of the person's language; without them, English is better than nothing. */
export const speakPreferred = async () => {
  const tag = preferred();
  if (isEnglish(tag)) return;
  try {
    const { load } = await import("./language.js");
    words = (await load(tag)).said;
    language = tag;
  } catch {
    // The network is down, or this is no whole copy.
  }
};
