// @ts-check
// Writes superscripts, subscripts and list labels, which HTML shows by layout, as characters.

import { isText } from "./nodes.js";

/**
 * Whether a text needs no parentheses.
 * @param {string} text
 */
export const isShort = text => /^[-+−]?[\p{L}\p{N}.]+$|^[-+−±]$/u.test(text);

/** Suffixes of ordinal numbers, as in 1st, and signs that are clear without a mark. */
const ORDINALS = /^(st|nd|rd|th|er|re|ère|ème|de)$/i, SIGNS = /^[*†‡§¶°®©™℠′″]+$/;
/** @type {Record<string, string | undefined>} */
const REPLACEMENTS = { TM: "™", SM: "℠" };
const SUBSCRIPT_DIGITS = "₀₁₂₃₄₅₆₇₈₉";

/**
 * Whether a text is a power without parentheses. A power of several letters would read as a product.
 * @param {string} text
 */
const isPower = text => /^[-+−]?(\p{L}|[\p{N}.]+)$|^[-+−±]$/u.test(text);

/**
 * Writes a subscript or superscript as text: `^10`, `^(n+1)`, `₂`, `_i`. `isGlued` says that a letter or digit follows.
 * @param {"^" | "_"} mark
 * @param {string} words
 */
export const markScript = (mark, words, isGlued = false) => {
  if (mark == "_" && /^\d+$/.test(words)) return words.replace(/\d/g, digit => SUBSCRIPT_DIGITS[Number(digit)]);
  return (mark == "^" ? isPower : isShort)(words) && !isGlued ? mark + words : `${mark}(${words})`;
};

/**
 * @param {Node | null | undefined} node
 * @param {string} name
 */
const isMark = (node, name) => node?.nodeName == name;
/** @param {Node | null} node */
const isSlash = node => isText(node) && /^\s*[/⁄]\s*$/.test(node.data);

/**
 * Whether a node is the numerator or denominator in a fraction such as `<sup>1</sup>/<sub>2</sub>`.
 * @param {Node} node
 */
const isFraction = node => isMark(node, "SUP")
  ? isSlash(node.nextSibling) && isMark(node.nextSibling?.nextSibling, "SUB")
  : isSlash(node.previousSibling) && isMark(node.previousSibling?.previousSibling, "SUP");

/**
 * Returns the text for a `sup` or `sub` element.
 * @param {Element} node
 * @param {string} inner the element's text
 */
export const writeScript = (node, inner) => {
  const words = inner.trim(), before = node.previousSibling, after = node.nextSibling;
  if (!words) return "";
  if (isFraction(node)) return node.nodeName == "SUP" && /\d$/.test(before?.textContent ?? "") ? ` ${words}` : words;
  if (node.nodeName == "SUB") return markScript("_", words, isGlued(after));
  // The element is a reference to a note, not a power.
  if (node.querySelector("a") || /^\[.*\]$/.test(words)) return words.startsWith("[") ? words : `[${words}]`;
  const replacement = REPLACEMENTS[words];
  if (replacement) return replacement;
  if (SIGNS.test(words) || (ORDINALS.test(words) && /\d\s*$/.test(before?.textContent ?? ""))) return words;
  return markScript("^", words, isGlued(after));
};

/**
 * Whether a node begins with a letter or digit.
 * @param {Node | null} after
 */
const isGlued = after => isText(after) && /^[\p{L}\p{N}]/u.test(after.data);

/** @type {[value: number, sign: string][]} */
const ROMAN = [[1000, "m"], [900, "cm"], [500, "d"], [400, "cd"], [100, "c"], [90, "xc"], [50, "l"], [40, "xl"], [10, "x"], [9, "ix"],
  [5, "v"], [4, "iv"], [1, "i"]];

/**
 * Returns the label of a list item in a list of a `type`.
 * @param {number} number
 * @param {string} type
 */
export const itemLabel = (number, type) => {
  if (!/^[ai]$/i.test(type) || number < 1 || number > 3999) return `${number}`;
  let left = number, made = "";
  if (/i/i.test(type)) {
    for (const [value, sign] of ROMAN) for (; left >= value; left -= value) made += sign;
  } else for (; left > 0; left = Math.floor((left - 1) / 26)) made = String.fromCharCode(97 + ((left - 1) % 26)) + made;
  return type == type.toUpperCase() ? made.toUpperCase() : made;
};
