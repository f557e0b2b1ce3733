// @ts-check
// Applies the colours and text size from Settings to elements that the app does not render.

import { readSettings } from "./stored.js";

const THEMES = ["light", "dark"];
const SIZES = ["normal", "large", "larger"];

/**
 * Sets the chosen colours and text size on elements, as the app does on its own; returns the colours, if there is a choice.
 * @param {HTMLElement[]} elements
 */
export const applyAppearance = (...elements) => {
  const { theme, text } = readSettings();
  const colours = THEMES.find(name => name == theme);
  for (const { dataset } of elements) {
    dataset.text = SIZES.find(name => name == text) ?? "normal";
    if (colours) dataset.theme = colours;
    else delete dataset.theme;
  }
  return colours;
};

/**
 * Applies the choice to the whole page, including the browser's theme colour.
 * @param {HTMLElement[]} elements
 */
export const applyTheme = (...elements) => {
  const theme = applyAppearance(...elements);
  // The page has one `theme-color` for each colour scheme of the system. Enable the one that matches the choice.
  const bars = /** @type {NodeListOf<HTMLMetaElement>} */ (document.querySelectorAll("meta[name=theme-color]"));
  bars.forEach((bar, n) => {
    bar.media = !theme ? `(prefers-color-scheme: ${THEMES[n]})` : theme == THEMES[n] ? "all" : "not all";
  });
};
