// Characters that say what HTML shows by other means: raised and lowered text, numbers of a list.

/** What needs no brackets around it. */
export const isShort = text => /^[-+−]?[\p{L}\p{N}.]+$|^[-+−±]$/u.test(text);

/** Ends of numbers, as in 1st, and signs that say by themselves what they are. */
const ENDS = /^(st|nd|rd|th|er|re|ère|ème|de)$/i, SIGNS = /^[*†‡§¶°®©™℠′″]+$/;
const SHORT = { TM: "™", SM: "℠" };
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";

/** A power of several letters would read as a product. */
const isPower = text => /^[-+−]?(\p{L}|[\p{N}.]+)$|^[-+−±]$/u.test(text);

/** An index or a power as it stands after its base: `^10`, `^(n+1)`, `₂`, `_i`. `isGlued` says that a letter follows. */
export const raised = (mark, words, isGlued = false) => {
  if (mark == "_" && /^\d+$/.test(words)) return words.replace(/\d/g, digit => LOWERED[digit]);
  return (mark == "^" ? isPower : isShort)(words) && !isGlued ? mark + words : `${mark}(${words})`;
};

const isMark = (node, name) => node?.nodeName == name;
const isSlash = node => node?.nodeType == Node.TEXT_NODE && /^\s*[/⁄]\s*$/.test(node.data);

/** Whether it is the upper or the lower part of a fraction that is set as both: `<sup>1</sup>/<sub>2</sub>`. */
const isFraction = node => isMark(node, "SUP")
  ? isSlash(node.nextSibling) && isMark(node.nextSibling.nextSibling, "SUB")
  : isSlash(node.previousSibling) && isMark(node.previousSibling.previousSibling, "SUP");

/** The text of a `sup` or `sub` in its line; `inner` is the text in it. */
export const script = (node, inner) => {
  const words = inner.trim(), before = node.previousSibling, after = node.nextSibling;
  if (!words) return "";
  if (isFraction(node)) return node.nodeName == "SUP" && /\d$/.test(before?.textContent ?? "") ? ` ${words}` : words;
  if (node.nodeName == "SUB") return raised("_", words, isGlued(after));
  // A note, not a power.
  if (node.querySelector("a") || /^\[.*\]$/.test(words)) return words.startsWith("[") ? words : `[${words}]`;
  if (SHORT[words]) return SHORT[words];
  if (SIGNS.test(words) || (ENDS.test(words) && /\d\s*$/.test(before?.textContent ?? ""))) return words;
  return raised("^", words, isGlued(after));
};

const isGlued = after => after?.nodeType == Node.TEXT_NODE && /^[\p{L}\p{N}]/u.test(after.data);

const ROMAN = [[1000, "m"], [900, "cm"], [500, "d"], [400, "cd"], [100, "c"], [90, "xc"], [50, "l"], [40, "xl"], [10, "x"], [9, "ix"],
  [5, "v"], [4, "iv"], [1, "i"]];

/** The number of a list's item as a list of this `type` shows it. */
export const numbered = (number, type) => {
  if (!/^[ai]$/i.test(type) || number < 1 || number > 3999) return `${number}`;
  let left = number, made = "";
  if (/i/i.test(type)) {
    for (const [value, sign] of ROMAN) for (; left >= value; left -= value) made += sign;
  } else for (; left > 0; left = Math.floor((left - 1) / 26)) made = String.fromCharCode(97 + ((left - 1) % 26)) + made;
  return type == type.toUpperCase() ? made.toUpperCase() : made;
};
