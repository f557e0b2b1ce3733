// @ts-check
// Converts inline HTML to the inlines of a deck. Markup that decks do not support becomes equivalent characters, or else
// a word in brackets.

import { mathText } from "./math.js";
import { isElement, isText } from "./nodes.js";
import { writeScript } from "./signs.js";

/** @typedef {{ text?: string, code?: string, emphasis?: Inline[], strong?: Inline[], link?: { href: string, text: Inline[] } }} Inline */

/** Nodes that the host page hides, or repeats for some readers only. */
export const IGNORED_ELEMENTS = "script, style, template, noscript, datalist, [hidden], [aria-hidden=true], dialog:not([open])";
export const CODE_ELEMENTS = "code, kbd, samp, tt";
/** Embedded content, which has no text. */
export const EMBEDDED_CONTENT = "img, svg, video, audio, canvas, iframe, object, embed";
/** @type {Record<string, "emphasis" | "strong" | undefined>} */
export const EMPHASIS = {
  EM: "emphasis", I: "emphasis", CITE: "emphasis", DFN: "emphasis", VAR: "emphasis", STRONG: "strong", B: "strong", MARK: "strong",
};
/**
 * A line break, which later splits paragraphs.
 * @type {Inline}
 */
const BREAK = {};

/**
 * Collapses white space to single spaces.
 * @param {string} text
 */
export const collapseSpace = text => text.replace(/\s+/g, " ");
/** @type {(text: string) => Inline[]} */
export const text = text => (text ? [{ text }] : []);
/**
 * Returns the address of a web or mail link; empty for other elements.
 * @param {HTMLElement} node
 */
export const hrefOf = node => {
  const { href } = /** @type {HTMLAnchorElement} */ (node);
  return node.tagName == "A" && /^(https?|mailto):/i.test(href) ? href : "";
};

/**
 * Returns the plain text of inlines.
 * @param {Inline[]} made
 * @returns {string}
 */
export const plainText = made => made.map(one => {
  if (one == BREAK) return " ";
  return one.text ?? one.code ?? plainText(one.emphasis ?? one.strong ?? one.link?.text ?? []);
}).join("");

/**
 * Returns the text alternative of embedded content in brackets.
 * @param {HTMLElement} node
 * @param {string} what the alternative if the author gives none
 */
const textAlternative = (node, what) => {
  const [alt, label] = ["alt", "aria-label"].map(name => node.getAttribute(name));
  const name = collapseSpace(alt ?? label ?? node.querySelector("title")?.textContent ?? (node.title || what)).trim();
  return name && `[${name}]`;
};

/**
 * Returns the value of a form field; if it is empty, its label.
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
 * Returns program text unchanged, with a line break after each block element.
 * @param {Node} node
 * @returns {string}
 */
export const sourceText = node => [...node.childNodes].map(child => {
  if (!isElement(child)) return isText(child) ? child.data : "";
  if (child.matches(`br, ${IGNORED_ELEMENTS}`)) return child.tagName == "BR" ? "\n" : "";
  if (child.matches("sup, sub")) return writeScript(child, sourceText(child));
  const inner = sourceText(child);
  return child.matches("div, p, li, tr") && !inner.endsWith("\n") ? inner + "\n" : inner;
}).join("");

/**
 * The first abbreviation of each title in an answer or question. Valid until the current task ends.
 * @type {Map<Element, Map<string, Element>>}
 */
let firstAbbreviations = new Map();

/**
 * Whether an abbreviation is the first with its title, which is the one to expand.
 * @param {HTMLElement} node
 */
const isFirst = node => {
  const passage = node.closest("dd, dt, details") ?? node;
  if (!firstAbbreviations.size) queueMicrotask(() => (firstAbbreviations = new Map()));
  let titles = firstAbbreviations.get(passage);
  if (!titles) {
    titles = new Map();
    const abbreviations = /** @type {NodeListOf<HTMLElement>} */ (passage.querySelectorAll("abbr[title]"));
    for (const one of abbreviations) if (!titles.has(one.title)) titles.set(one.title, one);
    firstAbbreviations.set(passage, titles);
  }
  return passage == node || titles.get(node.title) == node;
};

/**
 * Adds the characters that stand for an element before and after its content; returns null for other elements.
 * @param {HTMLElement} node
 * @param {Inline[]} inner
 */
export const decorate = (node, inner) => {
  const { tagName } = node;
  if (!inner.length) return null;
  if (tagName == "Q") return [...text("“"), ...inner, ...text("”")];
  if (/^(DEL|S|STRIKE)$/.test(tagName)) return [...text("~~"), ...inner, ...text("~~")];
  if (tagName == "RT") return [...text("("), ...inner, ...text(")")];
  if (tagName == "ABBR" && node.title && isFirst(node)) return [...inner, ...text(` (${collapseSpace(node.title).trim()})`)];
  if (!/^SU[BP]$/.test(tagName)) return null;
  const words = plainText(inner), scriptText = writeScript(node, words);
  // Add the characters around the inlines, so that a link in them stays a link.
  const at = scriptText.indexOf(words);
  return at < 0 || !words ? text(scriptText) : [...text(scriptText.slice(0, at)), ...inner, ...text(scriptText.slice(at + words.length))];
};

/**
 * Converts a node to inlines.
 * @param {Node} node
 * @returns {Inline[]}
 */
const inline = node => {
  if (isText(node)) return text(collapseSpace(node.data));
  if (!isElement(node) || node.matches(`rp, wbr, ${IGNORED_ELEMENTS}`)) return [];
  if (node.matches("br")) return [BREAK];
  if (node.matches(EMBEDDED_CONTENT)) return text(textAlternative(node, node.matches("img, svg") ? "image" : node.localName));
  if (node.matches("input, select, textarea, meter, progress")) return text(field(node));
  if (node.localName == "math") return text(mathText(node));
  if (node.matches(CODE_ELEMENTS)) return [{ code: sourceText(node) }].filter(({ code }) => code);
  const inner = inlines(node.childNodes), href = hrefOf(node);
  if (href && plainText(inner).trim()) return [{ link: { href, text: breaksToSpaces(inner) } }];
  const kind = EMPHASIS[node.tagName];
  if (!kind) return decorate(node, inner) ?? inner;
  return lines(inner).flatMap((line, n) => [...(n ? [BREAK] : []), ...(line.length ? [{ [kind]: line }] : [])]);
};

/**
 * Converts nodes to inlines. Keeps line breaks.
 * @param {Iterable<Node>} nodes
 */
export const inlines = nodes => [...nodes].flatMap(inline);

/**
 * Splits inlines at line breaks.
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

/**
 * Replaces line breaks by spaces.
 * @param {Inline[]} made
 */
const breaksToSpaces = made => made.map(one => (one == BREAK ? { text: " " } : one));

/**
 * Joins adjacent texts and trims spaces at both ends.
 * @param {Inline[]} pieces
 */
export const joinTexts = pieces => {
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
