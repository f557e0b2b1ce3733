// @ts-check
// The screen for when the app has stopped or does not start. It needs no Wasm and no network.

import { button, element, frame } from "../shared/dom.js";
import {
  copied, copyDetails, copyThis, crash, crashTitle, detailsName, download as downloadBackup, forbidden, late, lateTitle, load, loadTitle,
  noFile, noWasm, reload, safeMode, useMySettings,
} from "../shared/messages.js";
import { showNotice } from "../shared/notice.js";
import { say, speakPreferred } from "../shared/say.js";
import { readJournal, readLocalStorage, recoveryFile } from "../shared/stored.js";
import { summary } from "./summary.js";

/** @typedef {keyof typeof WORDS} Kind Why the app is not there. */

const WORDS = { crash: [crashTitle, crash], late: [lateTitle, late], load: [loadTitle, load] };

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
    status.textContent = say(copied);
  } catch {
    const field = element("textarea", { className: "cc-search", readOnly: true, rows: 5, value: text });
    field.setAttribute("aria-label", say(detailsName));
    status.replaceChildren(say(copyThis), field);
    field.focus();
    field.select();
  }
};

/** Why the app did not load, where that is known better than that it did not arrive. */
const reason = () => {
  if (!window.WebAssembly) return say(noWasm);
  if (location.protocol == "file:") return say(noFile);
  try {
    // A module without content shows whether any may be compiled.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return "";
  } catch {
    return say(forbidden);
  }
};

/**
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
  draw(kind, message);
  // At once in English, if the words of the person's language have yet to come, which a failed network may never bring.
  const before = shown;
  speakPreferred().then(isOther => isOther && before == shown && before?.isConnected && draw(kind, message));
};

/** @type {typeof showScreen} */
const draw = (kind, message) => {
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
export const showSafeMode = async leave => {
  await speakPreferred();
  showNotice("alert", say(safeMode), button("cc-button--quiet", say(useMySettings), leave));
};
