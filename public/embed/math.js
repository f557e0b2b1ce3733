// @ts-check
// Converts MathML to one line of text.

import { isShort, markScript } from "./signs.js";

/** @param {string} text */
const group = text => (isShort(text) ? text : `(${text})`);
/** @param {string} text */
const subscript = text => markScript("_", text);
/** @param {string} text */
const superscript = text => markScript("^", text);

/**
 * Functions that combine the texts of an element's children. Other elements concatenate them.
 * @type {Record<string, (parts: string[]) => string>}
 */
const FORMS = {
  msup: ([base, power]) => group(base) + superscript(power),
  msub: ([base, index]) => base + subscript(index),
  msubsup: ([base, index, power]) => base + subscript(index) + superscript(power),
  munder: ([base, under]) => base + subscript(under),
  mover: ([base, over]) => base + superscript(over),
  munderover: ([base, under, over]) => base + subscript(under) + superscript(over),
  mfrac: ([over, under]) => `${group(over)}/${group(under)}`,
  msqrt: parts => `√${group(parts.join(""))}`,
  mroot: ([base, degree]) => `${group(base)}^(1/${group(degree)})`,
  mtable: rows => `[${rows.join("; ")}]`,
  mtr: cells => cells.join(", "),
  // Annotations repeat the formula for programs.
  annotation: () => "",
  "annotation-xml": () => "",
};

/**
 * Returns the text of a formula.
 * @param {Element} node
 * @returns {string}
 */
export const mathText = node => {
  const parts = [...node.children].map(mathText);
  const form = FORMS[node.localName];
  if (form) return form(parts);
  return parts.length ? parts.join("") : (node.textContent ?? "").replace(/\s+/g, " ").trim();
};
