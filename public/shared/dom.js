// @ts-check
// Elements for pages and parts of pages that the app does not draw itself.

import { spokenLanguage } from "./say.js";

/**
 * An element with these properties, and these children in it.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

/**
 * A button.
 * @param {string} className
 * @param {string} textContent
 * @param {(event: Event) => unknown} onclick
 */
export const button = (className, textContent, onclick) => element("button", { className, textContent, onclick });

/**
 * A frame that looks like the app's own, in its colours and its size of text, around `child`.
 * @param {HTMLElement} child
 */
export const frame = child => {
  const root = element("div", { className: "cc", lang: spokenLanguage() }, child);
  const { theme, text = "normal" } = { .../** @type {HTMLElement | null} */ (document.querySelector("main .cc"))?.dataset };
  if (theme) root.dataset.theme = theme;
  root.dataset.text = text;
  return root;
};
