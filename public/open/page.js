// @ts-check
// The page that opens decks: detects what an input is, shows a deck, and forwards a transfer to the app.

import { BUNDLED, MOST_BYTES, deckOf } from "../embed/widget.js";
import { element } from "../shared/dom.js";
import { deckOfBackup, deckOfTransfer, kindOf, transferIn } from "../shared/file-kind.js";
import { openDropped, openRatings, openTheText, working } from "../shared/messages.js";
import { say } from "../shared/say.js";
import { trustWorkers } from "../shared/trusted-types.js";
import { backupError, deckError, inputError, otherDeckError } from "./errors.js";
import { fromData, onLaunch, shared, textOf } from "./incoming.js";
import { speakPage } from "./language.js";
import { applyPageTheme, leave, play, readOpened } from "./player.js";

/** @typedef {import("./incoming.js").Item} Item */
/** @typedef {{ name: string, title: string, open: () => void, isAsked?: boolean }} Found An item that can be opened. */
/** @typedef {Error & { way?: import("./errors.js").Way }} Wrong */

/** The app's own links are much shorter. */
const MAX_LINK = 100_000;
/** A pasted text of this length is opened at once: the text field would be slow to show it. */
const LONG_TEXT = 20_000;

/**
 * Returns the element with an id.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 */
const at = id => /** @type {T} */ (document.getElementById(id));

/**
 * Reads an item and returns how to open it. Throws an error that says why it cannot be opened.
 * @param {Item} item
 * @param {() => boolean} isWanted
 * @returns {Promise<Found>}
 */
const read = async (item, isWanted) => {
  const { name } = item, text = await textOf(item, MOST_BYTES);
  const kind = kindOf(text);
  if (kind == "backup") throw backupError(name, deckOfBackup(text), BUNDLED);
  if (kind == "transfer") return openTransfer(name, transferIn(text));
  if (kind != "deck") throw inputError(kind, name);
  try {
    const deck = await deckOf(text, isWanted);
    const title = deck.title || name;
    return { name, title, open: () => play(deck, title, why => show([], [deckError(name, why)])) };
  } catch (error) {
    throw deckError(name, /** @type {Error} */ (error).message);
  }
};

/**
 * Opens a transfer in the app, which asks before it imports ratings.
 * @param {string} name
 * @param {string} transfer
 * @returns {Found}
 */
const openTransfer = (name, transfer) => {
  if (transfer.length > MAX_LINK) throw inputError("long", name);
  const deck = deckOfTransfer(transfer);
  if (deck && deck != BUNDLED) throw otherDeckError(name, deck);
  return { name, title: say(openRatings), open: () => location.assign(`../${transfer}`), isAsked: true };
};

/** Counts inputs. A read is cancelled once the count has changed. */
let generation = 0;

/**
 * Shows or hides the busy message and its stop button.
 * @param {boolean} isBusy
 */
const showBusy = isBusy => {
  at("busy").textContent = isBusy ? say(working) : "";
  at("stop").hidden = !isBusy;
};

/**
 * Opens an input. Lists its items instead if there are several, or if another site may have sent them.
 * @param {Item[]} items
 * @param {boolean} isForeign
 */
const take = async (items, isForeign = false) => {
  if (!items.length) return;
  const now = ++generation;
  leave();
  show([], []);
  showBusy(true);
  const outcomes = await Promise.allSettled(items.map(item => read(item, () => now == generation)));
  if (now != generation) return;
  showBusy(false);
  const found = outcomes.flatMap(one => one.status == "fulfilled" ? one.value : []);
  const wrong = outcomes.flatMap(one => one.status == "rejected" ? /** @type {Wrong} */ (one.reason) : []);
  const [first] = found;
  if (found.length == 1 && !wrong.length && (!isForeign || first.isAsked)) return first.open();
  show(found, wrong);
  at(wrong.length ? "said" : "head").focus();
};

/**
 * Lists the items that can be opened, and the errors of the others.
 * @param {Found[]} found
 * @param {Wrong[]} wrong
 */
const show = (found, wrong) => {
  const rows = found.map(({ name, title, open }) =>
    element("li", {}, element("button", { type: "button", onclick: open }, title, element("small", { textContent: name }))));
  at("found").replaceChildren(...rows);
  at("found").hidden = !rows.length;
  const sentences = wrong.flatMap(({ message, way }) => {
    const words = element("p", { textContent: message });
    return way ? [words, element("a", { textContent: way[0], href: way[1] })] : [words];
  });
  at("said").replaceChildren(...sentences);
};

/** Enables the buttons and handles their events. */
const listenToButtons = () => {
  for (const button of document.querySelectorAll("button")) button.disabled = false;
  /** @type {HTMLInputElement} */
  const file = at("file");
  at("choose").addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    take(fromData(file.files ?? []));
    // Clear the value, so that choosing the same file again fires a change event.
    file.value = "";
  });
  at("paste").addEventListener("submit", event => {
    event.preventDefault();
    /** @type {HTMLTextAreaElement} */
    const { value } = at("text");
    take(fromData([], value || " ", say(openTheText)));
  });
  at("stop").addEventListener("click", () => {
    generation += 1;
    showBusy(false);
    at("head").focus();
  });
  at("back").addEventListener("click", () => {
    leave();
    at("head").focus();
  });
};

/** Handles drop and paste events anywhere on the page. */
const listenToPage = () => {
  addEventListener("dragover", event => event.preventDefault());
  addEventListener("drop", event => {
    // Ignore a file that misses the drop area in a quiz's Settings, so that the open quiz is not replaced.
    const isOurs = !event.defaultPrevented && !at("picker").hidden;
    event.preventDefault();
    const data = event.dataTransfer;
    if (isOurs && data) take(fromData(data.files, data.getData("text/plain"), say(openDropped)));
  });
  addEventListener("paste", event => {
    const files = event.clipboardData?.files ?? [], text = event.clipboardData?.getData("text/plain") ?? "";
    if (at("picker").hidden || (!files.length && text.length < LONG_TEXT)) return;
    event.preventDefault();
    take(fromData(files, text, say(openTheText)));
  });
};

const start = async () => {
  applyPageTheme();
  await speakPage();
  // Without WebAssembly no deck can be shown, so the buttons stay disabled.
  if (!window.WebAssembly) return show([], [inputError("wasm")]);
  listenToButtons();
  listenToPage();
  const before = readOpened();
  onLaunch(take);
  if (location.search == "?lost") {
    // Remove the query, so that a reload does not show the error again.
    history.replaceState(null, "", "./");
    return show([], [inputError("lost")]);
  }
  // Any site can share a text without the reader's consent.
  const items = await shared();
  if (items.length) return take(items, true);
  if (before && !generation) play(before.deck, before.title, () => {});
};

trustWorkers(new URL("../", import.meta.url).href, ["sw.js", "app-worker.js", "importer-worker.js"]);
start();
// Register the service worker after the load event, so that it does not compete with this page's own files.
addEventListener("load", () => import("../offline/register.js").catch(() => {}));
