// @ts-check
// HTML written in the element, as the blocks of a deck.

import {
  CODES, LEFT_OUT, PICTURES, STRESSES, around, hrefOf, inlines, lines, running, source, text, tidy,
} from "./inlines.js";
import { mathText } from "./math.js";
import { isElement } from "./nodes.js";
import { numbered } from "./signs.js";

/** @typedef {import("./inlines.js").Inline} Inline */
/** @typedef {{ paragraph?: Inline[], code?: string, bullets?: Block[][], numbers?: Block[][] }} Block */

const BLOCKS = `p, ul, ol, menu, li, pre, div, section, article, aside, header, footer, main, nav, address, blockquote, center,
  details, summary, dl, dt, dd, fieldset, figure, figcaption, form, h1, h2, h3, h4, h5, h6, hgroup, hr, legend, math[display=block], table`;
const TITLES = "dt, summary, legend, h1, h2, h3, h4, h5, h6";

/**
 * What is in an element of running text may be blocks; what is in these is not read.
 * @param {Node} node
 * @returns {node is HTMLElement}
 */
const isBlock = node => isElement(node) && (node.matches(BLOCKS) || (!node.matches(`${PICTURES}, ${CODES}, math`) && !!node.querySelector(BLOCKS)));

/** @type {(made: Inline[]) => Block[]} */
const paragraph = made => made.length ? [{ paragraph: made }] : [];
/** @type {(nodes: Iterable<Node>) => Inline[]} */
const bold = nodes => {
  const strong = oneLine(blocks(nodes));
  return strong.length ? [{ strong }] : [];
};

/**
 * Items of a list; what stands in it outside any belongs to the one before.
 * @param {HTMLElement} list
 */
const items = list => {
  /** @type {{ node: Node, made: Block[] }[]} */
  const found = [];
  for (const node of list.childNodes) {
    const isItem = isElement(node) && node.tagName == "LI";
    const made = blocks(isItem ? node.childNodes : [node]);
    if (isItem || !found.length) found.push({ node, made });
    else found.at(-1)?.made.push(...made);
  }
  return found.filter(({ made }) => made.length);
};

/**
 * Blocks with a text before the first paragraph, or in a paragraph of its own.
 * @param {string} before
 * @param {Block[]} made
 * @returns {Block[]}
 */
const led = (before, made) => made[0]?.paragraph
  ? [{ paragraph: running([...text(before), ...made[0].paragraph]) }, ...made.slice(1)]
  : [...paragraph(text(before.trim())), ...made];

/**
 * A list; with its numbers as they are shown where it does not simply count from 1: a deck's lists do nothing else.
 * @param {HTMLElement} node
 * @returns {Block[]}
 */
const list = node => {
  const found = items(node), all = found.map(({ made }) => made);
  if (!found.length) return [];
  if (node.tagName != "OL") return [{ bullets: all }];
  const { start, reversed, type } = /** @type {HTMLOListElement} */ (node);
  /** @param {Node} item */
  const valueOf = item => isElement(item) && item.hasAttribute("value") ? /** @type {HTMLLIElement} */ (item).value : undefined;
  const isPlain = start == 1 && !reversed && /^1?$/.test(type) && found.every(({ node }) => valueOf(node) === undefined);
  if (isPlain) return [{ numbers: all }];
  let number = reversed && !node.hasAttribute("start") ? found.length : start;
  return found.flatMap(({ node: item, made }) => {
    number = valueOf(item) ?? number;
    const label = numbered(number, type);
    number += reversed ? -1 : 1;
    return led(`${label}. `, made);
  });
};

/** More columns than that are no table that anybody reads. */
const MOST_COLUMNS = 100;
/** @param {HTMLTableElement} table */
const isLayout = table => /^(none|presentation)$/.test(table.role ?? table.getAttribute("role") ?? "") || !!table.querySelector("pre, table");

/**
 * Whether a cell is to be read: the numbers of a program's lines are not its text.
 * @param {HTMLTableCellElement} cell
 */
const isRead = cell => !/^\s*1\s+2(\s+\d+)*\s*$/.test(cell.textContent ?? "");

/**
 * The texts of each row; a cell that spans several rows or columns stands in each.
 * @param {HTMLTableRowElement[]} rows
 */
const texts = rows => {
  /** @type {({ words: Inline[], left: number } | undefined)[]} */
  const spans = [];
  return rows.map(row => {
    const cells = [...row.cells];
    /** @type {Inline[][]} */
    const made = [];
    for (let at = 0; at < MOST_COLUMNS && (cells.length || spans.slice(at).some(span => span && span.left > 0)); at += 1) {
      let span = spans[at];
      if (!span || span.left <= 0) {
        const cell = cells.shift();
        const words = !cell ? [] : cell.tagName == "TH" ? bold(cell.childNodes) : oneLine(blocks(cell.childNodes));
        const { colSpan: wide = 1, rowSpan: high = 1 } = cell ?? {};
        spans[at] = span = { words, left: high || Infinity };
        for (let n = at + 1; n < Math.min(at + wide, MOST_COLUMNS); n += 1) spans[n] = { ...span };
      }
      span.left -= 1;
      made.push(span.words);
    }
    return made;
  });
};

/**
 * A table: each row as a line, with its cells apart.
 * @param {HTMLTableElement} node
 */
const table = node => {
  const rows = [...node.rows];
  const caption = node.caption ? blocks(node.caption.childNodes) : [];
  if (isLayout(node)) return [...caption, ...rows.flatMap(row => [...row.cells].filter(isRead).flatMap(cell => blocks(cell.childNodes)))];
  const filled = texts(rows).filter(row => row.some(words => words.length));
  const joined = filled.map(row => running(row.flatMap((words, n) => [...text(n ? " | " : ""), ...(words.length ? words : text("–"))])));
  return [...caption, ...joined.flatMap(paragraph)];
};

/** @param {Block[]} made */
const quote = made => {
  const [first, last] = [made[0]?.paragraph, made.at(-1)?.paragraph];
  if (!first || !last) return made;
  first.unshift({ text: "“" });
  last.push({ text: "”" });
  return [...made.slice(0, -1), { paragraph: running(last) }].map(one => one.paragraph ? { paragraph: running(one.paragraph) } : one);
};

/**
 * Blocks with the stress or the link of the element that they are in, for each of their paragraphs.
 * @param {HTMLElement} node
 * @param {Block[]} made
 * @returns {Block[]}
 */
const wrapped = (node, made) => {
  const kind = STRESSES[node.tagName], href = hrefOf(node);
  /** @type {(text: Inline[]) => Inline[]} */
  const within = text => href ? [{ link: { href, text } }] : kind ? [{ [kind]: text }] : running(around(node, text) ?? text);
  return made.map(one => one.paragraph ? { paragraph: within(one.paragraph) } : one);
};

/**
 * @param {HTMLElement} node
 * @returns {Block[]}
 */
const block = node => {
  const { tagName, childNodes } = node;
  if (node.matches(LEFT_OUT)) return [];
  if (tagName == "PRE") return [{ code: source(node) }].filter(({ code }) => code.trim());
  if (node.localName == "math") return paragraph(text(mathText(node)));
  if (tagName == "HR") return paragraph(text("* * *"));
  if (tagName == "TABLE") return table(/** @type {HTMLTableElement} */ (node));
  if (/^(UL|OL|MENU)$/.test(tagName)) return list(node);
  if (tagName == "BLOCKQUOTE") return quote(blocks(childNodes));
  if (node.matches(TITLES)) return paragraph(bold(childNodes));
  return wrapped(node, blocks(childNodes));
};

/**
 * Nodes as blocks.
 * @param {Iterable<Node>} nodes
 */
export const blocks = nodes => {
  /** @type {Block[]} */
  const made = [];
  /** @type {Node[]} */
  let line = [];
  const end = () => {
    for (const words of lines(inlines(line))) made.push(...paragraph(running(words)));
    line = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      line.push(node);
      continue;
    }
    end();
    made.push(...block(node));
  }
  end();
  return made;
};

/**
 * Blocks as running text, for where there is but one line: lines with blanks between, items with semicolons.
 * @param {Block[]} made
 * @returns {Inline[]}
 */
export const oneLine = made => {
  const pieces = made.map(one => {
    if (one.paragraph) return one.paragraph;
    return one.code !== undefined ? [{ code: tidy(one.code).trim() }] : listed(one.bullets ?? one.numbers ?? []);
  });
  return running(pieces.flatMap((words, n) => [...text(n ? " " : ""), ...words]));
};
/** @param {Block[][]} items */
const listed = items => items.flatMap((item, n) => [...text(n ? "; " : ""), ...oneLine(item)]);
