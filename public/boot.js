// @ts-check
// Runs before anything is painted, so it does no more by then than it must. A release build writes it into the page, with
// what it imports.

import { isEnglish, preferred } from "./shared/languages.js";
import { noFile, pageLost } from "./shared/messages.js";
import { EARLY, PREFIX, STARTS, keysOf, readText, writeText } from "./shared/stored.js";
import { applyAppearance } from "./shared/theme.js";
import { trustWorkers } from "./shared/trusted-types.js";

/** The card that the page brings itself, until the app has put its own in its place. */
const CARD = "[data-cuecard] > .cc:not([data-app])";
/** What a stopped app, which is off the page, must not hear. */
const OF_THE_APP = ["storage", "message", "keydown", "popstate", "focus", "blur", "pageshow", "pagehide", "visibilitychange", "online",
  "offline"];

/** @typedef {{ type: string, detail?: unknown, error?: unknown, reason?: unknown }} Report What befalls the page. */

/** Resolves once the page is painted; soon, where nobody looks at it. */
const afterPaint = () =>
  new Promise(next => {
    new PerformanceObserver(next).observe({ type: "paint", buffered: true });
    setTimeout(next, 300);
  });

/** Resolves once the browser has nothing else to do, or soon; not all browsers report that. */
const whenIdle = () =>
  new Promise(next => ("requestIdleCallback" in window ? requestIdleCallback(next, { timeout: 300 }) : next(null)));

/**
 * The whole address of a file of the build: in a sandboxed frame, which is of no origin, a script has no base to start from.
 * @param {string} path
 */
const addressOf = path => new URL(path, document.baseURI).href;

/**
 * Whether the page may have been open before, as far as can be told without asking the storage, which a browser answers
 * late: the worker that keeps the app for times without a network brings it, it is loaded anew, or it is in a frame, which
 * has no worker. Without an origin it must not even ask for one.
 */
const isRevisit = () => {
  if (top != self || origin == "null" || navigator.serviceWorker?.controller) return true;
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return navigation?.type != "navigate";
};

/** Whether the last two starts failed within a minute: then this one is with default settings. */
const isSafeMode = () => {
  const [first, second] = (readText(STARTS) || "").split(" ").map(Number);
  return second - first < 60000;
};

/**
 * Has the card look as its reader wants it; and none at all, where another one is to be shown instead.
 * @param {HTMLElement} card
 */
const prepare = card => {
  if (isSafeMode()) card.dataset.safe = "";
  else applyAppearance(card);
  // Somebody who was here before goes on elsewhere in the deck: better no question than the wrong one.
  const isReturning = keysOf(PREFIX).length || keysOf(PREFIX, "sessionStorage").length;
  if (isReturning) card.dataset.returning = card.dataset.early = "";
  // A tab tapped at once.
  if (view) Object.assign(card.dataset, { early: view + " ", returning: "" });
};

/**
 * Stores a rating at once, with what led to it: the page may be left before the app has come. The card goes, as any other
 * does once it is rated. Where it cannot be stored, the app has it from this page, if it comes.
 * @param {HTMLElement} card
 */
const storeRating = ({ dataset }) => {
  dataset.rated = "";
  writeText(EARLY, `${dataset.card} ${dataset.early}`);
};

/**
 * What a tap asks for; nothing where it is on nothing of the card's. A tap on the question turns the card, as it does in the
 * app.
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
 * Notes what is tapped before the app has arrived, so that the app can do it too.
 * @param {Event} event
 */
const note = ({ target }) => {
  if (!(target instanceof Element)) return;
  const card = /** @type {HTMLElement | null} */ (target.closest(CARD));
  const action = card && actionOf(target, card);
  // Where the address asks for a view, no card is to be seen, and tabs are all that can be tapped; so it is once the card is
  // rated.
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

/** Says that the page cannot go on, where nothing else is there to say it. */
const showPlainNotice = () => {
  const notice = document.createElement("p");
  notice.setAttribute("role", "alert");
  const isFile = location.protocol == "file:";
  notice.textContent = (isFile ? noFile : pageLost)[1];
  document.querySelector("main")?.prepend(notice);
  // In a frame of no origin WebKit loads nothing.
  const way = /** @type {HTMLElement | null} */ (document.querySelector(".cc-bare"));
  if (way && origin == "null" && !isFile) way.style.display = "block";
  return notice;
};

/**
 * Hands what befalls the page to recovery/supervisor.js, which is fetched when something fails, or the app has started: before
 * that, nothing should be in the way of the first rating. Where the app takes long, it is not waited for.
 * @param {boolean} isSafe
 */
const superviseApp = isSafe => {
  // Nothing arrives then, and not all browsers say so.
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
  // These come before whatever the app adds.
  for (const type of OF_THE_APP) {
    addEventListener(type, event => {
      if (!document.querySelector("[data-cuecard]")) event.stopImmediatePropagation();
    }, true);
  }
};

/** Has the hint shown, some day, that the page can be installed. Browsers that offer it do so once. */
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
 * Loads the language of the app, for a setting, or that which is stored.
 * @param {string} [setting]
 */
const loadLanguage = setting => import(addressOf("shared/language.js")).then(({ loadPreferred }) => loadPreferred(setting));

/**
 * Starts the app. It begins once a tap that came at once has been answered; where no card is shown without it, nothing is
 * waited for. The Wasm is called after its glue: a preload of it would be one download too many in WebKit. When the app
 * cannot be started, WebKit says so to nobody but whoever started it.
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
    // In English it begins where its language does not come.
    const language = isEnglish(preferred()) ? null : loadLanguage().catch(() => null);
    // They are waited for below, which is too late for the browser.
    for (const part of [wasm, app]) part.catch(() => {});
    if (isShown) await whenIdle();
    root.language = await language;
    await (await app).default({ module_or_path: wasm });
    emit("started");
  } catch (error) {
    emit("failed", error);
  }
};

/** A view that the address asks for, as a shortcut of the installed app does. */
const [, view] = location.search.match(/[?&]view=(deck|progress|settings)\b/) || [];
const isKnown = view || isRevisit();
const onCardParsed = () => {
  const card = /** @type {HTMLElement | null} */ (document.querySelector(CARD));
  if (!card) return;
  parsing.disconnect();
  prepare(card);
};
const parsing = new MutationObserver(onCardParsed);
// Before it is painted, or after.
if (isKnown) {
  parsing.observe(document, { childList: true, subtree: true });
  // As a module, which it is in a development build, it comes after the card.
  onCardParsed();
}
document.addEventListener("click", note);
prepareHint();
addEventListener("DOMContentLoaded", async () => {
  /** @param {string} mark */
  const is = mark => !!document.querySelector(`.cc[data-${mark}]`);
  if (!is("returning")) await afterPaint();
  if (!isKnown) onCardParsed();
  trustWorkers(document.baseURI, ["sw.js", "app-worker.js"]);
  superviseApp(is("safe"));
  start(!is("returning"));
});
