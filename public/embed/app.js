// @ts-check
// The app, one for all widgets of a page: how it starts, and that it has stopped.

import * as app from "../cuecard.js";
import { fetchWhole, isWasmAllowed } from "../shared/wasm.js";
import { quizError } from "./errors.js";
import { appWorker } from "./workers.js";

// A whole address, not put together from parts, so that bundlers see which file belongs to the app.
const WASM = new URL("../cuecard_bg.wasm", import.meta.url);

/**
 * The widgets that are mounted.
 * @type {Set<import("./widget.js").Widget>}
 */
export const mounted = new Set();

let isDead = false;
/** Whether the app has stopped for good. */
export const hasStopped = () => isDead;

/** Has the widgets say that the app has stopped. What still calls it must not trouble the page's own error handlers. */
const stop = () => {
  isDead = true;
  /** @param {Event & { error?: Error, reason?: Error }} event */
  const hush = event => {
    if (!/wasm/.test((event.error || event.reason)?.stack ?? "")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ["error", "unhandledrejection"]) addEventListener(type, hush, true);
  for (const widget of mounted) widget.stop();
};

/** Why the app cannot run here, where that is known before it is loaded. */
export const checkPlatform = () => {
  if (isDead) throw quizError("stopped");
  if (WASM.protocol == "file:") throw quizError("file");
  if (!globalThis.WebAssembly) throw quizError("wasm");
};

/** @type {Promise<void> | null} */
let starting = null;

/** Starts the app, once for a page. */
export const start = () => (starting ??= app.default({ module_or_path: fetchWhole(WASM) }).then(
  () => app.embedded(appWorker, stop),
  async ({ missing }) => {
    starting = null;
    if (missing) throw quizError("absent", missing);
    throw quizError((await isWasmAllowed()) ? "load" : "policy");
  }));
