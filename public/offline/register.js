// @ts-check
// Has the app kept for times without a network, and offers new versions of it. recovery/supervisor.js fetches this once
// the app has started, or has failed to. In a debug build there is nothing in it.

import { button } from "../shared/dom.js";
import { later, update as updateName, updateReady } from "../shared/messages.js";
import { fitApp, showNotice } from "../shared/notice.js";
import { say, speakPreferred } from "../shared/say.js";

const HOUR = 60 * 60 * 1000;

/**
 * The line above the app, and what had the focus before it.
 * @type {{ line: HTMLElement, cameFrom?: HTMLElement } | undefined}
 */
let offered;

/**
 * Offers the new version in a line above the app, once for each.
 * @param {() => void} update goes over to it
 * @param {boolean} [isAnother]
 */
const offer = async (update, isAnother) => {
  await speakPreferred();
  // One that can wait is not spoken of again, but the one after it is.
  if (offered && (offered.line.isConnected || !isAnother)) return;
  const line = showNotice("status", say(updateReady), button("cc-quiet", say(updateName), update), button("cc-quiet", say(later), dismiss));
  line.dataset.update = "";
  /** @type {NonNullable<typeof offered>} */
  const shown = { line };
  line.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget instanceof HTMLElement) shown.cameFrom ??= relatedTarget;
  });
  offered = shown;
};

/** Removes the line; the focus goes back to where it was. */
const dismiss = () => {
  offered?.line.remove();
  fitApp();
  offered?.cameFrom?.focus();
};

/**
 * Looks for a new version, now and whenever the page is looked at again after an hour.
 * @param {ServiceWorkerRegistration} registration
 * @param {() => void} onLooked
 */
const lookForUpdates = (registration, onLooked) => {
  /** @type {number | undefined} */
  let looked;
  const look = () => {
    // Not while a version comes in: one that takes over by itself, as the kill switch does, would wait for this to end.
    registration.active?.postMessage("sweep");
    if (document.visibilityState != "visible" || (looked && Date.now() - looked < HOUR)) return;
    looked = Date.now();
    // Without a network there is none.
    registration.update().then(onLooked).catch(() => {});
  };
  document.addEventListener("visibilitychange", look);
  look();
};

/** @param {ServiceWorkerContainer} workers */
const register = async workers => {
  let isAsked = false, isControlled = !!workers.controller;
  // A version goes on from the card where the last one was, so that to load the page again is all there is to do.
  workers.addEventListener("controllerchange", () => {
    if (isAsked) location.reload();
    // Another tab went over. This one keeps the files of its version, and is left to its person.
    else if (isControlled) offer(() => location.reload());
    isControlled = true;
  });
  const registration = await workers.register(new URL("../sw.js", import.meta.url), { updateViaCache: "none" });
  const update = () => {
    isAsked = true;
    // In these words, which the workers of every version know.
    if (registration.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  };
  const offerWaiting = () => {
    if (registration.waiting && registration.active) offer(update);
  };
  const follow = () => {
    const next = registration.installing;
    // WebKit may tell of the state before the registration does.
    next?.addEventListener("statechange", () => next.state == "installed" && registration.active && offer(update, true));
    // It may be installed already by the time this is heard of.
    offerWaiting();
  };
  registration.addEventListener("updatefound", follow);
  follow();
  lookForUpdates(registration, offerWaiting);
};

// Not within somebody's page, not where there is no origin, and not for a file.
if (top == self && origin != "null" && navigator.serviceWorker) register(navigator.serviceWorker).catch(() => {});
