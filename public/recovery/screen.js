// @ts-check
// The screen shown when the app has stopped or does not start. It needs neither Wasm nor the network.

import { button, element, frame } from "../shared/dom.js";
import {
  copied, copyDetails, copyThis, crash, crashTitle, detailsName, download as downloadBackup, forbidden, late, lateTitle, load, loadTitle,
  noFile, noWasm, reload, safeMode, useMySettings,
} from "../shared/messages.js";
import { showNotice } from "../shared/notice.js";
import { say, speakPreferred } from "../shared/say.js";
import { readJournal, readLocalStorage, recoveryFile } from "../shared/stored.js";
import { summary } from "./summary.js";

/** @typedef {keyof typeof WORDS} Kind Why the app is not running. */

const WORDS = { crash: [crashTitle, crash], late: [lateTitle, late], load: [loadTitle, load] };

const download = async () => {
  const address = URL.createObjectURL(new Blob([await recoveryFile()], { type: "application/x-ndjson" }));
  const day = new Date().toISOString().slice(0, 10);
  element("a", { href: address, download: `cuecard-recovery-${day}.jsonl` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

/**
 * Returns the details that a developer needs, without personal data.
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
 * Copies the details, or shows them selected if the page may not copy.
 * @param {string} text
 * @param {HTMLElement} status
 */
const copy = async (text, status) => {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = say(copied);
  } catch {
    const field = element("textarea", { className: "cc-search", readOnly: true, rows: 5, value: text });
    field.setAttribute("aria-label", say(detailsName));
    status.replaceChildren(say(copyThis), field);
    field.focus();
    field.select();
  }
};

/** Returns a specific reason why the app did not load; empty if there is none. */
const reason = () => {
  if (!window.WebAssembly) return say(noWasm);
  if (location.protocol == "file:") return say(noFile);
  try {
    // An empty module shows whether the browser allows any to be compiled.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return "";
  } catch {
    return say(forbidden);
  }
};

/**
 * Creates the screen.
 * @param {Kind} kind
 * @param {string} message
 */
const build = (kind, message) => {
  const [title, words] = WORDS[kind];
  const heading = element("h2", { className: "cc-question", textContent: say(title), tabIndex: -1 });
  const count = element("p", { textContent: summary(readLocalStorage(), null) });
  readJournal().then(journal => (count.textContent = summary(readLocalStorage(), journal)));
  const status = element("p", { className: "cc-plain" });
  status.setAttribute("role", "status");
  const text = (kind == "load" && reason()) || say(words);
  const about = details(message);
  const card = element("section", { className: "cc-card cc-end" }, heading, element("p", { textContent: text }), count,
    button("cc-show", say(reload), () => location.reload()),
    button("cc-button", say(downloadBackup), download),
    button("cc-button", say(copyDetails), () => copy(about, status)), status);
  card.setAttribute("role", "alert");
  const root = frame(element("div", { className: "cc-stage" }, card));
  root.dataset.recovery = kind;
  // The card below remains usable.
  if (kind != "crash") root.style.minBlockSize = card.style.minBlockSize = "0";
  return root;
};

/** @type {HTMLElement | undefined} */
let shown;

/**
 * Shows why the app is not running; `message` is the error of the browser or the app.
 * @param {Kind} kind
 * @param {string} message
 */
export const showScreen = (kind, message) => {
  draw(kind, message);
  // The screen is in English until the words of the person's language have loaded, which may fail.
  const before = shown;
  speakPreferred().then(isOther => isOther && before == shown && before?.isConnected && draw(kind, message));
};

/** @type {typeof showScreen} */
const draw = (kind, message) => {
  hideScreen();
  shown = build(kind, message);
  // After a crash, no code may call into the Wasm, whose state may be corrupt. boot.js stops the events that would.
  if (kind == "crash") {
    const app = /** @type {HTMLElement & { cuecardChannel?: BroadcastChannel } | null} */ (document.querySelector("[data-cuecard]"));
    app?.cuecardChannel?.close();
    app?.remove();
  }
  document.querySelector("main")?.prepend(shown);
  shown.querySelector("h2")?.focus();
};

/** Removes the screen. */
export const hideScreen = () => shown?.remove();

/**
 * Shows that the app started with default settings; `leave` returns to the person's own.
 * @param {() => void} leave
 */
export const showSafeMode = async leave => {
  await speakPreferred();
  showNotice("alert", say(safeMode), button("cc-button--quiet", say(useMySettings), leave));
};
