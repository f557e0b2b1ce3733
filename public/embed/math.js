// @ts-check
// MathML as one line of text.

import { isShort, raised } from "./signs.js";

/** @param {string} text */
const grouped = text => (isShort(text) ? text : `(${text})`);
/** @param {string} text */
const below = text => raised("_", text);
/** @param {string} text */
const above = text => raised("^", text);

/**
 * What is made of the texts of an element's parts. Everything else is its parts, one after the other.
 * @type {Record<string, (parts: string[]) => string>}
 */
const FORMS = {
  msup: ([base, power]) => grouped(base) + above(power),
  msub: ([base, index]) => base + below(index),
  msubsup: ([base, index, power]) => base + below(index) + above(power),
  munder: ([base, under]) => base + below(under),
  mover: ([base, over]) => base + above(over),
  munderover: ([base, under, over]) => base + below(under) + above(over),
  mfrac: ([over, under]) => `${grouped(over)}/${grouped(under)}`,
  msqrt: parts => `√${grouped(parts.join(""))}`,
  mroot: ([base, degree]) => `${grouped(base)}^(1/${grouped(degree)})`,
  mtable: rows => `[${rows.join("; ")}]`,
  mtr: cells => cells.join(", "),
  // The same once more, for programs.
  annotation: () => "",
  "annotation-xml": () => "",
};

/**
 * The text of a formula.
 * @param {Element} node
 * @returns {string}
 */
export const mathText = node => {
  const parts = [...node.children].map(mathText);
  const form = FORMS[node.localName];
  if (form) return form(parts);
  return parts.length ? parts.join("") : (node.textContent ?? "").replace(/\s+/g, " ").trim();
};
