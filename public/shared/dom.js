// @ts-check
// Creates elements for pages, and parts of pages, that the app does not render.

import { spokenLanguage } from "./say.js";

/**
 * Creates an element with properties and children.
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
 * Creates a button.
 * @param {string} className
 * @param {string} textContent
 * @param {(event: Event) => unknown} onclick
 */
export const button = (className, textContent, onclick) => element("button", { className, textContent, onclick });

/**
 * Wraps `child` in an element with the app's styles, colours and text size.
 * @param {HTMLElement} child
 */
export const frame = child => {
  const root = element("div", { className: "cc", lang: spokenLanguage() }, child);
  const { theme, text = "normal" } = { .../** @type {HTMLElement | null} */ (document.querySelector("main .cc"))?.dataset };
  if (theme) root.dataset.theme = theme;
  root.dataset.text = text;
  return root;
};
