// @ts-check
// Notices above the app.

import { element, frame } from "./dom.js";

/** Gives the app the height below the notices, so that its bar does not cover content. */
export const fitApp = () => {
  const app = /** @type {HTMLElement | null} */ (document.querySelector("[data-app]"));
  if (app) app.style.minBlockSize = `calc(100svh - ${app.getBoundingClientRect().top + scrollY}px)`;
};

/**
 * Shows a notice with buttons above the app, and returns its element.
 * @param {"alert" | "status"} role
 * @param {string} text
 * @param {HTMLButtonElement[]} buttons
 */
export const showNotice = (role, text, ...buttons) => {
  const message = element("p");
  message.setAttribute("role", role);
  const line = frame(element("div", { className: "cc-notice" }, message, ...buttons));
  line.style.minBlockSize = "0";
  document.querySelector("main")?.prepend(line);
  // A screen reader announces text that is inserted into an existing live region.
  setTimeout(() => {
    message.textContent = text;
    fitApp();
  });
  return line;
};
