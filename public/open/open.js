// The page that decks and texts are handed to: it tells what something is, plays a deck, and leads on with the rest.

import "../trust.js";
import { BUNDLED, MOST_BYTES, deckOf } from "../embed/deck.js";
import { element } from "../recovery/screen.js";
import { fromData, onLaunch, shared, textOf } from "./handed.js";
import { deckOfBackup, deckOfTransfer, kindOf, transferIn } from "./kind.js";
import { dressed, kept, leave, play } from "./play.js";
import { BUSY, backup, elsewhere, fault, trouble } from "./words.js";

/** Far more than the app puts into a link. */
const MOST_LINK = 100_000;
/** A text of so many characters is read as soon as it is pasted: a field that shows it would be slow. */
const LONG = 20_000;

const at = id => document.getElementById(id);

/** What something handed over can be opened as: its title, and what opening does. An error says why it cannot be. */
const read = async (item, isWanted) => {
  const { name } = item, text = await textOf(item, MOST_BYTES);
  const kind = kindOf(text);
  if (kind == "backup") throw backup(name, deckOfBackup(text), BUNDLED);
  if (kind == "transfer") return lead(name, transferIn(text));
  if (kind != "deck") throw trouble(kind, name);
  try {
    const deck = await deckOf(text, isWanted);
    const title = deck.title || name;
    return { name, title, open: () => play(deck, title, why => tell([], [fault(name, why)])) };
  } catch (error) {
    throw fault(name, error.message);
  }
};

/** Leads on to the app, which asks before anything is brought in. */
const lead = (name, transfer) => {
  if (transfer.length > MOST_LINK) throw trouble("long", name);
  const deck = deckOfTransfer(transfer);
  if (deck && deck != BUNDLED) throw elsewhere(name, deck);
  return { name, title: "Ratings of another device", open: () => location.assign(`../${transfer}`), isAsked: true };
};

/** Changes whenever what is being read is no longer wanted. */
let turn = 0;

/** Says that something is being read, which may be stopped, or no longer. */
const busy = is => {
  at("busy").textContent = is ? BUSY : "";
  at("stop").hidden = !is;
};

/** Opens what was handed over; offers it where it is several, or where it may be somebody else who hands it over. */
const take = async (items, isForeign) => {
  if (!items.length) return;
  const now = ++turn;
  leave();
  tell([], []);
  busy(true);
  const outcomes = await Promise.allSettled(items.map(item => read(item, () => now == turn)));
  if (now != turn) return;
  busy(false);
  const found = outcomes.flatMap(({ value }) => value ?? []);
  const wrong = outcomes.flatMap(({ reason }) => reason ?? []);
  const [first] = found;
  if (found.length == 1 && !wrong.length && (!isForeign || first.isAsked)) return first.open();
  tell(found, wrong);
  at(wrong.length ? "said" : "head").focus();
};

/** Shows what there is to open, and what is wrong with the rest. */
const tell = (found, wrong) => {
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

const listen = () => {
  for (const button of document.querySelectorAll("button")) button.disabled = false;
  at("choose").addEventListener("click", () => at("file").click());
  at("file").addEventListener("change", ({ target }) => {
    take(fromData(target.files));
    // Else choosing the same file again would be no change.
    target.value = "";
  });
  at("paste").addEventListener("submit", event => {
    event.preventDefault();
    take(fromData([], at("text").value || " ", "The text"));
  });
  at("stop").addEventListener("click", () => {
    turn += 1;
    busy(false);
    at("head").focus();
  });
  at("back").addEventListener("click", () => {
    leave();
    at("head").focus();
  });
  addEventListener("dragover", event => event.preventDefault());
  addEventListener("drop", event => {
    // A quiz takes backups in its Settings, and nobody should lose it for a file that lands beside them.
    const isOurs = !event.defaultPrevented && !at("door").hidden;
    event.preventDefault();
    if (isOurs) take(fromData(event.dataTransfer.files, event.dataTransfer.getData("text/plain"), "What was dropped"));
  });
  addEventListener("paste", event => {
    const { files } = event.clipboardData, text = event.clipboardData.getData("text/plain");
    if (at("door").hidden || (!files.length && text.length < LONG)) return;
    event.preventDefault();
    take(fromData(files, text, "The text"));
  });
};

const begin = async () => {
  dressed();
  // Then no deck can be shown, and nothing is to be pressed.
  if (!window.WebAssembly) return tell([], [trouble("wasm")]);
  listen();
  const before = kept();
  onLaunch(take);
  if (location.search == "?lost") {
    // Told once, and not at every reload.
    history.replaceState(null, "", "./");
    return tell([], [trouble("lost")]);
  }
  // Any page can share a text: then nobody may have asked for it.
  const given = await shared();
  if (given.length) return take(given, true);
  if (before && !turn) play(before.deck, before.title, () => {});
};

begin();
// Who begins here should have Cuecard without a network, too; but not at the cost of what this page needs itself.
addEventListener("load", () => import("../offline.js").catch(() => {}));
