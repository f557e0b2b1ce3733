// @ts-check
// Running text written as HTML in the element, as the inlines of a deck. What a deck has no form for is written in
// characters that say the same, or, where nothing can, as a word in brackets.

import { mathText } from "./math.js";
import { isElement, isText } from "./nodes.js";
import { script } from "./signs.js";

/** @typedef {{ text?: string, code?: string, emphasis?: Inline[], strong?: Inline[], link?: { href: string, text: Inline[] } }} Inline */

/** Nodes that the host page does not show, or shows a second time for other readers. */
export const LEFT_OUT = "script, style, template, noscript, datalist, [hidden], [aria-hidden=true], dialog:not([open])";
export const CODES = "code, kbd, samp, tt";
/** What has no text of its own to be read. */
export const PICTURES = "img, svg, video, audio, canvas, iframe, object, embed";
/** @type {Record<string, "emphasis" | "strong" | undefined>} */
export const STRESSES = {
  EM: "emphasis", I: "emphasis", CITE: "emphasis", DFN: "emphasis", VAR: "emphasis", STRONG: "strong", B: "strong", MARK: "strong",
};
/**
 * A line break, until the text around it is a paragraph.
 * @type {Inline}
 */
const BREAK = {};

/** @param {string} text */
export const tidy = text => text.replace(/\s+/g, " ");
/** @type {(text: string) => Inline[]} */
export const text = text => (text ? [{ text }] : []);
/**
 * The address of a link that may be followed; none for other elements.
 * @param {HTMLElement} node
 */
export const hrefOf = node => {
  const { href } = /** @type {HTMLAnchorElement} */ (node);
  return node.tagName == "A" && /^(https?|mailto):/i.test(href) ? href : "";
};

/**
 * The characters of inlines.
 * @param {Inline[]} made
 * @returns {string}
 */
export const plain = made => made.map(one => {
  if (one == BREAK) return " ";
  return one.text ?? one.code ?? plain(one.emphasis ?? one.strong ?? one.link?.text ?? []);
}).join("");

/**
 * What stands in place of something without text: its own name in brackets, else what it is.
 * @param {HTMLElement} node
 * @param {string} what
 */
const stand = (node, what) => {
  const [alt, label] = ["alt", "aria-label"].map(name => node.getAttribute(name));
  const name = tidy(alt ?? label ?? node.querySelector("title")?.textContent ?? (node.title || what)).trim();
  return name && `[${name}]`;
};

/**
 * What a field holds, or what it is for.
 * @param {HTMLElement} node
 */
const field = node => {
  if (node.matches("meter, progress")) {
    const { value, max } = /** @type {HTMLMeterElement} */ (node);
    return `${value}/${max}`;
  }
  const { type, checked, value, placeholder } = /** @type {HTMLInputElement} */ (node);
  if (type == "checkbox") return checked ? "☑ " : "☐ ";
  if (type == "radio") return checked ? "◉ " : "○ ";
  if (type == "hidden") return "";
  const { selectedOptions } = /** @type {HTMLSelectElement} */ (node);
  const chosen = selectedOptions ? [...selectedOptions].map(one => one.text).join(", ") : value;
  return chosen || `[${placeholder || node.getAttribute("aria-label") || "…"}]`;
};

/**
 * Program text: as it stands, a line for each element that is one.
 * @param {Node} node
 * @returns {string}
 */
export const source = node => [...node.childNodes].map(child => {
  if (!isElement(child)) return isText(child) ? child.data : "";
  if (child.matches(`br, ${LEFT_OUT}`)) return child.tagName == "BR" ? "\n" : "";
  if (child.matches("sup, sub")) return script(child, source(child));
  const inner = source(child);
  return child.matches("div, p, li, tr") && !inner.endsWith("\n") ? inner + "\n" : inner;
}).join("");

/**
 * The first abbreviation of each title in an answer or a question, while the page's task lasts.
 * @type {Map<Element, Map<string, Element>>}
 */
let firsts = new Map();

/**
 * Whether an abbreviation is to be written out, which is done once.
 * @param {HTMLElement} node
 */
const isFirst = node => {
  const around = node.closest("dd, dt, details") ?? node;
  if (!firsts.size) queueMicrotask(() => (firsts = new Map()));
  let titles = firsts.get(around);
  if (!titles) {
    titles = new Map();
    const named = /** @type {NodeListOf<HTMLElement>} */ (around.querySelectorAll("abbr[title]"));
    for (const one of named) if (!titles.has(one.title)) titles.set(one.title, one);
    firsts.set(around, titles);
  }
  return around == node || titles.get(node.title) == node;
};

/**
 * An element whose text has something before and after it; `null` for those that are otherwise made.
 * @param {HTMLElement} node
 * @param {Inline[]} inner
 */
export const around = (node, inner) => {
  const { tagName } = node;
  if (!inner.length) return null;
  if (tagName == "Q") return [...text("“"), ...inner, ...text("”")];
  if (/^(DEL|S|STRIKE)$/.test(tagName)) return [...text("~~"), ...inner, ...text("~~")];
  if (tagName == "RT") return [...text("("), ...inner, ...text(")")];
  if (tagName == "ABBR" && node.title && isFirst(node)) return [...inner, ...text(` (${tidy(node.title).trim()})`)];
  if (!/^SU[BP]$/.test(tagName)) return null;
  const words = plain(inner), written = script(node, words);
  // Only what stands around its text is added, so that a link in it stays one.
  const at = written.indexOf(words);
  return at < 0 || !words ? text(written) : [...text(written.slice(0, at)), ...inner, ...text(written.slice(at + words.length))];
};

/**
 * @param {Node} node
 * @returns {Inline[]}
 */
const inline = node => {
  if (isText(node)) return text(tidy(node.data));
  if (!isElement(node) || node.matches(`rp, wbr, ${LEFT_OUT}`)) return [];
  if (node.matches("br")) return [BREAK];
  if (node.matches(PICTURES)) return text(stand(node, node.matches("img, svg") ? "image" : node.localName));
  if (node.matches("input, select, textarea, meter, progress")) return text(field(node));
  if (node.localName == "math") return text(mathText(node));
  if (node.matches(CODES)) return [{ code: source(node) }].filter(({ code }) => code);
  const inner = inlines(node.childNodes), href = hrefOf(node);
  if (href && plain(inner).trim()) return [{ link: { href, text: spaced(inner) } }];
  const kind = STRESSES[node.tagName];
  if (!kind) return around(node, inner) ?? inner;
  return lines(inner).flatMap((line, n) => [...(n ? [BREAK] : []), ...(line.length ? [{ [kind]: line }] : [])]);
};

/**
 * Nodes as inlines, with line breaks in them.
 * @param {Iterable<Node>} nodes
 */
export const inlines = nodes => [...nodes].flatMap(inline);

/**
 * The lines of a text that has breaks in it.
 * @param {Inline[]} made
 */
export const lines = made => {
  /** @type {Inline[][]} */
  const found = [[]];
  for (const one of made) {
    if (one == BREAK) found.push([]);
    else found.at(-1)?.push(one);
  }
  return found;
};

/** @param {Inline[]} made */
const spaced = made => made.map(one => (one == BREAK ? { text: " " } : one));

/**
 * Running text, its pieces joined, without blanks at its ends; none where nothing is left.
 * @param {Inline[]} pieces
 */
export const running = pieces => {
  /** @type {Inline[]} */
  const made = [];
  for (const one of pieces) {
    const last = made.at(-1);
    if (one.text === undefined || last?.text === undefined) made.push({ ...one });
    else last.text += one.text;
  }
  /** @type {(at: 0 | -1, how: "trimStart" | "trimEnd") => void} */
  const trim = (at, how) => {
    const last = made.at(at);
    if (last?.text !== undefined) last.text = last.text[how]();
    if (last?.text === "") made.splice(at, 1);
  };
  trim(0, "trimStart");
  trim(-1, "trimEnd");
  return made;
};
