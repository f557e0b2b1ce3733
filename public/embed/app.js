// @ts-check
// Starts the app, which all widgets of a page share, and records that it has stopped.

import * as app from "../cuecard.js";
import { fetchWhole, isWasmAllowed } from "../shared/wasm.js";
import { quizError } from "./errors.js";
import { appWorker } from "./workers.js";

// Bundlers recognise only a literal path as a file that belongs to the app.
const WASM = new URL("../cuecard_bg.wasm", import.meta.url);

/**
 * The mounted widgets.
 * @type {Set<import("./widget.js").Widget>}
 */
export const mounted = new Set();

let isDead = false;
/** Whether the app has stopped for good. */
export const hasStopped = () => isDead;

/** Shows in all widgets that the app has stopped. Hides later errors of the Wasm from the host page's error handlers. */
const stop = () => {
  isDead = true;
  /** @param {Event & { error?: Error, reason?: Error }} event */
  const suppress = event => {
    if (!/wasm/.test((event.error || event.reason)?.stack ?? "")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ["error", "unhandledrejection"]) addEventListener(type, suppress, true);
  for (const widget of mounted) widget.stop();
};

/** Throws if it is known, before the app is loaded, that the app cannot run. */
export const checkPlatform = () => {
  if (isDead) throw quizError("stopped");
  if (WASM.protocol == "file:") throw quizError("file");
  if (!globalThis.WebAssembly) throw quizError("wasm");
};

/** @type {Promise<void> | null} */
let starting = null;

/** Starts the app once per page. */
export const start = () => (starting ??= app.default({ module_or_path: fetchWhole(WASM) }).then(
  () => app.embedded(appWorker, stop),
  async ({ missing }) => {
    starting = null;
    if (missing) throw quizError("absent", missing);
    throw quizError((await isWasmAllowed()) ? "load" : "policy");
  }));
