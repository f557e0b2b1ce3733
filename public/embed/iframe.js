// @ts-check
// The page inside a frame: `embed.html?deck=…&theme=…` is one widget with these attributes.

import { frameApart, frameKeepsNothing, openFullPage } from "../shared/messages.js";
import { say, speakPreferred } from "../shared/say.js";
import { PROBE, removeText, writeText } from "../shared/stored.js";
import { trustWorkers } from "../shared/trusted-types.js";
import "../embed.js";

const ATTRIBUTES = ["deck", "section", "cards", "order", "theme", "lang", "views", "storage", "words"];
/** The version of what a frame and the page around it tell each other. */
const VERSION = 1;

const page = document.documentElement;
const asked = new URLSearchParams(location.search);

/** Whether the page around is of another origin; where the browser does not tell, it is taken to be. */
const isElsewhere = () => {
  try {
    return self != top && top?.location.origin != location.origin;
  } catch {
    return true;
  }
};

/**
 * Shows one quiet line about what is stored, and the way out.
 * @param {import("../shared/say.js").Message} message
 */
const note = async message => {
  await speakPreferred();
  const line = /** @type {HTMLElement} */ (document.querySelector("#note"));
  const way = Object.assign(document.createElement("a"), { href: "./", target: "_blank", rel: "noopener", textContent: say(openFullPage) });
  line.append(say(message), " ", way);
  line.hidden = false;
};

trustWorkers(new URL("../", import.meta.url).href, ["app-worker.js", "importer-worker.js"]);
const quiz = document.createElement("cuecard-deck");
quiz.setAttribute("loading", "eager");
for (const name of ATTRIBUTES) {
  const value = asked.get(name);
  if (value != null) quiz.setAttribute(name, value);
}
// Any link can choose what is here, also where no page is around: ratings of decks from elsewhere are kept apart, and
// nobody else puts words into the app's mouth.
quiz.setAttribute("data-apart", "");
if (!writeText(PROBE, "1")) {
  quiz.setAttribute("storage", "none");
  note(frameKeepsNothing);
} else if (isElsewhere()) {
  note(frameApart);
}
removeText(PROBE);
page.dataset.theme = asked.get("theme") ?? "auto";
document.querySelector("main")?.append(quiz);

// The page around may have embed.js, which then makes the frame as high as it would like to be.
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
