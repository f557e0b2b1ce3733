// @ts-check
// Words of a page's in the form of earlier versions: a sentence of the app in English, and another for it. This version
// still reads it; the next does not.

import * as messages from "../shared/messages.js";
import { OLD_SENTENCES } from "./old-sentences.js";

/** @typedef {import("../shared/language.js").Words} Words */
/** @typedef {{ id: string, form: string, gaps: string[] }} Known A sentence of the app, and the names of its gaps. */

const WARNING = "Cuecard: words by English sentences are read by this version only. Name them by id, as embed/words.json lists them: " +
  '{ "show_answer": "…" }. See docs/EMBEDDING.md.';
const GAP = /\{(\w+)\}/g;

/** A sentence as the old form has it: its gaps have numbers. */
const numbered = (/** @type {string} */ english) => {
  /** @type {string[]} */
  const gaps = [];
  const sentence = english.replace(GAP, (_, name) => `{${gaps.push(name)}}`);
  return { sentence, gaps };
};

/**
 * The sentences of the app, as the old form has them. The same one may be said in several places.
 * @returns {Map<string, Known[]>}
 */
const sentences = () => {
  /** @type {Map<string, Known[]>} */
  const known = new Map();
  for (const [id, english] of [...Object.values(messages), ...Object.entries(OLD_SENTENCES)]) {
    english.split("|").forEach((form, n, forms) => {
      const { sentence, gaps } = numbered(form);
      const one = { id, gaps, form: forms.length > 1 && n == 0 ? "one" : "other" };
      known.set(sentence, [...(known.get(sentence) ?? []), one]);
    });
  }
  return known;
};

/** Another sentence for one of the app's, its gaps by name. */
const named = (/** @type {string} */ word, /** @type {string[]} */ gaps) =>
  word.replace(/\{(\d)\}/g, (gap, number) => (gaps[number - 1] ? `{${gaps[number - 1]}}` : gap));

/** What the old form had in one, and are two sentences now: why nothing is saved, and what that means. */
const asBefore = (/** @type {readonly [id: string, english: string]} */ [id, english]) => [id, OLD_SENTENCES[id] ?? english];
const STORE = [messages.storeDenied, messages.storeFull, messages.storeBroken].map(asBefore);
const MEANS = [messages.journalHasIt, messages.goneOnClose].map(asBefore);

/**
 * Words by id.
 * @param {Words} words
 * @returns {Words}
 */
export const byId = words => {
  console.warn(WARNING);
  const known = sentences();
  /** @type {Record<string, Record<string, string>>} */
  const found = {};
  /** @type {(id: string, form: string, word: string) => unknown} */
  const add = (id, form, word) => ((found[id] ??= {})[form] = word);
  const texts = Object.entries(words).filter(([, word]) => typeof word == "string");
  for (const [sentence, word] of /** @type {[string, string][]} */ (texts)) {
    for (const one of known.get(sentence) ?? []) add(one.id, one.form, named(word, one.gaps));
  }
  const all = new Map(/** @type {[string, string][]} */ (texts));
  // When cards come back had the number of days in it.
  const days = all.get("in {1} days")?.replace("{1}", "{2}");
  for (const [form, sentence] of [["one", "{1} card comes back in {2} days"], ["other", "{1} cards come back in {2} days"]]) {
    const word = all.get(sentence);
    if (days && word?.includes(days)) add("comes_back", form, named(word.replace(days, "{when}"), ["count"]));
  }
  for (const [why, begin] of STORE) {
    for (const [then, end] of MEANS) {
      const [, first, rest] = all.get(`${begin} ${end}`)?.match(/^(.*?[.!?]) (.*)$/) ?? [];
      if (first) {
        add(why, "other", first);
        add(then, "other", rest);
      }
    }
  }
  const { lang, dir } = words;
  return { ...(lang == null ? {} : { lang }), ...(dir == null ? {} : { dir }), ...found };
};
