// @ts-check
// Supervises the app, and has the recovery screen shown when it has stopped or does not start.
// boot.js fetches this once the app has started, so that it is there when the network is not.

import { STARTS, readText, removeText, writeText } from "../shared/stored.js";
import { applyTheme } from "../shared/theme.js";
import { hideScreen, showSafeMode, showScreen } from "./screen.js";

/** Seconds in which the app, all of it being there, has to start while the page is looked at. */
const PATIENCE = 10;
/** Seconds after which what has arrived is looked at, if it has not started. */
const DOUBT = 3;

/** Notes that a start failed: the times of the last two are stored, in milliseconds. boot.js reads them. */
const storeFailedStart = () => {
  const times = (readText(STARTS) || "").split(" ").filter(Boolean);
  writeText(STARTS, [...times, Date.now()].slice(-2).join(" "));
};

/** Starts anew with the person's own settings. */
const leaveSafeMode = () => {
  removeText(STARTS);
  location.reload();
};

/**
 * Whether an exception has passed through the Wasm, which leaves it in a state nobody knows, just as a panic does.
 * @param {unknown} error
 */
const isFatal = error => !!error && (isTrap(error) || /wasm-function\[/.test(/** @type {Error} */ (error).stack ?? ""));
/** @param {unknown} error */
const isTrap = error => /** @type {Error} */ (error).name == "RuntimeError";

/** What the browser noted of the Wasm's arrival; undefined as long as it has not arrived, or where nothing is noted. */
const arrivalOfWasm = () => {
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
  return entries.find(({ name, responseEnd }) => /\bcuecard-\w+_bg\.wasm$/.test(name) && responseEnd > 0);
};

/**
 * Whether what arrived is Wasm. Some browsers (Firefox 140 is one) never say that it ended early: it is compiled as it
 * comes, and then neither starts nor fails. So it is fetched once more, from the browser's cache where that has it.
 * @param {PerformanceResourceTiming} arrival
 */
const isWhole = async ({ name, decodedBodySize }) => {
  try {
    const answer = await fetch(name, { cache: "force-cache", signal: AbortSignal.timeout(PATIENCE * 1000) });
    const bytes = await answer.arrayBuffer();
    // The size is 0 where the browser does not tell it.
    return (!decodedBodySize || decodedBodySize == bytes.byteLength) && WebAssembly.validate(bytes);
  } catch {
    return false;
  }
};

/** Loads what another visit needs, now that the app is there, or will not come. */
const preload = () => {
  const load = () => import("../offline/register.js").catch(() => {});
  // Not all browsers tell when they are idle, and some pages never are.
  "requestIdleCallback" in window ? requestIdleCallback(load, { timeout: 5000 }) : setTimeout(load, 200);
};

/**
 * Returns what takes the page's events.
 * @param {boolean} isSafe whether this start is one with default settings
 * @returns {(report: { type: string, detail?: unknown, error?: unknown, reason?: unknown }) => void}
 */
export const supervise = isSafe => {
  let hasStarted = false;
  /** @type {import("./screen.js").Kind | ""} */
  let failed = "";
  if (!isSafe) {
    applyTheme();
    // Settings may change it, which typing does not.
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
    // A start has succeeded once it has been painted. One with default settings proves nothing of the person's own.
    if (isSafe) showSafeMode(leaveSafeMode);
    else requestAnimationFrame(() => setTimeout(() => failed == "crash" || removeText(STARTS)));
    preload();
  };

  // However slow the network, the seconds begin no sooner than the Wasm is there, which comes last; and some
  // browsers fetch it twice, so they are given as long again. Those in which nobody looks do not count, for then
  // browsers hold scripts back.
  const wait = () => {
    let waited = 0, isLooking = false;
    const clock = setInterval(async () => {
      const wasm = arrivalOfWasm();
      if (hasStarted || failed) return clearInterval(clock);
      if (!wasm || isLooking || document.visibilityState != "visible") return;
      waited += 1;
      if (waited == DOUBT) {
        isLooking = true;
        if (!(await isWhole(wasm)) && !hasStarted) fail("load", "The Wasm did not arrive whole.");
        isLooking = false;
      } else if (waited >= PATIENCE + wasm.duration / 1000) {
        fail("late", `The app had not started after ${PATIENCE} seconds.`);
      }
    }, 1000);
  };

  return ({ type, detail, error, reason }) => {
    if (type == "cuecard-slow") wait();
    else if (type == "cuecard-started") start();
    // A broken promise has the Wasm on its stack where that asked for it, and no harm done.
    else if (isFatal(detail || error) || (reason && isTrap(reason))) fail("crash", detail || error || reason);
    else if (type == "cuecard-failed") fail("load", detail);
  };
};
