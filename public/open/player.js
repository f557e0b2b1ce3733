// @ts-check
// The deck that is on screen: full size, with all views. What is rated stays in this browser, under the deck's id.

import "../embed.js";
import { give } from "../embed/widget.js";
import { openTitle } from "../shared/messages.js";
import { say } from "../shared/say.js";
import { OPENED, readText, removeText, writeText } from "../shared/stored.js";
import { applyTheme } from "../shared/theme.js";

/** @typedef {{ id: string, json: string }} Deck */

/** Larger decks would take the room of what else the tab stores. */
const MOST_KEPT = 1_000_000;
/** What the quiz itself says, with a way to try again. */
const ITS_OWN = ["load", "wasm", "file", "policy", "stopped"];

/** @type {(id: string) => HTMLElement} */
const at = id => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {HTMLElement | null} */
let quiz = null;

/** Has the page look as the person has chosen. */
export const applyPageTheme = () => {
  const parts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("main > .cc"));
  applyTheme(...parts);
};

/**
 * Shows a deck.
 * @param {Deck} deck
 * @param {string} title
 * @param {(why: string) => void} refused hears why where the app does not take it
 */
export const play = (deck, title, refused) => {
  leave();
  const shown = document.createElement("cuecard-deck");
  quiz = shown;
  shown.setAttribute("loading", "eager");
  shown.setAttribute("views", "deck progress settings");
  // No name of a bundled deck, whose first question would be shown while this one is on its way.
  shown.setAttribute("deck", "./");
  give(shown, deck);
  let isReady = false;
  shown.addEventListener("cuecard:ready", () => {
    isReady = true;
    const question = /** @type {HTMLElement | null | undefined} */ (shown.shadowRoot?.querySelector(".cc-question"));
    question?.focus({ preventScroll: true });
  });
  shown.addEventListener("cuecard:error", ({ detail: { code, message } }) => {
    if (isReady || quiz != shown || ITS_OWN.includes(code)) return;
    leave();
    refused(message);
  });
  // The colours may be chosen in its Settings.
  shown.addEventListener("input", () => setTimeout(applyPageTheme));
  at("title").textContent = title;
  document.title = `${title}: Cuecard`;
  at("picker").hidden = true;
  at("open").hidden = false;
  document.querySelector("main")?.append(shown);
  storeOpened(deck, title);
};

/** Takes the deck off the page. */
export const leave = () => {
  quiz?.remove();
  quiz = null;
  removeText(OPENED, "sessionStorage");
  document.title = say(openTitle);
  at("picker").hidden = false;
  at("open").hidden = true;
};

/** The deck that was on screen before this tab was loaded again; null where there is none, or anything else. */
export const readOpened = () => {
  try {
    const { deck: { id, json }, title } = JSON.parse(readText(OPENED, "sessionStorage") ?? "");
    const isOurs = [id, json, title].every(text => typeof text == "string") && json.length < MOST_KEPT;
    return isOurs ? { deck: { id, json }, title } : null;
  } catch {
    return null;
  }
};

/**
 * Stores the deck on screen for a reload of this tab; without it, a reload begins with the choice of a deck.
 * @param {Deck} deck
 * @param {string} title
 */
const storeOpened = ({ id, json }, title) => {
  if (json.length < MOST_KEPT) writeText(OPENED, JSON.stringify({ deck: { id, json }, title }), "sessionStorage");
};
