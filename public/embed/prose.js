// @ts-check
// Converts HTML in the element to the blocks of a deck.

import {
  CODE_ELEMENTS, EMBEDDED_CONTENT, EMPHASIS, IGNORED_ELEMENTS, collapseSpace, decorate, hrefOf, inlines, joinTexts, lines, sourceText, text,
} from "./inlines.js";
import { mathText } from "./math.js";
import { isElement } from "./nodes.js";
import { itemLabel } from "./signs.js";

/** @typedef {import("./inlines.js").Inline} Inline */
/** @typedef {{ paragraph?: Inline[], code?: string, bullets?: Block[][], numbers?: Block[][] }} Block */

const BLOCKS = `p, ul, ol, menu, li, pre, div, section, article, aside, header, footer, main, nav, address, blockquote, center,
  details, summary, dl, dt, dd, fieldset, figure, figcaption, form, h1, h2, h3, h4, h5, h6, hgroup, hr, legend, math[display=block], table`;
const TITLES = "dt, summary, legend, h1, h2, h3, h4, h5, h6";

/**
 * Whether a node is a block, or an inline element that contains blocks. Blocks in embedded content, code and formulas
 * do not count.
 * @param {Node} node
 * @returns {node is HTMLElement}
 */
const isBlock = node => isElement(node) && (node.matches(BLOCKS) || (!node.matches(`${EMBEDDED_CONTENT}, ${CODE_ELEMENTS}, math`) && !!node.querySelector(BLOCKS)));

/** @type {(made: Inline[]) => Block[]} */
const paragraph = made => made.length ? [{ paragraph: made }] : [];
/** @type {(nodes: Iterable<Node>) => Inline[]} */
const bold = nodes => {
  const strong = oneLine(blocks(nodes));
  return strong.length ? [{ strong }] : [];
};

/**
 * Returns the items of a list. Content outside an item belongs to the item before it.
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
 * Prepends a text to the first block if that is a paragraph, else as a paragraph of its own.
 * @param {string} before
 * @param {Block[]} made
 * @returns {Block[]}
 */
const prepend = (before, made) => made[0]?.paragraph
  ? [{ paragraph: joinTexts([...text(before), ...made[0].paragraph]) }, ...made.slice(1)]
  : [...paragraph(text(before.trim())), ...made];

/**
 * Converts a list. A deck's numbered lists count from 1, so the items of any other list become paragraphs with labels.
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
    const label = itemLabel(number, type);
    number += reversed ? -1 : 1;
    return prepend(`${label}. `, made);
  });
};

/** Further columns are ignored, so that a huge `colspan` costs nothing. */
const MAX_COLUMNS = 100;
/**
 * Whether a table only lays out other content.
 * @param {HTMLTableElement} table
 */
const isLayout = table => /^(none|presentation)$/.test(table.role ?? table.getAttribute("role") ?? "") || !!table.querySelector("pre, table");

/**
 * Whether a cell is content, and not the line numbers of program text.
 * @param {HTMLTableCellElement} cell
 */
const isContent = cell => !/^\s*1\s+2(\s+\d+)*\s*$/.test(cell.textContent ?? "");

/**
 * Returns the texts of each row. A cell that spans several rows or columns is repeated in each.
 * @param {HTMLTableRowElement[]} rows
 */
const rowTexts = rows => {
  /** @type {({ words: Inline[], left: number } | undefined)[]} */
  const spans = [];
  return rows.map(row => {
    const cells = [...row.cells];
    /** @type {Inline[][]} */
    const made = [];
    for (let at = 0; at < MAX_COLUMNS && (cells.length || spans.slice(at).some(span => span && span.left > 0)); at += 1) {
      let span = spans[at];
      if (!span || span.left <= 0) {
        const cell = cells.shift();
        const words = !cell ? [] : cell.tagName == "TH" ? bold(cell.childNodes) : oneLine(blocks(cell.childNodes));
        const { colSpan: wide = 1, rowSpan: high = 1 } = cell ?? {};
        spans[at] = span = { words, left: high || Infinity };
        for (let n = at + 1; n < Math.min(at + wide, MAX_COLUMNS); n += 1) spans[n] = { ...span };
      }
      span.left -= 1;
      made.push(span.words);
    }
    return made;
  });
};

/**
 * Converts a table to one paragraph per row, with separators between the cells.
 * @param {HTMLTableElement} node
 */
const table = node => {
  const rows = [...node.rows];
  const caption = node.caption ? blocks(node.caption.childNodes) : [];
  if (isLayout(node)) return [...caption, ...rows.flatMap(row => [...row.cells].filter(isContent).flatMap(cell => blocks(cell.childNodes)))];
  const filled = rowTexts(rows).filter(row => row.some(words => words.length));
  const rowLines = filled.map(row => joinTexts(row.flatMap((words, n) => [...text(n ? " | " : ""), ...(words.length ? words : text("–"))])));
  return [...caption, ...rowLines.flatMap(paragraph)];
};

/**
 * Puts quotation marks around blocks, if the first and the last are paragraphs.
 * @param {Block[]} made
 */
const quote = made => {
  const [first, last] = [made[0]?.paragraph, made.at(-1)?.paragraph];
  if (!first || !last) return made;
  first.unshift({ text: "“" });
  last.push({ text: "”" });
  return [...made.slice(0, -1), { paragraph: joinTexts(last) }].map(one => one.paragraph ? { paragraph: joinTexts(one.paragraph) } : one);
};

/**
 * Applies the emphasis or link of an element to each paragraph in it.
 * @param {HTMLElement} node
 * @param {Block[]} made
 * @returns {Block[]}
 */
const withElement = (node, made) => {
  const kind = EMPHASIS[node.tagName], href = hrefOf(node);
  /** @type {(text: Inline[]) => Inline[]} */
  const within = text => href ? [{ link: { href, text } }] : kind ? [{ [kind]: text }] : joinTexts(decorate(node, text) ?? text);
  return made.map(one => one.paragraph ? { paragraph: within(one.paragraph) } : one);
};

/**
 * Converts a block element.
 * @param {HTMLElement} node
 * @returns {Block[]}
 */
const block = node => {
  const { tagName, childNodes } = node;
  if (node.matches(IGNORED_ELEMENTS)) return [];
  if (tagName == "PRE") return [{ code: sourceText(node) }].filter(({ code }) => code.trim());
  if (node.localName == "math") return paragraph(text(mathText(node)));
  if (tagName == "HR") return paragraph(text("* * *"));
  if (tagName == "TABLE") return table(/** @type {HTMLTableElement} */ (node));
  if (/^(UL|OL|MENU)$/.test(tagName)) return list(node);
  if (tagName == "BLOCKQUOTE") return quote(blocks(childNodes));
  if (node.matches(TITLES)) return paragraph(bold(childNodes));
  return withElement(node, blocks(childNodes));
};

/**
 * Converts nodes to blocks.
 * @param {Iterable<Node>} nodes
 */
export const blocks = nodes => {
  /** @type {Block[]} */
  const made = [];
  /** @type {Node[]} */
  let line = [];
  const end = () => {
    for (const words of lines(inlines(line))) made.push(...paragraph(joinTexts(words)));
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
 * Joins blocks to a single line: paragraphs with spaces, list items with semicolons.
 * @param {Block[]} made
 * @returns {Inline[]}
 */
export const oneLine = made => {
  const pieces = made.map(one => {
    if (one.paragraph) return one.paragraph;
    return one.code !== undefined ? [{ code: collapseSpace(one.code).trim() }] : joinItems(one.bullets ?? one.numbers ?? []);
  });
  return joinTexts(pieces.flatMap((words, n) => [...text(n ? " " : ""), ...words]));
};
/** @param {Block[][]} items */
const joinItems = items => items.flatMap((item, n) => [...text(n ? "; " : ""), ...oneLine(item)]);
