// @ts-check
// Applies the colours and text size from Settings to elements that the app does not render.

import { readSettings } from "./stored.js";

const THEMES = ["light", "dark"];

/**
 * Sets the chosen colours and text size on elements; returns the choice.
 * @param {HTMLElement[]} elements
 */
export const applyAppearance = (...elements) => {
  const chosen = readSettings();
  for (const { dataset } of elements) {
    for (const name of /** @type {const} */ (["theme", "text"])) {
      const value = chosen[name];
      if (typeof value == "string") dataset[name] = value;
      else delete dataset[name];
    }
  }
  return chosen;
};

/**
 * Applies the choice to the whole page, including the browser's theme colour.
 * @param {HTMLElement[]} elements
 */
export const applyTheme = (...elements) => {
  const theme = String(applyAppearance(...elements).theme);
  // The page has one `theme-color` for each colour scheme of the system. Enable the one that matches the choice.
  const bars = /** @type {NodeListOf<HTMLMetaElement>} */ (document.querySelectorAll("meta[name=theme-color]"));
  bars.forEach((bar, n) => {
    bar.media = !THEMES.includes(theme) ? `(prefers-color-scheme: ${THEMES[n]})` : theme == THEMES[n] ? "all" : "not all";
  });
};
