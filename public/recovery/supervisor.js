// @ts-check
// Supervises the app, and shows the recovery screen when the app has stopped or does not start.
// boot.js imports this once the app has started, so that it is loaded before the network can fail.

import { STARTS, readText, removeText, writeText } from "../shared/stored.js";
import { applyTheme } from "../shared/theme.js";
import { hideScreen, showSafeMode, showScreen } from "./screen.js";

/** Seconds that the app has to start after the Wasm has arrived, counted while the page is visible. */
const START_TIMEOUT = 10;
/** Seconds after which the Wasm is validated if the app has not started. */
const VALIDATE_AFTER = 3;

/** Stores the times of the last two failed starts, in milliseconds. boot.js reads them. */
const storeFailedStart = () => {
  const times = (readText(STARTS) || "").split(" ").filter(Boolean);
  writeText(STARTS, [...times, Date.now()].slice(-2).join(" "));
};

/** Restarts the app with the reader's settings. */
const leaveSafeMode = () => {
  removeText(STARTS);
  location.reload();
};

/**
 * Whether an exception has passed through the Wasm. Its state is then undefined, as after a panic.
 * @param {unknown} error
 */
const isFatal = error => !!error && (isTrap(error) || /wasm-function\[/.test(/** @type {Error} */ (error).stack ?? ""));
/**
 * Whether an error is a trap of the Wasm.
 * @param {unknown} error
 */
const isTrap = error => /** @type {Error} */ (error).name == "RuntimeError";

/** Returns the resource timing entry of the Wasm; undefined until it has arrived, or if the browser records none. */
const arrivalOfWasm = () => {
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
  return entries.find(({ name, responseEnd }) => /\bcuecard-\w+_bg\.wasm$/.test(name) && responseEnd > 0);
};

/**
 * Whether the Wasm that arrived is complete. With streaming compilation some browsers, as Firefox 140, neither resolve
 * nor reject after a truncated download. So this fetches the Wasm again, from the HTTP cache if possible.
 * @param {PerformanceResourceTiming} arrival
 */
const isWhole = async ({ name, decodedBodySize }) => {
  try {
    const response = await fetch(name, { cache: "force-cache", signal: AbortSignal.timeout(START_TIMEOUT * 1000) });
    const bytes = await response.arrayBuffer();
    // The size is 0 if the browser does not report it.
    return (!decodedBodySize || decodedBodySize == bytes.byteLength) && WebAssembly.validate(bytes);
  } catch {
    return false;
  }
};

/** Registers the service worker for later visits, once the app has started or has failed to. */
const preload = () => {
  const load = () => import("../offline/register.js").catch(() => {});
  // Some browsers have no `requestIdleCallback`, and some pages are never idle.
  "requestIdleCallback" in window ? requestIdleCallback(load, { timeout: 5000 }) : setTimeout(load, 200);
};

/**
 * Returns the handler for the page's reports.
 * @param {boolean} isSafe whether the app starts with default settings
 * @returns {(report: { type: string, detail?: unknown, error?: unknown, reason?: unknown }) => void}
 */
export const supervise = isSafe => {
  let hasStarted = false;
  /** @type {import("./screen.js").Kind | ""} */
  let failed = "";
  if (!isSafe) {
    applyTheme();
    // A change in Settings may select another theme.
    addEventListener("change", () => setTimeout(applyTheme));
  }

  /** @type {(kind: import("./screen.js").Kind, error: unknown) => void} */
  const fail = (kind, error) => {
    if (failed == "crash" || (failed && kind != "crash")) return;
    failed = kind;
    if (!hasStarted && (kind == "crash" || kind == "late")) storeFailedStart();
    showScreen(kind, String(/** @type {Error | undefined} */ (error)?.message || error));
    preload();
  };

  const start = () => {
    if (!document.querySelector("[data-app]")) return fail("crash", "The app drew nothing.");
    hasStarted = true;
    if (failed == "late" || failed == "load") {
      failed = "";
      hideScreen();
    }
    // A start has succeeded once it is painted. A start with default settings does not prove that the reader's work.
    if (isSafe) showSafeMode(leaveSafeMode);
    else requestAnimationFrame(() => setTimeout(() => failed == "crash" || removeText(STARTS)));
    preload();
  };

  // Counts the seconds from the arrival of the Wasm, the last file, so that a slow network does not matter. Adds the
  // duration of the download, since some browsers download the Wasm twice. Skips seconds in which the page is hidden,
  // since browsers then throttle scripts.
  const startTimer = () => {
    let waited = 0, isValidating = false;
    const clock = setInterval(async () => {
      const wasm = arrivalOfWasm();
      if (hasStarted || failed) return clearInterval(clock);
      if (!wasm || isValidating || document.visibilityState != "visible") return;
      waited += 1;
      if (waited == VALIDATE_AFTER) {
        isValidating = true;
        if (!(await isWhole(wasm)) && !hasStarted) fail("load", "The Wasm did not arrive whole.");
        isValidating = false;
      } else if (waited >= START_TIMEOUT + wasm.duration / 1000) {
        fail("late", `The app had not started after ${START_TIMEOUT} seconds.`);
      }
    }, 1000);
  };

  return ({ type, detail, error, reason }) => {
    if (type == "cuecard-slow") startTimer();
    else if (type == "cuecard-started") start();
    // A rejected promise may have Wasm frames in its stack without harm, so only a trap counts.
    else if (isFatal(detail || error) || (reason && isTrap(reason))) fail("crash", detail || error || reason);
    else if (type == "cuecard-failed") fail("load", detail);
  };
};
