// @ts-check
// The page that decks and texts are handed to: it tells what something is, plays a deck, and leads on with the rest.

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
/** @typedef {{ name: string, title: string, open: () => void, isAsked?: boolean }} Found What can be opened. */
/** @typedef {Error & { way?: import("./errors.js").Way }} Wrong */

/** Far more than the app puts into a link. */
const MOST_LINK = 100_000;
/** A text of so many characters is read as soon as it is pasted: a field that shows it would be slow. */
const LONG = 20_000;

/**
 * The element with that id.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 */
const at = id => /** @type {T} */ (document.getElementById(id));

/**
 * What something handed over can be opened as. An error says why it cannot be.
 * @param {Item} item
 * @param {() => boolean} isWanted
 * @returns {Promise<Found>}
 */
const read = async (item, isWanted) => {
  const { name } = item, text = await textOf(item, MOST_BYTES);
  const kind = kindOf(text);
  if (kind == "backup") throw backupError(name, deckOfBackup(text), BUNDLED);
  if (kind == "transfer") return lead(name, transferIn(text));
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
 * Leads on to the app, which asks before anything is imported.
 * @param {string} name
 * @param {string} transfer
 * @returns {Found}
 */
const lead = (name, transfer) => {
  if (transfer.length > MOST_LINK) throw inputError("long", name);
  const deck = deckOfTransfer(transfer);
  if (deck && deck != BUNDLED) throw otherDeckError(name, deck);
  return { name, title: say(openRatings), open: () => location.assign(`../${transfer}`), isAsked: true };
};

/** Changes whenever what is being read is no longer wanted. */
let turn = 0;

/**
 * Says that something is being read, which may be stopped, or no longer.
 * @param {boolean} isBusy
 */
const showBusy = isBusy => {
  at("busy").textContent = isBusy ? say(working) : "";
  at("stop").hidden = !isBusy;
};

/**
 * Opens what was handed over; offers it where it is several, or where it may be somebody else who hands it over.
 * @param {Item[]} items
 * @param {boolean} isForeign
 */
const take = async (items, isForeign = false) => {
  if (!items.length) return;
  const now = ++turn;
  leave();
  show([], []);
  showBusy(true);
  const outcomes = await Promise.allSettled(items.map(item => read(item, () => now == turn)));
  if (now != turn) return;
  showBusy(false);
  const found = outcomes.flatMap(one => one.status == "fulfilled" ? one.value : []);
  const wrong = outcomes.flatMap(one => one.status == "rejected" ? /** @type {Wrong} */ (one.reason) : []);
  const [first] = found;
  if (found.length == 1 && !wrong.length && (!isForeign || first.isAsked)) return first.open();
  show(found, wrong);
  at(wrong.length ? "said" : "head").focus();
};

/**
 * Shows what there is to open, and what is wrong with the rest.
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

/** Has the buttons do what they say. */
const listenToButtons = () => {
  for (const button of document.querySelectorAll("button")) button.disabled = false;
  /** @type {HTMLInputElement} */
  const file = at("file");
  at("choose").addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    take(fromData(file.files ?? []));
    // Else choosing the same file again would be no change.
    file.value = "";
  });
  at("paste").addEventListener("submit", event => {
    event.preventDefault();
    /** @type {HTMLTextAreaElement} */
    const { value } = at("text");
    take(fromData([], value || " ", say(openTheText)));
  });
  at("stop").addEventListener("click", () => {
    turn += 1;
    showBusy(false);
    at("head").focus();
  });
  at("back").addEventListener("click", () => {
    leave();
    at("head").focus();
  });
};

/** Takes what is dropped or pasted anywhere on the page. */
const listenToPage = () => {
  addEventListener("dragover", event => event.preventDefault());
  addEventListener("drop", event => {
    // A quiz takes backups in its Settings, and nobody should lose it for a file that lands beside them.
    const isOurs = !event.defaultPrevented && !at("picker").hidden;
    event.preventDefault();
    const data = event.dataTransfer;
    if (isOurs && data) take(fromData(data.files, data.getData("text/plain"), say(openDropped)));
  });
  addEventListener("paste", event => {
    const files = event.clipboardData?.files ?? [], text = event.clipboardData?.getData("text/plain") ?? "";
    if (at("picker").hidden || (!files.length && text.length < LONG)) return;
    event.preventDefault();
    take(fromData(files, text, say(openTheText)));
  });
};

const begin = async () => {
  applyPageTheme();
  await speakPage();
  // Then no deck can be shown, and nothing is to be pressed.
  if (!window.WebAssembly) return show([], [inputError("wasm")]);
  listenToButtons();
  listenToPage();
  const before = readOpened();
  onLaunch(take);
  if (location.search == "?lost") {
    // Told once, and not at every reload.
    history.replaceState(null, "", "./");
    return show([], [inputError("lost")]);
  }
  // Any page can share a text: then nobody may have asked for it.
  const given = await shared();
  if (given.length) return take(given, true);
  if (before && !turn) play(before.deck, before.title, () => {});
};

trustWorkers(new URL("../", import.meta.url).href, ["sw.js", "app-worker.js", "importer-worker.js"]);
begin();
// Who begins here should have Cuecard without a network, too; but not at the cost of what this page needs itself.
addEventListener("load", () => import("../offline/register.js").catch(() => {}));
