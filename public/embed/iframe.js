// @ts-check
// The script of the page for frames: `embed.html?deck=…&theme=…` shows one widget with these attributes.

import { frameApart, frameKeepsNothing, openFullPage } from "../shared/messages.js";
import { say, speakPreferred } from "../shared/say.js";
import { PROBE, removeText, writeText } from "../shared/stored.js";
import { trustWorkers } from "../shared/trusted-types.js";
import "../embed.js";

const ATTRIBUTES = ["deck", "section", "cards", "order", "theme", "lang", "views", "storage", "words"];
/** The version of the messages between a frame and its host page. */
const VERSION = 1;

const page = document.documentElement;
const parameters = new URLSearchParams(location.search);

/** Whether the host page has another origin; also true if the browser does not report it. */
const isCrossOrigin = () => {
  try {
    return self != top && top?.location.origin != location.origin;
  } catch {
    return true;
  }
};

/**
 * Shows a line about the storage, with a link to the full page.
 * @param {import("../shared/say.js").Message} message
 */
const showNote = async message => {
  await speakPreferred();
  const line = /** @type {HTMLElement} */ (document.querySelector("#note"));
  const link = Object.assign(document.createElement("a"), { href: "./", target: "_blank", rel: "noopener", textContent: say(openFullPage) });
  line.append(say(message), " ", link);
  line.hidden = false;
};

trustWorkers(new URL("../", import.meta.url).href, ["app-worker.js", "importer-worker.js"]);
const quiz = document.createElement("cuecard-deck");
quiz.setAttribute("loading", "eager");
for (const name of ATTRIBUTES) {
  const value = parameters.get(name);
  if (value != null) quiz.setAttribute(name, value);
}
// Any link can choose the deck and the words, also without a host page. So decks from other origins have separate
// ratings, and words come only from this origin.
quiz.setAttribute("data-apart", "");
if (!writeText(PROBE, "1")) {
  quiz.setAttribute("storage", "none");
  showNote(frameKeepsNothing);
} else if (isCrossOrigin()) {
  showNote(frameApart);
}
removeText(PROBE);
page.dataset.theme = parameters.get("theme") ?? "auto";
document.querySelector("main")?.append(quiz);

// If the host page includes embed.js, that sets the frame's height to the reported one.
if (self != top) {
  const reportHeight = () => {
    parent.postMessage({ cuecard: VERSION, height: document.body.offsetHeight, fits: "fits" in page.dataset }, "*");
  };
  addEventListener("message", ({ source, data }) => {
    if (source != parent || data?.cuecard !== VERSION || data.fits !== true) return;
    page.dataset.fits = "";
    reportHeight();
  });
  new ResizeObserver(reportHeight).observe(document.body);
}
