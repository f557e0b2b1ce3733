// @ts-check
// Shows a deck in full size with all views. Ratings are stored in this browser under the deck's id.

import "../embed.js";
import { give } from "../embed/widget.js";
import { openTitle } from "../shared/messages.js";
import { say } from "../shared/say.js";
import { OPENED, readText, removeText, writeText } from "../shared/stored.js";
import { applyTheme } from "../shared/theme.js";

/** @typedef {{ id: string, json: string }} Deck */

/** Larger decks would use too much of the tab's storage quota. */
const MAX_STORED = 1_000_000;
/** Codes of errors that the widget shows itself, with a button to try again. */
const WIDGET_ERRORS = ["load", "wasm", "file", "policy", "stopped"];

/** @type {(id: string) => HTMLElement} */
const at = id => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {HTMLElement | null} */
let current = null;

/** Applies the chosen theme to the page. */
export const applyPageTheme = () => {
  const parts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("main > .cc"));
  applyTheme(...parts);
};

/**
 * Shows a deck.
 * @param {Deck} deck
 * @param {string} title
 * @param {(why: string) => void} onRejected called with the reason if the app rejects the deck
 */
export const play = (deck, title, onRejected) => {
  leave();
  const widget = document.createElement("cuecard-deck");
  current = widget;
  widget.setAttribute("loading", "eager");
  widget.setAttribute("views", "deck progress settings");
  // With the name of the bundled deck the element would show that deck's first question while it loads.
  widget.setAttribute("deck", "./");
  give(widget, deck);
  let isReady = false;
  widget.addEventListener("cuecard:ready", () => {
    isReady = true;
    const question = /** @type {HTMLElement | null | undefined} */ (widget.shadowRoot?.querySelector(".cc-question"));
    question?.focus({ preventScroll: true });
  });
  widget.addEventListener("cuecard:error", ({ detail: { code, message } }) => {
    if (isReady || current != widget || WIDGET_ERRORS.includes(code)) return;
    leave();
    onRejected(message);
  });
  // The deck's Settings may change the theme.
  widget.addEventListener("input", () => setTimeout(applyPageTheme));
  at("title").textContent = title;
  document.title = `${title}: Cuecard`;
  at("picker").hidden = true;
  at("open").hidden = false;
  document.querySelector("main")?.append(widget);
  storeOpened(deck, title);
};

/** Removes the deck from the page. */
export const leave = () => {
  current?.remove();
  current = null;
  removeText(OPENED, "sessionStorage");
  document.title = say(openTitle);
  at("picker").hidden = false;
  at("open").hidden = true;
};

/** Returns the deck shown before this tab was reloaded; null if there was none or the stored value is invalid. */
export const readOpened = () => {
  try {
    const { deck: { id, json }, title } = JSON.parse(readText(OPENED, "sessionStorage") ?? "");
    const isOurs = [id, json, title].every(text => typeof text == "string") && json.length < MAX_STORED;
    return isOurs ? { deck: { id, json }, title } : null;
  } catch {
    return null;
  }
};

/**
 * Stores the deck for a reload of this tab. A deck that is not stored is closed by a reload.
 * @param {Deck} deck
 * @param {string} title
 */
const storeOpened = ({ id, json }, title) => {
  if (json.length < MAX_STORED) writeText(OPENED, JSON.stringify({ deck: { id, json }, title }), "sessionStorage");
};
