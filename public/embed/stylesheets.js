// @ts-check
// The style sheets of a widget, in its shadow root.

import { quizError } from "./errors.js";
import SHEETS from "./styles.js";

/** What our style sheets alone say of the app's frame: the first of them, and the last. */
const SIGNS = ["--tap", "--is-embedded"];

/**
 * A style sheet of a window in which a rem is the reader's own size of text, however large the page's is.
 * @param {string} text
 * @param {Window & typeof globalThis} window
 * @param {number} rem
 */
const sheet = (text, { CSSStyleSheet }, rem) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text.replace(/(\d*\.?\d+)rem\b/g, (_, number) => `${number * rem}px`));
  return made;
};

/**
 * The style sheets by document, to which constructed ones belong.
 * @type {WeakMap<Document, CSSStyleSheet[]>}
 */
const adopted = new WeakMap();

/**
 * Brings the style sheets into a shadow root. An error where they are not ours, as a tool of the page's may have seen to:
 * without them an answer would be in sight beside its question.
 * @param {ShadowRoot} root
 */
export const installStylesheets = root => {
  const [place, frame] = [".root", ".cc"].map(selector => /** @type {HTMLElement} */ (root.querySelector(selector)));
  // It is of `all: initial`, so its font has the size the reader's browser is set to.
  const rem = parseFloat(getComputedStyle(place).fontSize) || 16;
  const { ownerDocument: page } = root, { defaultView: window } = page;
  if (!window) return;
  let sheets = adopted.get(page);
  try {
    sheets ??= SHEETS.map(text => sheet(text, window, rem));
  } catch {
    throw quizError("style");
  }
  adopted.set(page, sheets);
  const [early] = root.adoptedStyleSheets;
  root.adoptedStyleSheets = [early, ...sheets];
  const style = getComputedStyle(frame);
  // Some browsers tell nothing of what is in a frame that is not to be seen.
  if (!style.fontSize || SIGNS.every(sign => style.getPropertyValue(sign))) return;
  root.adoptedStyleSheets = [early];
  throw quizError("style");
};
