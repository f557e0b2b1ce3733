// @ts-check
// Runs before the first paint, so it does only what cannot wait. A release build inlines it, with its imports, in the
// page.

import { isEnglish, preferred } from "./shared/languages.js";
import { noFile, pageLost } from "./shared/messages.js";
import { EARLY, PREFIX, STARTS, keysOf, readText, writeText } from "./shared/stored.js";
import { applyAppearance } from "./shared/theme.js";
import { trustWorkers } from "./shared/trusted-types.js";

/** The prerendered card, until the app replaces it. */
const CARD = "[data-cuecard] > .cc:not([data-app])";
/** Events that must not reach a stopped app, whose element is no longer on the page. */
const APP_EVENTS = ["storage", "message", "keydown", "popstate", "focus", "blur", "pageshow", "pagehide", "visibilitychange", "online",
  "offline"];

/** @typedef {{ type: string, detail?: unknown, error?: unknown, reason?: unknown }} Report An event that the supervisor handles. */

/** Resolves once the page is painted, or after 300 ms: a hidden page is not painted. */
const afterPaint = () =>
  new Promise(next => {
    new PerformanceObserver(next).observe({ type: "paint", buffered: true });
    setTimeout(next, 300);
  });

/** Resolves once the browser is idle, at the latest after 300 ms; at once in browsers without `requestIdleCallback`. */
const whenIdle = () =>
  new Promise(next => ("requestIdleCallback" in window ? requestIdleCallback(next, { timeout: 300 }) : next(null)));

/**
 * Returns the absolute address of a file of the build. In a sandboxed frame, which has an opaque origin, a script has
 * no base URL for relative imports.
 * @param {string} path
 */
const addressOf = path => new URL(path, document.baseURI).href;

/**
 * Whether this browser may have opened the page before. Does not read storage, whose first access is slow. A page is a
 * revisit if a service worker controls it, if it is reloaded, or if it is in a frame, where no worker is registered.
 * With an opaque origin, reading `navigator.serviceWorker` throws.
 */
const isRevisit = () => {
  if (top != self || origin == "null" || navigator.serviceWorker?.controller) return true;
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return navigation?.type != "navigate";
};

/** Whether the last two starts failed within a minute. The app then starts with default settings. */
const isSafeMode = () => {
  const [first, second] = (readText(STARTS) || "").split(" ").map(Number);
  return second - first < 60000;
};

/**
 * Applies the reader's appearance to the card. Hides the card if the app will show another card or a view instead.
 * @param {HTMLElement} card
 */
const prepare = card => {
  if (isSafeMode()) card.dataset.safe = "";
  else applyAppearance(card);
  // A returning reader continues at another card, so hide this one.
  const isReturning = keysOf(PREFIX).length || keysOf(PREFIX, "sessionStorage").length;
  if (isReturning) card.dataset.returning = card.dataset.early = "";
  // The app handles the requested view as a tap on its tab.
  if (view) Object.assign(card.dataset, { early: view + " ", returning: "" });
};

/**
 * Stores a rating, with the taps before it, at once: the page may be closed before the app has loaded. Hides the card,
 * as the app does after a rating. If storage is denied, the app reads the taps from the card when it starts.
 * @param {HTMLElement} card
 */
const storeRating = ({ dataset }) => {
  dataset.rated = "";
  writeText(EARLY, `${dataset.card} ${dataset.early}`);
};

/**
 * Returns the action of a tap; empty if the tap has none. A tap on the question turns the card, as in the app.
 * @param {Element} target
 * @param {HTMLElement} card
 */
const actionOf = (target, card) => {
  const button = /** @type {HTMLElement | null} */ (target.closest("[data-act]"));
  if (button) return button.dataset.act;
  const isQuestion = card.dataset.face == "front" && target.closest(".cc-card") && !target.closest("a");
  return isQuestion && getSelection()?.isCollapsed ? "show" : "";
};

/**
 * Records taps before the app has loaded, so that the app can replay them.
 * @param {Event} event
 */
const recordTap = ({ target }) => {
  if (!(target instanceof Element)) return;
  const card = /** @type {HTMLElement | null} */ (target.closest(CARD));
  const action = card && actionOf(target, card);
  // Only the tabs are visible if the address asks for a view, and after the card is rated.
  if (!action || (!view && "returning" in card.dataset)) return;
  if ("rated" in card.dataset && !target.closest(".cc-tabs")) return;
  const isRating = !!target.closest("[data-r]");
  card.dataset.early = (card.dataset.early || "") + action + (isRating ? "@" + Date.now() : "") + " ";
  if (isRating) storeRating(card);
  if (action != "show") return;
  card.dataset.turning = "";
  card.dataset.face = "back";
  /** @type {HTMLElement | null} */ (card.querySelector(".cc-answer"))?.focus({ preventScroll: true });
};

/** Shows that the app cannot run if the recovery screen could not be loaded. */
const showPlainNotice = () => {
  const notice = document.createElement("p");
  notice.setAttribute("role", "alert");
  const isFile = location.protocol == "file:";
  notice.textContent = (isFile ? noFile : pageLost)[1];
  document.querySelector("main")?.prepend(notice);
  // In a frame with an opaque origin WebKit loads no files. Show the link to the full page.
  const link = /** @type {HTMLElement | null} */ (document.querySelector(".cc-bare"));
  if (link && origin == "null" && !isFile) link.style.display = "block";
  return notice;
};

/**
 * Forwards errors and the app's start to recovery/supervisor.js. Fetches that script when an error occurs, when the app
 * has started, or after three seconds, so that it does not compete with the app for the network.
 * @param {boolean} isSafe
 */
const superviseApp = isSafe => {
  // Browsers load no modules for a page opened as a file, and some of them report no error.
  if (location.protocol == "file:") return showPlainNotice();
  /** @type {Report[]} */
  const waiting = [];
  /** @type {Promise<typeof import("./recovery/supervisor.js")> | null | undefined} */
  let fetched;
  /** @type {(report: Report) => void} */
  let supervise;
  /** @type {HTMLElement | undefined} */
  let notice;
  /** @param {Report} event */
  const report = async event => {
    waiting.push(event);
    if (event.type == "cuecard-started") await afterPaint();
    try {
      const supervisor = await (fetched ??= import(addressOf("recovery/supervisor.js")));
      supervise ??= supervisor.supervise(isSafe);
      for (const one of waiting.splice(0)) supervise(one);
    } catch {
      fetched = null;
      if (event.reason || event.error || event.type == "cuecard-failed") notice ??= showPlainNotice();
    }
  };
  for (const type of ["error", "unhandledrejection", "cuecard-started", "cuecard-failed"]) addEventListener(type, report, true);
  setTimeout(report, 3000, { type: "cuecard-slow" });
  // These listeners run before the app's, which are added later.
  for (const type of APP_EVENTS) {
    addEventListener(type, event => {
      if (!document.querySelector("[data-cuecard]")) event.stopImmediatePropagation();
    }, true);
  }
};

/** Loads the install hint after the start. Stores the browser's install prompt, since the event fires only once. */
const prepareHint = () => {
  /** @type {Event | undefined} */
  let offer;
  addEventListener("beforeinstallprompt", event => {
    event.preventDefault();
    offer = event;
  });
  const hint = () => import(addressOf("install/hint.js")).then(({ watch }) => watch(() => offer));
  addEventListener("cuecard-started", () => afterPaint().then(hint).catch(() => {}));
};

/**
 * Loads the app's language: that of `setting`, or else that of the stored settings.
 * @param {string} [setting]
 */
const loadLanguage = setting => import(addressOf("shared/language.js")).then(({ loadPreferred }) => loadPreferred(setting));

/**
 * Starts the app. If the prerendered card is shown, waits until the browser is idle, so that an early tap responds at
 * once. Fetches the Wasm itself, since WebKit downloads a preloaded one twice. Reports a failed start, since WebKit
 * fires no error event for it.
 * @param {boolean} isShown
 */
const start = async isShown => {
  /**
   * @param {string} what
   * @param {unknown} [detail]
   */
  const emit = (what, detail) => dispatchEvent(new CustomEvent("cuecard-" + what, { detail }));
  try {
    const { glue = "" } = { .../** @type {HTMLElement | null} */ (document.querySelector("[data-glue]"))?.dataset };
    const address = addressOf(glue);
    const wasm = fetch(address.replace(/\.js$/, "_bg.wasm"));
    const app = import(address);
    const root = Object(document.querySelector("[data-cuecard]"));
    root.loadLanguage = loadLanguage;
    // If the language does not load, the app starts in English.
    const language = isEnglish(preferred()) ? null : loadLanguage().catch(() => null);
    // They are awaited below. Until then a rejection would count as unhandled.
    for (const part of [wasm, app]) part.catch(() => {});
    if (isShown) await whenIdle();
    root.language = await language;
    await (await app).default({ module_or_path: wasm });
    emit("started");
  } catch (error) {
    emit("failed", error);
  }
};

/** The view that the address asks for. Shortcuts of the installed app have such addresses. */
const [, view] = location.search.match(/[?&]view=(deck|progress|settings)\b/) || [];
const isKnown = view || isRevisit();
const onCardParsed = () => {
  const card = /** @type {HTMLElement | null} */ (document.querySelector(CARD));
  if (!card) return;
  parsing.disconnect();
  prepare(card);
};
const parsing = new MutationObserver(onCardParsed);
// On a revisit prepare the card before it is painted, else after: reading storage would delay the first paint.
if (isKnown) {
  parsing.observe(document, { childList: true, subtree: true });
  // In a development build this script is a module, which runs after the card is parsed.
  onCardParsed();
}
document.addEventListener("click", recordTap);
prepareHint();
addEventListener("DOMContentLoaded", async () => {
  /** @param {string} mark */
  const hasFlag = mark => !!document.querySelector(`.cc[data-${mark}]`);
  if (!hasFlag("returning")) await afterPaint();
  if (!isKnown) onCardParsed();
  trustWorkers(document.baseURI, ["sw.js", "app-worker.js"]);
  superviseApp(hasFlag("safe"));
  start(!hasFlag("returning"));
});
