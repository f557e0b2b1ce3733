// @ts-check
// Characters that say what HTML shows by other means: raised and lowered text, numbers of a list.

import { isText } from "./nodes.js";

/**
 * Whether a text needs no brackets around it.
 * @param {string} text
 */
export const isShort = text => /^[-+−]?[\p{L}\p{N}.]+$|^[-+−±]$/u.test(text);

/** Ends of numbers, as in 1st, and signs that say by themselves what they are. */
const ENDS = /^(st|nd|rd|th|er|re|ère|ème|de)$/i, SIGNS = /^[*†‡§¶°®©™℠′″]+$/;
/** @type {Record<string, string | undefined>} */
const SHORT = { TM: "™", SM: "℠" };
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";

/**
 * A power of several letters would read as a product.
 * @param {string} text
 */
const isPower = text => /^[-+−]?(\p{L}|[\p{N}.]+)$|^[-+−±]$/u.test(text);

/**
 * An index or a power as it stands after its base: `^10`, `^(n+1)`, `₂`, `_i`. `isGlued` says that a letter follows.
 * @param {"^" | "_"} mark
 * @param {string} words
 */
export const raised = (mark, words, isGlued = false) => {
  if (mark == "_" && /^\d+$/.test(words)) return words.replace(/\d/g, digit => LOWERED[Number(digit)]);
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
 * Whether it is the upper or the lower part of a fraction that is set as both: `<sup>1</sup>/<sub>2</sub>`.
 * @param {Node} node
 */
const isFraction = node => isMark(node, "SUP")
  ? isSlash(node.nextSibling) && isMark(node.nextSibling?.nextSibling, "SUB")
  : isSlash(node.previousSibling) && isMark(node.previousSibling?.previousSibling, "SUP");

/**
 * The text of a `sup` or `sub` in its line.
 * @param {Element} node
 * @param {string} inner the text in it
 */
export const script = (node, inner) => {
  const words = inner.trim(), before = node.previousSibling, after = node.nextSibling;
  if (!words) return "";
  if (isFraction(node)) return node.nodeName == "SUP" && /\d$/.test(before?.textContent ?? "") ? ` ${words}` : words;
  if (node.nodeName == "SUB") return raised("_", words, isGlued(after));
  // A note, not a power.
  if (node.querySelector("a") || /^\[.*\]$/.test(words)) return words.startsWith("[") ? words : `[${words}]`;
  const short = SHORT[words];
  if (short) return short;
  if (SIGNS.test(words) || (ENDS.test(words) && /\d\s*$/.test(before?.textContent ?? ""))) return words;
  return raised("^", words, isGlued(after));
};

/** @param {Node | null} after */
const isGlued = after => isText(after) && /^[\p{L}\p{N}]/u.test(after.data);

/** @type {[value: number, sign: string][]} */
const ROMAN = [[1000, "m"], [900, "cm"], [500, "d"], [400, "cd"], [100, "c"], [90, "xc"], [50, "l"], [40, "xl"], [10, "x"], [9, "ix"],
  [5, "v"], [4, "iv"], [1, "i"]];

/**
 * The number of a list's item as a list of this `type` shows it.
 * @param {number} number
 * @param {string} type
 */
export const numbered = (number, type) => {
  if (!/^[ai]$/i.test(type) || number < 1 || number > 3999) return `${number}`;
  let left = number, made = "";
  if (/i/i.test(type)) {
    for (const [value, sign] of ROMAN) for (; left >= value; left -= value) made += sign;
  } else for (; left > 0; left = Math.floor((left - 1) / 26)) made = String.fromCharCode(97 + ((left - 1) % 26)) + made;
  return type == type.toUpperCase() ? made.toUpperCase() : made;
};
