// @ts-check
// Adopts the style sheets of a widget in its shadow root.

import { quizError } from "./errors.js";
import SHEETS from "./styles.js";

/** Custom properties that our first and last style sheets set. They show that both apply. */
const MARKER_PROPERTIES = ["--tap", "--is-embedded"];

/**
 * Creates a style sheet in which a rem is the reader's default font size, not the host page's root font size.
 * @param {string} text
 * @param {Window & typeof globalThis} window
 * @param {number} rem
 */
const createSheet = (text, { CSSStyleSheet }, rem) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text.replace(/(\d*\.?\d+)rem\b/g, (_, number) => `${number * rem}px`));
  return sheet;
};

/**
 * The style sheets by document: a constructed style sheet belongs to one document.
 * @type {WeakMap<Document, CSSStyleSheet[]>}
 */
const sheetsByDocument = new WeakMap();

/**
 * Adopts the style sheets in a shadow root. Throws if they do not apply, for example because a tool of the host page
 * changed them: without them an answer would be visible beside its question.
 * @param {ShadowRoot} root
 */
export const installStylesheets = root => {
  const [container, frame] = [".root", ".cc"].map(selector => /** @type {HTMLElement} */ (root.querySelector(selector)));
  // The container has `all: initial`, so it has the browser's default font size.
  const rem = parseFloat(getComputedStyle(container).fontSize) || 16;
  const { ownerDocument: page } = root, { defaultView: window } = page;
  if (!window) return;
  let sheets = sheetsByDocument.get(page);
  try {
    sheets ??= SHEETS.map(text => createSheet(text, window, rem));
  } catch {
    throw quizError("style");
  }
  sheetsByDocument.set(page, sheets);
  const [initialSheet] = root.adoptedStyleSheets;
  root.adoptedStyleSheets = [initialSheet, ...sheets];
  const style = getComputedStyle(frame);
  // Some browsers compute no styles in a hidden frame.
  if (!style.fontSize || MARKER_PROPERTIES.every(sign => style.getPropertyValue(sign))) return;
  root.adoptedStyleSheets = [initialSheet];
  throw quizError("style");
};
