// @ts-check
// Cards written as HTML in the element, made a deck. Only their text and what prose.js and inlines.js name is taken over.

import { plain, tidy } from "./inlines.js";
import { blocks, oneLine } from "./prose.js";

/** @typedef {{ id: string, question: import("./inlines.js").Inline[], answer: import("./prose.js").Block[] }} Card */
/** @typedef {{ id: string, title: string, topics: [{ cards: Card[] }] }} Section */
/** @typedef {{ heading?: undefined, front: Element, named: Element, back: Node[] }} Pair A question and what answers it. */
/** @typedef {{ heading: Element, front?: undefined }} Heading */

/** Elements that say nothing on a page. */
export const LEFT_OUT = "script, style, template, noscript";
/**
 * The elements in one; in a slot, those that stand in its place.
 * @param {Element} node
 */
const childrenOf = node => /** @type {HTMLSlotElement} */ (node).assignedElements?.({ flatten: true }) ?? node.children;
/** @param {Element} node */
const elementsOf = node => [...childrenOf(node)].filter(child => !child.matches(LEFT_OUT));

/** @param {string} text */
const slugOf = text => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-")
  .slice(0, 60).replace(/^-|-$/g, "");

/**
 * A name for a text that is no slug: FNV-1a, 32 bits.
 * @param {string} text
 */
const hash = text => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16);
};

/**
 * The id that an element has, as a deck can have it; none where it has none. One that is no slug keeps its slug for people,
 * and a hash that tells it from others with the same.
 * @param {Element} element
 */
const idOf = ({ id }) => {
  const slug = slugOf(id);
  // A deck's ids have 64 letters at most.
  return slug == id ? id : [slug.slice(0, 55).replace(/-$/, ""), hash(id)].filter(Boolean).join("-");
};

/**
 * The id that earlier versions made of an element's id or its text.
 * @param {Element} element
 * @param {string} text
 */
const formerOf = (element, text) => slugOf(element.id) || slugOf(text) || `text-${hash(text)}`;
/**
 * Whether the element's id was and is the id.
 * @param {Element} element
 */
const isWritten = ({ id }) => id && slugOf(id) == id;

/**
 * The questions in the element and what answers them, in the order of the page, headings between them.
 * @param {Element} element
 * @param {(Pair | Heading)[]} found
 */
const pairs = (element, found = []) => {
  for (const child of elementsOf(element)) {
    const last = found.at(-1), pair = last?.front && last;
    // Terms in a row have one description.
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
 * The titles of elements that have no other than the page's, and what was asked under them.
 * @type {WeakMap<Element, { title: string, questions: Set<string> }>}
 */
const entitled = new WeakMap();
/**
 * The title of an element's page, for as long as most of its questions stay: a page may change its title at any time, and
 * the ratings of a deck without an id are found by it.
 * @param {Element} element
 * @param {Section[]} sections
 */
const pageTitle = (element, sections) => {
  const questions = sections.flatMap(({ topics }) => topics[0].cards).map(({ question }) => JSON.stringify(question));
  const before = entitled.get(element);
  const common = questions.filter(question => before?.questions.has(question)).length;
  const title = before && 2 * common > questions.length ? before.title : document.title;
  entitled.set(element, { title, questions: new Set(questions) });
  return title;
};

/**
 * Names that are given once each.
 * @returns {(name: string) => string}
 */
const uniqueNames = () => {
  const taken = new Set();
  // The number that was tried last for a name, so that a thousand of one name are not tried a thousand times each.
  const last = new Map();
  return name => {
    let free = name, n = last.get(name) ?? 1;
    while (taken.has(free)) free = `${name}-${++n}`;
    last.set(name, n);
    taken.add(free);
    return free;
  };
};

/**
 * The deck written in an element; null where there are no cards.
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
      const { heading } = one, title = tidy(heading.textContent ?? "").trim();
      begin(`${formerOf(heading, title)}-${sections.length + 1}`, plain(oneLine(blocks(heading.childNodes))));
      continue;
    }
    const { front, named, back } = one;
    if (!sections.length) begin("cards", element.title || element.ariaLabel || "Cards");
    const [question, answer] = [oneLine(blocks(front.childNodes)), blocks(back)];
    // A question without an answer is none.
    if (!question.length || !answer.length) continue;
    sections.at(-1)?.topics[0].cards.push({ id: idOf(named), question, answer });
    const before = unique(formerOf(named, tidy(front.textContent ?? "").trim()));
    first ??= before;
    former.push(isWritten(named) ? "" : before);
  }
  const filled = sections.filter(section => section.topics[0].cards.length);
  if (!filled.length) return null;
  const lang = /** @type {HTMLElement | null} */ (element.closest("[lang]"))?.lang || "en";
  const title = element.title || element.ariaLabel || pageTitle(element, filled);
  // What has no id gets one by the app, derived from the words; what was rated under ids of before goes along.
  const before = isWritten(element) ? "" : slugOf(element.id) || first;
  return { schema_version: 1, id: idOf(element), title, lang, sections: filled, former: { deck: before, cards: former } };
};
