// @ts-check
// Converts cards written as HTML in the element to a deck. Keeps their text and the markup that prose.js and inlines.js
// support.

import { collapseSpace, plainText } from "./inlines.js";
import { blocks, oneLine } from "./prose.js";

/** @typedef {{ id: string, question: import("./inlines.js").Inline[], answer: import("./prose.js").Block[] }} Card */
/** @typedef {{ id: string, title: string, topics: [{ cards: Card[] }] }} Section */
/** @typedef {{ heading?: undefined, front: Element, named: Element, back: Node[] }} Pair A question and its answer. */
/** @typedef {{ heading: Element, front?: undefined }} Heading */

/** Elements that browsers do not render. */
export const IGNORED_ELEMENTS = "script, style, template, noscript";
/**
 * Returns the child elements; of a slot, the assigned elements.
 * @param {Element} node
 */
const childrenOf = node => /** @type {HTMLSlotElement} */ (node).assignedElements?.({ flatten: true }) ?? node.children;
/** @param {Element} node */
const elementsOf = node => [...childrenOf(node)].filter(child => !child.matches(IGNORED_ELEMENTS));

/** @param {string} text */
const toSlug = text => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-")
  .slice(0, 60).replace(/^-|-$/g, "");

/**
 * Hashes a text for which a slug is not enough: FNV-1a, 32 bits.
 * @param {string} text
 */
const hash = text => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16);
};

/**
 * Returns an element's id in the form that decks require; empty if it has none. An id that is not a slug becomes a
 * readable slug, with a hash that keeps it unique.
 * @param {Element} element
 */
const idOf = ({ id }) => {
  const slug = toSlug(id);
  // A deck's ids have at most 64 characters.
  return slug == id ? id : [slug.slice(0, 55).replace(/-$/, ""), hash(id)].filter(Boolean).join("-");
};

/**
 * Returns the id that earlier versions derived from an element's id or text.
 * @param {Element} element
 * @param {string} text
 */
const formerOf = (element, text) => toSlug(element.id) || toSlug(text) || `text-${hash(text)}`;
/**
 * Whether the element's id is valid as it is. Earlier versions then used the same id.
 * @param {Element} element
 */
const hasValidId = ({ id }) => id && toSlug(id) == id;

/**
 * Returns the questions in the element with their answers, and the headings between them, in document order.
 * @param {Element} element
 * @param {(Pair | Heading)[]} found
 */
const pairs = (element, found = []) => {
  for (const child of elementsOf(element)) {
    const last = found.at(-1), pair = last?.front && last;
    // Consecutive terms share one description.
    const shared = pair?.front.matches("dt") && !pair.back.length && pair.front.parentNode == element && pair.back;
    if (child.matches("dt")) found.push({ front: child, named: child, back: shared || [] });
    else if (child.matches("dd")) pair?.back.push(...child.childNodes, document.createElement("p"));
    else if (child.matches("details")) {
      const front = child.querySelector(":scope > summary");
      if (front) found.push({ front, named: child.id ? child : front, back: [...child.childNodes].filter(node => node != front) });
    } else if (child.matches("h1, h2, h3, h4, h5, h6")) found.push({ heading: child });
    else pairs(child, found);
  }
  return found;
};

/**
 * Page titles used for elements without a title, with the questions that the element had.
 * @type {WeakMap<Element, { title: string, questions: Set<string> }>}
 */
const pageTitles = new WeakMap();
/**
 * Returns the page title as the deck's title. Keeps the first one while most of the questions stay the same: a page may
 * change its title at any time, and the id of a deck without one is derived from its title.
 * @param {Element} element
 * @param {Section[]} sections
 */
const pageTitle = (element, sections) => {
  const questions = sections.flatMap(({ topics }) => topics[0].cards).map(({ question }) => JSON.stringify(question));
  const before = pageTitles.get(element);
  const common = questions.filter(question => before?.questions.has(question)).length;
  const title = before && 2 * common > questions.length ? before.title : document.title;
  pageTitles.set(element, { title, questions: new Set(questions) });
  return title;
};

/**
 * Returns a function that appends numbers to repeated names, so that each result is unique.
 * @returns {(name: string) => string}
 */
const uniqueNames = () => {
  const used = new Set();
  // The last number used for each name: a thousand equal names would otherwise need a search each.
  const last = new Map();
  return name => {
    let free = name, n = last.get(name) ?? 1;
    while (used.has(free)) free = `${name}-${++n}`;
    last.set(name, n);
    used.add(free);
    return free;
  };
};

/**
 * Returns the deck written in an element; null if it has no cards.
 * @param {HTMLElement} element
 */
export const cardsOf = element => {
  /** @type {Section[]} */
  const sections = [];
  /** @type {string[]} */
  const former = [];
  /** @type {string | undefined} */
  let first;
  const unique = uniqueNames();
  /** @type {(id: string, title: string) => void} */
  const begin = (id, title) => void sections.push({ id, title, topics: [{ cards: [] }] });
  for (const one of pairs(element)) {
    if (one.heading) {
      const { heading } = one, title = collapseSpace(heading.textContent ?? "").trim();
      begin(`${formerOf(heading, title)}-${sections.length + 1}`, plainText(oneLine(blocks(heading.childNodes))));
      continue;
    }
    const { front, named, back } = one;
    if (!sections.length) begin("cards", element.title || element.ariaLabel || "Cards");
    const [question, answer] = [oneLine(blocks(front.childNodes)), blocks(back)];
    // Skip a question without an answer.
    if (!question.length || !answer.length) continue;
    sections.at(-1)?.topics[0].cards.push({ id: idOf(named), question, answer });
    const before = unique(formerOf(named, collapseSpace(front.textContent ?? "").trim()));
    first ??= before;
    former.push(hasValidId(named) ? "" : before);
  }
  const filled = sections.filter(section => section.topics[0].cards.length);
  if (!filled.length) return null;
  const lang = /** @type {HTMLElement | null} */ (element.closest("[lang]"))?.lang || "en";
  const title = element.title || element.ariaLabel || pageTitle(element, filled);
  // The app derives missing ids from the text, and imports ratings stored under the former ids.
  const before = hasValidId(element) ? "" : toSlug(element.id) || first;
  return { schema_version: 1, id: idOf(element), title, lang, sections: filled, former: { deck: before, cards: former } };
};
