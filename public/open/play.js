// The deck that is on screen: full size, with all views. What is rated stays in this browser, under the deck's id.

import { dress } from "../dress.js";
import "../embed.js";
import { give } from "../embed/deck.js";

/** The deck on screen, for a reload of this tab. Larger ones would take the room of what else the tab keeps. */
const OPENED = "cuecard/opened";
const MOST_KEPT = 1_000_000;
/** What the quiz itself says, with a way to try again. */
const ITS_OWN = ["load", "wasm", "file", "policy", "stopped"];

const at = id => document.getElementById(id);
const TITLE = document.title;

let quiz;

/** Has the page look as the person has chosen. */
export const dressed = () => dress(...document.querySelectorAll("main > .cc"));

/** Shows a deck; `refused` hears why where the app does not take it. */
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
    shown.shadowRoot.querySelector(".cc-question")?.focus({ preventScroll: true });
  });
  shown.addEventListener("cuecard:error", ({ detail: { code, message } }) => {
    if (isReady || quiz != shown || ITS_OWN.includes(code)) return;
    leave();
    refused(message);
  });
  // The colours may be chosen in its Settings.
  shown.addEventListener("input", () => setTimeout(dressed));
  at("title").textContent = title;
  document.title = `${title}: Cuecard`;
  at("door").hidden = true;
  at("open").hidden = false;
  document.querySelector("main").append(shown);
  keep(deck, title);
};

/** Takes the deck off the page. */
export const leave = () => {
  quiz?.remove();
  quiz = null;
  keep(null);
  document.title = TITLE;
  at("door").hidden = false;
  at("open").hidden = true;
};

/** The deck that was on screen before this tab was loaded again; null where there is none, or anything else. */
export const kept = () => {
  try {
    const { deck: { id, json }, title } = JSON.parse(sessionStorage.getItem(OPENED));
    const isOurs = [id, json, title].every(text => typeof text == "string") && json.length < MOST_KEPT;
    return isOurs ? { deck: { id, json }, title } : null;
  } catch {
    return null;
  }
};

const keep = (deck, title) => {
  try {
    sessionStorage.removeItem(OPENED);
    if (deck && deck.json.length < MOST_KEPT) sessionStorage.setItem(OPENED, JSON.stringify({ deck, title }));
  } catch {
    // Then a reload begins with the choice of a deck.
  }
};
