// @ts-check
// Offers installation once, at the end of a session or after 20 ratings. Where an installed app starts with empty
// storage, explains once how to transfer ratings. boot.js imports this after the app has started; widgets never do.

import { button, element, frame } from "../shared/dom.js";
import {
  dismiss, goToSettings, install, installOffer, installSteps, installStepsSafari, installTitle, installedEmpty, notNow, yourRatings,
} from "../shared/messages.js";
import { say, speakPreferred } from "../shared/say.js";
import { INSTALL_HINT, writeText } from "../shared/stored.js";

/** @typedef {Event & { prompt: () => void }} Offer The browser's `beforeinstallprompt` event. */
/** @typedef {import("../shared/say.js").Message} Message */
/** @typedef {[name: Message, act?: () => void]} Choice A button's label, and its action after the notice is removed. */

const ENOUGH = 20;

/** Matches the display modes of an installed app. */
const INSTALLED = "(display-mode: standalone), (display-mode: minimal-ui), (display-mode: fullscreen)";

/** Whether the page is installed. Only iOS and iPadOS have this property. */
const { standalone } = /** @type {Navigator & { standalone?: boolean }} */ (navigator);

/** Whether the page is neither in a frame nor installed. */
const isPlainTab = () => self == top && !matchMedia(INSTALLED).matches && !standalone;

/** @returns {HTMLElement | null} */
const findApp = () => document.querySelector("[data-app]");

/**
 * Returns the installation steps for iOS and iPadOS. All browsers there have "Safari/" in their user agent; in-app
 * browsers, which cannot add a page to the home screen, do not. The transfer link must be pasted, since a tapped link
 * opens in the browser and not in the installed app.
 */
const steps = () => (navigator.userAgent.includes("Safari/") ? installSteps : installStepsSafari);

/** Whether the hint was shown before. True if storage is denied, so that the hint does not return on every visit. */
const wasShown = () => {
  try {
    return localStorage.getItem(INSTALL_HINT) != null;
  } catch {
    return true;
  }
};

/**
 * Shows a notice above the app, labelled `name`, with a button for each choice.
 * @param {Message} name
 * @param {Message} text
 * @param {Choice[]} choices
 */
const show = async (name, text, ...choices) => {
  // Show no hint that cannot be recorded: it would return on every visit.
  if (!writeText(INSTALL_HINT, "shown")) return;
  await speakPreferred();
  /** @param {(() => void) | undefined} [act] */
  const leave = act => () => {
    root.remove();
    act?.();
  };
  const buttons = choices.map(([name, act]) => button("cc-button--quiet", say(name), leave(act)));
  const words = element("p", { textContent: say(text) });
  const notice = element("section", { className: "cc-notice" }, words, ...buttons);
  // Put the text on its own line: beside the buttons it has too little space on a phone.
  notice.style.flexWrap = "wrap";
  notice.style.rowGap = "0";
  words.style.flexBasis = "100%";
  notice.setAttribute("aria-label", say(name));
  const root = frame(notice);
  // Keep the notice visible while the page scrolls.
  Object.assign(root.style, { minBlockSize: "0", position: "sticky", insetBlockStart: "0", zIndex: "2" });
  document.querySelector("main")?.prepend(root);
  addEventListener("appinstalled", leave());
};

/**
 * Shows the hint: with the browser's install prompt if there is one, else with the steps.
 * @param {Offer | undefined} offer
 */
const hint = offer =>
  offer
    ? show(installTitle, installOffer, [install, () => offer.prompt()], [notNow])
    : show(installTitle, steps(), SETTINGS, [dismiss]);

/**
 * Opens Settings, the last of the tabs, which creates and imports transfer links.
 * @type {Choice}
 */
const SETTINGS = [goToSettings, () => {
  const tabs = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-app] .cc-tab"));
  [...tabs].pop()?.click();
}];

/**
 * Shows the hint at the end of a session or after enough ratings. `offered` returns the browser's install prompt once
 * the browser has fired it.
 * @param {() => Offer | undefined} offered
 */
export const watch = offered => {
  if (wasShown()) return;
  // On iOS and iPadOS an installed app has its own storage.
  if (standalone && Number(findApp()?.dataset.ratings) == 0) show(yourRatings, installedEmpty, SETTINGS, [dismiss]);
  if (!isPlainTab()) return;
  const check = () => {
    const app = findApp(), offer = offered();
    // iOS and iPadOS have no install prompt.
    const canInstall = offer || standalone === false;
    if (!app || !canInstall || (Number(app.dataset.ratings) < ENOUGH && !app.querySelector(".cc-end"))) return;
    observer.disconnect();
    // Another tab may have shown the hint meanwhile.
    if (!wasShown()) hint(offer);
  };
  // Only a rating changes the conditions. The app updates the screen in the same frame.
  const observer = new MutationObserver(() => requestAnimationFrame(check));
  observer.observe(document.body, { subtree: true, attributeFilter: ["data-ratings"] });
};
