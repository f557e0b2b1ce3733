// @ts-check
// Registers the service worker, which makes the app work offline, and offers new versions of the app.
// recovery/supervisor.js imports this once the app has started, or has failed to. A debug build empties this file.

import { button } from "../shared/dom.js";
import { later, update as updateName, updateReady } from "../shared/messages.js";
import { fitApp, showNotice } from "../shared/notice.js";
import { say, speakPreferred } from "../shared/say.js";

const HOUR = 60 * 60 * 1000;

/**
 * The last notice of a new version, and the element that had the focus before it.
 * @type {{ line: HTMLElement, cameFrom?: HTMLElement } | undefined}
 */
let offered;

/**
 * Offers a new version in a notice above the app, once for each version.
 * @param {() => void} update switches to the new version
 * @param {boolean} [isAnother] whether the version is newer than the last one offered
 */
const offer = async (update, isAnother) => {
  await speakPreferred();
  // Do not offer a dismissed version again, but offer the next one.
  if (offered && (offered.line.isConnected || !isAnother)) return;
  const line = showNotice("status", say(updateReady), button("cc-button--quiet", say(updateName), update), button("cc-button--quiet", say(later), dismiss));
  line.dataset.update = "";
  /** @type {NonNullable<typeof offered>} */
  const shown = { line };
  line.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget instanceof HTMLElement) shown.cameFrom ??= relatedTarget;
  });
  offered = shown;
};

/** Removes the notice and restores the focus. */
const dismiss = () => {
  offered?.line.remove();
  fitApp();
  offered?.cameFrom?.focus();
};

/**
 * Checks for a new version, now and whenever the page becomes visible again after an hour.
 * @param {ServiceWorkerRegistration} registration
 * @param {() => void} onChecked
 */
const checkForUpdates = (registration, onChecked) => {
  /** @type {number | undefined} */
  let lastCheck;
  const check = () => {
    // Collect garbage before the check, not during an installation: a version that activates itself, as sw-off.js
    // does, would wait for it.
    registration.active?.postMessage("sweep");
    if (document.visibilityState != "visible" || (lastCheck && Date.now() - lastCheck < HOUR)) return;
    lastCheck = Date.now();
    // The check fails offline.
    registration.update().then(onChecked).catch(() => {});
  };
  document.addEventListener("visibilitychange", check);
  check();
};

/** @param {ServiceWorkerContainer} workers */
const register = async workers => {
  let isAsked = false, isControlled = !!workers.controller;
  // The app continues at the card where the previous version was, so a reload is enough.
  workers.addEventListener("controllerchange", () => {
    if (isAsked) location.reload();
    // Another tab activated the new version. This tab still gets the files of its own version, so it need not reload.
    else if (isControlled) offer(() => location.reload());
    isControlled = true;
  });
  const registration = await workers.register(new URL("../sw.js", import.meta.url), { updateViaCache: "none" });
  const update = () => {
    isAsked = true;
    // The workers of every version know this text.
    if (registration.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  };
  const offerWaiting = () => {
    if (registration.waiting && registration.active) offer(update);
  };
  const follow = () => {
    const next = registration.installing;
    // WebKit may fire this event before it updates `registration.waiting`.
    next?.addEventListener("statechange", () => next.state == "installed" && registration.active && offer(update, true));
    // The version may be installed already when this function runs.
    offerWaiting();
  };
  registration.addEventListener("updatefound", follow);
  follow();
  checkForUpdates(registration, offerWaiting);
};

// Not in a frame, with an opaque origin or for a file: there a worker is unavailable.
if (top == self && origin != "null" && navigator.serviceWorker) register(navigator.serviceWorker).catch(() => {});
