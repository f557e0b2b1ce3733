// @ts-check
// Lines above the app.

import { element, frame } from "./dom.js";

/** Lets the app be as high as what is above it leaves, so that its bar covers nothing. */
export const fitApp = () => {
  const app = /** @type {HTMLElement | null} */ (document.querySelector("[data-app]"));
  if (app) app.style.minBlockSize = `calc(100svh - ${app.getBoundingClientRect().top + scrollY}px)`;
};

/**
 * Shows a line above the app, with buttons; returns it.
 * @param {"alert" | "status"} role
 * @param {string} text
 * @param {HTMLButtonElement[]} buttons
 */
export const showNotice = (role, text, ...buttons) => {
  const words = element("p");
  words.setAttribute("role", role);
  const line = frame(element("div", { className: "cc-notice" }, words, ...buttons));
  line.style.minBlockSize = "0";
  document.querySelector("main")?.prepend(line);
  // A screen reader reads what comes into an element that it knows already.
  setTimeout(() => {
    words.textContent = text;
    fitApp();
  });
  return line;
};
