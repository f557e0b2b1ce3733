// HTML written in the element, as the blocks and inlines of a deck. What a deck has no form for is written in characters
// that say the same, or, where nothing can, as a word in brackets.

import { mathText } from "./math.js";
import { numbered, script } from "./signs.js";

/** Nodes that the host page does not show, or shows a second time for other readers. */
const LEFT_OUT = "script, style, template, noscript, datalist, [hidden], [aria-hidden=true], dialog:not([open])";
const BLOCKS = `p, ul, ol, menu, li, pre, div, section, article, aside, header, footer, main, nav, address, blockquote, center,
  details, summary, dl, dt, dd, fieldset, figure, figcaption, form, h1, h2, h3, h4, h5, h6, hgroup, hr, legend, math[display=block], table`;
const TITLES = "dt, summary, legend, h1, h2, h3, h4, h5, h6";
const INLINES = {
  EM: "emphasis", I: "emphasis", CITE: "emphasis", DFN: "emphasis", VAR: "emphasis", STRONG: "strong", B: "strong", MARK: "strong",
};
const CODES = "code, kbd, samp, tt";
/** What has no text of its own to be read. */
const PICTURES = "img, svg, video, audio, canvas, iframe, object, embed";
/** A line break, until the text around it is a paragraph. */
const BREAK = {};

const isSafe = href => /^(https?|mailto):/i.test(href);
const tidy = text => text.replace(/\s+/g, " ");
const text = text => (text ? [{ text }] : []);
const isElement = node => node.nodeType == Node.ELEMENT_NODE;
/** What is in an element of running text may be blocks; what is in these is not read. */
const isBlock = node => isElement(node) && (node.matches(BLOCKS) || (!node.matches(`${PICTURES}, ${CODES}, math`) && !!node.querySelector(BLOCKS)));

/** The characters of inlines. */
export const plain = made => made.map(one => one == BREAK ? " " : one.text ?? one.code ?? plain(one.emphasis ?? one.strong ?? one.link.text)).join("");

/** What stands in place of something without text: its own name in brackets, else what it is. */
const stand = (node, what) => {
  const [alt, label] = ["alt", "aria-label"].map(name => node.getAttribute(name));
  const name = tidy(alt ?? label ?? node.querySelector("title")?.textContent ?? (node.title || what)).trim();
  return name && `[${name}]`;
};

/** What a field holds, or what it is for. */
const field = node => {
  if (node.matches("meter, progress")) return `${node.value}/${node.max}`;
  if (node.type == "checkbox") return node.checked ? "☑ " : "☐ ";
  if (node.type == "radio") return node.checked ? "◉ " : "○ ";
  if (node.type == "hidden") return "";
  const chosen = node.selectedOptions ? [...node.selectedOptions].map(one => one.text).join(", ") : node.value;
  return chosen || `[${node.placeholder || node.getAttribute("aria-label") || "…"}]`;
};

/** Program text: as it stands, a line for each element that is one. */
const source = node => [...node.childNodes].map(child => {
  if (!isElement(child)) return child.nodeType == Node.TEXT_NODE ? child.data : "";
  if (child.matches(`br, ${LEFT_OUT}`)) return child.tagName == "BR" ? "\n" : "";
  if (child.matches("sup, sub")) return script(child, source(child));
  const inner = source(child);
  return child.matches("div, p, li, tr") && !inner.endsWith("\n") ? inner + "\n" : inner;
}).join("");

/** The first abbreviation of each title in an answer or a question, while the page's task lasts. */
let firsts = new Map();

/** An abbreviation is written out once. */
const isFirst = node => {
  const around = node.closest("dd, dt, details") ?? node;
  if (!firsts.size) queueMicrotask(() => (firsts = new Map()));
  if (!firsts.has(around)) {
    const titles = new Map();
    for (const one of around.querySelectorAll("abbr[title]")) if (!titles.has(one.title)) titles.set(one.title, one);
    firsts.set(around, titles);
  }
  return around == node || firsts.get(around).get(node.title) == node;
};

/** Elements whose text has something before and after it: `null` for those that are otherwise made. */
const around = (node, inner) => {
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

const inline = node => {
  if (node.nodeType == Node.TEXT_NODE) return text(tidy(node.data));
  if (!isElement(node) || node.matches(`rp, wbr, ${LEFT_OUT}`)) return [];
  if (node.matches("br")) return [BREAK];
  if (node.matches(PICTURES)) return text(stand(node, node.matches("img, svg") ? "image" : node.localName));
  if (node.matches("input, select, textarea, meter, progress")) return text(field(node));
  if (node.localName == "math") return text(mathText(node));
  if (node.matches(CODES)) return [{ code: source(node) }].filter(({ code }) => code);
  const inner = inlines(node.childNodes);
  if (node.tagName == "A" && isSafe(node.href) && plain(inner).trim()) return [{ link: { href: node.href, text: spaced(inner) } }];
  const kind = INLINES[node.tagName];
  if (!kind) return around(node, inner) ?? inner;
  return cut(inner).flatMap((line, n) => [...(n ? [BREAK] : []), ...(line.length ? [{ [kind]: line }] : [])]);
};

const inlines = nodes => [...nodes].flatMap(inline);

/** The lines of a text that has breaks in it. */
const cut = made => made.reduce((lines, one) => {
  if (one == BREAK) lines.push([]);
  else lines.at(-1).push(one);
  return lines;
}, [[]]);
const spaced = made => made.map(one => (one == BREAK ? { text: " " } : one));

/** Running text, its pieces joined, without blanks at its ends; none where nothing is left. */
const running = pieces => {
  const made = [];
  for (const one of pieces) {
    if (one.text === undefined || made.at(-1)?.text === undefined) made.push({ ...one });
    else made.at(-1).text += one.text;
  }
  const trim = (at, how) => {
    const last = made.at(at);
    if (last?.text !== undefined) last.text = last.text[how]();
    if (last?.text === "") made.splice(at, 1);
  };
  trim(0, "trimStart");
  trim(-1, "trimEnd");
  return made;
};

const paragraph = made => made.length ? [{ paragraph: made }] : [];
const bold = nodes => {
  const strong = oneLine(blocks(nodes));
  return strong.length ? [{ strong }] : [];
};

/** Items of a list; what stands in it outside any belongs to the one before. */
const items = list => {
  const found = [];
  for (const node of list.childNodes) {
    const isItem = isElement(node) && node.tagName == "LI";
    const made = blocks(isItem ? node.childNodes : [node]);
    if (isItem || !found.length) found.push({ node, made });
    else found.at(-1).made.push(...made);
  }
  return found.filter(({ made }) => made.length);
};

/** With a text before the first paragraph, or in a paragraph of its own. */
const led = (before, made) => made[0]?.paragraph
  ? [{ paragraph: running([...text(before), ...made[0].paragraph]) }, ...made.slice(1)]
  : [...paragraph(text(before.trim())), ...made];

/** Numbers as they are shown where a list does not simply count from 1: a deck's lists do nothing else. */
const list = node => {
  const found = items(node), all = found.map(({ made }) => made);
  if (!found.length) return [];
  if (node.tagName != "OL") return [{ bullets: all }];
  const isPlain = node.start == 1 && !node.reversed && /^1?$/.test(node.type) && found.every(({ node }) => !node.hasAttribute?.("value"));
  if (isPlain) return [{ numbers: all }];
  let number = node.reversed && !node.hasAttribute("start") ? found.length : node.start;
  return found.flatMap(({ node: item, made }) => {
    if (item.hasAttribute?.("value")) number = item.value;
    const label = numbered(number, node.type);
    number += node.reversed ? -1 : 1;
    return led(`${label}. `, made);
  });
};

/** More columns than that are no table that anybody reads. */
const MOST_COLUMNS = 100;
const isLayout = table => /^(none|presentation)$/.test(table.role ?? table.getAttribute("role")) || !!table.querySelector("pre, table");

/** The numbers of a program's lines are not its text. */
const isRead = cell => !/^\s*1\s+2(\s+\d+)*\s*$/.test(cell.textContent);

/** A row as a line, with its cells apart; a cell that spans several rows or columns stands in each. */
const table = node => {
  const rows = [...node.rows];
  const caption = node.caption ? blocks(node.caption.childNodes) : [];
  if (isLayout(node)) return [...caption, ...rows.flatMap(row => [...row.cells].filter(isRead).flatMap(cell => blocks(cell.childNodes)))];
  const spans = [];
  const lines = rows.map(row => {
    const cells = [...row.cells], made = [];
    for (let at = 0; at < MOST_COLUMNS && (cells.length || spans.slice(at).some(span => span?.left > 0)); at += 1) {
      if (!(spans[at]?.left > 0)) {
        const cell = cells.shift();
        const words = !cell ? [] : cell.tagName == "TH" ? bold(cell.childNodes) : oneLine(blocks(cell.childNodes));
        const [wide, high] = [cell?.colSpan ?? 1, cell?.rowSpan ?? 1];
        for (let n = at; n < Math.min(at + wide, MOST_COLUMNS); n += 1) spans[n] = { words, left: high || Infinity };
      }
      spans[at].left -= 1;
      made.push(spans[at].words);
    }
    const isEmpty = made.every(words => !words.length);
    return isEmpty ? [] : running(made.flatMap((words, n) => [...text(n ? " | " : ""), ...(words.length ? words : text("–"))]));
  });
  return [...caption, ...lines.flatMap(paragraph)];
};

const quote = made => {
  const [first, last] = [made[0]?.paragraph, made.at(-1)?.paragraph];
  if (!first || !last) return made;
  first.unshift({ text: "“" });
  last.push({ text: "”" });
  return [...made.slice(0, -1), { paragraph: running(last) }].map(one => one.paragraph ? { paragraph: running(one.paragraph) } : one);
};

/** The stress or the link of an inline element, for each of the paragraphs in it. */
const wrapped = (node, made) => {
  const kind = INLINES[node.tagName], href = node.tagName == "A" && isSafe(node.href) && node.href;
  const within = text => href ? [{ link: { href, text } }] : kind ? [{ [kind]: text }] : running(around(node, text) ?? text);
  return made.map(one => one.paragraph ? { paragraph: within(one.paragraph) } : one);
};

const block = node => {
  const { tagName, childNodes } = node;
  if (node.matches(LEFT_OUT)) return [];
  if (tagName == "PRE") return [{ code: source(node) }].filter(({ code }) => code.trim());
  if (node.localName == "math") return paragraph(text(mathText(node)));
  if (tagName == "HR") return paragraph(text("* * *"));
  if (tagName == "TABLE") return table(node);
  if (/^(UL|OL|MENU)$/.test(tagName)) return list(node);
  if (tagName == "BLOCKQUOTE") return quote(blocks(childNodes));
  if (node.matches(TITLES)) return paragraph(bold(childNodes));
  return wrapped(node, blocks(childNodes));
};

/** Nodes as blocks. */
export const blocks = nodes => {
  const made = [];
  let line = [];
  const end = () => {
    for (const words of cut(inlines(line))) made.push(...paragraph(running(words)));
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

/** Blocks as running text, for where there is but one line: lines with blanks between, items with semicolons. */
export const oneLine = made => {
  const pieces = made.map(one => one.paragraph ?? (one.code !== undefined ? [{ code: tidy(one.code).trim() }] : listed(one.bullets ?? one.numbers)));
  return running(pieces.flatMap((words, n) => [...text(n ? " " : ""), ...words]));
};
const listed = items => items.flatMap((item, n) => [...text(n ? "; " : ""), ...oneLine(item)]);
