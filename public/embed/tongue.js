// @ts-check
// The app in another language: its words are replaced, as they come, by those the page gives.
//
// The app itself knows one language, so that nobody pays for the others. embed/words.json lists what it says.

import { isElement, isText } from "./nodes.js";

/** What is the card's own, and stays as it is. */
const OWN = ".cc-card:not(.cc-end) .cc-question, .cc-prose, .cc-points label, .cc-topic, .cc-asks";
/** Attributes that are read out. */
const SAID = ["aria-label", "aria-description", "placeholder"];

/** Far more than the app says: more sentences, or longer ones, are passed over, and so are texts too long to be its own. */
const MOST_SENTENCES = 1000, LONGEST = 500, LONGEST_TEXT = 2000, MOST_GAPS = 9;
const GAP = /\{(\d)\}/;

/** @type {(pair: [sentence: string, word: unknown]) => boolean} */
const isSentence = ([sentence, word]) =>
  typeof word == "string" && [sentence, word].every(one => one.length <= LONGEST && one.split(GAP).length <= 2 * MOST_GAPS + 1);

/**
 * A sentence with gaps in it, as `{1} of {2}`: the texts between them, and the numbers of its gaps in their order.
 * @param {[sentence: string, word: string]} pair
 */
const pattern = ([sentence, word]) => {
  const parts = sentence.split(GAP);
  return { texts: parts.filter((_, n) => n % 2 == 0), gaps: parts.filter((_, n) => n % 2), word };
};

/**
 * What stands in the gaps of a sentence, where a text is of it: each has something in it, and earlier ones as much as
 * there can be. It is found from the end, in one go through the text.
 * @param {string} text
 * @param {string[]} parts the texts between the gaps
 */
const filled = (text, [first, ...rest]) => {
  const last = rest.pop() ?? "";
  /** @type {string[]} */
  const found = [];
  let end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last)) return null;
  for (const part of rest.reverse()) {
    const at = end - 1 - part.length < first.length ? -1 : text.lastIndexOf(part, end - 1 - part.length);
    if (at < first.length) return null;
    found.unshift(text.slice(at + part.length, end));
    end = at;
  }
  return end > first.length ? [text.slice(first.length, end), ...found] : null;
};

/**
 * A function that gives other words for a text; the text itself where there are none.
 * @param {Record<string, string>} words
 */
const translator = words => {
  const known = new Map(Object.entries(words).filter(isSentence).slice(0, MOST_SENTENCES));
  const patterns = [...known].filter(([sentence]) => GAP.test(sentence)).map(pattern);
  /** @type {(text: string, isGap?: boolean) => string} */
  const translate = (text, isGap = false) => {
    const other = known.get(text);
    if (other !== undefined) return other;
    if (text.length > LONGEST_TEXT) return text;
    for (const { texts, gaps, word } of patterns) {
      const found = filled(text, texts);
      if (!found) continue;
      // What stands in a gap may be a sentence of the app, too, and in that a word.
      /** @type {(one: string) => string} */
      const inner = isGap ? one => known.get(one) ?? one : one => translate(one, true);
      return word.replace(/\{(\d)\}/g, (gap, number) => gaps.includes(number) ? inner(found[gaps.indexOf(number)]) : gap);
    }
    return text;
  };
  /** @param {string} text */
  return text => translate(text);
};

/**
 * Has what is said in an element said in other words, from now on; gives what ends that.
 * @param {HTMLElement} place
 * @param {Record<string, string>} words
 */
export const speak = (place, words) => {
  const translate = translator(words);
  /**
   * What was written here is not translated once more: into texts,
   * @type {WeakMap<Text, string>}
   */
  const texts = new WeakMap();
  /**
   * and into attributes.
   * @type {WeakMap<Element, Record<string, string>>}
   */
  const attributes = new WeakMap();
  /** @param {Text} node */
  const text = node => {
    if (node.data == texts.get(node) || node.parentElement?.closest(OWN)) return;
    const word = translate(node.data);
    texts.set(node, word);
    if (word != node.data) node.data = word;
  };
  /**
   * @param {Element} element
   * @param {string} name
   */
  const attribute = (element, name) => {
    const value = element.getAttribute(name), done = attributes.get(element) ?? {};
    if (value == null || value == done[name]) return;
    const word = translate(value);
    attributes.set(element, { ...done, [name]: word });
    if (word != value) element.setAttribute(name, word);
  };
  /** @param {Node} node */
  const all = node => {
    if (isText(node)) return text(node);
    if (!isElement(node)) return;
    for (const name of SAID) attribute(node, name);
    for (const child of node.childNodes) all(child);
  };
  const heard = new MutationObserver(changes => {
    for (const { target, type, attributeName, addedNodes } of changes) {
      if (type == "attributes") attribute(/** @type {Element} */ (target), attributeName ?? "");
      else if (type == "characterData") text(/** @type {Text} */ (target));
      else addedNodes.forEach(all);
    }
  });
  heard.observe(place, { subtree: true, childList: true, characterData: true, attributeFilter: SAID });
  all(place);
  return () => heard.disconnect();
};
