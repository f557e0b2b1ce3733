// Cards written as HTML in the element, made a deck. Only their text and what is named here is taken over; whatever
// else they are made of counts for what is in it.

const INLINES = { EM: "emphasis", I: "emphasis", STRONG: "strong", B: "strong" };
const LISTS = { UL: "bullets", OL: "numbers" };
const LEFT_OUT = "script, style, template, noscript";
const isSafe = href => /^(https?|mailto):/i.test(href);
const elementsOf = node => [...node.children].filter(child => !child.matches(LEFT_OUT));

const tidy = text => text.replace(/\s+/g, " ");

const inlines = nodes => nodes.flatMap(node => {
  if (node.nodeType == Node.TEXT_NODE) return node.data ? [{ text: tidy(node.data) }] : [];
  if (node.nodeType != Node.ELEMENT_NODE || node.matches(LEFT_OUT)) return [];
  const inner = () => inlines([...node.childNodes]);
  if (node.tagName == "CODE") return [{ code: node.textContent }];
  if (node.tagName == "BR") return [{ text: " " }];
  if (node.tagName == "A" && isSafe(node.href)) return [{ link: { href: node.href, text: inner() } }];
  const kind = INLINES[node.tagName];
  return kind ? [{ [kind]: inner() }] : inner();
});

/** Running text without blanks at its ends; none where nothing is left. */
const running = nodes => {
  const made = inlines(nodes);
  const trim = (at, how) => {
    const last = made.at(at);
    if (last?.text !== undefined) last.text = last.text[how]();
    if (last?.text === "") made.splice(at, 1);
  };
  trim(0, "trimStart");
  trim(-1, "trimEnd");
  return made;
};

const isBlock = node => node.nodeType == Node.ELEMENT_NODE &&
  node.matches("p, ul, ol, pre, div, section, blockquote, dl, dd, h1, h2, h3, h4, h5, h6");

const blocks = nodes => {
  const made = [];
  let line = [];
  const end = () => {
    const text = running(line);
    if (text.length) made.push({ paragraph: text });
    line = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      line.push(node);
      continue;
    }
    end();
    const { tagName, childNodes } = node;
    if (tagName == "PRE") made.push({ code: node.textContent });
    else if (LISTS[tagName]) {
      const items = elementsOf(node).map(item => blocks([...item.childNodes])).filter(item => item.length);
      if (items.length) made.push({ [LISTS[tagName]]: items });
    } else made.push(...blocks([...childNodes]));
  }
  end();
  return made;
};

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
    if (child.matches("dt")) found.push({ front: child, named: child, back: [] });
    else if (child.matches("dd")) last?.back.push(...child.childNodes, document.createElement("p"));
    else if (child.matches("details")) {
      const front = child.querySelector(":scope > summary");
      if (front) found.push({ front, named: child.id ? child : front, back: [...child.childNodes].filter(node => node != front) });
    } else if (child.matches("h1, h2, h3, h4, h5, h6")) found.push({ heading: child });
    else pairs(child, found);
  }
  return found;
};

/** The deck written in an element; null where there are no cards. */
export const cardsOf = element => {
  const sections = [], taken = new Set(), former = [];
  let first;
  const unique = name => {
    let free = name;
    for (let n = 2; taken.has(free); n += 1) free = `${name}-${n}`;
    taken.add(free);
    return free;
  };
  const begin = (id, title) => sections.push({ id, title, topics: [{ cards: [] }] });
  for (const { heading, front, named, back } of pairs(element)) {
    if (heading) {
      const title = tidy(heading.textContent).trim();
      begin(`${formerOf(heading, title)}-${sections.length + 1}`, title);
      continue;
    }
    if (!sections.length) begin("cards", element.title || element.ariaLabel || "Cards");
    const [question, answer] = [running([...front.childNodes]), blocks(back)];
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
  const title = element.title || element.ariaLabel || document.title;
  // What has no id gets one by the app, derived from the words; what was rated under ids of before goes along.
  const before = isWritten(element) ? "" : slugOf(element.id) || first;
  return { schema_version: 1, id: idOf(element), title, lang, sections: filled, former: { deck: before, cards: former } };
};
