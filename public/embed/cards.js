// Cards written as HTML in the element, made a deck. Only their text and what prose.js names is taken over.

import { blocks, oneLine, plain } from "./prose.js";

/** Elements that say nothing on a page. */
export const LEFT_OUT = "script, style, template, noscript";
/** The elements in one; in a slot, those that stand in its place. */
const childrenOf = node => node.assignedElements?.({ flatten: true }) ?? node.children;
const elementsOf = node => [...childrenOf(node)].filter(child => !child.matches(LEFT_OUT));
const tidy = text => text.replace(/\s+/g, " ");

const slugOf = text => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-")
  .slice(0, 60).replace(/^-|-$/g, "");

/** A name for a text that is no slug. */
const hash = text => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16);
};

/**
 * The id that an element has, as a deck can have it; none where it has none. One that is no slug keeps its slug for people,
 * and a hash that tells it from others with the same.
 */
const idOf = ({ id }) => {
  const slug = slugOf(id);
  return slug == id ? id : [slug, hash(id)].filter(Boolean).join("-");
};

/** The id that earlier versions made of an element's id or its text. */
const formerOf = (element, text) => slugOf(element.id) || slugOf(text) || `text-${hash(text)}`;
/** Whether the element's id was and is the id. */
const isWritten = ({ id }) => id && slugOf(id) == id;

/** The questions in the element and what answers them, in the order of the page, headings between them. */
const pairs = (element, found = []) => {
  for (const child of elementsOf(element)) {
    const last = found.at(-1);
    // Terms in a row have one description.
    const isShared = last?.front?.matches("dt") && !last.back.length && last.front.parentNode == element;
    if (child.matches("dt")) found.push({ front: child, named: child, back: isShared ? last.back : [] });
    else if (child.matches("dd")) last?.back.push(...child.childNodes, document.createElement("p"));
    else if (child.matches("details")) {
      const front = child.querySelector(":scope > summary");
      if (front) found.push({ front, named: child.id ? child : front, back: [...child.childNodes].filter(node => node != front) });
    } else if (child.matches("h1, h2, h3, h4, h5, h6")) found.push({ heading: child });
    else pairs(child, found);
  }
  return found;
};

/** The titles of elements that have no other than the page's, and what was asked under them. */
const entitled = new WeakMap();
/** The title of an element's page, for as long as most of its questions stay: a page may change its title at any time, and
 * the ratings of a deck without an id are found by it. */
const pageTitle = (element, sections) => {
  const questions = sections.flatMap(({ topics }) => topics[0].cards).map(({ question }) => JSON.stringify(question));
  const before = entitled.get(element);
  const common = questions.filter(question => before?.questions.has(question)).length;
  const title = 2 * common > questions.length ? before.title : document.title;
  entitled.set(element, { title, questions: new Set(questions) });
  return title;
};

/** The deck written in an element; null where there are no cards. */
export const cardsOf = element => {
  const sections = [], taken = new Set(), former = [];
  let first;
  // The number that was tried last for a name, so that a thousand of one name are not tried a thousand times each.
  const last = new Map();
  const unique = name => {
    let free = name, n = last.get(name) ?? 1;
    while (taken.has(free)) free = `${name}-${++n}`;
    last.set(name, n);
    taken.add(free);
    return free;
  };
  const begin = (id, title) => sections.push({ id, title, topics: [{ cards: [] }] });
  for (const { heading, front, named, back } of pairs(element)) {
    if (heading) {
      const title = tidy(heading.textContent).trim();
      begin(`${formerOf(heading, title)}-${sections.length + 1}`, plain(oneLine(blocks(heading.childNodes))));
      continue;
    }
    if (!sections.length) begin("cards", element.title || element.ariaLabel || "Cards");
    const [question, answer] = [oneLine(blocks(front.childNodes)), blocks(back)];
    // A question without an answer is none.
    if (!question.length || !answer.length) continue;
    sections.at(-1).topics[0].cards.push({ id: idOf(named), question, answer });
    const before = unique(formerOf(named, tidy(front.textContent).trim()));
    first ??= before;
    former.push(isWritten(named) ? "" : before);
  }
  const filled = sections.filter(section => section.topics[0].cards.length);
  if (!filled.length) return null;
  const lang = element.closest("[lang]")?.lang || "en";
  const title = element.title || element.ariaLabel || pageTitle(element, filled);
  // What has no id gets one by the app, derived from the words; what was rated under ids of before goes along.
  const before = isWritten(element) ? "" : slugOf(element.id) || first;
  return { schema_version: 1, id: idOf(element), title, lang, sections: filled, former: { deck: before, cards: former } };
};
