// @ts-check
// Says once that Cuecard can be installed, when it has been of use: at the end of a session, or after 20 ratings. Where an
// installed app starts empty, it says once how ratings come there. boot.js fetches this once the app has started; a page
// that shows Cuecard as a widget never does.

import { button, element, frame } from "../shared/dom.js";
import {
  dismiss, goToSettings, install, installOffer, installSteps, installStepsSafari, installTitle, installedEmpty, notNow, yourRatings,
} from "../shared/messages.js";
import { say, speakPreferred } from "../shared/say.js";
import { INSTALL_HINT, writeText } from "../shared/stored.js";

/** @typedef {Event & { prompt: () => void }} Offer The browser's own offer to install the page. */
/** @typedef {import("../shared/say.js").Message} Message */
/** @typedef {[name: Message, act?: () => void]} Choice A button, and what it does besides taking the line away. */

const ENOUGH = 20;

/** The ways in which an installed app is shown. */
const INSTALLED = "(display-mode: standalone), (display-mode: minimal-ui), (display-mode: fullscreen)";

/** Only Apple's phones and tablets know this property: whether the page is installed. */
const { standalone } = /** @type {Navigator & { standalone?: boolean }} */ (navigator);

/** Whether the page stands in a tab of its own; not in a frame, and not installed. */
const isPlainTab = () => self == top && !matchMedia(INSTALLED).matches && !standalone;

/** @returns {HTMLElement | null} */
const findApp = () => document.querySelector("[data-app]");

/**
 * The steps on Apple's phones and tablets. All browsers there call themselves Safari, too; other apps do not, and what they
 * show within themselves does not come to the home screen from there. The transfer link is pasted, for one that is tapped
 * opens in the browser, and not in the app.
 */
const steps = () => (navigator.userAgent.includes("Safari/") ? installSteps : installStepsSafari);

/** Whether the hint was shown before; where nothing can be stored it must not come back on every visit. */
const wasShown = () => {
  try {
    return localStorage.getItem(INSTALL_HINT) != null;
  } catch {
    return true;
  }
};

/**
 * Shows a line above the app, called `name`, with what can be done about it.
 * @param {Message} name
 * @param {Message} text
 * @param {Choice[]} choices
 */
const show = async (name, text, ...choices) => {
  // Else it would come back.
  if (!writeText(INSTALL_HINT, "shown")) return;
  await speakPreferred();
  /** @param {(() => void) | undefined} [act] */
  const leave = act => () => {
    root.remove();
    act?.();
  };
  const buttons = choices.map(([name, act]) => button("cc-quiet", say(name), leave(act)));
  const words = element("p", { textContent: say(text) });
  const notice = element("section", { className: "cc-notice" }, words, ...buttons);
  // The words have a line of their own, for the buttons leave little room beside them on a phone.
  notice.style.flexWrap = "wrap";
  notice.style.rowGap = "0";
  words.style.flexBasis = "100%";
  notice.setAttribute("aria-label", say(name));
  const root = frame(notice);
  // In sight wherever the page is scrolled to.
  Object.assign(root.style, { minBlockSize: "0", position: "sticky", insetBlockStart: "0", zIndex: "2" });
  document.querySelector("main")?.prepend(root);
  addEventListener("appinstalled", leave());
};

/**
 * Says that the page can be installed. `offer` is the browser's own offer to do it, where it makes one.
 * @param {Offer | undefined} offer
 */
const hint = offer =>
  offer
    ? show(installTitle, installOffer, [install, () => offer.prompt()], [notNow])
    : show(installTitle, steps(), SETTINGS, [dismiss]);

/**
 * Leads to where transfer links are made and read; the last of the views.
 * @type {Choice}
 */
const SETTINGS = [goToSettings, () => {
  const tabs = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-app] .cc-tab"));
  [...tabs].pop()?.click();
}];

/**
 * Waits for the moment. `offered` gives the browser's own offer to install, as soon as there is one.
 * @param {() => Offer | undefined} offered
 */
export const watch = offered => {
  if (wasShown()) return;
  // On Apple's phones and tablets an installed app has a storage of its own.
  if (standalone && Number(findApp()?.dataset.ratings) == 0) show(yourRatings, installedEmpty, SETTINGS, [dismiss]);
  if (!isPlainTab()) return;
  const look = () => {
    const app = findApp(), offer = offered();
    // A page cannot offer anything on Apple's phones and tablets.
    const canInstall = offer || standalone === false;
    if (!app || !canInstall || (Number(app.dataset.ratings) < ENOUGH && !app.querySelector(".cc-end"))) return;
    watcher.disconnect();
    // In another tab it may have been shown meanwhile.
    if (!wasShown()) hint(offer);
  };
  // Only a rating brings the moment. The screen follows it in the same frame.
  const watcher = new MutationObserver(() => requestAnimationFrame(look));
  watcher.observe(document.body, { subtree: true, attributeFilter: ["data-ratings"] });
};
