// Watches over the app, and has the recovery screen shown when it has stopped or does not start.
// boot.js fetches this once the app has started, so that it is there when the network is not.

import { dress } from "../dress.js";
import { hide, show, tellSafe } from "./screen.js";

const STARTS = "cuecard/starts";
/** Seconds in which the app, all of it being there, has to start while the page is looked at. */
const PATIENCE = 10;
/** Seconds after which what has arrived is looked at, if it has not started. */
const DOUBT = 3;

/** Notes that a start failed: the times of the last two are kept, in milliseconds. boot.js reads them. */
const failedToStart = () => {
  try {
    const times = (localStorage.getItem(STARTS) || "").split(" ").filter(Boolean);
    localStorage.setItem(STARTS, [...times, Date.now()].slice(-2).join(" "));
  } catch {
    // Where nothing can be saved there are no settings to be safe from.
  }
};

/** Forgets the starts that failed. */
const forget = () => {
  try {
    localStorage.removeItem(STARTS);
  } catch {
    // As above.
  }
};

/** Starts anew with the person's own settings. */
const leave = () => {
  forget();
  location.reload();
};

/** An exception that has passed through the Wasm leaves it in a state nobody knows, just as a panic does. */
const died = error => !!error && (trapped(error) || /wasm-function\[/.test(error.stack));
const trapped = error => error.name == "RuntimeError";

/** What the browser noted of the Wasm's arrival; undefined as long as it has not arrived, or where nothing is noted. */
const arrival = () => {
  const entries = performance.getEntriesByType("resource");
  return entries.find(({ name, responseEnd }) => /\bcuecard-\w+_bg\.wasm$/.test(name) && responseEnd > 0);
};

/**
 * Whether what arrived is Wasm. Some browsers (Firefox 140 is one) never say that it ended early: it is compiled as it
 * comes, and then neither starts nor fails. So it is taken once more, from what the browser keeps where that has it.
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

/** Now that the app is there, or will not come, there is time for what another visit needs. */
const thinkAhead = () => {
  const load = () => import("../offline.js").catch(() => {});
  // Not all browsers tell when they are idle, and some pages never are.
  window.requestIdleCallback ? requestIdleCallback(load, { timeout: 5000 }) : setTimeout(load, 200);
};

/** Gives what takes the page's events; `safe` says that this start is one with default settings. */
export const watch = safe => {
  let started = false, failed = "";
  if (!safe) {
    dress();
    // Settings may change it, which typing does not.
    addEventListener("change", () => setTimeout(dress));
  }

  const fail = (kind, error) => {
    if (failed == "crash" || (failed && kind != "crash")) return;
    failed = kind;
    if (!started && (kind == "crash" || kind == "late")) failedToStart();
    show(kind, String((error && error.message) || error));
    thinkAhead();
  };

  const start = () => {
    if (!document.querySelector("[data-app]")) return fail("crash", "The app drew nothing.");
    started = true;
    if (failed == "late" || failed == "load") {
      failed = "";
      hide();
    }
    // A start has succeeded once it has been painted. One with default settings proves nothing of the person's own.
    if (safe) tellSafe(leave);
    else requestAnimationFrame(() => setTimeout(() => failed == "crash" || forget()));
    thinkAhead();
  };

  // However slow the network, the seconds begin no sooner than the Wasm is there, which comes last; and some
  // browsers fetch it twice, so they are given as long again. Those in which nobody looks do not count, for then
  // browsers hold scripts back.
  const wait = () => {
    let waited = 0, looking = false;
    const clock = setInterval(async () => {
      const wasm = arrival();
      if (started || failed) return clearInterval(clock);
      if (!wasm || looking || document.visibilityState != "visible") return;
      waited += 1;
      if (waited == DOUBT) {
        looking = true;
        if (!(await isWhole(wasm)) && !started) fail("load", "The Wasm did not arrive whole.");
        looking = false;
      } else if (waited >= PATIENCE + wasm.duration / 1000) {
        fail("late", `The app had not started after ${PATIENCE} seconds.`);
      }
    }, 1000);
  };

  return ({ type, detail, error, reason }) => {
    if (type == "cuecard-slow") wait();
    else if (type == "cuecard-started") start();
    // A broken promise has the Wasm on its stack where that asked for it, and no harm done.
    else if (died(detail || error) || (reason && trapped(reason))) fail("crash", detail || error || reason);
    else if (type == "cuecard-failed") fail("load", detail);
  };
};
