// @ts-check
// The screen for when the app has stopped or does not start. It needs no Wasm and no network.

import { button, element, frame } from "../shared/dom.js";
import { showNotice } from "../shared/notice.js";
import { readJournal, readLocalStorage, recoveryFile, summary } from "../shared/stored.js";

/** @typedef {keyof typeof WORDS} Kind Why the app is not there. */

const WORDS = {
  crash: ["Cuecard has stopped", "Something in the app went wrong, and it cannot go on. Reload the page to start it again."],
  late: ["Cuecard has not started yet", "All of it has arrived, but it does not start. If it still does, this notice goes away, and what you tap on the card is not lost."],
  load: ["Cuecard could not be loaded", "Part of the app did not arrive. Check the connection, then reload the page. Until then nothing you tap on the card is kept."],
};
const SAFE = "Cuecard started with default settings because it failed twice.";
const NO_WASM = "This browser does not run WebAssembly, which the app needs. It may be turned off in its settings, or by Lockdown Mode.";
const NO_FILE = "Cuecard does not run from a file. Put its folder on a web server and open it there.";
const FORBIDDEN = "A security policy that this site sends does not let the app run.";

const download = async () => {
  const address = URL.createObjectURL(new Blob([await recoveryFile()], { type: "application/x-ndjson" }));
  const day = new Date().toISOString().slice(0, 10);
  element("a", { href: address, download: `cuecard-recovery-${day}.jsonl` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

/**
 * What whoever mends this needs to know, and nothing about the person.
 * @param {string} message
 */
const details = message => {
  const { glue = "" } = { .../** @type {HTMLElement | null} */ (document.querySelector("[data-glue]"))?.dataset };
  const [, build] = glue.match(/cuecard-(\w+)\.js/) || [];
  return [
    `What: ${message}`,
    `Version: ${build || "unknown"}`,
    `Browser: ${navigator.userAgent}`,
    `When: ${new Date().toISOString()}`,
  ].join("\n");
};

/**
 * Copies the details, or shows them selected where the page may not.
 * @param {string} text
 * @param {HTMLElement} status
 */
const copy = async (text, status) => {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = "Copied.";
  } catch {
    const field = element("textarea", { className: "cc-search", readOnly: true, rows: 5, value: text });
    field.setAttribute("aria-label", "Details");
    status.replaceChildren("Copy this: ", field);
    field.focus();
    field.select();
  }
};

/** Why the app did not load, where that is known better than that it did not arrive. */
const reason = () => {
  if (!window.WebAssembly) return NO_WASM;
  if (location.protocol == "file:") return NO_FILE;
  try {
    // A module without content shows whether any may be compiled.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return "";
  } catch {
    return FORBIDDEN;
  }
};

/**
 * @param {Kind} kind
 * @param {string} message
 */
const build = (kind, message) => {
  const [title, words] = WORDS[kind];
  const heading = element("h2", { className: "cc-question", textContent: title, tabIndex: -1 });
  const count = element("p", { textContent: summary(readLocalStorage(), null) });
  readJournal().then(journal => (count.textContent = summary(readLocalStorage(), journal)));
  const status = element("p", { className: "cc-plain" });
  status.setAttribute("role", "status");
  const text = (kind == "load" && reason()) || words;
  const about = details(message);
  const card = element("section", { className: "cc-card cc-end" }, heading, element("p", { textContent: text }), count,
    button("cc-show", "Reload", () => location.reload()),
    button("cc-button", "Download backup", download),
    button("cc-button", "Copy details", () => copy(about, status)), status);
  card.setAttribute("role", "alert");
  const root = frame(element("div", { className: "cc-stage" }, card));
  root.dataset.recovery = kind;
  // The card below is still of use.
  if (kind != "crash") root.style.minBlockSize = card.style.minBlockSize = "0";
  return root;
};

/** @type {HTMLElement | undefined} */
let shown;

/**
 * Shows why the app is not there; `message` is what the browser or the app says.
 * @param {Kind} kind
 * @param {string} message
 */
export const showScreen = (kind, message) => {
  hideScreen();
  shown = build(kind, message);
  // Nothing may call into the Wasm any more: it could only do harm. boot.js sees to the rest.
  if (kind == "crash") {
    const app = /** @type {HTMLElement & { cuecardChannel?: BroadcastChannel } | null} */ (document.querySelector("[data-cuecard]"));
    app?.cuecardChannel?.close();
    app?.remove();
  }
  document.querySelector("main")?.prepend(shown);
  shown.querySelector("h2")?.focus();
};

/** Takes the screen off the page again. */
export const hideScreen = () => shown?.remove();

/**
 * Says that the app started with default settings; `leave` goes back to the person's own.
 * @param {() => void} leave
 */
export const showSafeMode = leave => showNotice("alert", SAFE, button("cc-quiet", "Use my settings", leave));
