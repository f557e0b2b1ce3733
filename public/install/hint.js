// Says once that Cuecard can be installed, when it has been of use: at the end of a session, or after 20 ratings.
// boot.js fetches this once the app has started; a page that shows Cuecard as a widget never does.

import { button, element, frame } from "../recovery/screen.js";

const SHOWN = "cuecard/install-hint";
const ENOUGH = 20;
const APPLE =
  "To have Cuecard at hand as an app, tap Share, then Add to Home Screen. There it starts empty: take your ratings along with a transfer link, which Settings makes.";
const OTHERS = "Cuecard can be an app of its own, one tap away. Your ratings come along.";

/** The ways in which an installed app is shown. */
const INSTALLED = "(display-mode: standalone), (display-mode: minimal-ui), (display-mode: fullscreen)";

/** Whether the page stands in a tab of its own; not in a frame, and not installed. */
const isPlainTab = () => self == top && !matchMedia(INSTALLED).matches && !navigator.standalone;

/** Whether the hint was shown before; where nothing can be kept it must not come back on every visit. */
const wasShown = () => {
  try {
    return localStorage.getItem(SHOWN) != null;
  } catch {
    return true;
  }
};

/** Shows the hint above the app. `offer` is the browser's own offer to install, where it makes one. */
const show = offer => {
  localStorage.setItem(SHOWN, "shown");
  const leave = () => root.remove();
  const install = () => {
    leave();
    offer.prompt();
  };
  const buttons = offer
    ? [button("cc-quiet", "Install", install), button("cc-quiet", "Not now", leave)]
    : [button("cc-quiet", "Dismiss", leave)];
  const notice = element("section", { className: "cc-notice" }, element("p", { textContent: offer ? OTHERS : APPLE }), ...buttons);
  notice.setAttribute("aria-label", "Install Cuecard");
  const root = frame(notice);
  // In sight wherever the page is scrolled to.
  Object.assign(root.style, { minBlockSize: "0", position: "sticky", insetBlockStart: "0", zIndex: "2" });
  document.querySelector("main").prepend(root);
  addEventListener("appinstalled", leave);
};

/** Waits for the moment. `offered` gives the browser's own offer to install, as soon as there is one. */
export const watch = offered => {
  if (!isPlainTab() || wasShown()) return;
  const look = () => {
    const app = document.querySelector("[data-app]");
    const offer = offered();
    // Only Apple's phones and tablets know this property; there a page cannot offer anything.
    const canInstall = offer || navigator.standalone === false;
    if (!app || !canInstall || (app.dataset.ratings < ENOUGH && !app.querySelector(".cc-end"))) return;
    watcher.disconnect();
    // In another tab it may have been shown meanwhile.
    if (!wasShown()) show(offer);
  };
  // Only a rating brings the moment. The screen follows it in the same frame.
  const watcher = new MutationObserver(() => requestAnimationFrame(look));
  watcher.observe(document.querySelector("main"), { subtree: true, attributeFilter: ["data-ratings"] });
};
